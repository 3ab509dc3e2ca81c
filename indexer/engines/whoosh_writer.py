"""Changes to a Whoosh index, and how its segments are kept few."""

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import IO

import whoosh.fields
import whoosh.index
from whoosh.codec.whoosh3 import W3Segment
from whoosh.reading import SegmentReader
from whoosh.writing import SegmentWriter

from indexer.engines.base import Entry, Schema
from indexer.engines.checks import check_entry, check_id
from indexer.engines.whoosh_codec import ArrayCodec
from indexer.engines.whoosh_fields import to_document
from indexer.engines.whoosh_pool import Item, PostingPool
from indexer.engines.whoosh_segment import Segment
from indexer.engines.whoosh_storage import MappedStorage, sync, translated
from indexer.errors import EngineError

INDEX = "MAIN"


class WhooshWriter:
    """Adds entries to one new segment and marks dropped ones in the others; see base.Writer."""

    def __init__(self, storage: MappedStorage, schema: Schema, made: whoosh.fields.Schema) -> None:
        """Lock the folder and start a new segment."""
        index = whoosh.index.FileIndex(storage, made, INDEX)
        self._folder = Path(storage.folder)
        self._storage = storage
        self._schema = schema
        self._writer = index.writer(codec=ArrayCodec(), compound=False)
        self._writer.pool = PostingPool(self._writer.temp_storage())
        self._new: dict[str, int] = {}
        self._older: dict[W3Segment, Segment] = {}
        try:
            for segment in self._writer.segments:
                self._older[segment] = Segment(storage, segment, schema)
        except BaseException:
            self.abandon()
            raise

    def add(self, entries: Iterable[Entry]) -> None:
        """Add entries whose ids are new."""
        self.put(entries)

    def put(self, entries: Iterable[Entry]) -> None:
        """Add entries, each in place of the one with the same id."""
        for entry in entries:
            check_entry(entry, self._schema)
            with translated():
                self._remove(entry.id)
                self._new[entry.id] = self._writer.docnum
                self._open().add_document(**to_document(entry))

    def drop(self, ids: Iterable[str]) -> None:
        """Remove the entries with these ids."""
        for entry_id in ids:
            check_id(entry_id)
            with translated():
                self._remove(entry_id)

    def commit(self) -> None:
        """Make the changes durable and release the folder."""
        with translated():
            writer = self._open()
            self._close_older()
            writer.commit(mergetype=merge_smaller)
            sync(path for path in self._folder.iterdir() if path.stat().st_nlink == 1)

    def abandon(self) -> None:
        """Remove what was written and release the folder."""
        if self._writer.is_closed:
            return
        columns = self._writer.perdocwriter._cols._temp.file  # which Whoosh leaves open
        with translated(), closing_anyhow([columns, *self._storage.written]):
            self._close_older()
            self._writer.cancel()
            generation = self._writer.generation - 1
            whoosh.index.clean_files(self._storage, INDEX, generation, self._writer.segments)

    def _open(self) -> SegmentWriter:
        if self._writer.is_closed:
            raise EngineError("写入已经结束")
        return self._writer

    def _remove(self, entry_id: str) -> None:
        if entry_id in self._new:
            self._writer.newsegment.delete_document(self._new.pop(entry_id))
            return
        for segment, opened in self._older.items():
            entry = opened.find(entry_id)
            if entry is not None:
                segment.delete_document(entry)

    def _close_older(self) -> None:
        # Windows removes no file that is mapped
        for opened in self._older.values():
            opened.close()
        self._older = {}


@contextmanager
def closing_anyhow(files: Iterable[IO[bytes]]) -> Iterator[None]:
    """Close files at the end, also where the disk takes nothing more: else Python tells of them."""
    try:
        yield
    finally:
        for file in files:
            with suppress(OSError):
                file.close()


def merge_smaller(writer: SegmentWriter, segments: list[W3Segment]) -> list[W3Segment]:
    """Merge each segment that is no larger than all that is merged already, smallest first.

    So every segment is larger than all smaller ones together, their number grows with the logarithm
    of the index, and an entry is rewritten as often. A segment most of whose entries are dropped is
    merged as well; one without entries is left out. Returns the segments that stay.
    """
    gathered = writer.doc_count()
    kept = []
    for segment in sorted(segments, key=lambda each: each.doc_count()):
        live = segment.doc_count()
        if live == 0:
            continue
        if live <= gathered or segment.deleted_count() > live:
            with closing(MergedReader(writer.storage, writer.schema, segment)) as reader:
                writer.add_reader(reader)
            gathered += live
        else:
            kept.append(segment)
    return kept


class MergedReader(SegmentReader):  # type: ignore[misc]
    """A segment whose postings are read a term at a time."""

    def iter_postings(self) -> Iterator[Item]:
        """Yield the postings of the entries that are not dropped."""
        for name, term in self.all_terms():
            postings = self._terms.matcher(name, term, None)
            places = postings.positions()
            end = 0
            for entry, count in zip(postings.entries, postings.frequencies, strict=True):
                start, end = end, end + count
                if not self.is_deleted(entry):
                    yield name, term, entry, float(count), places[start:end].tobytes()
