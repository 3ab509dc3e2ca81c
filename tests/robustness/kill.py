"""Kill writers of an index, their workers or both at random points: nothing may be lost.

`python -m tests.robustness.kill --rounds 100 --victim writer` (or `worker`, `both`) prints how
the rounds went; the suite runs a few of each. A round is a build, an update, a rebuild or the
switch of an update. Every other writer is killed at the n-th file operation of its run, counted
by Python's audit hook, and at the switch all are, so that each step comes up; the others at a
point in time, which also falls into the engine's own threads and into the work of the workers.
After each kill the index in use must answer, the next run must complete without help, and what it
makes must equal an index made from nothing. A run of which only a worker was killed must complete
by itself, with the same result.
"""

import argparse
import json
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from indexer import Options, build_index
from indexer.keeping.check import check_index
from tests.robustness.killed import Order, Run, kill, wait_until_gone
from tests.robustness.states import change_corpus, everything, write_corpus

OPERATIONS = ("build", "update", "rebuild", "switch")
FEW, MANY = 6, 30
"""Rows of a record file: workers need more to be killed at work, not only while they start."""


def main() -> int:
    """Run the rounds asked for and print the counts; a loss is an AssertionError."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--victim", choices=("writer", "worker", "both"), default="writer")
    parser.add_argument("--engine", default="tantivy")
    parser.add_argument("--seed", type=int, default=5)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        rng = random.Random(args.seed)  # noqa: S311
        rounds = Rounds(Path(scratch), args.engine, rng, FEW if args.victim == "writer" else MANY)
        for number in range(args.rounds):
            operation = OPERATIONS[number % len(OPERATIONS)]
            getattr(rounds, args.victim)(operation)
            rounds.counts.update(["rounds", operation])
    print(json.dumps(dict(sorted(rounds.counts.items())), ensure_ascii=False))
    return 0


class Rounds:
    """Two states of one corpus, the index of each, and kills between them."""

    def __init__(self, scratch: Path, engine: str, rng: random.Random, rows: int) -> None:
        """Make both states and their indexes."""
        self.rng, self.engine = rng, engine
        self.old, self.new = scratch / "old" / "复文", scratch / "new" / "复文"
        self.folder, self.index = scratch / "复文", scratch / "index"
        write_corpus(self.old, rows)
        shutil.copytree(self.old, self.new)
        change_corpus(self.new, rows)
        self.base = scratch / "base"
        self.before = self._made(self.old, self.base)
        self.after = self._made(self.new, scratch / "fresh")
        self.counts: Counter[str] = Counter()
        self._steps: dict[str, range] = {}
        self._took: dict[str, float] = {}

    def writer(self, operation: str) -> None:
        """Kill a writer that works alone at a file operation, or one with workers at any time."""
        if operation == "switch" or self.rng.random() < 0.5:
            at = self.rng.choice(self._steps_of(operation))
            self._reset(operation)
            status, _ = Run(self._order(operation, workers=1, kill_at=at)).end()
            self.counts["at a file operation" if status == -9 else "had ended"] += 1
        else:
            run = self._started_and_waited(operation)
            workers = run.workers()
            self.counts["at a time" if kill(run.process.pid) else "had ended"] += 1
            self.counts["with workers"] += bool(workers)
            run.end()
            wait_until_gone(workers)
        self._verify(operation)

    def both(self, operation: str) -> None:
        """Kill a writer and all its workers at the same moment."""
        run = self._started_and_waited(operation)
        self.counts["with workers"] += bool(run.workers())
        run.kill_all()
        run.end()
        self._verify(operation)

    def worker(self, operation: str) -> None:
        """Kill one worker or all of them, and see the run complete; again, if it was over."""
        for _ in range(20):
            run = self._started_and_waited(operation)
            there = run.workers()
            victims = self.rng.choice([there, there[:1], there[-1:]])
            killed = sum([kill(pid) for pid in victims])
            status, said = run.end()
            assert status == 0, said
            assert said[-1] == "0", "a file was given up"
            assert everything(self.index) == self.after, "the run's result is not a fresh build"
            if killed:
                break
        else:
            raise AssertionError("no worker was ever met alive")
        self.counts[f"{killed} killed"] += 1
        self._verify(operation)

    def _started_and_waited(self, operation: str) -> Run:
        """Start a run by two workers and wait for a random part of the time that it takes."""
        took = self._took_by(operation)
        self._reset(operation)
        run = Run(self._order(operation, workers=2))
        run.has_workers()
        time.sleep(self.rng.uniform(0, took))
        return run

    def _steps_of(self, operation: str) -> range:
        """Count the file operations of a run, or of its switch, which begins with the manifest."""
        if operation not in self._steps:
            self._reset(operation)
            _, (steps, manifest, _) = Run(self._order(operation, workers=1)).end()
            first = int(manifest) if operation == "switch" else 1
            self._steps[operation] = range(first, int(steps) + 1)
        return self._steps[operation]

    def _took_by(self, operation: str) -> float:
        """Time a run from its first worker on."""
        if operation not in self._took:
            self._reset(operation)
            run = Run(self._order(operation, workers=2))
            assert run.has_workers()
            began = time.monotonic()
            status, said = run.end()
            assert status == 0, said
            self._took[operation] = time.monotonic() - began
        return self._took[operation]

    def _reset(self, operation: str) -> None:
        """Put the changed corpus and the index of the old one in place; what a killed run left
        makes the next one use workers, however little there is to do."""
        for target in (self.index, self.folder):
            shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(self.new, self.folder)
        if operation != "build":
            shutil.copytree(self.base, self.index)
        (self.index / "making-g000009").mkdir(parents=True)

    def _order(self, operation: str, *, workers: int, kill_at: int = 0) -> Order:
        return Order(
            operation=operation,
            index=self.index,
            folder=self.folder,
            engine=self.engine,
            workers=workers,
            kill_at=kill_at,
        )

    def _verify(self, operation: str) -> None:
        """See that the index answers as before or after, and that the next run mends all."""
        if (self.index / "CURRENT").exists():
            found = everything(self.index)
            assert found in (self.before, self.after), "the index in use answers wrongly"
            self.counts["state after" if found == self.after else "state before"] += 1
        else:
            assert operation == "build", "the index in use is gone"
            self.counts["no index yet"] += 1
        self.counts["leftovers"] += any(self.index.glob("making-*"))
        options = Options(engine=self.engine, workers=self.rng.choice((1, 2)))
        report = build_index([self.folder], self.index, options)
        assert report.clean, report.failures
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


if __name__ == "__main__":
    sys.exit(main())
