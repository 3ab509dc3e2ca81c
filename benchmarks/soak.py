"""Serve, search, update, rebuild and kill for minutes, and print how it goes.

`python -m benchmarks.soak --minutes 20`: sixteen clients ask a real `fuwen serve` by HTTP while
another process updates its index without pause, rebuilds it every tenth time and is killed every
minute. A page must be of one state of the index; a state must not come back once a later one was
seen. Whoever stands still for long has the stacks of all processes on standard error; it counts as
starved, not stalled, if it was waiting for a processor meanwhile. Reads /proc.
"""

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from benchmarks.clients import Clients
from benchmarks.processes import Family, dump_stacks
from indexer import Options, build_index

FILES, ROWS, MARKED = 200, 5, 8
WORDS = ("井道采光遮挡赔偿", "电费分摊维保费用", "低层住户反对协商", "施工验收噪声防尘")
"""What the marked replies differ in, so that they are similar and not the same."""
KILL_S = 60.0
STILL_S = {"requests": 20.0, "generations": 120.0}
"""Seconds after which no answer, or no switch, is a stall. A rebuild takes three, and thirty where
ten other processes want the same core."""
WITH_STACKS = (
    "import faulthandler, signal; faulthandler.register(signal.SIGUSR1);"
    "from indexer.cli import main; main()"
)


