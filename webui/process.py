"""One of several processes that serve the site: it is told what to do by its standard input.

It ends when that input does, so it never outlives the process that started it.
"""

import os
import signal
import sys
import threading
from pathlib import Path

import msgspec

from indexer import Audience, Searcher
from webui.app import create_app
from webui.fair import FairSocket
from webui.operating.tracing import log_to_stderr
from webui.server import end_when_told, server_of
from webui.settings import Settings
from webui.sharing import Sharing

READY = b"ready\n"
THREADS = 4
"""Of each process: more would only take the interpreter from each other, and every page late."""


class Orders(msgspec.Struct, frozen=True, kw_only=True):
    """What a process needs to know; the last two are filled in for each of them, and `listening` is
    the number of the socket it inherits."""

    index: Path
    audience: Audience
    settings: Settings
    proxy: str
    sharing: Sharing = msgspec.field(default_factory=Sharing)
    listening: int = -1


def write_orders(orders: Orders) -> bytes:
    """Put orders into a line."""
    return msgspec.json.encode(orders, enc_hook=lambda path: os.fsencode(path).hex()) + b"\n"


def read_orders(line: bytes) -> Orders:
    """Take them out of it; a path may hold any bytes."""
    return msgspec.json.decode(
        line, type=Orders, dec_hook=lambda _, path: Path(os.fsdecode(bytes.fromhex(path)))
    )


def main() -> None:
    """Serve until told to end; one line of JSON says what, and a line goes back when it is done."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal tells all; our starter decides
    end_when_told()
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no answer
    orders = read_orders(sys.stdin.buffer.readline())
    log_to_stderr()
    app = create_app(Searcher(orders.index, orders.audience), orders.settings, orders.sharing)
    with FairSocket(fileno=orders.listening) as listening:
        server = server_of(app, listening, orders.proxy, THREADS)
        listening.keep_fair(orders.sharing, lambda: len(server.active_channels))
        threading.Thread(target=_end_with_input, daemon=True).start()
        answers.write(READY)
        answers.flush()
        server.run()


def _end_with_input() -> None:
    sys.stdin.buffer.read()
    signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGTERM)
