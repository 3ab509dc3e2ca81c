"""A file that hangs, crashes or eats the memory costs itself, also in a run of one small file."""

import sys
from pathlib import Path

import pytest

from indexer import Options, Query, build_index, open_index
from indexer.making.workers import LOST

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits of memory are Linux's")

HOOK = """
import sys

def hang():
    import ctypes
    ctypes.PyDLL(None).sleep(600)  # holds on to the interpreter, as native code may

def crash():
    import ctypes
    ctypes.string_at(0)

def swallow():
    bytearray(64 * 2**30)

def watch(event, args):
    if event == "open" and "毒" in str(args[0]):
        {deed}()

sys.addaudithook(watch)
"""
START = (
    "import sys; sys.path[:] = sys.argv[1:]; import indexer.making.worker as worker; "
    "worker.LONGEST_S = 2; worker.main()"
)


@pytest.mark.parametrize(
    ("deed", "suffix", "count"),
    [("hang", ".html", 1), ("crash", ".pdf", 2), ("swallow", ".docx", 1)],
)
def test_a_small_run_outlives_a_file_that_does_harm_and_names_it(  # noqa: PLR0917
    tmp_path, monkeypatch, capfd, deed, suffix, count
):
    (tmp_path / "hook").mkdir()
    (tmp_path / "hook" / "sitecustomize.py").write_text(HOOK.format(deed=deed), encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "hook"))
    monkeypatch.setattr("indexer.making.workers._START", START)
    folder = tmp_path / "复文"
    folder.mkdir()
    (folder / "好.txt").write_text("老旧小区加装电梯的补贴已经发放。", encoding="utf-8")
    (folder / f"毒{suffix}").write_text("<p>有害</p>", encoding="utf-8")
    report = build_index([folder], tmp_path / "index", Options(workers=count))
    told = [(Path(failure.path).name, failure.reason) for failure in report.failures]
    assert told == [(f"毒{suffix}", LOST)]
    assert open_index(tmp_path / "index").search(Query(text="电梯")).total == 1
    assert "Traceback" not in capfd.readouterr().err


def test_a_small_run_of_plain_texts_starts_no_process(tmp_path, monkeypatch):
    monkeypatch.setattr(
        "indexer.making.workers._START", "raise SystemExit('a process was started')"
    )
    (tmp_path / "好.txt").write_text("老旧小区加装电梯的补贴已经发放。", encoding="utf-8")
    assert build_index([tmp_path / "好.txt"], tmp_path / "index", Options(workers=2)).added == 1
