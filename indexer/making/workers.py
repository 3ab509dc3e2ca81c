"""Worker processes: each is fed by a thread here, replaced when it dies, and ends with us.

Started as programs of their own and spoken to by pipes, not by multiprocessing: that would run a
caller's main module again in each of them, and cannot tell what a dead one was working on.
"""

import os
import subprocess
import sys
from collections import deque
from collections.abc import Iterable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from types import TracebackType
from typing import Self

import msgspec

from corpus import canonical_name
from indexer.errors import IndexProblem
from indexer.making.pieces import Outcome, Piece, pack, unpack_outcomes
from indexer.making.worker import LONGEST_S, READY, receive, send
from indexer.report import Failure

STARTS = 3
"""How often a worker is started before it is given up: one may be killed before it is ready."""
AHEAD = 2
"""Tasks that a worker has at once: one in hand and one it can go on with."""
LOST = f"处理它的进程意外终止（文件可能有害，或内存不足，或超过{LONGEST_S}秒）。"
KILLED = -9
"""How a worker ends that another process kills, or the system for want of memory; one that takes
too long or crashes ends otherwise."""
_START = "import sys; sys.path[:] = sys.argv[1:]; from indexer.making.worker import main; main()"


@dataclass(frozen=True, slots=True)
class Task:
    """Pieces to do, as they are and as bytes, and where the bytes of their outcomes will be."""

    pieces: list[Piece]
    question: bytes
    answer: "Future[bytes]" = field(default_factory=Future)

    def outcomes(self) -> list[Outcome]:
        """Wait for the outcomes, one for each piece; raises IndexProblem without any worker."""
        return unpack_outcomes(self.answer.result())


