"""Which paragraphs of a reply are its headings (一、… and （一）…), and the outline they make."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from indexer import Piece
from webui.marks import Bit, numbered
from webui.wording import plain

LONGEST_HEADING = 40
"""Characters; a longer paragraph that starts with a number is running text."""
SECTION = 3
"""The level of 一、二、三、, which the outline lists."""

_ORDINAL = "[一二三四五六七八九十百]{1,4}"
_LEVELS = ((re.compile(rf"{_ORDINAL}、"), SECTION), (re.compile(rf"[（(]{_ORDINAL}[）)]"), 4))
_RUN_IN = re.compile(rf"({_ORDINAL}、[^。；！？：:]{{2,{LONGEST_HEADING}}})[。：:]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph in bits; `level` is that of its heading element, None for plain text.

    `entry` is its line in the outline and `anchor` what that links to, "" if it has none.
    """

    bits: tuple[Bit, ...]
    level: int | None = None
    entry: str = ""
    anchor: str = ""


def paragraphs(
    text: Iterable[tuple[Piece, ...]], numbers: Iterator[int], prefix: str
) -> tuple[Paragraph, ...]:
    """Tell headings from plain text, paragraph by paragraph; anchors are `prefix`-1, -2 …"""
    return tuple(
        _paragraph(pieces, numbers, f"{prefix}-{place}") for place, pieces in enumerate(text, 1)
    )


def outline(text: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """Return the paragraphs that open a section; none where there is only one."""
    sections = tuple(paragraph for paragraph in text if paragraph.entry)
    return sections if len(sections) > 1 else ()


def _paragraph(pieces: tuple[Piece, ...], numbers: Iterator[int], anchor: str) -> Paragraph:
    text = plain(pieces)
    entry = section_entry(text)
    return Paragraph(numbered(pieces, numbers), heading_level(text), entry, anchor if entry else "")


def heading_level(text: str) -> int | None:
    """Return 3 for a line such as 一、基本情况, 4 for （一）停车, None for running text.

    >>> heading_level("一、关于停车难"), heading_level("（二）下一步打算"), heading_level("一、已建成。")
    (3, 4, None)
    """
    stripped = text.strip()
    if len(stripped) > LONGEST_HEADING or re.search("[。；！？]", stripped):
        return None
    return next((level for start, level in _LEVELS if start.match(stripped)), None)


def section_entry(text: str) -> str:
    """Return what the outline calls a paragraph that opens a section, "" for any other.

    >>> section_entry("一、基本情况"), section_entry("二、资金补助。按户均分摊。"), section_entry("另外")
    ('一、基本情况', '二、资金补助', '')
    """
    if heading_level(text) == SECTION:
        return text.strip()
    found = _RUN_IN.match(text.strip())
    return found[1] if found else ""
