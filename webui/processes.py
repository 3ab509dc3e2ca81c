"""Several processes on one socket: each has an interpreter of its own, and a dead one is replaced.

They are started as programs of their own, not forked: the engine has threads.
"""

import logging
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from multiprocessing.connection import wait
from pathlib import Path
from typing import IO, cast

import msgspec

from indexer import cores
from webui.process import READY, Orders, write_orders
from webui.server import ServerProblem, announce, listen
from webui.sharing import Sharing

MOST = 4
"""Processes unless more are asked for: each takes its own memory."""
LEAST_LIFE_S = 1.0
"""A process that dies sooner is replaced only then, so that one that cannot start costs little."""
LAST_WORDS_S = 10
"""How long a process may take to finish what it is answering."""
_START = "import sys; sys.path[:] = sys.argv[1:]; from webui.process import main; main()"

log = logging.getLogger("webui.processes")


def can_inherit() -> bool:
    """Tell whether processes of this system inherit a socket by its number: not on Windows."""
    return os.name == "posix"


def usual_count() -> int:
    """Return how many processes serve well here: one a core."""
    if not can_inherit():
        return 1
    return min(MOST, cores())


def serve_together(host: str, port: int, count: int, orders: Orders) -> None:
    """Serve the site from `count` processes until interrupted.

    Of `orders` the socket and what is shared are filled in here. Raises ServerProblem if the
    address cannot be had, or if the processes do not start.
    """
    with (
        suppress(KeyboardInterrupt),
        listen(host, port) as listening,
        tempfile.TemporaryDirectory(prefix="fuwen-") as folder,
    ):
        sharing = Sharing(folder=Path(folder), count=count)
        told = msgspec.structs.replace(orders, listening=listening.fileno())
        with _processes(told, sharing) as processes:
            announce(listening, orders.settings)
            while True:
                _replace_dead(processes)


class _Process:
    """One process, and the line it waits at for its end."""

    def __init__(self, orders: Orders) -> None:
        """Start it; `alive` can be waited on, and is read to its end when the process dies."""
        self.orders = orders
        self.began = time.monotonic()
        self.child = subprocess.Popen(  # noqa: S603 - ourselves
            [sys.executable, "-c", _START, *(place or str(Path.cwd()) for place in sys.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            pass_fds=(orders.listening,),
        )
        self.alive = cast("IO[bytes]", self.child.stdout)
        with suppress(BrokenPipeError):  # it died at once, which shows when it is waited for
            self._input.write(write_orders(orders))
            self._input.flush()

    def is_ready(self) -> bool:
        """Wait until it answers requests, or is dead."""
        return self.alive.readline() == READY

    def let_end(self) -> None:
        """Tell it to finish what it is answering."""
        with suppress(BrokenPipeError):
            self._input.close()

    def end(self) -> int:
        """Wait for its end, not for ever, and return how it ended."""
        try:
            code = self.child.wait(LAST_WORDS_S)
        except subprocess.TimeoutExpired:
            self.child.kill()
            code = self.child.wait()
        self.alive.close()
        return code

    @property
    def _input(self) -> IO[bytes]:
        return cast("IO[bytes]", self.child.stdin)


@contextmanager
def _processes(orders: Orders, sharing: Sharing) -> Iterator[list[_Process]]:
    """Start the processes and wait until each is ready; end them all on leaving."""
    processes: list[_Process] = []
    try:
        for place in range(sharing.count):
            own = replace(sharing, place=place)
            processes.append(_Process(msgspec.structs.replace(orders, sharing=own)))
        if not all(process.is_ready() for process in processes):
            raise ServerProblem("提供网页的进程没有启动；原因在上面的输出里")
        yield processes
    finally:
        for process in processes:
            process.let_end()
        for process in processes:
            process.end()


def _replace_dead(processes: list[_Process]) -> None:
    """Wait until one of the processes has died and start another in its place."""
    told = wait([process.alive.fileno() for process in processes])
    for at, process in enumerate(processes):
        if process.alive.fileno() in told and not process.alive.readline():
            process.let_end()
            log.warning("提供网页的进程 %d 意外终止（%d），另起一个", at, process.end())
            time.sleep(max(0.0, process.began + LEAST_LIFE_S - time.monotonic()))
            processes[at] = _Process(process.orders)
