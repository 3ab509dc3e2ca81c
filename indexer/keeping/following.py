"""How a searcher follows an index from one generation to the next."""

import threading
from dataclasses import dataclass
from pathlib import Path

from corpus import FuwenError
from indexer.errors import IndexDamaged
from indexer.keeping import generations
from indexer.keeping.generations import Pointer
from indexer.keeping.manifest import REBUILD
from indexer.keeping.opened import Opened, open_generation
from indexer.keeping.rereading import Rereading


@dataclass(frozen=True, slots=True)
class _Known:
    """What was opened, by which pointer; a large one is read through while it serves."""

    pointer: Pointer
    opened: Opened
    rereading: Rereading | None


@dataclass(frozen=True, slots=True)
class Still:
    """One generation for good, for whoever asks it several questions."""

    opened: Opened

    def now(self) -> Opened:
        """Return it, though there may be a newer one by now."""
        return self.opened


class Following:
    """The generation in use, whichever it is by now; one small file is read each time."""

    def __init__(self, index: Path) -> None:
        """Follow the index in a folder; nothing is opened before the first `now`."""
        self._index = index
        self._lock = threading.Lock()
        self._known: _Known | None = None

    def now(self) -> Opened:
        """Return the generation in use; raises what `current` and `open_generation` raise."""
        pointer = generations.current(self._index)
        known = self._known
        if known is None or known.pointer != pointer:
            with self._lock:
                known = self._newest()
        if known.rereading is not None and known.rereading.damage is not None:
            raise IndexDamaged(f"索引已损坏（{known.rereading.damage}）；{REBUILD}")
        return known.opened

    def _newest(self) -> _Known:
        pointer = generations.current(self._index)
        if self._known is None or self._known.pointer != pointer:
            before = None if self._known is None else self._known.opened
            known = _open_or_next(self._index, pointer, before)
            if self._known is not None and self._known.rereading is not None:
                self._known.rereading.cancel()
            # The one before is not closed: a search may still be reading it. It goes with the last.
            self._known = known
        return self._known


def _open_or_next(index: Path, pointer: Pointer, before: Opened | None) -> _Known:
    """Open a generation, or the one that took its place while it was being opened."""
    while True:
        try:
            opened = open_generation(pointer, before)
        except FuwenError:
            newer = generations.current(index)
            if newer == pointer:
                raise
            pointer = newer
        else:
            rereading = None if opened.read_whole else Rereading(opened.folder, opened.manifest)
            return _Known(pointer, opened, rereading)
