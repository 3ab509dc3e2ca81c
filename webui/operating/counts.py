"""How often each visitor asked in the last minute, counted in memory that processes share.

Each process writes only its own part of the memory and reads all of them, so none waits for
another. A minute is counted as its own hits and so much of the minute before as still lies within
the last sixty seconds.
"""

import mmap
import struct
import threading
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from webui.sharing import Sharing

MINUTE = 60
ROWS = 1 << 14
"""Visitors that one process can count at once; beyond them those who ask least are forgotten."""
NEAR = 8
"""Rows in which a visitor may stand."""
_ROW = struct.Struct("<8sIIII")
"""The visitor, the minute, the hits in it and in the minute before, and four bytes of nothing."""
_PART = ROWS * _ROW.size


class Counts:
    """The counts of one server, thread-safe; nothing of a visitor's address can be read in them."""

    def __init__(self, sharing: Sharing) -> None:
        """Count together with the server's other processes, from where this place stood before."""
        self._secret = sharing.secret.encode()[:64]
        self._memory = _memory(sharing)
        self._parts = range(0, sharing.count * _PART, _PART)
        self._own = sharing.place * _PART
        self._lock = threading.Lock()

    def hit(self, visitor: str, limit: int, now: float) -> bool:
        """Count one hit more at `now` (seconds of the clock), unless that is over the limit."""
        name = blake2b(visitor.encode(), digest_size=8, key=self._secret).digest()
        minute, within = divmod(now, MINUTE)
        left = 1 - within / MINUTE
        with self._lock:
            found = [self._counted(part, name, int(minute)) for part in self._parts]
            if sum(hits + before * left for hits, before in found) + 1 > limit:
                return False
            self._add(name, int(minute))
        return True

    def _counted(self, part: int, name: bytes, minute: int) -> tuple[int, int]:
        """Return the hits of this minute and of the one before that one process counted."""
        for at in _near(part, name):
            known, last, hits, before, _ = _ROW.unpack_from(self._memory, at)
            if known == name:
                return _at(minute, last, hits, before)
        return 0, 0

    def _add(self, name: bytes, minute: int) -> None:
        hits, before = self._counted(self._own, name, minute)
        at = self._place(name, minute)
        _ROW.pack_into(self._memory, at, name, minute, hits + 1, before, 0)

    def _place(self, name: bytes, minute: int) -> int:
        """Return the row a visitor has, else the one that is missed least."""
        rows = {at: _ROW.unpack_from(self._memory, at) for at in _near(self._own, name)}
        own = (at for at, row in rows.items() if row[0] == name)
        return next(own, min(rows, key=lambda at: sum(_at(minute, *rows[at][1:4]))))


def _memory(sharing: Sharing) -> mmap.mmap:
    size = sharing.count * _PART
    if sharing.folder is None:
        return mmap.mmap(-1, size)
    with Path(sharing.folder / "counts").open("a+b") as file:
        file.truncate(size)
        return mmap.mmap(file.fileno(), size)


def _near(part: int, name: bytes) -> Iterator[int]:
    first = int.from_bytes(name[:4], "little")
    return (part + (first + step) % ROWS * _ROW.size for step in range(NEAR))


def _at(minute: int, last: int, hits: int, before: int) -> tuple[int, int]:
    """Return what was counted in `last` as it stands in `minute`."""
    if last == minute:
        return hits, before
    return (0, hits) if last == minute - 1 else (0, 0)
