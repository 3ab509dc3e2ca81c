"""The lines of a PDF page in reading order, put together from where its characters stand."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from corpus.readers.pdfchars import Char, Sheet

_WIDE = re.compile(
    "[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f\u2014-\u201d\U00020000-\U0003ffff]"
)

FRAGMENT_GAP = 1.5
"""Ems of white that part two fragments of one line, such as columns or the cells of a table."""

COLUMN_ROWS = 5
"""Rows with text on both sides of a gutter that make columns; a signature block has fewer."""

COLUMN_FILL = 0.7
"""How full lines in a column are; the left cells of a table are labels and much emptier."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line or part of one: its text, its box in points (y from the page's foot), and its em.

    `column` is 1 or 2 on a page of two columns, else 0; `is_row` says that wide gaps part it, as
    they part the cells of a table.
    """

    text: str
    left: float
    right: float
    top: float
    bottom: float
    em: float
    column: int = 0
    is_row: bool = False


def lines_of(sheet: Sheet) -> list[Line]:
    """Return a page's lines from top to bottom; of two columns first the left one."""
    rows = [_fragments(row) for row in _rows(sheet.chars)]
    rows = [row for row in rows if row]
    gutter = _gutter(rows, sheet.width)
    if gutter is None:
        return [_joined(row) for row in rows]
    paired = [at for at, row in enumerate(rows) if _sides(row, gutter)]
    first, last = paired[0], paired[-1] + 1
    middle = [line for row in rows[first:last] for line in row]
    left = [replace(line, column=1) for line in middle if line.right <= gutter]
    right = [replace(line, column=2) for line in middle if line.right > gutter]
    return [*map(_joined, rows[:first]), *left, *right, *map(_joined, rows[last:])]


def _rows(chars: Sequence[Char]) -> Iterator[list[Char]]:
    """Group characters that stand at one height, from the top down, each row from left to right."""
    row: list[Char] = []
    for char in sorted(chars, key=lambda char: -(char.top + char.bottom)):
        if row and not _level(row[0], char):
            yield sorted(row, key=lambda char: char.left)
            row = []
        row.append(char)
    if row:
        yield sorted(row, key=lambda char: char.left)


def _level(one: Char, other: Char) -> bool:
    """Tell if two characters stand on one line: their middles are within half a height."""
    distance = abs(one.top + one.bottom - other.top - other.bottom) / 2
    return distance < max(one.top - one.bottom, other.top - other.bottom) / 2


def _fragments(row: Sequence[Char]) -> list[Line]:
    inked = [char for char in row if not char.text.isspace()]
    blanks = [char.left for char in row if char.text.isspace()]
    if not inked:
        return []
    em = _em(inked)
    fragments: list[Line] = []
    start = 0
    for at in range(1, len(inked) + 1):
        if at == len(inked) or inked[at].left - inked[at - 1].right > FRAGMENT_GAP * em:
            fragments.append(_line(inked[start:at], blanks, em))
            start = at
    return fragments


def _em(chars: Sequence[Char]) -> float:
    wide = [char.right - char.left for char in chars if _WIDE.match(char.text)]
    return median(wide) if wide else median(char.top - char.bottom for char in chars)


def _line(chars: Sequence[Char], blanks: Sequence[float], em: float) -> Line:
    """Make a line of characters; `blanks` are the places of the row's typed ones, in order."""
    text = [chars[0].text]
    for before, char in pairwise(chars):
        is_typed = bisect_right(blanks, before.left) < bisect_right(blanks, char.left)
        text.append(f" {char.text}" if is_typed or _is_apart(before, char, em) else char.text)
    return Line(
        text="".join(text),
        left=chars[0].left,
        right=max(char.right for char in chars),
        top=max(char.top for char in chars),
        bottom=min(char.bottom for char in chars),
        em=em,
    )


def _is_apart(before: Char, char: Char, em: float) -> bool:
    """Tell if a gap is a space. Word sets a quarter em between 2023 and 年 that nobody typed."""
    wide = sum(bool(_WIDE.match(each.text)) for each in (before, char))
    return char.left - before.right > (0.2, 0.6, 0.8)[wide] * em


def _joined(row: Sequence[Line]) -> Line:
    """Make one line of the fragments of a row."""
    return Line(
        text=" ".join(line.text for line in row),
        left=row[0].left,
        right=max(line.right for line in row),
        top=max(line.top for line in row),
        bottom=min(line.bottom for line in row),
        em=row[0].em,
        is_row=len(row) > 1,
    )


def _gutter(rows: Sequence[Sequence[Line]], width: float) -> float | None:
    """Find the white strip between two columns of running text, or None."""
    middles = ((left.right + right.left) / 2 for row in rows for left, right in pairwise(row))
    near = [x for x in middles if 0.35 * width < x < 0.65 * width]
    if len(near) < COLUMN_ROWS:
        return None
    gutter = median(near)
    paired = [at for at, row in enumerate(rows) if _sides(row, gutter)]
    if len(paired) < COLUMN_ROWS:
        return None
    middle = [line for row in rows[paired[0] : paired[-1] + 1] for line in row]
    if any(line.left < gutter < line.right for line in middle):
        return None
    left = [line for line in middle if line.right <= gutter]
    column = gutter - min(line.left for line in left)
    is_full = median(line.right - line.left for line in left) > COLUMN_FILL * column
    return gutter if is_full else None


def _sides(row: Sequence[Line], gutter: float) -> bool:
    """Tell if a row has text on both sides of the gutter and none across."""
    return row[0].right <= gutter <= row[-1].left and len(row) > 1
