"""The server, run as a process of its own on a free port."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from indexer import Searcher, build_index
from webui import ServerProblem, serve
from webui.server import UNREAD_MS, listen

REPLIES = Path(__file__).parent / "replies.jsonl"
COMMAND = (sys.executable, "-c", "from webui.command import serve; serve()")


@contextmanager
def served(index: Path, *options: str) -> Iterator[tuple[HTTPConnection, str]]:
    """Run `fuwen serve` on a free port; yield a connection and the path it printed."""
    command = [*COMMAND, "--index", str(index), "--port", "0", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 - our own
        try:
            found = re.search(r"http://127\.0\.0\.1:(\d+)(/\S*)", process.stdout.readline())
            connection = HTTPConnection("127.0.0.1", int(found.group(1)), timeout=30)
            yield connection, found.group(2)
            connection.close()
        finally:
            process.terminate()


def test_the_server_prints_its_address_and_answers_there(tmp_path):
    build_index([REPLIES], tmp_path / "index")
    with served(tmp_path / "index", "--prefix", "/fuwen") as (connection, path):
        connection.request("GET", path)
        answer = connection.getresponse()
        assert path == "/fuwen/"
        assert answer.status == 200
        assert "现有" in answer.read().decode()
        assert answer.getheader("Server") is None


@pytest.mark.parametrize(
    ("line", "status", "said"),
    [
        ("/?q=停车 场".replace(" ", "%20").encode(), 200, "停车 场"),
        ("/?q=停车".encode("gbk"), 400, "不是 UTF-8 编码"),
        ("/复文".encode(), 404, "没有这个页面"),
    ],
)
def test_an_address_sent_as_it_was_typed_is_read(tmp_path, line, status, said):
    build_index([REPLIES], tmp_path / "index")
    with (
        served(tmp_path / "index") as (connection, _),
        socket.create_connection((connection.host, connection.port), timeout=30) as sent,
    ):
        sent.sendall(b"GET " + line + b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        answer = HTTPResponse(sent)
        answer.begin()
        assert answer.status == status
        assert said in answer.read().decode()


def test_a_server_started_before_its_index_answers_once_there_is_one(tmp_path, capfd):
    with served(tmp_path / "index") as (connection, path):
        assert "索引还不能用" in capfd.readouterr().err
        connection.request("GET", path)
        missing = connection.getresponse()
        assert missing.status == 503
        assert "检索暂时不可用" in missing.read().decode()
        build_index([REPLIES], tmp_path / "index")
        connection.request("GET", path)
        assert connection.getresponse().status == 200


def test_a_port_that_is_taken_is_said_in_a_sentence(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ServerProblem, match=f"端口 {port} 已被占用"):
            serve(Searcher(tmp_path, "public"), "127.0.0.1", port)


@pytest.mark.skipif(os.name != "posix", reason="SIGTERM is of POSIX")
def test_a_server_of_one_process_told_to_end_ends_in_order(tmp_path):
    """As the first process of a container it would go on: the system gives that one no default."""
    build_index([REPLIES], tmp_path / "index")
    command = [*COMMAND, "--index", str(tmp_path / "index"), "--port", "0", "--processes", "1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
        assert "复文已就绪" in process.stdout.readline()
        process.terminate()
        assert process.wait(60) == 0


@pytest.mark.skipif(not hasattr(socket, "TCP_USER_TIMEOUT"), reason="Linux alone has the limit")
def test_a_reader_who_takes_nothing_in_is_given_up():
    with (
        listen("127.0.0.1", 0) as listening,
        socket.create_connection(listening.getsockname()),
        listening.accept()[0] as accepted,
    ):
        limit = accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT)
        assert limit == UNREAD_MS


@pytest.mark.parametrize(
    ("host", "port", "sentence"),
    [
        ("127.0.0.1", 70000, "端口应为 0 至 65535 之间的整数"),
        ("203.0.113.1", 0, "请检查 --host"),
        ("::ffff:203.0.113.1", 0, "请检查 --host"),
    ],
)
def test_an_address_that_cannot_be_had_is_said_in_a_sentence(tmp_path, host, port, sentence):
    with pytest.raises(ServerProblem, match=sentence):
        serve(Searcher(tmp_path, "public"), host, port)
