"""Reading .pdf with a text layer: its paragraphs, without what belongs to the paper."""

from collections.abc import Iterator
from pathlib import Path

from corpus.document import Document
from corpus.errors import ReadError
from corpus.readers.files import load
from corpus.readers.limits import MAX_DOCUMENT_BYTES
from corpus.readers.options import ReadOptions
from corpus.readers.pdfchars import sheets
from corpus.readers.pdflines import lines_of
from corpus.readers.pdfpages import Page, parted
from corpus.readers.pdfparagraphs import paragraphs
from corpus.readers.tidy import tidy

CHARACTERS_A_PAGE = 5
"""Fewer on average mean a scan, which may bear a stamped number in its text layer."""


def read(path: Path, _options: ReadOptions) -> Iterator[Document]:
    """Yield the document as one reply; raises ReadError for a scan without a text layer."""
    data = load(path, MAX_DOCUMENT_BYTES)
    pages = [Page(sheet.width, sheet.height, lines_of(sheet)) for sheet in sheets(path, data)]
    said, bodies = parted(pages)
    text = tidy(paragraphs(bodies, max((page.width for page in pages), default=0.0)))
    if len(text) < CHARACTERS_A_PAGE * len(pages) or not text:
        raise ReadError(path, "扫描件，没有文字层。")
    yield Document(path=path, format="pdf", text=tidy("\n".join((*said, text))))
