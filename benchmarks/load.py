"""Load a running site: result pages a second, how long they take, and what they cost.

`python -m benchmarks.load INDEX [--connections 16] [--seconds 20] [--processes N]` runs `fuwen
serve` as a process of its own, drives it by connections that stay open, and prints a line for each
mix of requests, beside a peer in the same run: a Flask page of a dozen bytes under waitress. The
client takes its share of the same cores; CPU is the server's alone. Reads /proc.
"""

import argparse
import os
import random
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.client import Answer, drive

WORDS = [
    "加装电梯",
    "停车",
    "收费",
    "学位",
    "养老",
    "服务",
    "补贴",
    "河道",
    "治理",
    "公交",
    "线路",
    "充电桩",
    "安装",
    "医保",
    "报销",
    "路灯",
    "物业",
    "管理",
    "垃圾",
    "分类",
    "绿化",
    "噪音",
    "教育",
    "道路",
    "社区",
    "老旧小区",
    "改造",
    "幼儿园",
    "医院",
    "食堂",
    "公园",
    "地铁",
    "票价",
    "施工",
    "污水",
    "校车",
]
YEARS = ("", *map(str, range(2014, 2025)))
POPULAR = 500
"""Different pages in the mix where some are asked for far more often than others (1/rank)."""
SERVE = "from webui.command import serve; serve()"
HELLO = """
from flask import Flask; from waitress import serve; import socket
app = Flask(__name__); app.get("/")(lambda: "hello, world")
s = socket.create_server(("127.0.0.1", 0)); print(f"http://127.0.0.1:{s.getsockname()[1]}/")
import sys; sys.stdout.flush(); serve(app, sockets=[s], threads=8, _quiet=True)
"""


def main() -> None:
    """Print a line for each mix."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("index", type=Path)
    parser.add_argument("--connections", type=int, default=16)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--processes", type=int, help="of the server; its own choice if not given")
    args = parser.parse_args()
    own = ["--processes", str(args.processes)] if args.processes else []
    site = [SERVE, "--index", str(args.index), "--port", "0", "--rate", "0", *own]
    print(
        f"{'':26}{'req/s':>8}{'p50 ms':>9}{'p95 ms':>9}{'p99 ms':>9}{'failed':>8}"
        f"{'repeated':>10}{'CPU ms/req':>12}{'RSS MB':>16}"
    )
    source = random.Random(1)
    with running(site) as (pid, port):
        for name, paths in (
            ("every page new", distinct(source)),
            ("popular pages", popular(source)),
            ("one static file", iter(lambda: "/static/fuwen.css", "")),
        ):
            measure(name, paths, pid, port, args)
    with running([HELLO]) as (pid, port):
        measure("peer: Flask hello", iter(lambda: "/", ""), pid, port, args)


def distinct(source: random.Random) -> Iterator[str]:
    """Yield result pages, none twice: texts of one or two words, years, sorts and pages."""
    seen = set()
    while True:
        params = {
            "q": " ".join(source.sample(WORDS, source.choice((1, 2, 2)))),
            "year": source.choice(YEARS),
            "sort": source.choice(("", "newest", "oldest")),
            "page": source.choice(("", "", "2", "3")),
        }
        path = "/?" + urlencode({name: value for name, value in params.items() if value})
        if path not in seen:
            seen.add(path)
            yield path


def popular(source: random.Random) -> Iterator[str]:
    """Yield a few hundred result pages as often as their ranks say."""
    pages = [path for path, _ in zip(distinct(source), range(POPULAR), strict=False)]
    weights = [1 / rank for rank in range(1, POPULAR + 1)]
    while True:
        yield from source.choices(pages, weights, k=1000)


def measure(name: str, paths: Iterator[str], pid: int, port: int, args: argparse.Namespace) -> None:
    """Drive a server for a while and print how it went; a second before that does not count."""
    drive(port, paths, args.connections, 1.0)
    before, began = cpu_s(pid), time.perf_counter()
    answers = drive(port, paths, args.connections, args.seconds)
    took, used = time.perf_counter() - began, cpu_s(pid) - before
    times = sorted(answer.ms for answer in answers)
    part: Callable[[float], float] = lambda share: times[int(len(times) * share)]  # noqa: E731
    failed = sum(answer.status not in (200, 404) for answer in answers)
    print(
        f"{name:26}{len(times) / took:>8,.0f}{part(0.5):>9.1f}{part(0.95):>9.1f}{part(0.99):>9.1f}"
        f"{failed:>8}{repeated(answers):>10.0%}{used / len(times) * 1000:>12.2f}"
        f"{' + '.join(f'{rss_mb(one):.0f}' for one in family(pid)):>16}",
        flush=True,
    )


def repeated(answers: list[Answer]) -> float:
    """Return the share of requests for what had been asked for before, which a page cache knows."""
    return 1 - len({answer.path for answer in answers}) / len(answers)


@contextmanager
def running(program: list[str]) -> Iterator[tuple[int, int]]:
    """Run a server; yield its process id and its port, which it prints."""
    command = [sys.executable, "-c", *program]
    with subprocess.Popen(  # noqa: S603 - our own
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout is not None
        found = re.search(r":(\d+)/", process.stdout.readline())
        assert found, "the server did not start"
        yield process.pid, int(found.group(1))
        process.terminate()


def family(pid: int) -> list[int]:
    """Return a process and its children."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    return [pid, *map(int, children.split())]


def cpu_s(pid: int) -> float:
    """Return the processor time that a server has used, user and system."""
    return sum(map(_own_cpu_s, family(pid)))


def _own_cpu_s(pid: int) -> float:
    after_name = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")


def rss_mb(pid: int) -> float:
    """Return a process's resident memory, the mapped files of the index among it."""
    pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    main()
