"""One segment of a Whoosh index, as it stands in its files; entries are numbered from 0."""

from array import array
from collections.abc import Iterator
from itertools import compress, takewhile

from whoosh.codec.whoosh3 import W3Segment
from whoosh.columns import Column
from whoosh.filedb.filestore import Storage
from whoosh.formats import Existence
from whoosh.reading import TermNotFound

from indexer.engines.base import Schema
from indexer.engines.whoosh_codec import Postings
from indexer.engines.whoosh_fields import (
    ID,
    ID_COLUMN,
    LENGTH,
    LENGTH_COLUMN,
    NO_NUMBER,
    NUMBER,
    NUMBER_COLUMN,
    PAYLOAD,
    PAYLOAD_COLUMN,
    TEXT,
    VALUE,
)
from indexer.engines.whoosh_storage import translated


class Segment:
    """An immutable part of an index; `live` holds a 1 for each entry that is not dropped."""

    def __init__(self, storage: Storage, segment: W3Segment, schema: Schema) -> None:
        """Open all files of the segment now, as a later commit may remove them."""
        codec = segment.codec()
        self._terms = codec.terms_reader(storage, segment)
        self._columns = codec.per_document_reader(storage, segment)
        self.size: int = segment.doc_count_all()
        self.live = _without(segment.deleted_docs(), self.size)
        self._ids = self._columns.column_reader(ID, ID_COLUMN)
        self._payloads = self._columns.column_reader(PAYLOAD, PAYLOAD_COLUMN)
        self._numbers = {
            field: self._column("q", NUMBER + field, NUMBER_COLUMN, NO_NUMBER)
            for field in schema.numbers
        }
        self._lengths = {
            field: self._column("I", LENGTH + field, LENGTH_COLUMN, 0) for field in schema.text
        }

    def id(self, entry: int) -> str:
        """Return the id of an entry."""
        with translated():
            found: bytes = self._ids[entry]
            return found.decode()

    def payload(self, entry: int) -> bytes:
        """Return the payload of an entry."""
        with translated():
            found: bytes = self._payloads[entry]
            return found

    def ids(self) -> Iterator[str]:
        """Yield the ids of the entries that are not dropped."""
        return (self.id(entry) for entry in compress(range(self.size), self.live))

    def find(self, entry_id: str) -> int | None:
        """Return the entry with this id, or None."""
        found = self._postings(ID, entry_id)
        entries = found.entries if found else ()
        return next((entry for entry in entries if self.live[entry]), None)

    def numbers(self, field: str) -> "array[int]":
        """Return the number of every entry, NO_NUMBER where it has none."""
        return self._numbers[field]

    def lengths(self, field: str) -> "array[int]":
        """Return the true length in terms of every entry's text field."""
        return self._lengths[field]

    def df(self, field: str, term: str) -> int:
        """Return how many entries hold the term, dropped ones included."""
        with translated():
            try:
                count: int = self._terms.doc_frequency(TEXT + field, term.encode())
            except KeyError:
                return 0
        return count

    def terms(self, field: str, term: str) -> Postings | None:
        """Return the postings of a term in a text field; None if no entry holds it."""
        return self._postings(TEXT + field, term)

    def terms_from(self, field: str, prefix: str) -> Iterator[tuple[str, "array[int]"]]:
        """Yield the terms of a text field that begin with `prefix`, each with its entries, dropped
        ones included."""
        name, start = TEXT + field, prefix.encode()
        with translated():
            listed = takewhile(
                lambda term: term[0] == name and term[1].startswith(start),
                self._terms.terms_from(name, start),
            )
            found = [term.decode() for _, term in listed]
        for term in found:
            postings = self._postings(name, term)
            yield term, postings.entries if postings else array("I")

    def entries_with(self, field: str, value: str) -> "array[int]":
        """Return the entries that have a value, dropped ones included."""
        found = self._postings(VALUE + field, value)
        return found.entries if found else array("I")

    def values(self, field: str) -> list[str]:
        """Return the different values of a value field."""
        name = VALUE + field
        with translated():
            found = takewhile(lambda term: term[0] == name, self._terms.terms_from(name, b""))
            return [value.decode() for _, value in found]

    def close(self) -> None:
        """Let go of the files."""
        with translated():
            self._terms.close()
            self._columns.close()

    def _postings(self, name: str, text: str) -> Postings | None:
        with translated():
            try:
                found: Postings = self._terms.matcher(name, text.encode(), Existence())
            except TermNotFound:
                return None
        return found

    def _column(self, typecode: str, name: str, column: Column, default: int) -> "array[int]":
        if not self._columns.has_column(name):
            return array(typecode, [default]) * self.size
        return array(typecode, self._columns.column_reader(name, column))


def _without(dropped: Iterator[int], size: int) -> bytes:
    live = bytearray(b"\1") * size
    for entry in dropped:
        live[entry] = 0
    return bytes(live)
