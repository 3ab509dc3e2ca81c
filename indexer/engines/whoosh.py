"""The pure-Python engine: Whoosh's files and commits, with reading of our own over them."""

import heapq
import math
import weakref
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import compress
from pathlib import Path

import whoosh.index

from indexer.engines.base import (
    K1,
    Condition,
    EngineHit,
    EnginePage,
    Request,
    Schema,
    Term,
)
from indexer.engines.checks import (
    check_condition,
    check_id,
    check_request,
    check_term,
    check_terms,
    check_values,
)
from indexer.engines.damping import page_of, reach
from indexer.engines.links import part
from indexer.engines.whoosh_fields import NO_NUMBER, to_schema
from indexer.engines.whoosh_masks import Mask, Masks, Norms
from indexer.engines.whoosh_segment import Segment
from indexer.engines.whoosh_storage import MappedStorage, translated
from indexer.engines.whoosh_writer import INDEX, WhooshWriter

Place = tuple[int, int]
"""A segment and an entry in it."""
_LOCKS = (f"{INDEX}_WRITELOCK",)


class WhooshEngine:
    """Keeps an index in Whoosh's files."""

    name = "whoosh"
    version = "2.7.5-1"

    def create(self, folder: Path, schema: Schema) -> WhooshWriter:
        """Start an empty index in an existing empty folder."""
        storage = MappedStorage(folder)
        made = to_schema(schema)
        with translated():
            whoosh.index.FileIndex.create(storage, made, INDEX)
            return WhooshWriter(storage, schema, made)

    def update(self, folder: Path, schema: Schema) -> WhooshWriter:
        """Change the index in `folder`."""
        part(folder, _LOCKS)
        with translated():
            return WhooshWriter(MappedStorage(folder), schema, to_schema(schema))

    def open(self, folder: Path, schema: Schema) -> "WhooshReader":
        """Open the last committed state for reading."""
        storage = MappedStorage(folder)
        with translated():
            found = whoosh.index.TOC.read(storage, INDEX, schema=to_schema(schema)).segments
            return WhooshReader([Segment(storage, each, schema) for each in found], schema)


class WhooshReader:
    """Searches one committed state; nothing in it is changed by reading, so threads may share it."""

    def __init__(self, segments: list[Segment], schema: Schema) -> None:
        """Read from all segments."""
        self._schema = schema
        self._segments = segments
        # Whoosh's objects refer to one another, so the files would stay mapped, and their room on
        # the disk taken, until the garbage collector comes by
        self._let_go = weakref.finalize(self, _let_go, segments)
        self._masks = [Masks(segment) for segment in segments]
        self._size = sum(segment.size for segment in segments)
        averages = {field: self._tokens(field) / max(self._size, 1) for field in schema.text}
        self._norms = [Norms(segment, averages) for segment in segments]

    def search(self, request: Request) -> EnginePage:
        """Find one page of hits and their exact number."""
        check_request(request, self._schema)
        masks = [each.of(request.condition) for each in self._masks]
        total = sum(mask.count(1) for mask in masks)
        offset, limit = reach(request)
        ranked = self._ranked(request, masks, min(offset + limit, total))
        page = page_of(ranked[offset:], request, self._numbers)
        hits = (
            EngineHit(
                self._segments[place].id(entry),
                0.0 if request.sort else float(key),
                self._segments[place].payload(entry),
            )
            for key, (place, entry) in page
        )
        return EnginePage(total=total, hits=tuple(hits))

    def tally(self, condition: Condition, fields: Sequence[str]) -> dict[str, dict[str, int]]:
        """Count the values of the entries that meet `condition`, by field."""
        check_condition(condition, self._schema)
        check_values(fields, self._schema)
        return {field: self._counts(condition, field) for field in fields}

    def get(self, entry_id: str) -> bytes | None:
        """Return the payload of the entry with this id, or None."""
        check_id(entry_id)
        for segment in self._segments:
            entry = segment.find(entry_id)
            if entry is not None:
                return segment.payload(entry)
        return None

    def frequency(self, field: str, term: str) -> int:
        """Return how many entries hold the term."""
        check_term(field, term, self._schema)
        return sum(
            masks.of(Term(field, term)).count(1) if 0 in segment.live else segment.df(field, term)
            for segment, masks in zip(self._segments, self._masks, strict=True)
        )

    def df(self, field: str, term: str) -> int:
        """Return how many entries hold the term; those dropped count until they are merged away."""
        check_term(field, term, self._schema)
        return sum(segment.df(field, term) for segment in self._segments)

    def terms(
        self, field: str, prefix: str, condition: Condition, limit: int
    ) -> list[tuple[str, int]]:
        """List the terms of a text field that begin with `prefix`, most frequent first."""
        check_terms(field, prefix, condition, limit, self._schema)
        counts: Counter[str] = Counter()
        for segment, masks in zip(self._segments, self._masks, strict=True):
            mask = masks.of(condition)
            for term, entries in segment.terms_from(field, prefix):
                counts[term] += sum(map(mask.__getitem__, entries))
        found = ((term, count) for term, count in counts.items() if count)
        return heapq.nsmallest(limit, found, key=lambda item: (-item[1], item[0]))

    def ids(self) -> Iterator[str]:
        """Yield every id once, in no order."""
        for segment in self._segments:  # a generator keeps this reader, and so the files
            yield from segment.ids()

    def __len__(self) -> int:
        """Return the number of entries."""
        return sum(segment.live.count(1) for segment in self._segments)

    def close(self) -> None:
        """Let go of the files."""
        self._let_go()

    def _tokens(self, field: str) -> int:
        return sum(sum(segment.lengths(field)) for segment in self._segments)

    def _counts(self, condition: Condition, field: str) -> dict[str, int]:
        counts: Counter[str] = Counter()
        for masks in self._masks:
            counts.update(dict(masks.tally(field, masks.of(condition))))
        return {value: count for value, count in counts.items() if count}

    def _ranked(
        self, request: Request, masks: list[Mask], wanted: int
    ) -> list[tuple[float, Place]]:
        """Return key and place of the `wanted` highest; ties by their place."""
        best: list[tuple[float, Place]] = []
        for place, mask in enumerate(masks):
            keys = self._keys(request, place, mask)
            meant = compress(range(len(mask)), mask)
            found = heapq.nlargest(wanted, meant, key=keys.__getitem__)
            best.extend((keys[entry], (place, entry)) for entry in found)
        best.sort(key=lambda hit: -hit[0])
        return best[:wanted]

    def _numbers(self, field: str, places: Sequence[Place]) -> list[int | None]:
        found = [self._segments[place].numbers(field)[entry] for place, entry in places]
        return [None if number == NO_NUMBER else number for number in found]

    def _keys(self, request: Request, place: int, mask: Mask) -> Sequence[float]:
        if request.sort is not None:
            return self._segments[place].numbers(request.sort)
        scores = [0.0] * len(mask)
        for scored in request.scored:
            weight = scored.weight * self._idf(scored.field, scored.term) * (K1 + 1)
            self._norms[place].add(scores, scored.field, scored.term, weight, mask)
        return scores

    def _idf(self, field: str, term: str) -> float:
        df = self.df(field, term)
        return math.log(1 + (self._size - df + 0.5) / (df + 0.5))


def _let_go(segments: list[Segment]) -> None:
    for segment in segments:
        segment.close()
