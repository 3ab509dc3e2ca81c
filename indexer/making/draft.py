"""The engine's side of a generation in the making: opened when first needed, all or nothing."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from corpus import Reply
from indexer.engines.base import Engine, Entry, Writer
from indexer.fields import SCHEMA
from indexer.keeping.generations import ENGINE, LEDGER, link_engine
from indexer.keeping.ledger import Ledger
from indexer.making.before import Before
from indexer.stored import stored


@dataclass(slots=True, kw_only=True)
class Draft:
    """Changes to the engine files of the generation in `folder`, which begins as `old` (None:
    empty), whose files are verified before they are written on. Until something changes no engine is opened; with `discard` none ever is. Used as a
    context: leaving it without `commit` lets go of everything."""

    folder: Path
    engine: Engine
    old: Before | None
    discard: bool = False
    changed: bool = False
    _writer: Writer | None = field(default=None)

    def add(self, entries: Iterable[Entry]) -> None:
        """Add entries whose ids are new."""
        self.changed = True
        if not self.discard:
            self._open().add(entries)

    def put(self, entries: Iterable[Entry]) -> None:
        """Add entries, each in place of the one with the same id."""
        self.changed = True
        if not self.discard:
            self._open().put(entries)

    def drop(self, ids: Iterable[str]) -> None:
        """Remove entries."""
        self.changed = True
        if not self.discard:
            self._open().drop(ids)

    def former(self, contents: Iterable[bytes]) -> Iterator[tuple[bytes, Reply, bytes]]:
        """Yield of these contents those that the generation in use holds: each with a reply that
        says it, and the state of that."""
        if self.old is None:
            return
        with (
            closing(Ledger(self.old.folder / LEDGER, read_only=True)) as ledger,
            closing(self.engine.open(self.old.folder / ENGINE, SCHEMA)) as reader,
        ):
            for content in sorted(contents):
                for listed in ledger.listed_of(content)[:1]:
                    payload = reader.get(listed.id)
                    if payload is not None:
                        yield content, stored(payload), listed.state

    def commit(self) -> None:
        """Make the files whole, be there changes or not."""
        if self.old is not None and not self.changed:
            link_engine(self.old.folder, self.folder)
            return
        self._open().commit()
        self._writer = None

    def __enter__(self) -> Self:
        """Begin; nothing is opened yet."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let go of what was not committed."""
        if self._writer is not None:
            writer, self._writer = self._writer, None
            writer.abandon()

    def _open(self) -> Writer:
        if self._writer is None:
            folder = self.folder / ENGINE
            if self.old is None:
                self._writer = self.engine.create(folder, SCHEMA)
            else:
                self.old.require_whole(f"{ENGINE}/")
                link_engine(self.old.folder, self.folder)
                self._writer = self.engine.update(folder, SCHEMA)
        return self._writer
