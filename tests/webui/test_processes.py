"""Several processes that serve one site, run as `fuwen serve --processes 2` on a free port."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException, HTTPResponse
from pathlib import Path

import pytest

from indexer import Options, build_index

pytestmark = pytest.mark.skipif(os.name != "posix", reason="processes inherit sockets on POSIX")

REPLIES = Path(__file__).parent / "replies.jsonl"
COMMAND = (sys.executable, "-c", "from webui.command import serve; serve()")
PATIENCE_S = 60


class Server:
    """A running server; every request is made on a connection of its own."""

    def __init__(self, process: subprocess.Popen[str], port: int) -> None:
        self.process = process
        self.port = port

    def get(self, path: str, **headers: str) -> HTTPResponse:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        answer.body = answer.read()
        connection.close()
        return answer

    def children(self) -> set[int]:
        """Return the processes that serve now."""
        listed = subprocess.run(  # noqa: S603
            ["ps", "-o", "pid=", "--ppid", str(self.process.pid)],  # noqa: S607
            check=False, capture_output=True, text=True,
        )  # fmt: skip
        return {int(line) for line in listed.stdout.split()}


@contextmanager
def served(index: Path, *options: str) -> Iterator[Server]:
    command = [*COMMAND, "--index", str(index), "--port", "0", "--processes", "2", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
        try:
            found = re.search(r"http://127\.0\.0\.1:(\d+)/", process.stdout.readline())
            yield Server(process, int(found.group(1)))
        finally:
            process.terminate()


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("processes") / "index"
    build_index([REPLIES], path)
    return path


def eventually(holds: Callable[[], bool]) -> bool:
    """Wait until something holds, and tell whether it came to."""
    until = time.monotonic() + PATIENCE_S
    while not holds():
        if time.monotonic() > until:
            return False
        time.sleep(0.1)
    return True


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_killed_process_is_replaced_and_the_site_goes_on(index):
    with served(index) as server:
        before = server.children()
        assert len(before) == 2
        assert "现有" in server.get("/").body.decode()
        os.kill(min(before), signal.SIGKILL)

        def replaced() -> bool:
            now = server.children()
            return len(now) == 2 and min(before) not in now

        assert eventually(replaced)
        assert [server.get("/?q=a").status for _ in range(6)] == [200] * 6
        assert server.get("/readyz").status == 200


def test_an_index_cut_under_a_server_is_a_fault_that_is_told_and_a_rebuild_mends_it(tmp_path):
    """A process that has a file mapped dies by SIGBUS when it reads beyond its new end."""
    index = tmp_path / "index"
    build_index([REPLIES], index)
    with served(index) as server:
        assert server.get("/?q=a").status == 200
        for path in index.glob("g*/engine/*"):
            os.truncate(path, 0)

        def answers(text: str, status: int) -> bool:
            try:
                found = server.get(f"/?q={text}")
            except (ConnectionError, HTTPException):
                return False  # of the process that died of it
            return found.status == status and (status == 200 or "暂时不可用" in found.body.decode())

        assert eventually(lambda: answers("b", 503))
        build_index([], index, Options(rebuild=True))
        assert eventually(lambda: answers("b", 200))
        assert eventually(lambda: len(server.children()) == 2)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_server_told_to_end_leaves_no_process(index, number):
    with served(index) as server:
        children = server.children()
        server.process.send_signal(number)
        assert server.process.wait(PATIENCE_S) == 0
        assert len(children) == 2
        assert not any(is_running(child) for child in children)


def test_processes_end_when_what_started_them_is_killed(index):
    with served(index) as server:
        children = server.children()
        server.process.kill()
        assert len(children) == 2
        assert eventually(lambda: not any(is_running(child) for child in children))


@contextmanager
def alone(server: Server, child: int) -> Iterator[None]:
    """Have every request answered by one of the processes, the others standing still."""
    others = server.children() - {child}
    for other in others:
        os.kill(other, signal.SIGSTOP)
    try:
        yield
    finally:
        for other in others:
            os.kill(other, signal.SIGCONT)


def test_a_process_knows_the_pages_of_another(index):
    with served(index) as server:
        first, second = server.children()
        with alone(server, first):
            tag = server.get("/?q=a").getheader("ETag")
        with alone(server, second):
            assert server.get("/?q=a", **{"If-None-Match": tag}).status == 304
            assert server.get("/?q=b", **{"If-None-Match": tag}).status == 200


def test_processes_count_together_for_the_limit_and_for_metrics(index):
    with served(index, "--rate", "20") as server:
        codes = []
        for child in sorted(server.children()):
            with alone(server, child):
                codes += [server.get("/?q=a").status for _ in range(15)]
        counted = server.get("/metrics").body.decode()
    # a few more than 20 where a minute ends among them and the first ones grow old
    assert 20 <= codes.count(200) <= 23
    for status in (200, 429):
        line = f'fuwen_requests_total{{page="search.results",status="{status}"}}'
        assert f"{line} {float(codes.count(status))}" in counted
    assert "fuwen_index_ready 1.0" in counted
