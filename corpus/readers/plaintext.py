"""Reading .txt."""

from collections.abc import Iterator
from pathlib import Path

from corpus.document import Document
from corpus.errors import ReadError
from corpus.readers import webpage
from corpus.readers.decode import decode
from corpus.readers.disguises import is_page
from corpus.readers.files import load
from corpus.readers.limits import MAX_DOCUMENT_BYTES
from corpus.readers.options import ReadOptions
from corpus.readers.tidy import tidy


def read(path: Path, options: ReadOptions) -> Iterator[Document]:
    """Yield the text as one reply, or what a web page named .txt holds; raises ReadError if there
    is none."""
    source = decode(path, load(path, MAX_DOCUMENT_BYTES))
    if is_page(source):
        yield from webpage.read(path, options)
        return
    text = tidy(source)
    if not text:
        raise ReadError(path, "文件里没有文字。")
    yield Document(path=path, format="txt", text=text)
