"""Reading .docx: paragraphs, tables and text boxes of the main document, in its order."""

import posixpath
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import ParseError, XMLParser
from zipfile import ZipFile

from corpus.document import Document
from corpus.errors import ReadError
from corpus.readers.limits import MAX_DOCUMENT_BYTES
from corpus.readers.marks import bears_mark
from corpus.readers.options import ReadOptions
from corpus.readers.packages import package
from corpus.readers.tidy import tidy
from corpus.readers.wordchunks import chunk_text
from corpus.readers.wordnumbers import Numbering, Styles
from corpus.readers.wordtext import WordText
from corpus.readers.wordxml import ForbiddenMarkup, Relations, Target

_CHUNK_BYTES = 64 * 2**10
_MAIN = "word/document.xml"
"""The name that Word uses, where the package names none."""
_HEAD_OR_FOOT = re.compile(r"(?:header|footer)\d*\.xml")


def read(path: Path, _options: ReadOptions) -> Iterator[Document]:
    """Yield the document as one reply; raises ReadError if it has no text.

    Numbers that Word sets before paragraphs are its text, as they are to who reads the page. Page
    heads and feet, marks of who may read apart, notes, comments and tracked deletions are left out.
    The title that Word keeps as a property is not used: it is the template's more often than the
    document's.
    """
    with package(path) as archive, _xml_errors(path):
        main = _relations(archive, "").by_kind.get("officeDocument", _MAIN)
        relations = _relations(archive, main)
        words = WordText(_numbering(archive, relations), _Chunks(path, archive, relations))
        text = _text(archive, main, words)
        marks = _marks(archive, posixpath.dirname(main))
    if not text:
        raise ReadError(path, "文件里没有文字。")
    yield Document(path=path, format="docx", text="\n".join((*marks, text)))


@dataclass(slots=True)
class _Chunks:
    """The files of other formats in the document, each read once."""

    path: Path
    archive: ZipFile
    relations: Relations
    left: int = MAX_DOCUMENT_BYTES

    def text(self, name: str) -> str:
        """Return the text of the one that a relation names; raises ReadError if it is not read."""
        part = self.relations.by_id.pop(name, "")
        if part not in self.archive.namelist():
            return ""
        self.left -= self.archive.getinfo(part).file_size
        text = chunk_text(part, self.archive.read(part)) if self.left >= 0 else None
        if text is None:
            raise ReadError(
                self.path, "嵌有别的文件，读不出其中的文字，请用 Word 打开后另存为 .docx。"
            )
        return text


@contextmanager
def _xml_errors(path: Path) -> Iterator[None]:
    """Translate what expat raises; an encoding it cannot read is a ValueError or a LookupError."""
    try:
        yield
    except KeyError as error:
        raise ReadError(path, "不是有效的 Word 文件（缺少正文部分）。") from error
    except (ParseError, ForbiddenMarkup, ValueError, LookupError) as error:
        raise ReadError(path, "不是有效的 Word 文件（不是合格的 XML）。") from error


def _relations(archive: ZipFile, part: str) -> Relations:
    """Return what a part ("" for the package) refers to."""
    folder, name = posixpath.split(part)
    relations = Relations(folder)
    named = posixpath.join(folder, "_rels", f"{name}.rels")
    if not part or named in archive.namelist():
        _feed(archive, named, relations)
    return relations


def _numbering(archive: ZipFile, relations: Relations) -> Numbering:
    """Return the lists of the main document; none if it has no part for them."""
    parts = relations.by_kind
    styles = Styles()
    numbering = Numbering(styles)
    for kind, target in (("styles", styles), ("numbering", numbering)):
        if parts.get(kind) in archive.namelist():
            _feed(archive, parts[kind], target)
    return numbering


def _text(archive: ZipFile, part: str, words: WordText) -> str:
    _feed(archive, part, words)
    return tidy(words.text())


def _marks(archive: ZipFile, folder: str) -> list[str]:
    """Return what page heads and feet say of who may read, each once."""
    parts = [
        name
        for name in archive.namelist()
        if posixpath.dirname(name) == folder and _HEAD_OR_FOOT.fullmatch(posixpath.basename(name))
    ]
    texts = (_text(archive, part, WordText()) for part in parts)
    pieces = (piece for text in texts for piece in re.split(r"[\t\n]", text))
    return list(dict.fromkeys(piece.strip() for piece in pieces if bears_mark(piece)))


def _feed(archive: ZipFile, part: str, target: Target) -> None:
    """Parse one part; the targets refuse document types, so that no entity is ever defined."""
    parser = XMLParser(target=target)  # noqa: S314
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK_BYTES):
            parser.feed(chunk)
    parser.close()
