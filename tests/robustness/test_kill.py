"""Writers and workers killed at any point lose nothing; `kill.py` by hand tries hundreds."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from indexer import build_index
from indexer.keeping.lock import writing

TOP = Path(__file__).parents[2]


def killed(victim: str, rounds: int, engine: str = "tantivy") -> dict[str, int]:
    """Kill in so many rounds, and return how they went."""
    asked = ["--victim", victim, "--rounds", str(rounds), "--engine", engine, "--seed", "7"]
    command = [sys.executable, "-m", "tests.robustness.kill", *asked]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=TOP)  # noqa: S603
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_killed_writers_lose_nothing_and_need_no_repair():
    counts = killed("writer", 8)
    assert counts["rounds"] == 8
    states = ("state before", "no index yet", "state after")
    assert sum(counts.get(state, 0) for state in states) == 8


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks for processes in /proc")
def test_a_killed_worker_stops_no_run_and_changes_no_result():
    counts = killed("worker", 4)
    assert counts["state after"] == counts["rounds"] == 4


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks for processes in /proc")
def test_a_writer_killed_with_all_its_workers_loses_nothing():
    assert killed("both", 4)["rounds"] == 4


def test_a_lock_is_free_as_soon_as_its_holder_is_dead(rows, tmp_path):
    index = tmp_path / "index"
    code = f"import time; from pathlib import Path; from indexer.keeping.lock import writing\nwith writing(Path({str(index)!r})): print('held', flush=True); time.sleep(600)"
    holder = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)  # noqa: S603
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    held = subprocess.run(  # noqa: S603
        [
            sys.executable,
            "-c",
            "from indexer.cli import main; main()",
            "index",
            str(rows("a.jsonl", {"id": "1", "body": "加装电梯。"}).parent),
            "--index",
            str(index),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    holder.kill()
    holder.communicate()
    assert held.returncode == 2
    assert f"进程 {holder.pid}" in held.stderr
    assert f"自 {time.strftime('%Y-')}" in held.stderr
    assert build_index([tmp_path / "复文"], index).added == 1
    with writing(index):
        assert json.loads((index / "writer.json").read_text("utf-8"))["pid"] == os.getpid()
