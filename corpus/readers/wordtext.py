"""The text of a .docx part, collected as its elements go by: targets for an XML parser."""

from dataclasses import dataclass, field
from typing import Protocol

from corpus.readers.limits import MAX_OPEN_ELEMENTS
from corpus.readers.lines import Lines
from corpus.readers.wordnumbers import Numbering, Place, Styles
from corpus.readers.wordxml import ForbiddenMarkup, Target, local_name, number_of, values_of

_UNSEEN_ELEMENTS = (
    "del moveFrom rPrChange pPrChange "  # tracked: deleted, moved away, how it was set before
    "rt"  # reading aids above characters
)
_UNSEEN = frozenset(_UNSEEN_ELEMENTS.split())
_OFF = frozenset(["0", "false", "off"])
_SIGNS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "-"}

_BOXES = {
    "Wingdings": {"6F": "□", "A8": "□", "FC": "√", "FD": "☒", "FE": "☑"},
    "Wingdings 2": {"50": "√", "52": "☑", "53": "☒", "54": "☒", "A3": "□"},
}
"""The boxes and ticks of forms, which Word keeps as characters of its picture fonts."""


@dataclass(slots=True)
class _Paragraph:
    """A paragraph that is being read, and the text boxes anchored behind its first words.

    Where the mark at its end is deleted, the next paragraph goes on with it.
    """

    has_text: bool = False
    has_mark: bool = True
    style: str | None = None
    place: Place = field(default_factory=Place)
    boxes: list[str] = field(default_factory=list)


class Chunks(Protocol):
    """Reads files of other formats that stand in the text."""

    def text(self, name: str) -> str:
        """Return the text of the one that is called so among the part's relations."""
        ...


class WordText(Target):
    """Collects what a printed page shows of a document's main part."""

    def __init__(self, numbering: Numbering | None = None, chunks: Chunks | None = None) -> None:
        """Start with nothing; `numbering` counts the paragraphs, `chunks` reads embedded files."""
        self._numbering = numbering or Numbering(Styles())
        self._chunks = chunks
        self._lines = [Lines()]  # the document's, then one for each open text box
        self._paragraphs: list[_Paragraph] = []
        self._depth = 0
        self._skipped = 0  # how deep in an element that is not seen
        self._is_text = self._is_run = self._is_hidden = False
        self._in_properties = False  # of a paragraph
        self._goes_on = False
        self._written = 0
        self._alternatives: list[int] = []

    def text(self) -> str:
        """Return the lines so far."""
        return self._lines[0].text()

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take in the start of an element."""
        self._depth += 1
        if self._depth > MAX_OPEN_ELEMENTS:
            raise ForbiddenMarkup
        name = local_name(tag)
        if self._in_properties and not self._skipped:
            self._take_property(name, values_of(attributes).get("val", ""))
        if self._skipped or name in _UNSEEN or (name == "Fallback" and self._has_choice()):
            self._skipped += 1
            return
        match name:
            case "t":
                self._is_text = True
            case "r":
                self._is_run, self._is_hidden = True, False
            case "sym" if not self._is_hidden:
                self._begin()
                self._lines[-1].add(_box(attributes), keep=True)
            case "vanish":
                self._is_hidden = not any(value in _OFF for value in attributes.values())
            case "altChunk" if self._chunks:
                self._put_box(self._chunks.text(values_of(attributes).get("id", "")))
            case _:
                self._start_block(name)

    def _start_block(self, name: str) -> None:
        lines = self._lines[-1]
        match name:
            case "AlternateContent":
                self._alternatives.append(self._written)
            case "txbxContent":
                self._lines.append(Lines())
            case "p":
                self._paragraphs.append(_Paragraph(has_text=self._goes_on))
                self._goes_on = False
            case "pPr":
                self._in_properties = True
            case "tr":
                lines.open_row()
            case "tc":
                lines.open_cell()
            case "br" | "cr":
                lines.end_line()
            case _ if self._is_run and name in _SIGNS:
                lines.add(_SIGNS[name], keep=True)

    def _take_property(self, name: str, value: str) -> None:
        """Take in what a paragraph says of itself, and what a tracked change did to its mark."""
        paragraph = self._paragraphs[-1]
        match name:
            case "pStyle":
                paragraph.style = value
            case "numId":
                paragraph.place = Place(num=value).over(paragraph.place)
            case "ilvl":
                paragraph.place = Place(level=number_of(value)).over(paragraph.place)
            case "del" | "moveFrom":
                paragraph.has_mark = False

    def data(self, text: str) -> None:
        """Take in characters."""
        if self._is_text and not self._is_hidden and not self._skipped:
            if not text.isspace():
                self._begin()
            self._lines[-1].add(text.replace("\n", " "), keep=True)
            self._written += len(text)

    def _begin(self) -> None:
        """Put its number before a paragraph's first characters."""
        if self._paragraphs and not self._paragraphs[-1].has_text:
            paragraph = self._paragraphs[-1]
            paragraph.has_text = True
            self._lines[-1].add(self._label(paragraph), keep=True)

    def _label(self, paragraph: _Paragraph) -> str:
        return self._numbering.label(paragraph.place, paragraph.style)

    def end(self, tag: str) -> None:
        """Take in the end of an element."""
        self._depth -= 1
        if self._skipped:
            self._skipped -= 1
            return
        lines = self._lines[-1]
        match local_name(tag):
            case "t":
                self._is_text = False
            case "r":
                self._is_run = self._is_hidden = False
            case "AlternateContent":
                self._alternatives.pop()
            case "p":
                self._end_paragraph()
            case "pPr":
                self._in_properties = False
            case "txbxContent":
                self._end_box()
            case "tr":
                lines.close_row()
            case "tc":
                self._goes_on = False
                lines.close_cell()

    def _has_choice(self) -> bool:
        """Tell if the modern form of a text box was read, so that its old form repeats it."""
        return bool(self._alternatives) and self._written > self._alternatives[-1]

    def _end_paragraph(self) -> None:
        paragraph = self._paragraphs.pop()
        if paragraph.has_mark:
            self._lines[-1].end_line()
            if not paragraph.has_text:
                self._label(paragraph)  # it counts, though nothing stands behind its number
        self._goes_on = paragraph.has_text and not paragraph.has_mark
        for box in paragraph.boxes:
            self._put_box(box)

    def _end_box(self) -> None:
        """Put a box before the paragraph it is anchored in, or behind it if that has begun."""
        box = self._lines.pop().text()
        if self._paragraphs and self._paragraphs[-1].has_text:
            self._paragraphs[-1].boxes.append(box)
        else:
            self._put_box(box)

    def _put_box(self, box: str) -> None:
        self._lines[-1].end_line()
        self._lines[-1].add(box, keep=True)
        self._lines[-1].end_line()


def _box(attributes: dict[str, str]) -> str:
    """Return the box or tick that a character of a picture font is, or ""."""
    said = values_of(attributes)
    return _BOXES.get(said.get("font", ""), {}).get(said.get("char", "")[-2:].upper(), "")
