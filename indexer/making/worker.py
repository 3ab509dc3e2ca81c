"""The process that does pieces of work: frames in by standard input, frames out by output.

It ends when its input does, so it never outlives the process that started it.
"""

import faulthandler
import os
import signal
import sys
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import IO

from indexer.analysis import Analyzer, load_analyzer
from indexer.making.pieces import Outcome, Piece, pack, perform, settings_of, unpack_pieces

LONGEST_S = 300
"""Seconds that a piece may take; the largest real files (PDFs of some hundred pages) take ten."""
MOST_BYTES = 4 * 2**30
"""Memory that a worker may ask for, on Linux: a JSON file of 64 MiB takes two, and no real file one."""
READY = b"ready"
_LENGTH_BYTES = 8


def main() -> None:
    """Do pieces until there are no more; the first frame names the folder of settings."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal tells all; our starter decides
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no answer
    _limit_memory()
    folder = Path(os.fsdecode(receive(sys.stdin.buffer) or b""))
    analyzer = load_analyzer(folder)
    settings_of(folder, ())
    questions: SimpleQueue[bytes] = SimpleQueue()
    try:
        send(answers, READY)
        Thread(target=_listen, args=(questions,), daemon=True).start()
        while True:
            pieces = unpack_pieces(questions.get())
            send(answers, pack([_within_limit(piece, folder, analyzer) for piece in pieces]))
    except BrokenPipeError:
        os._exit(0)  # nobody is waiting for answers any more
    except MemoryError:
        os._exit(1)  # our starter names the file; what is left of us may not even print


def send(pipe: IO[bytes], data: bytes) -> None:
    """Write one frame."""
    pipe.write(len(data).to_bytes(_LENGTH_BYTES, "big"))
    pipe.write(data)
    pipe.flush()


def receive(pipe: IO[bytes]) -> bytes | None:
    """Read one frame; None where the other side has ended, in the middle of one or not."""
    head = pipe.read(_LENGTH_BYTES)
    size = int.from_bytes(head, "big")
    data = pipe.read(size) if len(head) == _LENGTH_BYTES else b""
    return data if len(head) == _LENGTH_BYTES and len(data) == size else None


def _limit_memory() -> None:
    """Let one file not eat the machine; other systems have no limit that holds."""
    if sys.platform == "linux":
        import resource  # noqa: PLC0415 (not on Windows)

        soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        given = [limit for limit in (soft, hard) if limit != resource.RLIM_INFINITY]
        resource.setrlimit(resource.RLIMIT_AS, (min([MOST_BYTES, *given]), hard))


def _listen(questions: "SimpleQueue[bytes]") -> None:
    """Take questions in even while one is answered, so that the other side never waits to write."""
    while (frame := receive(sys.stdin.buffer)) is not None:
        questions.put(frame)
    os._exit(0)


def _within_limit(piece: Piece, folder: Path, analyzer: Analyzer) -> Outcome:
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        # a thread in C that ends the process also where a library holds on to the interpreter
        faulthandler.dump_traceback_later(LONGEST_S, exit=True, file=nowhere)
        try:
            return perform(piece, settings_of(folder, piece.columns), analyzer)
        finally:
            faulthandler.cancel_dump_traceback_later()
