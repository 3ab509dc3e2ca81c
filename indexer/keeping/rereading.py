"""Reading a large index through in the background, so that a long service finds its damage."""

import threading
from pathlib import Path

from indexer.keeping import manifest
from indexer.keeping.manifest import Manifest

WAIT_S = 60.0
"""Seconds after opening: a command that asks once is done by then, and first searches are not
slowed. An index of 1 GB takes some two seconds to read."""


class Rereading:
    """Compares every byte of a generation with its manifest, once, and remembers what is wrong."""

    def __init__(self, folder: Path, found: Manifest, wait_s: float = WAIT_S) -> None:
        """Begin in `wait_s` seconds, in a thread that does not keep the program from ending."""
        self.damage: str | None = None
        self._folder, self._manifest = folder, found
        self._timer = threading.Timer(wait_s, self._read)
        self._timer.daemon = True
        self._timer.start()

    def cancel(self) -> None:
        """Do not begin, if it has not begun."""
        self._timer.cancel()

    def _read(self) -> None:
        wrong = manifest.damage(self._folder, self._manifest, thorough=True)
        self.damage = wrong[0] if wrong else None
