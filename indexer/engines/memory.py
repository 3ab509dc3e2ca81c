"""The contract of base.py in its plainest form: every entry is looked at for every question.

It is what the other engines are measured against, so it shares nothing with them but the contract
and its refusals. The index is one JSON file, which a commit replaces as a whole.
"""

import math
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import msgspec

from indexer.engines.base import (
    K1,
    And,
    B,
    Between,
    Condition,
    EngineHit,
    EnginePage,
    Entry,
    Everything,
    Not,
    Or,
    Phrase,
    Request,
    Schema,
    Scored,
    Term,
    Value,
    stored_length,
)
from indexer.engines.checks import (
    check_condition,
    check_entry,
    check_id,
    check_request,
    check_term,
    check_terms,
    check_values,
)
from indexer.engines.damping import page_of, reach
from indexer.errors import EngineError

_FILE = "entries.json"


class MemoryEngine:
    """Keeps the entries of an index in memory, and in one file between processes."""

    name = "memory"
    version = "1"

    def create(self, folder: Path, schema: Schema) -> "MemoryWriter":
        """Start an empty index in an existing empty folder."""
        _save(folder, {})
        return self.update(folder, schema)

    def update(self, folder: Path, schema: Schema) -> "MemoryWriter":
        """Change the index in `folder`."""
        return MemoryWriter(folder, schema, _load(folder))

    def open(self, folder: Path, schema: Schema) -> "MemoryReader":
        """Open the last committed state for reading."""
        return MemoryReader(schema, _load(folder))


class MemoryWriter:
    """Changes a copy of the entries; see base.Writer."""

    def __init__(self, folder: Path, schema: Schema, entries: dict[str, Entry]) -> None:
        self._folder = folder
        self._schema = schema
        self._entries = entries

    def add(self, entries: Iterable[Entry]) -> None:
        """Add entries whose ids are new."""
        self.put(entries)

    def put(self, entries: Iterable[Entry]) -> None:
        """Add entries, each in place of the one with the same id."""
        for entry in entries:
            check_entry(entry, self._schema)
            terms = {field: list(terms) for field, terms in entry.terms.items()}
            self._entries[entry.id] = replace(entry, terms=terms)

    def drop(self, ids: Iterable[str]) -> None:
        """Remove the entries with these ids."""
        for entry_id in ids:
            check_id(entry_id)
            self._entries.pop(entry_id, None)

    def commit(self) -> None:
        """Replace the file by one that holds the changes."""
        _save(self._folder, self._entries)

    def abandon(self) -> None:
        """Leave the file as it is."""


class MemoryReader:
    """Answers by going through the entries; see base.Reader."""

    def __init__(self, schema: Schema, entries: dict[str, Entry]) -> None:
        self._schema = schema
        self._entries = entries

    def search(self, request: Request) -> EnginePage:
        """Find one page of hits and their exact number."""
        check_request(request, self._schema)
        found = self._meeting(request.condition)
        if request.sort is None:
            scores = self._scores(found, request.scored)
            order = sorted(found, key=lambda entry: -scores[entry.id])
        else:
            scores = dict.fromkeys(self._entries, 0.0)
            order = _sorted_by_number(found, request.sort)
        offset, limit = reach(request)
        ranked = [(scores[entry.id], entry) for entry in order[offset : offset + limit]]
        page = page_of(ranked, request, _numbers)
        hits = (EngineHit(entry.id, score, entry.payload) for score, entry in page)
        return EnginePage(total=len(found), hits=tuple(hits))

    def tally(self, condition: Condition, fields: Sequence[str]) -> dict[str, dict[str, int]]:
        """Count the values of the entries that meet `condition`, by field."""
        check_condition(condition, self._schema)
        check_values(fields, self._schema)
        found = self._meeting(condition)
        return {
            field: dict(
                Counter(value for entry in found for value in set(entry.values.get(field, ())))
            )
            for field in fields
        }

    def get(self, entry_id: str) -> bytes | None:
        """Return the payload of the entry with this id, or None."""
        check_id(entry_id)
        entry = self._entries.get(entry_id)
        return None if entry is None else entry.payload

    def frequency(self, field: str, term: str) -> int:
        """Return how many entries hold the term in a text field."""
        check_term(field, term, self._schema)
        return sum(term in entry.terms.get(field, ()) for entry in self._entries.values())

    def df(self, field: str, term: str) -> int:
        """Return the same: nothing is kept of dropped entries."""
        return self.frequency(field, term)

    def terms(
        self, field: str, prefix: str, condition: Condition, limit: int
    ) -> list[tuple[str, int]]:
        """List the terms of a text field that begin with `prefix`, most frequent first."""
        check_terms(field, prefix, condition, limit, self._schema)
        counts = Counter(
            term
            for entry in self._meeting(condition)
            for term in set(entry.terms.get(field, ()))
            if term.startswith(prefix)
        )
        return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:limit]

    def ids(self) -> Iterator[str]:
        """Yield every id once, in the order of their first puts."""
        return iter(self._entries)

    def __len__(self) -> int:
        """Return the number of entries."""
        return len(self._entries)

    def close(self) -> None:
        """Hold nothing, so let go of nothing."""

    def _meeting(self, condition: Condition) -> list[Entry]:
        return [entry for entry in self._entries.values() if meets(entry, condition)]

    def _scores(self, found: list[Entry], scored: Sequence[Scored]) -> dict[str, float]:
        scores = dict.fromkeys((entry.id for entry in found), 0.0)
        for term in scored:
            idf = self._idf(term)
            average = self._mean_length(term.field)
            most = 1 if self._schema.text[term.field] == "characters" else math.inf
            for entry in found:
                terms = entry.terms.get(term.field, ())
                tf = min(sum(each == term.term for each in terms), most)
                scores[entry.id] += term.weight * idf * _saturated(tf, len(terms), average)
        return scores

    def _idf(self, scored: Scored) -> float:
        df = self.df(scored.field, scored.term)
        return math.log(1 + (len(self) - df + 0.5) / (df + 0.5))

    def _mean_length(self, field: str) -> float:
        lengths = [len(entry.terms.get(field, ())) for entry in self._entries.values()]
        return sum(lengths) / max(len(lengths), 1)


