"""Writers killed at any point lose nothing; `kill.py` by hand tries a hundred points."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

from indexer import build_index
from indexer.lock import writing

SCRIPT = Path(__file__).with_name("kill.py")


def test_nine_killed_writers_lose_nothing_and_need_no_repair():
    command = [sys.executable, str(SCRIPT), "--points", "9", "--seed", "7"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr
    counts = json.loads(done.stdout)
    assert counts["points"] == 9
    assert counts["state before"] + counts["no index yet"] + counts.get("switched", 0) == 9


def test_a_lock_is_free_as_soon_as_its_holder_is_dead(rows, tmp_path):
    index = tmp_path / "index"
    code = f"import time; from pathlib import Path; from indexer.lock import writing\nwith writing(Path({str(index)!r})): print('held', flush=True); time.sleep(600)"
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
