"""Which paragraphs of a reply are its headings (一、… and （一）…)."""

import re
from dataclasses import dataclass

from indexer import Piece
from webui.wording import plain

LONGEST_HEADING = 40
"""Characters; a longer paragraph that starts with a number is running text."""

_ORDINAL = "[一二三四五六七八九十百]{1,4}"
_LEVELS = ((re.compile(rf"{_ORDINAL}、"), 3), (re.compile(rf"[（(]{_ORDINAL}[）)]"), 4))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph in pieces; `level` is that of its heading element, None for plain text."""

    pieces: tuple[Piece, ...]
    level: int | None = None


def paragraphs(text: tuple[tuple[Piece, ...], ...]) -> tuple[Paragraph, ...]:
    """Tell headings from plain text, paragraph by paragraph."""
    return tuple(Paragraph(pieces, heading_level(plain(pieces))) for pieces in text)


def heading_level(text: str) -> int | None:
    """Return 3 for a line such as 一、基本情况, 4 for （一）停车, None for running text.

    >>> heading_level("一、关于停车难"), heading_level("（二）下一步打算"), heading_level("一、已建成。")
    (3, 4, None)
    """
    stripped = text.strip()
    if len(stripped) > LONGEST_HEADING or re.search("[。；！？]", stripped):
        return None
    return next((level for start, level in _LEVELS if start.match(stripped)), None)
