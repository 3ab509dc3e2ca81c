"""One generation of an index, open for reading."""

import sqlite3
import threading
import weakref
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial
from pathlib import Path

from corpus import SettingsError, Source, Wordlists, load_wordlists
from indexer.analysis import Analyzer, load_analyzer
from indexer.engines import engine as engine_named
from indexer.engines.base import Reader
from indexer.errors import IndexDamaged
from indexer.fields import SCHEMA
from indexer.keeping import generations, manifest
from indexer.keeping.bodies import Body, body_of
from indexer.keeping.generations import Pointer
from indexer.keeping.ledger import Ledger
from indexer.keeping.manifest import REBUILD, Manifest
from indexer.keeping.origins import sources
from indexer.keeping.tallies import Tallies
from indexer.synonyms import Synonyms, load_synonyms

READ_WHOLE_BYTES = 32 * 2**20
"""Indexes up to this size are read to the last byte before they are used (some 50 ms), since a
damaged dictionary of terms finds nothing and says nothing. Of larger ones the sizes are compared;
`fuwen check` reads their bytes, and a server does so in the background (following.py)."""

MOST_BODIES = 4_096
"""Departments whose places and names are kept, some 1 KB each."""


@dataclass(frozen=True, kw_only=True)
class Opened:
    """Everything needed to answer from one generation; never changes, used by many threads."""

    folder: Path
    manifest: Manifest
    reader: Reader
    analyzer: Analyzer
    ledger: Ledger
    read_whole: bool
    _ledger_lock: threading.Lock = field(default_factory=threading.Lock)

    @cached_property
    def tallies(self) -> Tallies:
        """What was counted lately in this generation."""
        return Tallies(self.reader)

    @cached_property
    def lists(self) -> Wordlists:
        """The wordlists that the replies were described with."""
        return load_wordlists(self.folder / generations.SETTINGS)

    @cached_property
    def bodies(self) -> Callable[[str], Body]:
        """Tell of a department by its name; what was told is kept, for so many of them."""
        return lru_cache(MOST_BODIES)(partial(body_of, lists=self.lists))

    @cached_property
    def synonyms(self) -> Synonyms:
        """What words may also be called, as kept with the index."""
        return load_synonyms(self.folder / generations.SETTINGS, self.lists)

    def sources(self, id: str) -> tuple[Source, ...]:
        """Return every place where the reply was found; raises IndexDamaged."""
        with self._ledger() as ledger:
            try:
                return sources(ledger, id)
            except KeyError as error:
                raise IndexDamaged(f"索引的来源登记前后不一（{id}）；{REBUILD}") from error

    def totals(self) -> dict[str, int]:
        """Count roots, files, failed files and replies; raises IndexDamaged."""
        with self._ledger() as ledger:
            return ledger.totals()

    def close(self) -> None:
        """Let go of all files; nothing is read afterwards."""
        self.reader.close()
        self.ledger.close()

    @contextmanager
    def _ledger(self) -> Iterator[Ledger]:
        with self._ledger_lock, _translated():
            yield self.ledger


@contextmanager
def _translated() -> Iterator[None]:
    """Say what the ledger's library says of a damaged file."""
    try:
        yield
    except sqlite3.Error as error:
        raise IndexDamaged(f"索引的来源登记已损坏（{error}）；{REBUILD}") from error


def open_generation(pointer: Pointer, before: Opened | None = None) -> Opened:
    """Open a generation after checking that it is whole and made by this program's analysis.

    All its files are open then: it can be read to the end even when it is swept away meanwhile.
    The analysis of `before` is taken over if it was made with the same settings: a dictionary of
    its own for each generation takes 0.2 s and fragments the memory of a long service.
    Raises IndexOutdated, IndexDamaged, IndexProblem (engine not installed) or EngineError.
    """
    folder = pointer.folder
    found = manifest.load(pointer.folder, pointer.digest)
    read_whole = sum(mark.size for mark in found.files.values()) <= READ_WHOLE_BYTES
    wrong = manifest.damage(folder, found, thorough=read_whole)
    wrong += manifest.strangers(folder, found, f"{generations.SETTINGS}/")
    if wrong:
        raise IndexDamaged(f"索引已损坏（{wrong[0]}）；{REBUILD}")
    engine = engine_named(found.engine)
    analyzer = (
        before.analyzer
        if before is not None and _settings(before.manifest) == _settings(found)
        else _analyzer(folder / generations.SETTINGS)
    )
    manifest.require(found, engine_version=engine.version, analysis=analyzer.signature)
    with ExitStack() as undone:
        with _translated():
            ledger = Ledger(folder / generations.LEDGER, read_only=True)
        undone.callback(ledger.close)
        opened = Opened(
            folder=folder,
            manifest=found,
            reader=engine.open(folder / generations.ENGINE, SCHEMA),
            analyzer=analyzer,
            ledger=ledger,
            read_whole=read_whole,
        )
        undone.pop_all()
    weakref.finalize(opened, ledger.close)
    return opened


def _settings(found: Manifest) -> dict[str, str]:
    """Return the digests of the settings that a generation keeps."""
    within = f"{generations.SETTINGS}/"
    return {name: mark.sha256 for name, mark in found.files.items() if name.startswith(within)}


def _analyzer(settings: Path) -> Analyzer:
    try:
        return load_analyzer(settings)
    except SettingsError as error:
        raise IndexDamaged(f"索引保存的设置已损坏（{error}）；{REBUILD}") from error
