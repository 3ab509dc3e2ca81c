"""Sources that vanish or change under a run, and clocks that jump: nothing is lost or overlooked."""

import json
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from corpus import SettingsError
from indexer import Options, Query, build_index, open_index


@dataclass
class When:
    """Progress that does something once all files are listed, or once the first rows are read."""

    listed: Callable[[], object] = bool
    reading: Callable[[], object] | None = None

    def begin(self, total_bytes: int) -> None:
        """Do what is to be done between listing and reading."""
        self.listed()

    def advance(self, read_bytes: int, replies: int) -> None:
        """Do what is to be done while files are read."""
        todo, self.reading = self.reading, None
        if todo is not None:
            todo()

    def end(self) -> None:
        """Say nothing."""


def totals(index: Path, *texts: str) -> list[int]:
    searcher = open_index(index)
    return [searcher.search(Query(text=text)).total for text in texts]


def many(state: str) -> str:
    """Return rows of a record file that is long enough to be read in portions."""
    rows = ({"id": str(row), "body": f"{state}第{row}件。" + "另" * 400} for row in range(400))
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def test_a_file_that_vanishes_between_listing_and_reading_is_reported(rows, tmp_path):
    folder = rows("a.jsonl", {"id": "1", "body": "加装电梯。"}).parent
    gone = rows("b.jsonl", {"id": "2", "body": "延长公交。"})
    report = build_index([folder], tmp_path / "index", progress=When(gone.unlink))
    assert (report.replies, [Path(one.path).name for one in report.failures]) == (1, ["b.jsonl"])
    assert build_index([folder], tmp_path / "index").clean
    assert totals(tmp_path / "index", "") == [1]


def test_a_file_that_comes_back_as_it_was_is_read_by_the_next_run(rows, tmp_path):
    folder = rows("a.jsonl", {"id": "1", "body": "加装电梯。"}).parent
    path, aside = rows("b.jsonl", {"id": "2", "body": "延长公交。"}), tmp_path / "aside"
    report = build_index([folder], tmp_path / "index", progress=When(lambda: path.rename(aside)))
    assert not report.clean
    aside.rename(path)  # the same file: neither size nor time tell that it must be read
    assert build_index([folder], tmp_path / "index").added == 1


def test_a_folder_that_vanishes_under_a_run_takes_nothing_with_it(rows, tmp_path):
    index = tmp_path / "index"
    folder = rows("a.jsonl", {"id": "1", "body": "加装电梯。"}).parent
    build_index([folder], index)
    rows("a.jsonl", {"id": "1", "body": "改装电梯。"})
    report = build_index([folder], index, progress=When(lambda: shutil.rmtree(folder)))
    assert not report.clean
    assert totals(index, "加装") == [1]
    with pytest.raises(SettingsError, match="什么都没有改动"):
        build_index([], index)
    assert totals(index, "加装") == [1]


def test_a_file_that_changes_before_it_is_read_is_read_again_by_the_next_run(rows, tmp_path):
    folder = rows("a.jsonl", {"id": "1", "body": "加装电梯。"}).parent

    def change() -> None:
        rows("a.jsonl", {"id": "1", "body": "延长公交。"}, {"id": "2", "body": "新增学位。"})

    build_index([folder], tmp_path / "index", progress=When(change))
    build_index([folder], tmp_path / "index")
    assert totals(tmp_path / "index", "电梯", "公交", "学位") == [0, 1, 1]


@pytest.mark.parametrize("rewrite", ["replaced", "cut short"])
def test_a_file_rewritten_while_it_is_read_is_whole_after_the_next_run(tmp_path, rewrite):
    folder, index = tmp_path / "复文", tmp_path / "index"
    folder.mkdir()
    path, other = folder / "many.jsonl", tmp_path / "other"
    path.write_text(many("旧状"), encoding="utf-8")
    other.write_text(many("新貌"), encoding="utf-8")

    def change() -> None:
        if rewrite == "replaced":
            other.replace(path)
        else:
            os.truncate(path, path.stat().st_size // 2)

    build_index([folder], index, Options(workers=1), When(reading=change))
    if rewrite == "cut short":
        path.write_text(many("新貌"), encoding="utf-8")
    build_index([folder], index, Options(workers=1))
    assert totals(index, "", '"新貌第"', '"旧状第"') == [400, 400, 0]


def test_a_change_is_noticed_though_the_clock_has_jumped_back(rows, tmp_path):
    path = rows("a.jsonl", {"id": "1", "body": "加装电梯。"})
    build_index([path.parent], tmp_path / "index")
    size = path.stat().st_size
    rows("a.jsonl", {"id": "1", "body": "延长公交。"})
    os.utime(path, ns=(10**9, 10**9))
    assert path.stat().st_size == size
    assert build_index([path.parent], tmp_path / "index").changed == 1
    assert totals(tmp_path / "index", "公交") == [1]


def test_an_index_made_in_what_is_now_the_future_is_updated_and_followed(rows, tmp_path):
    index = tmp_path / "index"
    path = rows("a.jsonl", {"id": "1", "body": "加装电梯。"})
    build_index([path.parent], index)
    searcher = open_index(index)
    for each in (path, *index.rglob("*")):
        os.utime(each, ns=(2**62, 2**62))
    assert build_index([], index).files_read == 0  # only its time has changed
    rows("a.jsonl", {"id": "1", "body": "延长公交。"})
    assert build_index([], index).changed == 1
    assert searcher.search(Query(text="公交")).total == 1


def test_same_size_and_same_time_pass_for_unchanged_until_a_rebuild(rows, tmp_path):
    """As documented: whoever sets a file's time back to what it was says that it is the same."""
    path = rows("a.jsonl", {"id": "1", "body": "加装电梯。"})
    build_index([path.parent], tmp_path / "index")
    time = path.stat().st_mtime_ns
    rows("a.jsonl", {"id": "1", "body": "延长公交。"})
    os.utime(path, ns=(time, time))
    assert build_index([], tmp_path / "index").files_unchanged == 1
    build_index([], tmp_path / "index", Options(rebuild=True))
    assert totals(tmp_path / "index", "公交", "电梯") == [1, 0]
