"""Reading .docx: paragraphs, tables and text boxes of the main document, in its order."""

import posixpath
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import ParseError, XMLParser
from zipfile import ZipFile

from corpus.document import Document
from corpus.errors import ReadError
from corpus.readers.options import ReadOptions
from corpus.readers.packages import package
from corpus.readers.tidy import tidy
from corpus.readers.wordtext import ForbiddenMarkup, MainPart, WordText

_CHUNK_BYTES = 64 * 2**10
_RELATIONS = "_rels/.rels"


def read(path: Path, _options: ReadOptions) -> Iterator[Document]:
    """Yield the document as one reply; raises ReadError if it has no text.

    Page heads and feet, notes, comments and tracked deletions are left out. The title that Word
    keeps as a property is not used: it is the template's more often than the document's.
    """
    with package(path) as archive:
        text = _main_text(path, archive)
    if not text:
        raise ReadError(path, "文件里没有文字。")
    yield Document(path=path, format="docx", text=text)


def _main_text(path: Path, archive: ZipFile) -> str:
    relations, words = MainPart(), WordText()
    try:
        _feed(archive, _RELATIONS, relations)
        _feed(archive, posixpath.normpath(relations.name.lstrip("/")), words)
    except KeyError as error:
        raise ReadError(path, "不是有效的 Word 文件（缺少正文部分）。") from error
    except (ParseError, ForbiddenMarkup) as error:
        raise ReadError(path, "不是有效的 Word 文件（正文部分不是合格的 XML）。") from error
    return tidy(words.text())


def _feed(archive: ZipFile, part: str, target: MainPart | WordText) -> None:
    """Parse one part; the targets refuse document types, so that no entity is ever defined."""
    parser = XMLParser(target=target)  # noqa: S314
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK_BYTES):
            parser.feed(chunk)
    parser.close()
