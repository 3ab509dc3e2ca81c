"""The seam to a search engine: ids, terms with positions, exact values, numbers, one payload.

An engine never sees a reply, raw text or a language. What is a hit and what it scores is laid
down here to the last figure, so that every engine gives the same hits, counts and scores:

- a hit is an entry that meets the request's condition; conditions do not score;
- score = sum over `scored` of weight * idf * tf * (K1 + 1) / (tf + K1 * (1 - B + B * dl / avgdl))
  with idf = ln(1 + (n - df + 0.5) / (df + 0.5)), the BM25 of Lucene and tantivy; tf is how often
  the term stands in the field (1 in a field of characters), n the number of entries, df those with
  the term in that field, dl the field's length in terms rounded down to `stored_length`, avgdl the
  mean true length over all n entries, those without the field included.
  Entries without the term get nothing for it. n, df and avgdl may go on counting dropped
  entries until the index is rebuilt;
- order: score, or the request's sort number, highest first; ties in any order that stays the
  same while the index does.

What no engine could keep or find alike is refused by all of them (checks.py) with EngineError:
a field that the schema does not have, a Phrase on a field without positions or with no terms,
`at_least`, `limit` or `depth` below 1, `offset` or `power` below 0, text that is not UTF-8, an id, term or value of
more than LONGEST bytes, conditions nested deeper than DEEPEST.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Protocol

K1 = 1.2
"""How soon repeats of a term stop counting; tantivy's constant, which cannot be set there."""
LONGEST = 8_192
"""Bytes of UTF-8 in an id, a term or a value; tantivy drops a term of more than 65,530 silently."""
DEEPEST = 100
"""Conditions within conditions; deeper ones could exhaust the stack of an engine."""
B = 0.75
"""How far length is held against an entry; tantivy's constant, which cannot be set there."""


def stored_length(length: int) -> int:
    """Round a field length down to the nearest of the 256 lengths that tantivy keeps in a byte.

    Exact up to 40, then in steps of at most one eighth (fieldnorm/code.rs in tantivy).
    """
    base = 24
    if length < base + 16:
        return length
    bits = (length - base).bit_length() - 4
    return base + ((length - base) >> bits << bits)


Kept = Literal["characters", "counts", "places"]
"""What a term field keeps of an entry: which characters it holds, its terms being single ones; how
often it holds each term; or also where, without which there is no Phrase."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    """The fields of an index; a name is lower-case ASCII letters and underscores, and stands once.

    `text` maps a term field to what it keeps; `values` are exact-value fields, several values an
    entry; `numbers` are integer fields, one number an entry, between -2**62 and 2**62.
    """

    text: Mapping[str, Kept]
    values: tuple[str, ...]
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing to find. Terms hold no white space (as `str.split` sees it) and are never empty; a
    term's position is its place in the sequence. A field that keeps characters takes them as one
    text, and no other field does. A value given twice counts once. Absent fields
    may be left out; `id` is any non-empty string."""

    id: str
    terms: Mapping[str, Sequence[str]] = field(default_factory=dict)
    values: Mapping[str, Sequence[str]] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)
    payload: bytes = b""


@dataclass(frozen=True, slots=True)
class Everything:
    """Every entry."""


@dataclass(frozen=True, slots=True)
class Term:
    """Entries whose text field holds the term."""

    field: str
    term: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Entries whose text field holds the terms at consecutive positions, in order.

    `known` is a term that only such entries have: it changes no hit, but an engine need not look
    at the positions of an entry that has it.
    """

    field: str
    terms: tuple[str, ...]
    known: Term | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """Entries that have any of the values in the value field; none of them if `any_of` is empty."""

    field: str
    any_of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Between:
    """Entries whose number is at least `low` and at most `high`; those without one never are."""

    field: str
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class And:
    """Entries that meet all parts; with no parts, every entry."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Entries that meet at least `at_least` of the parts; with no parts, none."""

    parts: tuple["Condition", ...]
    at_least: int = 1


@dataclass(frozen=True, slots=True)
class Not:
    """Entries that do not meet the part."""

    part: "Condition"


Condition = Everything | Term | Phrase | Value | Between | And | Or | Not


