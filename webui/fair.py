"""A listening socket of several processes, from which each takes its share of connections.

All of them are woken by a connection and the quickest takes it: left at that, one process may have
nearly all connections that stay open, while the others have nothing to do.
"""

import mmap
import socket
import struct
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from webui.sharing import Sharing

LET_OTHERS_S = 0.005
"""How long a process with more connections than another waits for that one to take the next."""
_OPEN = struct.Struct("<I")


class FairSocket(socket.socket):
    """A socket like any other, but whoever has more connections than others is slow to accept."""

    __slots__ = ("_count", "_open", "_own")

    def keep_fair(self, sharing: Sharing, count: Callable[[], int]) -> None:
        """Tell the others through the shared folder how many connections `count` says are open."""
        self._count = count
        self._own = sharing.place
        size = sharing.count * _OPEN.size
        with Path(sharing.folder or "", "connections").open("a+b") as file:
            file.truncate(size)
            self._open = mmap.mmap(file.fileno(), size)
        self._tell(0)

    def accept(self) -> tuple[socket.socket, Any]:
        """Take a connection, unless another process was quicker: then BlockingIOError."""
        own = self._count()
        self._tell(own)
        if own > min(count for (count,) in _OPEN.iter_unpack(self._open[:])):
            time.sleep(LET_OTHERS_S)
        return super().accept()

    def _tell(self, own: int) -> None:
        _OPEN.pack_into(self._open, self._own * _OPEN.size, own)