def meets(entry: Entry, condition: Condition) -> bool:
    """Tell whether the entry meets the condition."""
    match condition:
        case Everything():
            met = True
        case Term(field, term):
            met = term in entry.terms.get(field, ())
        case Phrase(field, terms):
            met = _stands_in(terms, tuple(entry.terms.get(field, ())))
        case Value(field, any_of):
            met = not set(any_of).isdisjoint(entry.values.get(field, ()))
        case Between(field, low, high):
            number = entry.numbers.get(field)
            met = number is not None and _is_within(number, low, high)
        case And(parts):
            met = all(meets(entry, part) for part in parts)
        case Or(parts, at_least):
            met = sum(meets(entry, part) for part in parts) >= at_least
        case Not(part):
            met = not meets(entry, part)
    return met


def _stands_in(phrase: tuple[str, ...], terms: tuple[str, ...]) -> bool:
    return any(
        terms[start : start + len(phrase)] == phrase
        for start in range(len(terms) - len(phrase) + 1)
    )


def _is_within(number: int, low: int | None, high: int | None) -> bool:
    return (low is None or low <= number) and (high is None or number <= high)


def _saturated(tf: float, length: int, average: float) -> float:
    """Return the tf part of BM25; 0.0 where the entry does not have the term."""
    if tf == 0:
        return 0.0
    return tf * (K1 + 1) / (tf + K1 * (1 - B + B * stored_length(length) / average))


def _numbers(field: str, entries: Sequence[Entry]) -> list[int | None]:
    return [entry.numbers.get(field) for entry in entries]


def _sorted_by_number(entries: list[Entry], field: str) -> list[Entry]:
    having = [entry for entry in entries if field in entry.numbers]
    lacking = [entry for entry in entries if field not in entry.numbers]
    return sorted(having, key=lambda entry: -entry.numbers[field]) + lacking


def _save(folder: Path, entries: dict[str, Entry]) -> None:
    """Replace the file, never writing into it: it may be a hard link shared with another folder."""
    written = folder / f"{_FILE}.new"
    try:
        with written.open("wb") as file:
            file.write(msgspec.json.encode(list(entries.values()), enc_hook=list))
            file.flush()
            os.fsync(file.fileno())
        written.replace(folder / _FILE)
    except OSError as error:
        raise EngineError(f"写不了索引：{error}") from error


def _load(folder: Path) -> dict[str, Entry]:
    try:
        entries = msgspec.json.decode((folder / _FILE).read_bytes(), type=list[Entry])
    except (OSError, msgspec.DecodeError, UnicodeDecodeError) as error:
        raise EngineError(f"读不了索引：{error}") from error
    return {entry.id: entry for entry in entries}
