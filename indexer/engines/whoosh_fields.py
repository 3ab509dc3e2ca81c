"""The fields of a Whoosh index: how terms, values, numbers and payloads are laid down in it."""

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import whoosh.fields
from whoosh.columns import CompressedBytesColumn, NumericColumn, VarBytesColumn
from whoosh.formats import Existence

from indexer.engines.base import Entry, Schema

ID = "ID"
PAYLOAD = "PAYLOAD"
TEXT, LENGTH, VALUE, NUMBER = "T_", "L_", "V_", "N_"
"""Prefixes, so that the four kinds and our own fields never meet in a name."""

NO_NUMBER = -(2**63)
"""Stands in a number's column where an entry has none; no number of the contract is as low."""
ID_COLUMN = VarBytesColumn()
PAYLOAD_COLUMN = CompressedBytesColumn(level=3)
LENGTH_COLUMN = NumericColumn("I")
NUMBER_COLUMN = NumericColumn("q", default=NO_NUMBER)

Posting = tuple[bytes, int, float, bytes]
"""A term in one entry: its UTF-8, tf, tf as Whoosh's weight, positions as an array("I")."""


class Indexed(whoosh.fields.FieldType):  # type: ignore[misc]
    """A field without analyzer and options, whose kinds differ in `index` only."""

    format = Existence()

    def __init__(self) -> None:
        """Leave everything to the class."""


class Counted(Indexed):
    """Terms and how often each stands in the entry."""

    def index(self, terms: Sequence[str], **_: object) -> Iterator[Posting]:
        """Yield the postings of one entry."""
        for term, count in Counter(terms).items():
            yield term.encode(), count, float(count), b""


class Placed(Indexed):
    """Terms and at which positions each stands in the entry."""

    def index(self, terms: Sequence[str], **_: object) -> Iterator[Posting]:
        """Yield the postings of one entry."""
        places: dict[str, array[int]] = {}
        for position, term in enumerate(terms):
            places.setdefault(term, array("I")).append(position)
        for term, positions in places.items():
            yield term.encode(), len(positions), float(len(positions)), positions.tobytes()


class Exact(Indexed):
    """Whole values or single characters, each counted once."""

    def index(self, values: Sequence[str], **_: object) -> Iterator[Posting]:
        """Yield the postings of one entry."""
        return ((value.encode(), 1, 1.0, b"") for value in set(values))


class Identity(Indexed):
    """The id, to find an entry by and to read from an entry."""

    column_type = ID_COLUMN

    def index(self, entry_id: str, **_: object) -> Iterator[Posting]:
        """Yield the one posting of one entry."""
        yield entry_id.encode(), 1, 1.0, b""

    def to_column_value(self, entry_id: str) -> bytes:
        """Return what the column keeps."""
        return entry_id.encode()


def to_schema(schema: Schema) -> whoosh.fields.Schema:
    """Build Whoosh's schema; field lengths have columns as Whoosh itself rounds them otherwise."""
    column = whoosh.fields.COLUMN
    made = whoosh.fields.Schema()
    made.add(ID, Identity())
    made.add(PAYLOAD, column(PAYLOAD_COLUMN))
    kinds = {"characters": Exact, "counts": Counted, "places": Placed}
    for field, kept in schema.text.items():
        made.add(TEXT + field, kinds[kept]())
        made.add(LENGTH + field, column(LENGTH_COLUMN))
    for field in schema.values:
        made.add(VALUE + field, Exact())
    for field in schema.numbers:
        made.add(NUMBER + field, column(NUMBER_COLUMN))
    return made


def to_document(entry: Entry) -> dict[str, Any]:
    """Return a checked entry as the fields of a Whoosh document."""
    document: dict[str, Any] = {ID: entry.id, PAYLOAD: entry.payload}
    for field, terms in entry.terms.items():
        document[TEXT + field] = terms
        document[LENGTH + field] = len(terms)
    document.update((VALUE + field, values) for field, values in entry.values.items())
    document.update((NUMBER + field, number) for field, number in entry.numbers.items())
    return document
