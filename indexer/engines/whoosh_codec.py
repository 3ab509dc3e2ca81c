"""How a Whoosh segment keeps postings: as whole arrays, where Whoosh's own codec pickles blocks.

Whoosh hands out postings one at a time through Matcher objects, at some microseconds each. Here
one read gives all of a term's entries, frequencies or positions, for Python's C loops to go over.
"""

import sys
import zlib
from array import array
from collections.abc import Iterable
from itertools import accumulate, groupby, pairwise
from operator import itemgetter
from struct import Struct

from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter, W3Segment, W3TermInfo
from whoosh.fields import Schema
from whoosh.filedb.filestore import Storage
from whoosh.filedb.structfile import StructFile

TermPostings = tuple[str, bytes, "array[int]", "array[int]", "array[int]"]
"""Field, term, entries in rising order, the frequency in each, and all their positions in turn."""

_HEADER = Struct("<III")
_SMALL = 512
"""Bytes not worth compressing: zlib takes some 50 microseconds for however few."""


class Postings:
    """The entries that hold one term, as kept in a postings file."""

    def __init__(self, file: StructFile, offset: int) -> None:
        """Read entries and frequencies; positions are only read when asked for."""
        sizes = _HEADER.unpack(file.get(offset, _HEADER.size))
        ends = [*accumulate(sizes, initial=offset + _HEADER.size)]
        steps, self.frequencies = (
            unpack(file.get(start, end - start)) for start, end in list(pairwise(ends))[:2]
        )
        self.entries = array("I", accumulate(steps))
        self._positions = (file, ends[2], sizes[2])

    def positions(self) -> "array[int]":
        """Return all positions, those of the first entry first; empty if none are kept."""
        file, offset, size = self._positions
        return unpack(file.get(offset, size))


class PostingsWriter:
    """Writes one term's postings at a time; what Whoosh calls a posting is all of them."""

    def __init__(self, file: StructFile) -> None:
        self._file = file

    def start_postings(self, _format: object, _info: W3TermInfo) -> None:
        """Start a term."""

    def add_posting(
        self,
        entries: "array[int]",
        frequencies: "array[int]",
        positions: "array[int]",
        _length: None,
    ) -> None:
        """Write the postings of the term that was started."""
        steps = array("I", (b - a for a, b in pairwise((0, *entries))))
        parts = [pack(part) for part in (steps, frequencies, positions)]
        self._info = W3TermInfo(weight=sum(frequencies), df=len(entries))
        self._info.set_extent(self._file.tell(), _HEADER.size + sum(map(len, parts)))
        self._file.write(_HEADER.pack(*map(len, parts)) + b"".join(parts))

    def finish_postings(self) -> W3TermInfo:
        """Return where the term's postings stand and how many they are."""
        return self._info


class FieldWriter(W3FieldWriter):  # type: ignore[misc]
    """Writes the terms of a segment."""

    def add_postings(self, schema: Schema, _lengths: None, items: Iterable[TermPostings]) -> None:
        """Write all terms, which come sorted by field and then term."""
        for field, terms in groupby(items, key=itemgetter(0)):
            self.start_field(field, schema[field])
            for _, term, entries, frequencies, positions in terms:
                self.start_term(term)
                self.add(entries, frequencies, positions, None)
                self.finish_term()
            self.finish_field()


class ArrayCodec(W3Codec):  # type: ignore[misc]
    """Whoosh's codec with postings as arrays."""

    length_stats = False

    def field_writer(self, storage: Storage, segment: W3Segment) -> FieldWriter:
        """Return what writes the terms of a new segment."""
        return FieldWriter(self, storage, segment)

    def postings_writer(self, file: StructFile, byteids: bool = False) -> PostingsWriter:  # noqa: ARG002
        """Return what writes postings."""
        return PostingsWriter(file)

    def postings_reader(
        self, file: StructFile, info: W3TermInfo, *_: object, **__: object
    ) -> Postings:
        """Return the postings of a term; not a Matcher, so Whoosh's own queries cannot run."""
        return Postings(file, info.extent()[0])


def pack(numbers: "array[int]") -> bytes:
    """Return the numbers as bytes, little-endian, compressed if that can be worth it."""
    raw = _little(numbers).tobytes()
    return b"\1" + zlib.compress(raw, 1) if len(raw) > _SMALL else b"\0" + raw


def unpack(data: bytes) -> "array[int]":
    """Read what `pack` wrote."""
    numbers = array("I", zlib.decompress(data[1:]) if data[:1] == b"\1" else data[1:])
    return _little(numbers)


def _little(numbers: "array[int]") -> "array[int]":
    if sys.byteorder == "little":
        return numbers
    swapped = numbers[:]
    swapped.byteswap()
    return swapped
