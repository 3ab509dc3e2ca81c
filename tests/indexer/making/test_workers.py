"""Worker processes: the same index as by one process, whoever dies, and nobody left behind."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from corpus import File, load_settings, place_id
from indexer import Options, Query, Results, build_index, open_index
from indexer.asking.ranking import DEPTH
from indexer.making.pieces import Piece
from indexer.making.pipeline import Portion, by_workers
from indexer.making.scan import Work
from indexer.making.workers import AHEAD, LOST, Workers

SUBJECTS = ("加装电梯", "公交线路", "小学学位", "河道治理", "停车收费")

KILLER = """
import os, signal, sys
from pathlib import Path

def watch(event, args):
    if event == "open" and str(args[0]).endswith("毒.txt"):
        killed = Path(os.environ["KILLED"])
        if os.environ["KILL"] == "always" or not killed.exists():
            killed.touch()
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(watch)
"""


STILLBORN = """
import os, signal
from pathlib import Path

with Path(os.environ["KILLED"]).open("a") as killed:
    if killed.tell() < 2:
        killed.write("x")
        killed.flush()
        os.kill(os.getpid(), signal.SIGKILL)
"""


def record(number: int) -> dict[str, object]:
    subject = SUBJECTS[number % len(SUBJECTS)]
    text = f"关于{subject}的第{number}项工作已经安排，经费{number * 3}万元。" * 12
    return {"id": f"r{number}", "title": f"关于{subject}的答复", "body": text, "date": "2023-05-06"}


@pytest.fixture
def folder(rows):
    """Files of every way to be read: many rows, few rows, one reply each; a bad row; a bad file."""
    many = [{"title": "没有正文"}, *(record(number) for number in range(400)), record(0)]
    folder = rows("多.jsonl", *many).parent
    rows("少.jsonl", *(record(number) for number in range(398, 410)))
    for number in range(30):
        text = f"张三委员：\n您提出的《关于第{number}件事的建议》收悉。现答复如下：\n照办{number}。"
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
    (folder / "坏.txt").write_bytes(b"\x00\x01\x02\x03" * 50)
    return folder


@pytest.fixture
def busy(tmp_path):
    """An index whose last writer was killed: the next one uses workers however little there is."""
    index = tmp_path / "busy"
    (index / "making-g000001").mkdir(parents=True)
    return index


def told(report) -> tuple[object, ...]:
    failures = [(Path(one.path).name, one.position, one.reason) for one in report.failures]
    return report.added, report.changed, report.removed, report.files_read, failures


def scored(page: Results) -> bool:
    """Whether all hits are near enough to the first to be damped: of hits that score alike, which of
    them are depends on the order in which the engine's threads took them."""
    return page.total <= DEPTH


def content(index: Path) -> list[object]:
    searcher = open_index(index)
    asked = [Query(text=text, size=500) for text in ("", *SUBJECTS, "第12件", "经费")]
    pages = [searcher.search(query) for query in asked]
    shown = [searcher.show(id) for id in sorted(hit.id for hit in pages[0].hits)]
    found = [sorted((hit.id, scored(page) and hit.score) for hit in page.hits) for page in pages]
    return [[one.reply for one in shown], found, [page.facets for page in pages]]


def test_workers_make_the_same_index_as_one_process(folder, busy, tmp_path):
    single = tmp_path / "single"
    one = build_index([folder], single, Options(workers=1))
    many = build_index([folder], busy, Options(workers=3))
    assert one.added == 440
    assert told(many) == told(one)
    assert content(busy) == content(single)


def test_an_update_by_workers_is_a_fresh_index(folder, busy, tmp_path):
    build_index([folder], busy, Options(workers=2))
    lines = (folder / "多.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    lines[8:10] = [json.dumps({**record(7), "body": "改写为全新的答复正文。"}) + "\n"]
    (folder / "多.jsonl").write_text("".join(lines), encoding="utf-8")
    (folder / "03.txt").unlink()
    (busy / "making-g000002").mkdir()
    report = build_index([folder], busy, Options(workers=2))
    assert (report.added, report.changed, report.removed) == (0, 1, 2)
    fresh = tmp_path / "fresh"
    build_index([folder], fresh, Options(workers=1))
    assert content(busy)[0] == content(fresh)[0]


@pytest.fixture
def poisoned(folder, tmp_path, monkeypatch):
    """Workers are really killed when they open 毒.txt: each time, or the first time only."""
    (folder / "毒.txt").write_text("李四委员：\n关于下毒的提案收悉，现已查明。", encoding="utf-8")
    (tmp_path / "hook").mkdir()
    (tmp_path / "hook" / "sitecustomize.py").write_text(KILLER, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "hook"))
    monkeypatch.setenv("KILLED", str(tmp_path / "killed"))
    return folder


