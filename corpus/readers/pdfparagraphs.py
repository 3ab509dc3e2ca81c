"""Paragraphs from the lines of a PDF: what the right margin broke is joined again."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from corpus.readers.pdflines import Line

REACH = 1.6
"""Ems from the right margin within which a line is full: a character that may not begin or end a
line, or a word, moves to the next one."""

INDENT = 1.0
"""Ems from the left margin from which on a line begins a paragraph; it is two by rule (公文格式)."""

FAR_RIGHT = 4.5
"""Ems from the left margin from which on a line is a signature or a headline, never continued."""

SAME_SIZE = 1.2
"""How much larger one of two joined lines may be set: headlines are larger than text."""

PARAGRAPH_GAP = 1.45
"""Times the usual distance of lines from which on a gap parts paragraphs without indents."""

_LATIN = re.compile(r"[A-Za-z]")


LEAST_RIGHT = 0.75
"""The part of a page's width that its lines come to where any are full; shorter ones are lists."""

LEAST_LENGTH = 12
"""Ems that a full line has at least, in a narrow column."""

_LATIN = re.compile(r"[A-Za-z]")


@dataclass(frozen=True, slots=True)
class _Measure:
    """A column's margins in points and the usual distance from line to line."""

    left: float
    right: float
    step: float


def paragraphs(pages: Sequence[Sequence[Line]], width: float) -> str:
    """Join the lines of a document to paragraphs, across pages too; one a line.

    `width` is that of its pages in points.
    """
    lines = [line for page in pages for line in page]
    if not lines:
        return ""
    measures = _measures(lines, width)
    text = lines[0].text
    for before, line in pairwise(lines):
        goes_on = _is_full(before, measures) and _continues(before, line, measures[line.column])
        text += (_glue(text, line.text) if goes_on else "\n") + line.text
    return text


def _measures(lines: Sequence[Line], width: float) -> dict[int, _Measure]:
    """Measure each column: where several lines begin and end farthest out."""
    measures = {}
    for column in {line.column for line in lines}:
        within = [line for line in lines if line.column == column]
        right = -_margin([-line.right for line in within])
        steps = [before.top - line.top for before, line in pairwise(within)]
        measures[column] = _Measure(
            left=_margin([line.left for line in within]),
            right=right if column else max(right, LEAST_RIGHT * width),
            step=median([step for step in steps if step > 0] or [0.0]),
        )
    return measures


def _is_full(line: Line, measures: Mapping[int, _Measure]) -> bool:
    """Tell if a line of running text reaches the right margin."""
    measure = measures[line.column]
    return (
        not line.is_row
        and line.right >= measure.right - REACH * line.em
        and line.left <= measure.left + FAR_RIGHT * line.em
        and line.right - line.left >= LEAST_LENGTH * line.em
    )


def _continues(before: Line, line: Line, measure: _Measure) -> bool:
    """Tell if `line` may go on with the paragraph of `before`, by its indent, size and place."""
    return (
        not line.is_row
        and abs(line.left - measure.left) < INDENT * line.em
        and max(before.em, line.em) <= SAME_SIZE * min(before.em, line.em)
        and before.top - line.top < PARAGRAPH_GAP * measure.step
    )


def _margin(places: Sequence[float]) -> float:
    """Return the lowest of the places that one line in ten shares, to the nearest 4 points.

    Where no ten lines share one, as in verse, it is the lowest of all.
    """
    counted = Counter(round(place / 4) for place in places)
    common = [step for step, count in counted.items() if count * 10 >= len(places)]
    return min(common or counted) * 4.0


def _glue(before: str, after: str) -> str:
    """Return what stands between two joined lines: a space between Latin words."""
    return " " if _LATIN.match(before[-1]) and _LATIN.match(after) else ""
