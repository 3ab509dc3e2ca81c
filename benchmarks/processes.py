"""What a process and its children hold, by /proc, and where they stand."""

import faulthandler
import os
import re
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

_CAUGHT = re.compile(r"SigCgt:\s*([0-9a-f]+)")


def family(pid: int) -> Iterator[int]:
    """Yield a process and all its descendants that are alive."""
    yield pid
    for listing in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in read(listing).split():
            yield from family(int(child))


def read(path: Path) -> str:
    """Return what a file of /proc says, "" for a process that has ended."""
    try:
        return path.read_text(encoding="utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return ""


class Family:
    """A process with its descendants as they are now."""

    def __init__(self, pid: int) -> None:
        """Take note of who there is."""
        self._pids = list(family(pid))

    def rss_mb(self) -> float:
        """Return the resident memory of all together; pages they share count for each."""
        fields = (read(Path(f"/proc/{pid}/statm")).split() for pid in self._pids)
        pages = sum(int(each[1]) for each in fields if each)
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6

    def handles(self) -> int:
        """Count open file handles."""
        return sum(len(list(Path(f"/proc/{pid}/fd").iterdir())) for pid in self._pids)

    def delayed_s(self) -> float:
        """Return how long its threads have been ready to run and had no processor, the longest of
        them: what keeps a process waiting on a busy machine, and not by a fault of its own."""
        tasks = (task for pid in self._pids for task in Path(f"/proc/{pid}/task").glob("*"))
        fields = (read(task / "schedstat").split() for task in tasks)
        return max((int(each[1]) / 1e9 for each in fields if each), default=0.0)

    def maps(self, folder: Path, *, deleted: bool = False) -> int:
        """Count mapped files below a folder, or those of them that are deleted."""
        lines = (line for pid in self._pids for line in read(Path(f"/proc/{pid}/maps")).split("\n"))
        return sum(str(folder) in line and (not deleted or "(deleted)" in line) for line in lines)


def dump_stacks(*pids: int) -> None:
    """Have this process and those with their descendants write their stacks to standard error.

    Only those that catch SIGUSR1 are asked, since it ends any other.
    """
    faulthandler.dump_traceback(all_threads=True)
    for pid in (one for top in pids for one in family(top)):
        caught = _CAUGHT.search(read(Path(f"/proc/{pid}/status")))
        waits = [read(path).strip() for path in Path(f"/proc/{pid}/task").glob("*/wchan")]
        print(f"process {pid}: {waits}", file=sys.stderr, flush=True)
        if caught and int(caught[1], 16) >> (signal.SIGUSR1 - 1) & 1:
            os.kill(pid, signal.SIGUSR1)
