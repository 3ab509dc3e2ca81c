"""The default engine: tantivy, a search library in Rust."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache, partial
from itertools import islice
from pathlib import Path
from typing import Any

import tantivy

from indexer.engines.base import Condition, EngineHit, EnginePage, Entry, Request, Schema, Term
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
from indexer.engines.joined import text_of
from indexer.engines.links import lockable, part
from indexer.engines.tantivy_query import CHARACTERS, ID, PAYLOAD, QueryBuilder, to_schema
from indexer.errors import EngineError

_HEAP_BYTES = 128_000_000
"""What the indexing threads hold together; a full share becomes a segment."""
_THREADS = 1
"""One keeps up with the process that feeds it, and every segment has its own list of all terms: with
one for each of two cores an index of 20,000 replies is a twentieth larger."""
_BATCH = 500
"""Entries that are removed at once."""
_MOST_VALUES = 65_000
"""tantivy counts at most so many distinct values in one aggregation."""
_COUNTED = 10_000
"""Terms whose entries were counted one by one are remembered, so many of them, some 200 bytes each."""
_DROPPED = "*.del"
"""The files that say which entries of a segment are dropped."""
_LOCKS = (".tantivy-writer.lock", ".tantivy-meta.lock")
_REPLACED = ("meta.json", ".managed.json")
"""The files that tantivy moves into place, made so that nobody but their maker may read them."""


class TantivyEngine:
    """Keeps an index in tantivy's own files."""

    name = "tantivy"
    version = "0.27"

    def create(self, folder: Path, schema: Schema) -> "TantivyWriter":
        """Start an empty index in an existing empty folder."""
        with translated():
            made = to_schema(schema)
            return TantivyWriter(folder, tantivy.Index(made, path=str(folder), reuse=False), schema)

    def update(self, folder: Path, schema: Schema) -> "TantivyWriter":
        """Change the index in `folder`."""
        part(folder, _LOCKS)
        with translated():
            return TantivyWriter(folder, tantivy.Index.open(str(folder)), schema)

    def open(self, folder: Path, schema: Schema) -> "TantivyReader":
        """Open the last committed state for reading."""
        with translated(), lockable(folder, _LOCKS) as place:
            has_dropped = any(place.glob(_DROPPED))
            return TantivyReader(tantivy.Index.open(str(place)), schema, has_dropped=has_dropped)


class TantivyWriter:
    """Adds and deletes in tantivy's threads; see base.Writer."""

    def __init__(self, folder: Path, index: tantivy.Index, schema: Schema) -> None:
        self._folder = folder
        self._checked = schema
        self._schema = index.schema
        parted = tantivy.Tokenizer.ngram(min_gram=1, max_gram=1)
        index.register_tokenizer(CHARACTERS, tantivy.TextAnalyzerBuilder(parted).build())
        self._writer: tantivy.IndexWriter | None = index.writer(
            heap_size=_HEAP_BYTES, num_threads=_THREADS
        )

    def add(self, entries: Iterable[Entry]) -> None:
        """Add entries whose ids are new."""
        for entry in entries:
            check_entry(entry, self._checked)
            with translated():
                self._open().add_document(to_document(entry, self._schema))

    def put(self, entries: Iterable[Entry]) -> None:
        """Add entries, each in place of the one with the same id; all are held until the last."""
        latest = {entry.id: entry for entry in entries}
        self.drop(latest)
        self.add(latest.values())

    def drop(self, ids: Iterable[str]) -> None:
        """Remove the entries with these ids.

        tantivy keeps every removal in memory until the commit, some 1 KB for a single id but some
        50 bytes for one of many, and looks for it in each segment that was made before.
        """
        rest = iter(ids)
        while batch := list(islice(rest, _BATCH)):
            for entry_id in batch:
                check_id(entry_id)
            with translated():
                found = tantivy.Query.term_set_query(self._schema, ID, batch)
                self._open().delete_documents_by_query(found)

    def commit(self) -> None:
        """Make the changes durable and wait for the merges they set off."""
        with translated():
            self._open().commit()
            self._release()
        mode = self._folder.stat().st_mode & 0o666  # as the umask had it
        for name in _REPLACED:
            (self._folder / name).chmod(mode)

    def abandon(self) -> None:
        """Roll back and release the folder; the lock is held until merges have ended."""
        if self._writer is not None:
            with translated():
                self._writer.rollback()
                self._writer.garbage_collect_files()
                self._release()

    def _open(self) -> tantivy.IndexWriter:
        if self._writer is None:
            raise EngineError("写入已经结束")
        return self._writer

    def _release(self) -> None:
        writer, self._writer = self._open(), None
        writer.wait_merging_threads()


