"""Conditions and scores over one Whoosh segment, as set algebra with a byte for each entry.

A mask is a bytes object with 1 for every entry that is meant and 0 for all others, dropped ones
included. Masks are joined as whole integers, and counted, compressed and summed by Python's C
loops, where Whoosh's own matchers step from entry to entry.
"""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, reduce
from itertools import accumulate, compress

from indexer.engines.base import (
    K1,
    And,
    B,
    Between,
    Condition,
    Everything,
    Not,
    Or,
    Phrase,
    Term,
    Value,
    stored_length,
)
from indexer.engines.whoosh_codec import Postings
from indexer.engines.whoosh_fields import NO_NUMBER
from indexer.engines.whoosh_segment import Segment

Mask = bytes
_REMEMBERED = 256
"""Masks kept for one segment; a search and its tallies share most of their conditions."""


class Masks:
    """Answers conditions for one segment and remembers the answers."""

    def __init__(self, segment: Segment) -> None:
        """Answer for `segment`."""
        self._segment = segment
        self._of: Callable[[Condition], Mask] = lru_cache(_REMEMBERED)(self._find)
        self._values = lru_cache(maxsize=None)(self._read_values)

    def of(self, condition: Condition) -> Mask:
        """Return the mask of the entries that meet a checked condition."""
        return self._of(condition)

    def tally(self, field: str, mask: Mask) -> Iterator[tuple[str, int]]:
        """Yield each value of a value field and how many entries of the mask have it."""
        for value, entries in self._values(field).items():
            yield value, sum(map(mask.__getitem__, entries))

    def _read_values(self, field: str) -> dict[str, "array[int]"]:
        values = self._segment.values(field)
        return {value: self._segment.entries_with(field, value) for value in values}

    def _find(self, condition: Condition) -> Mask:
        live = self._segment.live
        match condition:
            case Everything():
                mask = live
            case Term(field, term):
                mask = self._holding(field, term)
            case Phrase():
                mask = self._phrase(condition)
            case Value(field, any_of):
                entries = (self._segment.entries_with(field, value) for value in any_of)
                mask = self._marked(entries)
            case Between():
                mask = self._between(condition)
            case And(parts):
                mask = reduce(_both, map(self._of, parts), live)
            case Or():
                mask = self._any_of(condition)
            case Not(part):
                mask = _less(live, self._of(part))
        return mask

    def _marked(self, lists: Iterable["array[int]"]) -> Mask:
        marks = bytearray(self._segment.size)
        for entries in lists:
            for entry in entries:
                marks[entry] = 1
        return _both(bytes(marks), self._segment.live)

    def _holding(self, field: str, term: str) -> Mask:
        found = self._segment.terms(field, term)
        return self._marked([found.entries] if found else [])

    def _between(self, between: Between) -> Mask:
        low = NO_NUMBER + 1 if between.low is None else between.low
        numbers = self._segment.numbers(between.field)
        if between.high is None:
            within = bytes(low <= number for number in numbers)
        else:
            within = bytes(low <= number <= between.high for number in numbers)
        return _both(within, self._segment.live)

    def _any_of(self, either: Or) -> Mask:
        masks = [self._of(part) for part in either.parts]
        if either.at_least == 1:
            return reduce(_either, masks, bytes(self._segment.size))
        marks = zip(bytes(self._segment.size), *masks, strict=True)
        return bytes(sum(each) >= either.at_least for each in marks)

    def _phrase(self, phrase: Phrase) -> Mask:
        found = [self._segment.terms(phrase.field, term) for term in phrase.terms]
        placed = [(offset, each) for offset, each in enumerate(found) if each]
        if len(placed) < len(found):
            return bytes(self._segment.size)
        mask = reduce(_both, (self._of(Term(phrase.field, term)) for term in phrase.terms))
        # the rarest term first: it leaves the fewest entries to look at for the others
        placed.sort(key=lambda place: len(place[1].entries))
        starts: dict[int, set[int]] = {}
        for turn, (offset, postings) in enumerate(placed):
            here = _starts(postings, offset, mask)
            starts = {
                entry: both
                for entry, places in here
                if (both := places if turn == 0 else places & starts[entry])
            }
            mask = self._marked([array("I", starts)])
        return mask


def _starts(postings: Postings, offset: int, mask: Mask) -> Iterator[tuple[int, set[int]]]:
    """Yield where a phrase would begin in each entry of the mask, by its term at `offset`."""
    positions = postings.positions()
    ends = accumulate(postings.frequencies)
    for entry, count, end in compress(
        zip(postings.entries, postings.frequencies, ends, strict=True),
        map(mask.__getitem__, postings.entries),
    ):
        yield entry, {position - offset for position in positions[end - count : end]}


def _both(one: Mask, other: Mask) -> Mask:
    return _joined(int.from_bytes(one) & int.from_bytes(other), len(one))


def _either(one: Mask, other: Mask) -> Mask:
    return _joined(int.from_bytes(one) | int.from_bytes(other), len(one))


def _less(one: Mask, other: Mask) -> Mask:
    """Return `one` without `other`, which is part of it."""
    return _joined(int.from_bytes(one) ^ int.from_bytes(other), len(one))


def _joined(bits: int, size: int) -> Mask:
    return bits.to_bytes(size)


class Norms:
    """The length part of BM25 for one segment, by field."""

    def __init__(self, segment: Segment, averages: dict[str, float]) -> None:
        """Hold lengths against `averages`, the mean lengths over the whole index."""
        self._segment = segment
        self._averages = averages
        self._of = lru_cache(maxsize=None)(self._work_out)

    def add(self, scores: list[float], field: str, term: str, weight: float, mask: Mask) -> None:
        """Add weight * tf / (tf + norm) to the scores of the entries of the mask."""
        found = self._segment.terms(field, term)
        if found is None:
            return
        norms = self._of(field)
        counted = zip(found.entries, found.frequencies, strict=True)
        for entry, tf in compress(counted, map(mask.__getitem__, found.entries)):
            scores[entry] += weight * tf / (tf + norms[entry])

    def _work_out(self, field: str) -> Sequence[float]:
        average = self._averages[field]
        lengths = self._segment.lengths(field)
        by_length = {
            length: K1 * (1 - B + B * stored_length(length) / average) if average else K1
            for length in set(lengths)
        }
        return [by_length[length] for length in lengths]
