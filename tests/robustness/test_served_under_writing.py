"""A real server under writing: no request fails, no page mixes states, nothing is left open."""

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from indexer import Options, Query, build_index, open_index
from webui import create_app

WORDS = ("井道采光遮挡赔偿", "电费分摊维保费用", "低层住户反对协商", "施工验收噪声防尘")
TOP = Path(__file__).parents[2]
PAGES = (
    "/?q=电梯",
    "/?q=电梯&sort=newest",
    "/reply/m3",
    "/reply/m3/text",
    "/overview?q=电梯",
    "/overview.csv?q=电梯",
    "/feed.atom?q=电梯",
    "/export/replies.jsonl?q=电梯",
    "/api/v1/search?q=电梯",
    "/api/v1/replies/m3/similar",
    "/api/v1/suggest?q=加装",
)


def write(folder: Path, state: str) -> None:
    """Write replies that all say which state they are of."""
    folder.mkdir(exist_ok=True)
    for number in range(8):
        what = f"老旧小区加装电梯第{number}批补贴"
        title, body = (
            f"关于{what}的答复（{state}）",
            f"{what}照发，{WORDS[number // 2]}{WORDS[number % 4] * 5}，{state}。",
        )
        row = {"id": f"m{number}", "title": title, "body": body, "department": f"{state}局"}
        text = json.dumps(row, ensure_ascii=False)
        (folder / f"m{number}.jsonl").write_text(text, encoding="utf-8")


class Switching:
    """Puts one of two generations into use each time that anybody asks which one is."""

    def __init__(self, index: Path, pointers: list[bytes]) -> None:
        self._current, self._pointers = index / "CURRENT", pointers
        self._rng = random.Random(1)  # noqa: S311
        self._busy = self.on = False
        sys.addaudithook(self._hook)

    def _hook(self, event: str, arguments: tuple[object, ...]) -> None:
        if not self.on or self._busy or event != "open" or arguments[0] != str(self._current):
            return
        self._busy = True
        beside = self._current.with_suffix(".test")
        beside.write_bytes(self._rng.choice(self._pointers))
        beside.replace(self._current)
        self._busy = False


def test_every_page_is_of_one_state_though_the_index_switches_at_every_look(tmp_path):
    folder, index = tmp_path / "复文", tmp_path / "index"
    pointers = []
    for state in ("甲状", "乙状"):
        write(folder, state)
        build_index([folder], index)
        pointers.append((index / "CURRENT").read_bytes())
    searcher, switching = open_index(index), Switching(index, pointers)
    switching.on = True
    seen = set()
    for page in PAGES * 8:
        answer = create_app(searcher).test_client().get(page)  # it has no pages kept from before
        told = answer.get_data(as_text=True)
        states = {state for state in ("甲状", "乙状") if state in told}
        assert answer.status_code == 200, page
        assert len(states) == 1 or "suggest" in page, (page, states)
        seen |= states
    switching.on = False
    assert seen == {"甲状", "乙状"}


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="looks for processes in /proc")
def test_sixteen_clients_of_a_server_see_no_fault_while_generations_switch():
    """A quarter of a minute of what `python -m benchmarks.soak` does for as long as it is told."""
    command = [sys.executable, "-m", "benchmarks.soak", "--minutes", "0.25", "--every", "5"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=TOP)  # noqa: S603
    heading, *lines, account = done.stdout.strip().splitlines()
    assert done.returncode == 0, done.stdout + done.stderr[-2000:]
    assert json.loads(account)["failed"] == 0
    last = dict(
        zip(heading.replace(" ms", "").replace(" MB", "").split(), lines[-1].split(), strict=True)
    )
    assert int(last["requests"].replace(",", "")) >= 16
    assert int(last["kept"]) <= 3  # two, and one between being published and sweeping
    assert int(last["files"]) < 100
    assert int(last["deleted"]) < 100


def test_a_searcher_lets_go_of_generations_that_are_no_longer_read(tmp_path, engine):
    folder, index = tmp_path / "复文", tmp_path / "index"

    write(folder, "甲状")
    build_index([folder], index, Options(engine=engine))
    searcher = open_index(index)
    for state in range(6):
        searcher.search(Query(text="电梯"))
        searcher.suggest("加装")
        write(folder, f"第{state}状")
        build_index([folder], index)
    searcher.search(Query(text="电梯"))
    mapped = Path("/proc/self/maps").read_text(encoding="utf-8")
    held = {f"g{number:06}" for number in range(1, 8) if f"{index}/g{number:06}" in mapped}
    opened = {
        str(handle.readlink()) for handle in Path("/proc/self/fd").iterdir() if handle.is_symlink()
    }
    assert len(held) <= 2, held
    assert not [path for path in opened if f"{index}/g000001" in path]