class TantivyReader:
    """Searches one committed state; tantivy's searcher may be shared by threads."""

    def __init__(self, index: tantivy.Index, schema: Schema, *, has_dropped: bool) -> None:
        index.config_reader(reload_policy="manual")
        self._checked = schema
        self._searcher = index.searcher()
        self._queries = QueryBuilder(index.schema)
        self._has_dropped = has_dropped
        # not a method of self, which would hold the files until the garbage collector comes by
        self._frequency = lru_cache(_COUNTED)(partial(_frequency, self._searcher, self._queries))

    def search(self, request: Request) -> EnginePage:
        """Find one page of hits and their exact number."""
        check_request(request, self._checked)
        offset, limit = reach(request)
        # tantivy makes room for offset + limit hits at once
        offset, limit = min(offset, len(self)), min(limit, max(len(self), 1))
        with translated():
            found = self._found(request, offset, limit)
            total: int = found.count  # type: ignore[attr-defined]  # the stub leaves it out
            page = page_of(found.hits, request, self._numbers)
            # what stands beside an address is the number when a number sorts
            scored = request.sort is None
            hits = tuple(self._hit(key if scored else 0.0, at) for key, at in page)
        return EnginePage(total=total, hits=hits)

    def tally(self, condition: Condition, fields: Sequence[str]) -> dict[str, dict[str, int]]:
        """Count the values of the entries that meet `condition`, by field."""
        check_condition(condition, self._checked)
        check_values(fields, self._checked)
        with translated():
            query = self._queries.meets(condition)
            return self._counts(query, fields)

    def get(self, entry_id: str) -> bytes | None:
        """Return the payload of the entry with this id, or None."""
        check_id(entry_id)
        with translated():
            found = self._searcher.search(self._queries.has_id(entry_id), limit=1, count=False)
            return next((self._hit(0.0, address).payload for _, address in found.hits), None)

    def frequency(self, field: str, term: str) -> int:
        """Return how many entries hold the term: at once, or one by one where some were dropped."""
        found = self.df(field, term)
        if not found or not self._has_dropped:
            return found
        with translated():
            return self._frequency(Term(field, term))

    def df(self, field: str, term: str) -> int:
        """Return how many entries hold the term; those dropped count until they are merged away."""
        check_term(field, term, self._checked)
        with translated():
            return self._searcher.doc_freq(field, term)

    def terms(
        self, field: str, prefix: str, condition: Condition, limit: int
    ) -> list[tuple[str, int]]:
        """List the terms of a text field that begin with `prefix`, most frequent first."""
        check_terms(field, prefix, condition, limit, self._checked)
        with translated():
            # tantivy counts all terms before it sorts and cuts, and leaves out those without entries
            return self._searcher.terms_with_prefix(
                field, prefix, filter_query=self._queries.meets(condition), limit=limit
            )

    def ids(self) -> Iterator[str]:
        """Yield every id once, in no order; holds all of them, some 150 bytes each."""
        with translated():
            everything = tantivy.Query.all_query()
            counted = self._searcher.terms_with_prefix(ID, "", filter_query=everything)
        return (entry_id for entry_id, _ in counted)

    def __len__(self) -> int:
        """Return the number of entries."""
        return self._searcher.num_docs

    def close(self) -> None:
        """Leave the files to the garbage collector: tantivy has no way to close a searcher."""

    def _found(self, request: Request, offset: int, limit: int) -> tantivy.SearchResult:
        if request.sort is None:
            query = self._queries.scores(request.condition, request.scored)
            return self._searcher.search(query, limit=limit, offset=offset)
        query = self._queries.meets(request.condition)
        # highest first by default, and entries without the number last
        return self._searcher.search(query, limit=limit, offset=offset, order_by_field=request.sort)

    def _numbers(self, field: str, places: Sequence[tantivy.DocAddress]) -> Sequence[int | None]:
        found: list[int | None] = self._searcher.fast_field_values(field, list(places))  # type: ignore[assignment]  # an integer field
        return found

    def _hit(self, score: float, address: tantivy.DocAddress) -> EngineHit:
        document = self._searcher.doc(address)
        return EngineHit(document[ID][0], score, document[PAYLOAD][0])

    def _counts(self, query: tantivy.Query, fields: Sequence[str]) -> dict[str, dict[str, int]]:
        """Count all fields in one pass over the hits, or each in its own: tantivy's limit of values
        is for a pass."""
        try:
            return self._counted(query, fields)
        except ValueError:
            if len(fields) == 1:
                raise
            return {field: self._counted(query, [field])[field] for field in fields}

    def _counted(self, query: tantivy.Query, fields: Sequence[str]) -> dict[str, dict[str, int]]:
        sizes = {"size": _MOST_VALUES, "segment_size": _MOST_VALUES}
        asked = {field: {"terms": {"field": field, **sizes}} for field in fields}
        found = self._searcher.aggregate(query, asked) if fields else {}
        for field in fields:
            if found[field]["sum_other_doc_count"]:
                raise EngineError(f"字段“{field}”的不同值超过 {_MOST_VALUES} 个")
        return {
            field: {bucket["key"]: bucket["doc_count"] for bucket in found[field]["buckets"]}
            for field in fields
        }


def _frequency(searcher: tantivy.Searcher, queries: QueryBuilder, term: Term) -> int:
    found: int = searcher.search(queries.meets(term), limit=1).count  # type: ignore[attr-defined]  # the stub leaves it out
    return found


def to_document(entry: Entry, schema: tantivy.Schema) -> tantivy.Document:
    """Build the document of a checked entry; without the schema tantivy would guess types."""
    fields: dict[str, Any] = {ID: entry.id, PAYLOAD: entry.payload, **entry.numbers}
    fields.update((field, text_of(terms)) for field, terms in entry.terms.items())
    fields.update((field, sorted(set(values))) for field, values in entry.values.items())
    return tantivy.Document.from_dict(fields, schema)


@contextmanager
def translated() -> Iterator[None]:
    """Turn tantivy's exceptions into EngineError; a panic in Rust is a BaseException."""
    try:
        yield
    except (ValueError, RuntimeError, OSError) as error:
        raise EngineError(f"tantivy 出错：{error}") from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise EngineError(f"tantivy 出错：{error}") from error
