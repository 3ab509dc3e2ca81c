"""Clients that ask a server for pages of marked replies, and judge what they get."""

import http.client
import re
import sys
import threading
import time
from statistics import quantiles
from urllib.parse import quote

PATHS = (
    f"/?q={quote('电梯')}",
    f"/api/v1/search?q={quote('电梯')}",
    "/reply/m{}",
    f"/?q={quote('公交 学位')}+-{{}}",
    f"/?q={quote('电梯')}+-{{}}&sort=newest",
    "/api/v1/replies/m{}/similar",
    f"/feed.atom?q={quote('电梯')}",
    f"/export/replies.jsonl?q={quote('电梯')}",
    f"/api/v1/suggest?q={quote('加装')}",
    "/readyz",
)
_STATE = re.compile(r"状态(?:<[^>]*>)*(\d+)")
_MARK = re.compile("加装(?:<[^>]*>)*电梯")
TIMEOUT_S = 60


class Clients:
    """Threads that ask one page after the other, each over a connection of its own."""

    def __init__(self, port: int, count: int, pause_s: float) -> None:
        """Prepare `count` of them for a server on this machine."""
        self._port, self._pause_s = port, pause_s
        self.done = 0
        self.failed: list[str] = []
        self._took: list[float] = []
        self._stop = threading.Event()
        self._lock = threading.Lock()
        self._threads = [threading.Thread(target=self._ask, args=(one,)) for one in range(count)]

    def start(self) -> None:
        """Begin to ask."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Ask no more, and wait for the answers that are due."""
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def took_ms(self) -> tuple[float, float]:
        """Return median and 99th percentile of the answers since last asked."""
        with self._lock:
            took, self._took = self._took, []
        if len(took) < 2:
            return 0.0, 0.0
        cuts = quantiles(took, n=100)
        return cuts[49] * 1000, cuts[98] * 1000

    def _ask(self, which: int) -> None:
        seen, turn = 0, which
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=TIMEOUT_S)
        while not self._stop.is_set():
            # some addresses vary, so that not every answer is a page kept from before
            path, turn = PATHS[turn % len(PATHS)].format(turn % 8), turn + 1
            began = time.perf_counter()
            try:
                seen = self._judge(path, *_get(connection, path), seen)
            except (OSError, http.client.HTTPException) as error:
                self._fail(f"{path}: {error!r} after {time.perf_counter() - began:.1f} s")
                connection.close()
            with self._lock:
                self.done += 1
                self._took.append(time.perf_counter() - began)
            self._stop.wait(self._pause_s)

    def _fail(self, what: str) -> None:
        self.failed.append(what)
        print(what, file=sys.stderr, flush=True)

    def _judge(self, path: str, status: int, text: str, seen: int) -> int:
        """Note what is wrong with an answer; return the latest state that this client has seen."""
        states = {int(state) for state in _STATE.findall(text)}
        if status != 200:
            self._fail(f"{path}: {status} {text[:200]}")
        elif len(states) > 1:
            self._fail(f"{path}: mixed {sorted(states)}")
        elif _MARK.search(text) and "suggest" not in path and not states:
            self._fail(f"{path}: no state in {text[:200]}")
        elif states and max(states) < seen:
            self._fail(f"{path}: {max(states)} after {seen}")
        return max(seen, *states) if states else seen


def _get(connection: http.client.HTTPConnection, path: str) -> tuple[int, str]:
    connection.request("GET", path)
    answer = connection.getresponse()
    return answer.status, answer.read().decode("utf-8")
