"""A run of indexing that is to be killed: the program, and its process as seen from outside."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from indexer import Options, build_index

COUNTED = ("open", "os.", "shutil.", "sqlite3.")
"""Audit events that count as a step: operations on files, with few exceptions."""


@dataclass(frozen=True, kw_only=True)
class Order:
    """What a run is to do; `kill_at` is the file operation at which it kills itself, 0 for none."""

    operation: str
    index: Path
    folder: Path
    engine: str
    workers: int
    kill_at: int = 0

    def words(self) -> list[str]:
        """Return the order as words of a command."""
        return [str(value) for value in vars(self).values()]


def main() -> None:
    """Index as ordered; say when all is loaded, how many steps it took and when it published."""
    operation, index, folder, engine, workers, kill_at = sys.argv[1:]
    seen, manifest_at = 0, 0

    def count(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal seen, manifest_at
        seen += event.startswith(COUNTED)
        if not manifest_at and event == "open" and str(arguments[0]).endswith("manifest.json"):
            # the first one read is that of the state in use
            manifest_at = seen if "making-" in str(arguments[0]) else 0
        if seen == int(kill_at):
            os.kill(os.getpid(), signal.SIGKILL)

    print("ready", flush=True)
    sys.addaudithook(count)
    options = Options(engine=engine, rebuild=operation == "rebuild", workers=int(workers))
    report = build_index([Path(folder)], Path(index), options)
    print(seen, manifest_at, len(report.failures))


class Run:
    """A run as it goes on, with the workers that it has started."""

    def __init__(self, order: Order) -> None:
        """Start it, and wait until it has loaded everything."""
        self.process = subprocess.Popen(  # noqa: S603 (ourselves)
            [sys.executable, "-m", "tests.robustness.killed", *order.words()],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        assert self.process.stdout is not None
        assert self.process.stdout.readline() == "ready\n", self.process.communicate()

    def workers(self) -> list[int]:
        """Return the process ids of the workers that run now."""
        listings = Path(f"/proc/{self.process.pid}/task").glob("*/children")
        return [int(child) for listing in listings for child in _read(listing).split()]

    def has_workers(self) -> bool:
        """Wait until there are workers; False where the run ends without any."""
        while self.process.poll() is None:
            if self.workers():
                return True
            time.sleep(0.005)
        return False

    def kill_all(self) -> None:
        """Kill the writer and its workers at once."""
        os.killpg(self.process.pid, signal.SIGKILL)

    def end(self) -> tuple[int, list[str]]:
        """Wait for the end; return the exit status and the last words, those of an error if any."""
        said, error = self.process.communicate(timeout=600)
        return self.process.returncode, (said or error).split()


def kill(pid: int) -> bool:
    """Kill a process; False if it had ended by itself."""
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return False
    return True


def wait_until_gone(pids: list[int]) -> None:
    """Wait for workers to notice that their writer is dead, for a minute at most."""
    for _ in range(600):
        if not any(_alive(pid) for pid in pids):
            return
        time.sleep(0.1)
    raise AssertionError(f"workers outlive their writer: {pids}")


def _alive(pid: int) -> bool:
    """Tell whether a process runs; one that is only waited for does not."""
    return _read(Path(f"/proc/{pid}/stat")).rpartition(")")[2][1:2] not in ("", "Z")


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return ""


if __name__ == "__main__":
    main()
