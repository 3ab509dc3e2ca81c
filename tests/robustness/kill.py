"""Kill writers of an index at random points, and see that nothing is lost.

Run by hand: `python tests/robustness/kill.py --points 100`; the suite runs nine points. Every
other point is the n-th file operation of the run, counted by Python's audit hook, so that each
step of a switch comes up; the rest are points in time, which also fall into the engine's own
threads. After each kill the index in use must answer, the next run must complete without help,
and what it makes must equal an index made from nothing.
"""

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from indexer import Options, Query, build_index, open_index
from indexer.check import check_index
from indexer.shapes import reply_shape

OPERATIONS = ("build", "update", "rebuild")
QUERIES = ("", "电梯", "公交 延长", "补贴 -公交", "停车收费")
WORDS = ("加装电梯", "公交线路延长", "学位紧张", "停车收费", "补贴发放", "噪声扰民")
COUNTED = ("open", "os.", "shutil.", "sqlite3.")


def main() -> int:
    """Run the points asked for and print the counts; 1 if anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--points", type=int, default=100)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--engine", default="tantivy")
    parser.add_argument("--child", nargs=4, metavar=("OPERATION", "INDEX", "FOLDER", "AFTER"))
    args = parser.parse_args()
    if args.child:
        operation, index, folder, after = args.child
        return _child(operation, Path(index), Path(folder), int(after), args.engine)
    with tempfile.TemporaryDirectory() as scratch:
        counts = Points(Path(scratch), args.engine, random.Random(args.seed)).run(args.points)  # noqa: S311
    print(json.dumps(dict(sorted(counts.items())), ensure_ascii=False))
    return 0 if counts["points"] == args.points else 1


class Points:
    """Two states of one corpus, the index of each, and kills between them."""

    def __init__(self, scratch: Path, engine: str, rng: random.Random) -> None:
        self.rng, self.engine = rng, engine
        self.old, self.new = scratch / "old" / "复文", scratch / "new" / "复文"
        self.folder, self.index = scratch / "复文", scratch / "index"
        write_corpus(self.old)
        shutil.copytree(self.old, self.new)
        change_corpus(self.new)
        self.base = scratch / "base"
        self.before = self._made(self.old, self.base)
        self.after = self._made(self.new, scratch / "fresh")
        self.counts: Counter[str] = Counter()

    def run(self, points: int) -> Counter[str]:
        """Kill at so many points, in turn of every operation; raises AssertionError on a loss."""
        steps, took = {}, {}
        for operation in OPERATIONS:
            self._reset(operation)
            began = time.monotonic()
            steps[operation] = int(self._start(operation, 0).communicate()[0].split()[-1])
            took[operation] = time.monotonic() - began
        for number in range(points):
            operation = OPERATIONS[number % len(OPERATIONS)]
            self._reset(operation)
            if number % 2:
                self._kill_after(self._start(operation, -1), self.rng.uniform(0, took[operation]))
            else:
                at = self.rng.randint(1, steps[operation])
                self._start(operation, at).communicate()
            self._verify(operation)
            self.counts["points"] += 1
            self.counts[operation] += 1
        return self.counts

    def _reset(self, operation: str) -> None:
        for target in (self.index, self.folder):
            shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(self.new, self.folder)
        if operation != "build":
            shutil.copytree(self.base, self.index)

    def _start(self, operation: str, after: int) -> subprocess.Popen[str]:
        return subprocess.Popen(  # noqa: S603
            [
                sys.executable,
                __file__,
                "--engine",
                self.engine,
                "--child",
                operation,
                str(self.index),
                str(self.folder),
                str(after),
            ],
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def _kill_after(self, writer: subprocess.Popen[str], delay: float) -> None:
        """Kill the writer, or the writer with its workers, or one worker only."""
        assert writer.stdout is not None
        writer.stdout.readline()  # it has loaded everything
        time.sleep(delay)
        workers = list(_children(writer.pid))
        victim = self.rng.choice(["writer", "all", "worker"]) if workers else "writer"
        self.counts[f"killed {victim}"] += 1
        if victim == "worker":
            _kill(self.rng.choice(workers))
        elif victim == "all":
            os.killpg(writer.pid, signal.SIGKILL)
        else:
            _kill(writer.pid)
        writer.communicate()
        _wait_until_gone(workers)

    def _verify(self, operation: str) -> None:
        if (self.index / "CURRENT").exists():
            found = everything(self.index)
            assert found in (self.before, self.after), "the index in use answers wrongly"
            self.counts["switched" if found == self.after else "state before"] += 1
        else:
            assert operation == "build", "the index in use is gone"
            self.counts["no index yet"] += 1
        self.counts["leftovers"] += len(list(self.index.glob("making-*")))
        build_index([self.folder], self.index, Options(engine=self.engine))
        assert everything(self.index) == self.after, "the next run differs from a fresh build"
        findings = check_index(self.index)
        assert not [*findings.damage, *findings.outdated], findings
        left = sorted(path.name for path in self.index.iterdir() if path.is_dir())
        assert len(left) <= 2, left
        assert all(name.startswith("g") for name in left), left

    def _made(self, corpus: Path, index: Path) -> object:
        """Index a corpus at the place where every index of this run has it."""
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(corpus, self.folder)
        build_index([self.folder], index, Options(engine=self.engine))
        return everything(index)


def everything(index: Path) -> object:
    """Return all that an index tells: what each search finds, and every reply as it is shown."""
    searcher = open_index(index, audience="internal")
    pages = [searcher.search(Query(text=text, size=1000)) for text in QUERIES]
    found = [(page.total, sorted(hit.id for hit in page.hits), page.facets) for page in pages]
    shown = {id: searcher.show(id) for id in found[0][1]}
    return found, {id: one and reply_shape(one.reply) for id, one in shown.items()}


def write_corpus(folder: Path) -> None:
    """Write 12 record files of 6 rows and 12 text files, always the same."""
    folder.mkdir(parents=True)
    for number in range(12):
        _write_rows(folder / f"{number:02}.jsonl", number, "已经办理")
        (folder / f"{number:02}.txt").write_text(_text(number, 0, "正在研究"), encoding="utf-8")


def change_corpus(folder: Path) -> None:
    """Change three record files, remove three files and add three."""
    for number in range(3):
        _write_rows(folder / f"{number:02}.jsonl", number, "另行答复")
        (folder / f"{number:02}.txt").unlink()
        (folder / f"新{number:02}.txt").write_text(_text(number, 99, "新增"), encoding="utf-8")


def _write_rows(path: Path, number: int, state: str) -> None:
    rows = (
        {"id": f"{number}-{row}" if row % 2 else "", "body": _text(number, row, state)}
        for row in range(6)
    )
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    path.write_text(lines, encoding="utf-8")


def _text(number: int, row: int, state: str) -> str:
    topic = WORDS[(number + row) % len(WORDS)]
    return f"关于{topic}问题的答复\n第{number}号第{row}件：{topic}一事{state}。\n某市某局\n2023年{row % 12 + 1}月6日"


def _child(operation: str, index: Path, folder: Path, after: int, engine: str) -> int:
    """Write, killed at the file operation `after`; 0 counts them, -1 lets the parent kill."""
    seen = 0

    def count(event: str, _arguments: tuple[object, ...]) -> None:
        nonlocal seen
        seen += event.startswith(COUNTED)
        if seen == after:
            os.kill(os.getpid(), signal.SIGKILL)

    print("ready", flush=True)
    if after >= 0:
        sys.addaudithook(count)
    build_index([folder], index, Options(engine=engine, rebuild=operation == "rebuild"))
    print(seen)
    return 0


def _children(pid: int) -> Iterator[int]:
    for listing in Path(f"/proc/{pid}/task").glob("*/children"):
        yield from map(int, listing.read_text().split())


def _kill(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:  # it had ended by itself
        return


def _wait_until_gone(workers: list[int]) -> None:
    """Wait for workers to notice that their writer is dead, for a minute at most."""
    for _ in range(600):
        if not any(Path(f"/proc/{pid}/exe").exists() for pid in workers):
            return
        time.sleep(0.1)
    raise AssertionError(f"workers outlive their writer: {workers}")


if __name__ == "__main__":
    sys.exit(main())