@dataclass(frozen=True, slots=True)
class Scored:
    """A term that adds to the score of the hits that hold it; it decides nothing else.

    `weight` is above 0; the same term given twice adds twice.
    """

    field: str
    term: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Damping:
    """What is held against the first `depth` hits by score: each bears its score divided by its
    `number` to the power `power`, a number below 1 or none counting as 1, and these hits are
    put in that order. Those beyond stay as they are, so that pages never overlap."""

    number: str
    power: float
    depth: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One page of hits: `limit` of them (at least 1) after the first `offset`.

    `sort` names a number field (highest first, entries without one last); None is by score, which
    `damping` then changes.
    """

    condition: Condition
    scored: tuple[Scored, ...] = ()
    sort: str | None = None
    damping: Damping | None = None
    offset: int = 0
    limit: int = 10


@dataclass(frozen=True, slots=True)
class EngineHit:
    """One entry found; `score` is 0.0 when the request sorted by a number."""

    id: str
    score: float
    payload: bytes


@dataclass(frozen=True, slots=True)
class EnginePage:
    """The exact `total` of hits and the page that was asked for."""

    total: int
    hits: tuple[EngineHit, ...]


class Reader(Protocol):
    """A committed state of an index, never changing; used by many threads at once.

    Every method raises EngineError, with the engine's own exception as its cause.
    """

    def search(self, request: Request) -> EnginePage:
        """Find one page of hits and their exact number."""

    def tally(self, condition: Condition, fields: Sequence[str]) -> dict[str, dict[str, int]]:
        """Count, for each value field named, how many entries that meet `condition` have each
        value; values that no such entry has are left out. Exact up to 65,000 different values a
        field; above that an engine may refuse."""

    def get(self, entry_id: str) -> bytes | None:
        """Return the payload of the entry with this id, or None."""

    def frequency(self, field: str, term: str) -> int:
        """Return how many entries hold the term in a text field."""

    def df(self, field: str, term: str) -> int:
        """Return the df of the score, which is known at once: `frequency`, or more where dropped
        entries go on counting. Nothing but a score may rest on it."""

    def terms(
        self, field: str, prefix: str, condition: Condition, limit: int
    ) -> list[tuple[str, int]]:
        """Return the terms of a text field that begin with `prefix` and stand in at least one
        entry that meets `condition`, each with the exact number of such entries: the `limit` most
        frequent (at least 1 may be asked for), ties by code points. Any prefix may be asked for;
        what is behind an empty one is the whole field, which takes as long as reading it."""

    def ids(self) -> Iterator[str]:
        """Yield every id once, in any order."""

    def __len__(self) -> int:
        """Return the number of entries."""

    def close(self) -> None:
        """Let go of files; the reader is not used afterwards."""


class Writer(Protocol):
    """Changes to one index folder that take effect at `commit`, all or none.

    Every method raises EngineError, with the engine's own exception as its cause. An exception out
    of `entries` or `ids` passes through as it is. After any exception only `abandon` is of use.
    """

    def add(self, entries: Iterable[Entry]) -> None:
        """Add entries whose ids are new, to the index and to this writer: what is found is undefined
        otherwise. An engine need not look for others then, nor remember that it has to."""

    def put(self, entries: Iterable[Entry]) -> None:
        """Add entries, each in place of the one with the same id, earlier ones included."""

    def drop(self, ids: Iterable[str]) -> None:
        """Remove the entries with these ids; unknown ids are passed over."""

    def commit(self) -> None:
        """Make the changes durable, wait for background work and release the folder."""

    def abandon(self) -> None:
        """Forget the changes and release the folder; does nothing after `commit` or `abandon`."""


class Engine(Protocol):
    """A way to keep an index in a folder. `version` changes when its files would not be read.

    `create`, `update` and `open` raise EngineError where there is no index of this engine, and
    `update` where another writer holds the folder.
    """

    name: str
    version: str

    def create(self, folder: Path, schema: Schema) -> Writer:
        """Start an empty index in an existing empty folder."""

    def update(self, folder: Path, schema: Schema) -> Writer:
        """Change the index in `folder`.

        Files already there may be hard links shared with an older copy of the folder: an engine
        replaces or removes them but never writes into one.
        """

    def open(self, folder: Path, schema: Schema) -> Reader:
        """Open the last committed state for reading."""
