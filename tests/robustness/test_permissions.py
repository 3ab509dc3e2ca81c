"""Folders and files that may not be read or written: told, named, and nothing is lost."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from indexer import ENGINES, Options, Query, build_index, open_index
from indexer.keeping.check import check_index
from tests.robustness.unprivileged import fuwen


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder that everybody may enter; pytest's own are for their user alone."""
    with tempfile.TemporaryDirectory() as made:
        Path(made).chmod(0o755)
        yield Path(made)


@pytest.fixture
def theirs(made: Path, place: Path) -> Iterator[Path]:
    """An index that may be read but not written, with sources beside it."""
    shutil.copytree(made / "复文", place / "复文")
    shutil.copytree(made / "index", place / "index")
    index = place / "index"
    _set_modes(index, folders=0o555, files=0o444)
    yield index
    _set_modes(index, folders=0o755, files=0o644)


def _set_modes(top: Path, *, folders: int, files: int) -> None:
    top.chmod(0o755)
    for path in (*top.rglob("*"), top):
        path.chmod(folders if path.is_dir() else files)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("umask", "readers"), [(0o022, 0o444), (0o027, 0o440)])
def test_whom_the_umask_lets_read_may_read_every_file_of_an_index(
    rows, tmp_path, engine, umask, readers
):
    former = os.umask(umask)
    try:
        for text in ("电梯已经加装。", "公交已经延长。"):
            build_index(
                [rows("a.jsonl", {"body": text}).parent], tmp_path / "index", Options(engine=engine)
            )
    finally:
        os.umask(former)
    files = [path for path in (tmp_path / "index").rglob("*") if path.is_file()]
    assert {path.stat().st_mode & 0o444 for path in files} == {readers}


def test_an_index_that_may_not_be_written_is_searched_checked_and_shown(theirs: Path):
    found = fuwen("search", "电梯", "--index", theirs)
    assert found.returncode == 0, found
    assert "加装电梯" in found.stdout
    assert fuwen("stats", "--index", theirs).returncode == 0
    assert "损坏" not in fuwen("check", "--index", theirs).stdout


def test_an_index_that_may_not_be_written_is_not_updated_and_stays_as_it_is(theirs: Path):
    before = sorted(path.relative_to(theirs) for path in theirs.rglob("*"))
    for more in ([], ["--rebuild"]):
        refused = fuwen("index", theirs.parent / "复文", "--index", theirs, *more)
        assert refused.returncode == 2, refused
        assert refused.stderr.startswith("fuwen：无法写入索引")
        assert "没有权限" in refused.stderr
        assert "Traceback" not in refused.stderr
    assert sorted(path.relative_to(theirs) for path in theirs.rglob("*")) == before
    assert check_index(theirs).damage == []


def test_an_index_that_may_not_be_read_is_neither_empty_nor_damaged(theirs: Path):
    for closed in (theirs, theirs / "CURRENT", next(theirs.glob("g*/manifest.json"))):
        mode = closed.stat().st_mode
        closed.chmod(0)
        told = fuwen("search", "电梯", "--index", theirs)
        closed.chmod(mode)
        assert told.returncode == 2, (closed, told)
        assert "没有权限" in told.stderr or "not readable" in told.stderr  # the latter by click
        assert "重建" not in told.stderr


def test_a_file_of_the_index_that_may_not_be_read_is_not_taken_for_damage(theirs: Path):
    for closed in [path for path in theirs.glob("g*/**/*") if path.is_file()]:
        if closed.stat().st_size == 0:
            continue
        closed.chmod(0)
        told = fuwen("check", "--index", theirs)
        closed.chmod(0o444)
        assert (told.returncode, "没有权限" in told.stderr) == (2, True), (closed, told)


def let_others_write(index: Path) -> None:
    for path in (index, *index.rglob("*")):
        path.chmod(0o777 if path.is_dir() else 0o666)


def test_sources_that_may_not_be_read_are_named_cost_nothing_and_are_read_when_they_may(
    place: Path, write: Callable[[Path, str], None]
):
    folder, index = place / "复文", place / "index"
    for name in ("a.txt", "b.txt", "私/c.txt"):
        write(folder / name, name)
    build_index([folder], index)
    write(folder / "b.txt", "改动")
    closed = {folder / "b.txt": 0o644, folder / "私": 0o755}
    for path in closed:
        path.chmod(0)
    let_others_write(index)
    done = fuwen("index", "--index", index)
    for path, mode in closed.items():
        path.chmod(mode)
    assert done.returncode == 1, done
    assert "Traceback" not in done.stderr
    assert "b.txt" in done.stderr
    assert "私" in done.stderr
    assert open_index(index).search(Query()).total == 3
    assert build_index([folder], index).changed == 1
    assert open_index(index).search(Query(text="改动")).total == 1


def test_sources_that_may_not_be_looked_at_are_neither_gone_nor_unchanged_nor_the_disk_s_fault(
    place: Path, write: Callable[[Path, str], None]
):
    folder, index = place / "锁" / "复文", place / "index"
    write(folder / "a.txt", "a")
    write(folder / "私/b.txt", "b")
    build_index([folder], index)
    let_others_write(index)
    for closed in (folder / "私", place / "锁"):
        closed.chmod(0)
        told = fuwen("check", "--index", index)
        refused = fuwen("index", "--index", index)
        closed.chmod(0o755)
        assert (told.returncode, "已不在" in told.stdout) == (1, False), (closed, told)
        assert "没有权限" in told.stdout
    assert refused.returncode == 2
    assert refused.stderr.startswith("fuwen：找不到")
    assert "没有权限" in refused.stderr


def test_a_folder_that_may_not_be_read_keeps_no_reply_that_was_deleted_elsewhere(
    place: Path, write: Callable[[Path, str], None]
):
    folder, index = place / "复文", place / "index"
    for name in ("撤回.txt", "留下.txt", "私/也留下.txt"):
        write(folder / name, name)
    build_index([folder], index)
    let_others_write(index)
    (folder / "撤回.txt").unlink()
    (folder / "私").chmod(0)
    told, done = fuwen("check", "--index", index), fuwen("index", "--index", index)
    (folder / "私").chmod(0o755)
    assert "撤回.txt 已不在" in told.stdout
    assert "也留下" not in told.stdout
    assert done.returncode == 1
    assert open_index(index).search(Query()).total == 2
    assert open_index(index).search(Query(text="撤回", strict=True)).total == 0


def test_a_file_that_may_not_be_looked_at_is_like_nothing_and_a_fault_of_nobody(theirs: Path):
    closed = theirs.parent / "复文"
    file = next(path for path in closed.rglob("*.*"))
    closed.chmod(0)
    told = fuwen("similar", file, "--index", theirs)
    closed.chmod(0o755)
    assert told.returncode == 2
    assert "没有这个文件" in told.stderr


@pytest.fixture
def write() -> Callable[[Path, str], None]:
    """Write a reply about a subject."""

    def write_one(path: Path, subject: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"关于{subject}的答复\n{subject}已经办理。", encoding="utf-8")

    return write_one
