"""Highlighting: runs of a search → marked pieces of a text, or of its best stretch."""

import re
from collections.abc import Iterator, Sequence

from indexer.analysis import Run
from indexer.answering.spans import Span, best_window, merged, spans
from indexer.asking.query import Piece, Pieces

SIZE = 120
"""Characters in a snippet: two or three lines on a page."""

_SENTENCE_ENDS = "。！？!?；;\n"
_CLAUSE_ENDS = "，,、：:"
_LEAD = 40
"""At most so many characters stand before the first mark of a snippet."""
_SALUTATION = re.compile(r"[^\n。]{1,60}[：:]\n")
_OPENING = re.compile(r"[^\n。]{0,160}?(?:收悉|如下)[^\n。：:！]{0,20}[：:。！]\s*")
"""What every reply begins with, at once or in two sentences: …的提案收悉。现答复如下："""


def mark(text: str, runs: Sequence[Run]) -> Pieces:
    """Mark every place where a run stands; joined, the pieces are the text."""
    return tuple(_pieces(text, 0, len(text), spans(text, runs)))


def snippet(paragraphs: Sequence[str], runs: Sequence[Run], size: int = SIZE) -> Pieces:
    """Return the stretch of at most `size` characters that says most about the runs, marked.

    The one with most of the runs (longer and rarer ones count more), the first of equals, from
    border to border of sentences or clauses where they are near. "…" stands where text is cut
    off. With no run in the text it is the beginning, salutation and opening phrase left out.
    """
    text = "\n".join(paragraph.strip() for paragraph in paragraphs)
    found = spans(text, runs)
    start, needed = _window(text, found, runs, size) if found else _beginning(text)
    end = _end(text, start, needed, size)
    inside = [span for span in found if span.start < end and span.end > start]
    shown = _pieces(text.replace("\n", " "), start, end, inside)
    cut_before = [Piece("…")] if start > 0 else []
    cut_after = [Piece("…")] if end < len(text) else []
    return (*cut_before, *shown, *cut_after)


def _pieces(text: str, start: int, end: int, found: Sequence[Span]) -> Iterator[Piece]:
    at = start
    for first, last in merged(found):
        if at < first:
            yield Piece(text[at:first])
        at = min(last, end)
        yield Piece(text[max(first, start) : at], marked=True)
    if at < end:
        yield Piece(text[at:end])


def _window(text: str, found: Sequence[Span], runs: Sequence[Run], size: int) -> tuple[int, int]:
    """Return where the snippet begins, and up to where its marks need it."""
    first, needed = best_window(found, runs, size)
    if len(text) <= size:
        return 0, needed
    room = max(0, min(_LEAD, size - (needed - first)))
    before = text[max(0, first - room) : first]
    sentence = _last_of(_SENTENCE_ENDS, before)
    clause = min((at for sign in _CLAUSE_ENDS if (at := before.find(sign)) >= 0), default=-1)
    border = sentence if sentence >= 0 or room >= first else clause
    return first - len(before) + border + 1, needed


def _beginning(text: str) -> tuple[int, int]:
    """Return where the text comes to its point, twice: nothing there must be kept."""
    at = 0
    for formula in (_SALUTATION, _OPENING, _OPENING):
        found = formula.match(text, at)
        at = at if found is None else found.end()
    return (at, at) if at < len(text) else (0, 0)


def _end(text: str, start: int, needed: int, size: int) -> int:
    """Return where the snippet ends: at a border in its last third, if it must end early."""
    end = start + size
    if end >= len(text):
        return len(text)
    floor = max(needed, start + size * 2 // 3)
    tail = text[floor:end]
    border = max(_last_of(_SENTENCE_ENDS, tail), _last_of(_CLAUSE_ENDS, tail))
    return end if border < 0 else floor + border + 1


def _last_of(signs: str, text: str) -> int:
    return max(text.rfind(sign) for sign in signs)
