"""One generation of an index, open for reading, and how a searcher follows to the next."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from corpus import Source, Wordlists, load_wordlists
from indexer import generations, manifest
from indexer.analysis import Analyzer, load_analyzer
from indexer.engines import engine as engine_named
from indexer.engines.base import Reader
from indexer.errors import IndexDamaged
from indexer.fields import SCHEMA
from indexer.ledger import Ledger
from indexer.manifest import REBUILD, Manifest
from indexer.merge import sources


@dataclass(frozen=True, kw_only=True)
class Opened:
    """Everything needed to answer from one generation; never changes, used by many threads."""

    folder: Path
    manifest: Manifest
    reader: Reader
    analyzer: Analyzer

    @cached_property
    def lists(self) -> Wordlists:
        """The wordlists that the replies were described with."""
        return load_wordlists(self.folder / generations.SETTINGS)

    def sources(self, id: str) -> tuple[Source, ...]:
        """Return every place where the reply was found; raises IndexDamaged."""
        with self._ledger() as ledger:
            return sources(ledger, id)

    def totals(self) -> dict[str, int]:
        """Count roots, files, failed files and replies; raises IndexDamaged."""
        with self._ledger() as ledger:
            return ledger.totals()

    @contextmanager
    def _ledger(self) -> Iterator[Ledger]:
        try:
            with closing(Ledger(self.folder / generations.LEDGER, read_only=True)) as ledger:
                yield ledger
        except sqlite3.Error as error:
            raise IndexDamaged(f"索引的来源登记已损坏（{error}）；{REBUILD}") from error


def open_generation(folder: Path) -> Opened:
    """Open a generation after checking that it is whole and made by this program's analysis.

    Raises IndexOutdated, IndexDamaged, IndexProblem (engine not installed), EngineError or
    FileNotFoundError where it has just been swept away.
    """
    found = manifest.load(folder)
    engine = engine_named(found.engine)
    analyzer = load_analyzer(folder / generations.SETTINGS)
    manifest.require(found, engine_version=engine.version, analysis=analyzer.signature)
    wrong = manifest.damage(folder, found, thorough=False)
    if wrong and folder.exists():
        raise IndexDamaged(f"索引已损坏（{wrong[0]}）；{REBUILD}")
    reader = engine.open(folder / generations.ENGINE, SCHEMA)
    return Opened(folder=folder, manifest=found, reader=reader, analyzer=analyzer)


class Following:
    """The generation in use, whichever it is by now; one small file is read each time."""

    def __init__(self, index: Path) -> None:
        """Follow the index in a folder; nothing is opened before the first `now`."""
        self._index = index
        self._lock = threading.Lock()
        self._opened: Opened | None = None

    def now(self) -> Opened:
        """Return the generation in use; raises what `current` and `open_generation` raise."""
        folder = generations.current(self._index)
        opened = self._opened
        if opened is not None and opened.folder == folder:
            return opened
        with self._lock:
            return self._open()

    def _open(self) -> Opened:
        folder = generations.current(self._index)
        if self._opened is None or self._opened.folder != folder:
            # The one before is not closed: a search may still be reading it.
            self._opened = self._open_or_next(folder)
        return self._opened

    def _open_or_next(self, folder: Path) -> Opened:
        """Open a generation, or the one that took its place just now."""
        try:
            return open_generation(folder)
        except FileNotFoundError as error:
            newer = generations.current(self._index)
            if newer == folder:
                raise IndexDamaged(f"索引缺少文件（{error.filename}）；{REBUILD}") from error
            return open_generation(newer)
