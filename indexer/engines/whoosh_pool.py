"""Postings of a new Whoosh segment, gathered by term until the segment is written."""

import heapq
import marshal
from array import array
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import BinaryIO

from whoosh.filedb.filestore import Storage

from indexer.engines.whoosh_codec import TermPostings

_MOST_BYTES = 256_000_000
_TERM_BYTES = 500
"""What a term takes beside its postings, about: keys, three arrays and their place in the dict."""

Item = tuple[str, bytes, int, float, bytes]
"""A posting as Whoosh's writer gives it: field, term, entry, frequency, positions."""
_field_and_term = itemgetter(0, 1)


class PostingPool:
    """Takes the place of Whoosh's pool, which sorts single postings; here only terms are sorted."""

    def __init__(self, storage: Storage, most_bytes: int = _MOST_BYTES) -> None:
        """Spill to temporary files in `storage` above about `most_bytes` of memory."""
        self._storage = storage
        self._most_bytes = most_bytes
        self._bytes = 0
        self._runs: list[str] = []
        self._gathered: dict[tuple[str, bytes], tuple[array[int], ...]] = {}

    def add(self, item: Item) -> None:
        """Take one posting; a term's entries come in rising order."""
        field, term, entry, frequency, positions = item
        gathered = self._gathered.get((field, term))
        if gathered is None:
            gathered = self._gathered[field, term] = (array("I"), array("I"), array("I"))
            self._bytes += _TERM_BYTES
        gathered[0].append(entry)
        gathered[1].append(int(frequency))
        gathered[2].frombytes(positions)
        self._bytes += 8 + len(positions)
        if self._bytes > self._most_bytes:
            self._spill()

    def iter_postings(self) -> Iterator[TermPostings]:
        """Yield each term once, sorted by field and then term."""
        runs = [self._read(name) for name in self._runs]
        merged = heapq.merge(*runs, self._sorted(), key=_field_and_term)
        for (field, term), parts in groupby(merged, key=_field_and_term):
            entries, frequencies, positions = array("I"), array("I"), array("I")
            for part in parts:
                entries += part[2]
                frequencies += part[3]
                positions += part[4]
            yield field, term, entries, frequencies, positions

    def cleanup(self) -> None:
        """Forget everything; the files go with the storage."""
        self._gathered = {}

    def _sorted(self) -> Iterator[TermPostings]:
        for field, term in sorted(self._gathered):
            entries, frequencies, positions = self._gathered[field, term]
            yield field, term, entries, frequencies, positions

    def _spill(self) -> None:
        name = f"{len(self._runs)}.run"
        with self._storage.create_file(name) as file:
            for field, term, *arrays in self._sorted():
                marshal.dump((field, term, *(part.tobytes() for part in arrays)), file.raw_file())
        self._runs.append(name)
        self._gathered = {}
        self._bytes = 0

    def _read(self, name: str) -> Iterator[TermPostings]:
        with self._storage.open_file(name) as file:
            yield from _records(file.raw_file())


def _records(file: BinaryIO) -> Iterator[TermPostings]:
    while True:
        try:
            field, term, *parts = marshal.load(file)  # noqa: S302  # this process wrote the file
        except EOFError:
            return
        entries, frequencies, positions = (array("I", part) for part in parts)
        yield field, term, entries, frequencies, positions