def test_a_file_that_kills_its_worker_is_named_and_the_run_goes_on(poisoned, busy, monkeypatch):
    monkeypatch.setenv("KILL", "always")
    report = build_index([poisoned], busy, Options(workers=2))
    assert [Path(one.path).name for one in report.failures if one.reason == LOST] == ["毒.txt"]
    assert report.added == 440


def test_a_file_given_up_because_its_worker_was_killed_is_tried_again(poisoned, busy, monkeypatch):
    monkeypatch.setenv("KILL", "always")
    build_index([poisoned], busy, Options(workers=2))
    report = build_index([poisoned], busy, Options(workers=1))
    assert (report.files_read, report.added) == (1, 1)
    assert LOST not in [one.reason for one in report.failures]


def test_a_worker_killed_before_it_is_ready_is_started_again(folder, busy, tmp_path, monkeypatch):
    (tmp_path / "hook").mkdir()
    (tmp_path / "hook" / "sitecustomize.py").write_text(STILLBORN, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "hook"))
    monkeypatch.setenv("KILLED", str(tmp_path / "killed"))
    report = build_index([folder], busy, Options(workers=2))
    assert len((tmp_path / "killed").read_text(encoding="ascii")) == 2
    assert report.added == 440


def test_a_worker_killed_by_chance_costs_nothing(poisoned, busy, tmp_path, monkeypatch):
    monkeypatch.setenv("KILL", "once")
    report = build_index([poisoned], busy, Options(workers=2))
    assert (tmp_path / "killed").exists()
    assert report.added == 441
    assert LOST not in [one.reason for one in report.failures]


def portions(folder: Path, count: int):
    settings = load_settings()
    for number in range(count):
        path = folder / f"{number % 30:02}.txt"
        file = File(name=bytes(path), canonical=f"{number:05}.txt", size=100, mtime_ns=0)
        work = Work(file=file, settings=settings, digest=b"")
        yield Portion(work=work, piece=Piece(file=file, columns=()), weight=100_000)


def test_work_comes_back_in_order_and_little_of_it_is_read_ahead(folder):
    cut = 0

    def counted():
        nonlocal cut
        for portion in portions(folder, 200):
            cut += 1
            yield portion

    ahead, order = [], []
    with Workers(2, folder) as workers:
        for done, (portion, outcome) in enumerate(by_workers(counted(), workers, 2)):
            ahead.append(cut - done)
            order.append(portion.work.file.canonical)
            assert outcome.replies[0].id == place_id(outcome.replies[0].source)
    assert order == [f"{number:05}.txt" for number in range(200)]
    assert max(ahead) <= 5 * (AHEAD * 2 + 1)


def gone(pids: list[int]) -> bool:
    return not any(Path(f"/proc/{pid}").exists() for pid in pids)


def test_nobody_is_left_when_the_work_is_done_or_broken_off(folder):
    with Workers(2, folder) as workers:
        list(by_workers(portions(folder, 5), workers, 2))
        pids = workers.pids
    assert len(pids) == 2
    assert workers.pids == []
    broken = Workers(2, folder)
    with pytest.raises(KeyboardInterrupt):
        interrupted(broken, folder)
    assert broken.pids == []


def interrupted(workers: Workers, folder: Path) -> None:
    with workers:
        next(by_workers(portions(folder, 500), workers, 2))
        raise KeyboardInterrupt


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks for processes in /proc")
@pytest.mark.parametrize(("end", "status"), [(signal.SIGKILL, -9), (signal.SIGINT, 130)])
def test_workers_end_with_the_run_however_that_ends(rows, tmp_path, end, status):
    folder = rows("多.jsonl", *(record(number) for number in range(6000))).parent
    command = [sys.executable, "-m", "indexer.cli", "index", str(folder), "--workers", "2"]
    run = subprocess.Popen(  # noqa: S603 (ourselves)
        [*command, "--index", str(tmp_path / "index")], stderr=subprocess.PIPE, text=True
    )
    pids = _children(run.pid, 2)
    run.send_signal(end)
    said = run.communicate(timeout=10)[1]
    assert run.returncode == status
    assert "Traceback" not in said
    for _ in range(100):
        if gone(pids):
            break
        time.sleep(0.05)
    assert gone(pids)


def _children(pid: int, count: int) -> list[int]:
    """Wait until a process has so many children at work, and name them."""
    for _ in range(1200):  # a minute: there may be ten others who want the processor
        found = [
            int(child)
            for task in Path(f"/proc/{pid}/task").iterdir()
            for child in (task / "children").read_text(encoding="ascii").split()
        ]
        if len(found) == count and all(_time(child) > 0.4 for child in found):
            return found
        time.sleep(0.05)
    raise AssertionError("no workers were started")


def _time(pid: int) -> float:
    """Seconds of processor time that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