class Workers:
    """Several workers with one queue of tasks. Used as a context; leaving it ends them: at once
    if by an exception, else when they have done what they were given."""

    def __init__(self, count: int, settings: Path) -> None:
        """Start `count` workers with the settings in a folder; they get ready meanwhile."""
        self._tasks: SimpleQueue[Task | None] = SimpleQueue()
        self._keepers = [_Keeper(self._tasks, settings) for _ in range(count)]

    @property
    def pids(self) -> list[int]:
        """The process ids of the workers that run now."""
        children = [keeper.child for keeper in self._keepers]
        return [child.pid for child in children if child is not None and child.poll() is None]

    def submit(self, pieces: list[Piece]) -> Task:
        """Queue pieces to be done by one worker, in order."""
        task = Task(pieces, pack(pieces))
        self._tasks.put(task)
        return task

    def __enter__(self) -> Self:
        """Let the workers begin."""
        for keeper in self._keepers:
            keeper.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the workers and wait until they are gone."""
        for keeper in self._keepers:
            if kind is not None:
                keeper.stop()
            self._tasks.put(None)
        for keeper in self._keepers:
            keeper.join()


class _Keeper(Thread):
    """Keeps one worker busy and alive."""

    def __init__(self, tasks: "SimpleQueue[Task | None]", settings: Path) -> None:
        super().__init__(daemon=True)
        self._tasks = tasks
        self._settings = settings
        self._given: deque[Task] = deque()
        self._stopping = False
        self.child: subprocess.Popen[bytes] | None = None

    def run(self) -> None:
        """Hand on tasks until there are no more."""
        try:
            self._launch()
            while self._give():
                self._take()
        except (OSError, IndexProblem) as error:
            self._refuse(IndexProblem(f"无法启动处理文件的进程（{error}）"))
        finally:
            for task in self._given:
                task.answer.cancel()
            self._end()

    def stop(self) -> None:
        """End the worker now, whatever it is doing."""
        self._stopping = True
        if self.child is not None:
            self.child.kill()

    def _launch(self) -> None:
        """Start a worker, and another if it dies before it is ready."""
        for _ in range(STARTS):
            if self._start_one() or self._stopping:
                return
        raise IndexProblem("它立即终止了")

    def _start_one(self) -> bool:
        self._end()
        self.child = subprocess.Popen(  # noqa: S603 (ourselves)
            [sys.executable, "-c", _START, *filter(None, sys.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        if self._stopping:
            self.child.kill()
        self._send(os.fsencode(self._settings))
        return self._receive() == READY

    def _give(self) -> bool:
        """Hand on as many tasks as the worker takes; False when all is done."""
        while len(self._given) < AHEAD and not self._stopping:
            try:
                task = self._tasks.get(block=not self._given)
            except Empty:
                break
            if task is None:
                if self._given:
                    self._tasks.put(None)  # to be met again when these are done
                    break
                return False
            self._send(task.question)
            self._given.append(task)
        return not self._stopping

    def _take(self) -> None:
        answer = self._receive()
        if self._stopping:
            return
        if answer is None:
            answer = self._singly(self._given[0].pieces)
            self._resume()
        self._given.popleft().answer.set_result(answer)

    def _singly(self, pieces: list[Piece]) -> bytes:
        """Do again, one by one, what a worker died of; what ends another one is given up.

        So nothing is lost where a worker was ended by chance, and nothing but the culprit else.
        """
        parts = [part for piece in pieces for part in _parts(piece)]
        outcomes = iter([self._alone(part) for part in parts])
        return pack([_whole(next(outcomes) for _ in _parts(piece)) for piece in pieces])

    def _alone(self, piece: Piece) -> Outcome:
        if self._stopping:
            return self._lost(piece)
        if self.child is None or self.child.poll() is not None:
            self._launch()
        self._send(pack([piece]))
        answer = self._receive()
        return self._lost(piece) if answer is None else unpack_outcomes(answer)[0]

    def _lost(self, part: Piece) -> Outcome:
        """Give a piece up; only one whose worker was killed from outside may fare better later."""
        killed = self.child is not None and self.child.returncode == KILLED
        path = canonical_name(str(part.file.path))
        if part.documents is None:
            failure = Failure(path=path, position=None, reason=LOST, passing=killed)
            return Outcome(replies=[], failure=failure)
        return Outcome(
            replies=[],
            rows=[
                Failure(path=path, position=one.position, reason=LOST, passing=killed)
                for one in part.documents
            ],
        )

    def _resume(self) -> None:
        """Give what the dead worker had not begun to the living one."""
        if self.child is None or self.child.poll() is not None:
            self._launch()
        for task in list(self._given)[1:]:
            self._send(task.question)

    def _refuse(self, error: IndexProblem) -> None:
        while self._given:
            self._given.popleft().answer.set_exception(error)
        while (task := self._tasks.get()) is not None:
            task.answer.set_exception(error)

    def _send(self, data: bytes) -> None:
        if self.child is not None and self.child.stdin is not None:
            try:
                send(self.child.stdin, data)
            except BrokenPipeError:
                return  # the worker has died, which shows when its answer is awaited

    def _receive(self) -> bytes | None:
        if self.child is None or self.child.stdout is None:
            return None
        answer = receive(self.child.stdout)
        if answer is None:
            self.child.wait()
        return answer

    def _end(self) -> None:
        """Let a worker end by ending its input, and wait for it."""
        if self.child is not None:
            with suppress(BrokenPipeError):  # it died before all was written to it
                self.child.__exit__(None, None, None)
            self.child.wait()


def _parts(piece: Piece) -> list[Piece]:
    """Take a piece apart into single documents; a file that must be read is one."""
    if piece.documents is None:
        return [piece]
    return [msgspec.structs.replace(piece, documents=(one,)) for one in piece.documents]


def _whole(parts: Iterable[Outcome]) -> Outcome:
    """Put the outcomes of a piece's parts together."""
    found = list(parts)
    return Outcome(
        replies=[reply for one in found for reply in one.replies],
        rows=[row for one in found for row in one.rows],
        failure=next((one.failure for one in found if one.failure), None),
        met=frozenset().union(*(one.met for one in found)),
    )
