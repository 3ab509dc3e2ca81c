"""Reading .docx: paragraphs, tables and text boxes of the main document, in its order."""

import posixpath
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.etree.ElementTree import ParseError, XMLParser
from zipfile import ZipFile

from corpus.document import Document
from corpus.errors import ReadError
from corpus.readers.marks import bears_mark
from corpus.readers.options import ReadOptions
from corpus.readers.packages import package
from corpus.readers.tidy import tidy
from corpus.readers.wordtext import ForbiddenMarkup, MainPart, WordText

_CHUNK_BYTES = 64 * 2**10
_RELATIONS = "_rels/.rels"
_HEAD_OR_FOOT = re.compile(r"(?:header|footer)\d*\.xml")


def read(path: Path, _options: ReadOptions) -> Iterator[Document]:
    """Yield the document as one reply; raises ReadError if it has no text.

    Page heads and feet, marks of who may read apart, notes, comments and tracked deletions are left
    out. The title that Word keeps as a property is not used: it is the template's more often than
    the document's.
    """
    with package(path) as archive, _xml_errors(path):
        relations = MainPart()
        _feed(archive, _RELATIONS, relations)
        main = posixpath.normpath(relations.name.lstrip("/"))
        text = _text(archive, main)
        marks = _marks(archive, posixpath.dirname(main))
    if not text:
        raise ReadError(path, "文件里没有文字。")
    yield Document(path=path, format="docx", text="\n".join((*marks, text)))


@contextmanager
def _xml_errors(path: Path) -> Iterator[None]:
    """Translate what expat raises; an encoding it cannot read is a ValueError or a LookupError."""
    try:
        yield
    except KeyError as error:
        raise ReadError(path, "不是有效的 Word 文件（缺少正文部分）。") from error
    except (ParseError, ForbiddenMarkup, ValueError, LookupError) as error:
        raise ReadError(path, "不是有效的 Word 文件（不是合格的 XML）。") from error


def _text(archive: ZipFile, part: str) -> str:
    words = WordText()
    _feed(archive, part, words)
    return tidy(words.text())


def _marks(archive: ZipFile, folder: str) -> list[str]:
    """Return what page heads and feet say of who may read, each once."""
    parts = [
        name
        for name in archive.namelist()
        if posixpath.dirname(name) == folder and _HEAD_OR_FOOT.fullmatch(posixpath.basename(name))
    ]
    pieces = (piece for part in parts for piece in re.split(r"[\t\n]", _text(archive, part)))
    return list(dict.fromkeys(piece.strip() for piece in pieces if bears_mark(piece)))


def _feed(archive: ZipFile, part: str, target: MainPart | WordText) -> None:
    """Parse one part; the targets refuse document types, so that no entity is ever defined."""
    parser = XMLParser(target=target)  # noqa: S314
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK_BYTES):
            parser.feed(chunk)
    parser.close()
