"""Spans: where in a text the runs of a search stand, in places of the original text."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from indexer.analysis import Run, fold
from indexer.analysis.words import PLAIN


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A run that stands from `start` to before `end`; `run` is its place among the runs."""

    start: int
    end: int
    run: int


def spans(text: str, runs: Sequence[Run]) -> list[Span]:
    """Return every place where a run stands, overlaps included, in order.

    Texts are compared folded and blanks inside a line do not count, as in the index; a whole run
    is found only where the index has it as a term.
    """
    folded = fold(text)
    whole = {run.text: at for at, run in enumerate(runs) if run.whole}
    found = [
        Span(start, end, at)
        for at, run in enumerate(runs)
        if run.text and not run.whole
        for start, end in _places(folded, run.text)
    ]
    if whole:
        terms = PLAIN.finditer(folded)
        found += [Span(*term.span(), whole[term[0]]) for term in terms if term[0] in whole]
    return sorted(found)


def merged(found: Sequence[Span]) -> list[tuple[int, int]]:
    """Return the stretches that ordered spans cover; what overlaps or touches is one stretch."""
    stretches: list[tuple[int, int]] = []
    for span in found:
        if stretches and span.start <= stretches[-1][1]:
            start, end = stretches.pop()
            stretches.append((start, max(end, span.end)))
        else:
            stretches.append((span.start, span.end))
    return stretches


def best_window(found: Sequence[Span], runs: Sequence[Run], size: int) -> tuple[int, int]:
    """Return the start and end of the spans that weigh most among `size` characters.

    Each run weighs once, by its length and its rarity in the text; of equals the first wins.
    `found` is ordered and not empty.
    """
    times = Counter(span.run for span in found)
    weights = {run: len(runs[run].text) + 1 / times[run] for run in times}
    best, heaviest = (0, 0), 0.0
    for span, inside in _windows(found, size):
        weight = sum(weights[run] for run in inside)
        if weight > heaviest:
            heaviest = weight
            best = span.start, max(inside.values())
    return best


def _windows(found: Sequence[Span], size: int) -> Iterator[tuple[Span, dict[int, int]]]:
    """Yield each span with the runs that `size` characters from it hold, and where they end."""
    for first, span in enumerate(found):
        limit = max(span.start + size, span.end)
        inside: dict[int, int] = {}
        for other in islice(found, first, None):
            if other.start >= limit:
                break
            if other.end <= limit:
                inside.setdefault(other.run, other.end)
        yield span, inside


@lru_cache(1024)
def _pattern(run: str) -> re.Pattern[str]:
    return re.compile(" *".join(map(re.escape, run)))


def _places(folded: str, run: str) -> Iterator[tuple[int, int]]:
    pattern = _pattern(run)
    found = pattern.search(folded)
    while found is not None:
        yield found.span()
        found = pattern.search(folded, found.start() + 1)
