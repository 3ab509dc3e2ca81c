"""A client that costs little: many connections that stay open, one thread, plain sockets."""

import selectors
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass

_HEAD = (
    "Host: 127.0.0.1\r\nAccept: text/html\r\nAccept-Encoding: gzip, deflate, br, zstd\r\n"
    "User-Agent: benchmarks.load\r\n\r\n"
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What was asked for, how it was answered (0: not at all), and how long that took."""

    path: str
    status: int
    ms: float


class _Connection:
    """One connection, on which one request waits for its answer."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._got = bytearray()
        self._due = 0

    def ask(self, path: str) -> None:
        self._path, self._got, self._due = path, bytearray(), 0
        self._began = time.perf_counter()
        self.socket.sendall(f"GET {path} HTTP/1.1\r\n{_HEAD}".encode())

    def take(self) -> Answer | None:
        """Read what has come; return the answer if that was all of it."""
        got = self.socket.recv(1 << 18)
        self._got += got
        if not self._due and (end := self._got.find(b"\r\n\r\n")) >= 0:
            self._due = end + 4 + _length(self._got[:end])
        if got and (not self._due or len(self._got) < self._due):
            return None
        status = int(self._got[9:12]) if got else 0
        return Answer(self._path, status, (time.perf_counter() - self._began) * 1000)


def drive(port: int, paths: Iterator[str], connections: int, seconds: float) -> list[Answer]:
    """Ask for one path after another on so many connections at once, for so long.

    A connection that the server closes is one answer with status 0, and is not opened again.
    """
    answers = []
    with selectors.DefaultSelector() as selector:
        for _ in range(connections):
            connection = _Connection(port)
            selector.register(connection.socket, selectors.EVENT_READ, connection)
            connection.ask(next(paths))
        until = time.perf_counter() + seconds
        while selector.get_map():
            for key, _ in selector.select():
                answer = key.data.take()
                if answer is None:
                    continue
                answers.append(answer)
                if time.perf_counter() < until and answer.status:
                    key.data.ask(next(paths))
                else:
                    selector.unregister(key.data.socket)
                    key.data.socket.close()
    return answers


def _length(head: bytearray) -> int:
    for line in bytes(head).lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line.partition(b":")[2])
    raise ConnectionError("an answer without a length")