def main() -> int:
    """Soak for as long as was asked; 1 if anything failed or stood still."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--every", type=float, default=10, help="seconds between two lines")
    parser.add_argument("--clients", type=int, default=16)
    parser.add_argument("--pause", type=float, default=0.05, help="seconds between two requests")
    parser.add_argument("--engine", default="tantivy")
    parser.add_argument("--write", nargs=2, metavar=("FOLDER", "INDEX"))
    args = parser.parse_args()
    if args.write:
        write_for_ever(Path(args.write[0]), Path(args.write[1]))
    with tempfile.TemporaryDirectory() as scratch:
        soak = Soak(Path(scratch), args.engine)
        soak.run(args.minutes * 60, args.every, Clients(soak.port, args.clients, args.pause))
        return soak.said()


class Soak:
    """A server, a writer that is replaced when it is killed, and what they do."""

    def __init__(self, scratch: Path, engine: str) -> None:
        """Make the first state and serve it."""
        self.folder, self.index = scratch / "复文", scratch / "index"
        self.log = scratch / "server.log"
        self.folder.mkdir()
        for number in range(FILES):
            change(self.folder, number, 0)
        mark(self.folder, 0)
        build_index([self.folder], self.index, Options(engine=engine))
        self.server = self._serve()
        assert self.server.stdout is not None
        self.port = int(self.server.stdout.readline().split("/")[2].rpartition(":")[2])
        self.killed = self.died = self.stalls = self.starved = 0
        self.failed: list[str] = []

    def run(self, seconds: float, every: float, clients: "Clients") -> None:
        """Let clients and writer go on for so long."""
        self._replace_writer()
        clients.start()
        began = said = time.monotonic()
        watch = Watch()
        print(HEADING)
        while time.monotonic() - began < seconds:
            time.sleep(1)
            self._renew_writer()
            self._look(watch, clients)
            if time.monotonic() - said >= every:
                said = time.monotonic()
                print(self._line(said - began, clients), flush=True)
        self.writer.kill()
        clients.stop()
        self.failed = clients.failed
        print(self._line(time.monotonic() - began, clients), flush=True)
        self.server.terminate()  # SIGINT is ignored below a shell that runs this in the background
        for process in (self.writer, self.server):
            process.wait()

    def said(self) -> int:
        """Print the account as one line of JSON, and return the exit status."""
        account = {
            "failed": len(self.failed),
            "stalls": self.stalls,
            "starved": self.starved,
            "writers killed": self.killed,
            "writers that died": self.died,
        }
        if self.failed:
            self._tell_log()
        print(*self.failed[:5], json.dumps(account), sep="\n", flush=True)
        return 1 if self.failed or self.stalls or self.died else 0

    def _serve(self) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", WITH_STACKS, "serve", "--index", str(self.index)]
        free = ["--port", "0", "--rate", "0", "--exports", "0"]
        with self.log.open("w") as log:
            return subprocess.Popen(  # noqa: S603
                [*command, *free], stdout=subprocess.PIPE, stderr=log, text=True
            )

    def _write(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "benchmarks.soak", "--write"]
        return subprocess.Popen([*command, str(self.folder), str(self.index)])  # noqa: S603

    def _renew_writer(self) -> None:
        if self.writer.poll() is not None:
            self.died += 1
        elif time.monotonic() - self._renewed < KILL_S or newest(self.index) < self._due:
            return
        else:
            self.writer.kill()
            self.writer.wait()
            self.killed += 1
        self._replace_writer()

    def _replace_writer(self) -> None:
        """Start a writer; it is not killed before it has switched twice, however slow it all is."""
        self.writer, self._renewed = self._write(), time.monotonic()
        self._due = newest(self.index) + 2

    def _look(self, watch: "Watch", clients: "Clients") -> None:
        for what, count, process in (
            ("requests", clients.done, self.server),
            ("generations", newest(self.index), self.writer),
        ):
            delayed = watch.still(what, count, Family(process.pid).delayed_s())
            if delayed is None:
                continue
            starved = delayed > STILL_S[what] / 2
            self.starved += starved
            self.stalls += not starved
            told = f"no {what} for {STILL_S[what]:.0f} s, {delayed:.0f} of them without a processor"
            print(told, file=sys.stderr, flush=True)
            dump_stacks(self.server.pid, self.writer.pid)
            time.sleep(1)  # they write them by themselves
            self._tell_log()

    def _tell_log(self) -> None:
        """Print what the server said but for what it logs of each request."""
        for line in self.log.read_text("utf-8").splitlines():
            if '"level": "info"' not in line and "Task queue depth" not in line:
                print(line, file=sys.stderr)

    def _line(self, after: float, clients: "Clients") -> str:
        server = Family(self.server.pid)
        fast, slow = clients.took_ms()
        kept = sum(path.name.startswith("g") for path in self.index.iterdir())
        return (
            f"{after:5.0f}  {clients.done:8,}  {fast:6.1f}  {slow:6.1f}  {newest(self.index):6}"
            f"  {kept:4}  {size_mb(self.index):7.1f}  {server.rss_mb():6.1f}  {server.handles():5}"
            f"  {server.maps(self.index):5}  {server.maps(self.index, deleted=True):7}"
            f"  {len(clients.failed):6}  {self.stalls:6}  {self.starved:7}  {self.killed:6}  {self.died:4}"
        )


HEADING = (
    "    s  requests  p50 ms  p99 ms  newest  kept  disk MB  RSS MB  files   maps  deleted"
    "  failed  stalls  starved  killed  died"
)


class Watch:
    """Remembers since when each count has been what it is."""

    def __init__(self) -> None:
        """Nothing is known yet."""
        self._since: dict[str, tuple[int, float, float]] = {}

    def still(self, what: str, count: int, delayed_s: float) -> float | None:
        """Return how much longer a process was delayed if a count has not moved for too long,
        each time anew; else None."""
        now = time.monotonic()
        known, since, delayed = self._since.get(what, (-1, now, delayed_s))
        if known == count and now - since < STILL_S[what]:
            return None
        self._since[what] = (count, now, delayed_s)
        if known != count:
            return None
        return delayed_s - delayed if delayed_s >= delayed else delayed_s  # of a new process


def write_for_ever(folder: Path, index: Path) -> None:
    """Change the marked files and three more, and update; rebuild at every tenth round."""
    import faulthandler

    faulthandler.register(signal.SIGUSR1)
    round_ = 0
    while True:
        round_ += 1
        state = time.time_ns() // 1_000_000
        for number in range(3):
            change(folder, (round_ * 7 + number) % FILES, state)
        mark(folder, state)
        build_index([folder], index, Options(rebuild=round_ % 10 == 0))


def change(folder: Path, number: int, state: int) -> None:
    """Write one file of some rows."""
    text = f"补贴与公交延长，学位第{state}次。" * 70
    rows = (
        {"id": f"{number}-{row}", "title": f"关于第{row}件的答复", "body": text}
        for row in range(ROWS)
    )
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (folder / f"{number}.jsonl").write_text("".join(lines), encoding="utf-8")


def mark(folder: Path, state: int) -> None:
    """Write the files whose replies say which state of the folder they are of."""
    for number in range(MARKED):
        what = f"老旧小区加装电梯第{number}批补贴"
        title = f"关于{what}的答复（状态{state}号）"
        row = {
            "id": f"m{number}",
            "title": title,
            "body": f"{what}照发，{WORDS[number // 2]}{WORDS[number % 4] * 5}，状态{state}号。",
        }
        text = json.dumps(row, ensure_ascii=False)
        (folder / f"m{number}.jsonl").write_text(text, encoding="utf-8")


def newest(index: Path) -> int:
    """Return the number of the generation in use."""
    return int((index / "CURRENT").read_text("ascii").split()[0][1:])


def size_mb(index: Path) -> float:
    """Return what the index takes on the disk, a file with several links once."""
    sizes = {}
    for folder, _, names in os.walk(index):  # passes over folders that are swept meanwhile
        for name in names:
            with suppress(FileNotFoundError):
                stat = Path(folder, name).stat()
                sizes[stat.st_ino] = stat.st_blocks * 512
    return sum(sizes.values()) / 1e6


if __name__ == "__main__":
    sys.exit(main())
