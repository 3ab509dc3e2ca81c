"""A disk that is full, small or read-only: a clear sentence, and nothing is lost.

On real file systems of a few megabytes, mounted for the test; where that is not allowed, skipped.
"""

import json
import os
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer import IndexProblem, Options, Query, build_index, open_index
from indexer.keeping.check import check_index

PAGE = 4096
"""Bytes in which tmpfs gives out its room."""
REPLY = "关于{0}的答复\n{0}一事已经办理。"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 2 MB of its own."""
    mounted = tmp_path / "disk"
    mounted.mkdir()
    try:
        mount("-t", "tmpfs", "-o", "size=2m", "fuwen-test", str(mounted))
    except FileNotFoundError:
        pytest.skip("this system has no mount command")
    except subprocess.CalledProcessError:
        pytest.skip("mounting a small disk takes root")
    yield mounted
    subprocess.run(["umount", "-l", str(mounted)], check=True)  # noqa: S603, S607


def mount(*arguments: str) -> None:
    """Mount as told; raises CalledProcessError where it is not allowed."""
    subprocess.run(["mount", *arguments], capture_output=True, check=True)  # noqa: S603, S607


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of sources, on another disk."""
    folder = tmp_path / "复文"
    folder.mkdir()
    (folder / "a.txt").write_text(REPLY.format("加装电梯"), encoding="utf-8")
    return folder


def write_many(folder: Path, rows: int) -> None:
    """Write rows whose text does not pack well."""
    text = "电梯公交补贴学位停车噪声绿化供水"
    lines = (
        json.dumps({"id": str(row), "body": f"第{row}件{text[row % 16 :]}{os.urandom(600).hex()}"})
        for row in range(rows)
    )
    (folder / "many.jsonl").write_text("\n".join(lines), encoding="utf-8")


def assert_as_before(index: Path) -> None:
    """See that the index answers, is whole, and that no half-made generation takes room."""
    assert open_index(index).search(Query(text="加装电梯")).total == 1
    assert check_index(index).damage == []
    assert sorted(path.name[0] for path in index.iterdir() if path.is_dir()) == ["g"]


def refusal(folder: Path, index: Path, *, rebuild: bool) -> str | None:
    """Run, and return why it was refused, or None."""
    try:
        build_index([folder], index, Options(rebuild=rebuild))
    except IndexProblem as problem:
        return str(problem)
    return None


# Whoosh leaves the file that it could not write on to the garbage collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_full_disk_leaves_the_state_in_use_and_the_next_run_completes(small_disk, folder, engine):
    index = small_disk / "index"
    build_index([folder], index, Options(engine=engine))
    write_many(folder, 900)
    for rebuild in (False, True):
        with pytest.raises(IndexProblem, match="磁盘已满"):
            build_index([folder], index, Options(rebuild=rebuild))
        assert_as_before(index)
    (folder / "many.jsonl").unlink()
    (folder / "b.txt").write_text(REPLY.format("公交"), encoding="utf-8")
    assert build_index([folder], index).added == 1


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("rebuild", [False, True])
def test_a_disk_that_fills_up_at_any_page_of_a_run_loses_nothing(
    small_disk, folder, engine, rebuild
):
    """Page after page is left free, so that ledger, engine files, manifest and pointer are each
    the first that finds no room."""
    index, filler = small_disk / "index", small_disk / "filler"
    build_index([folder], index, Options(engine=engine))
    (folder / "b.txt").write_text(REPLY.format("公交"), encoding="utf-8")
    refused = 0
    while True:
        left = os.statvfs(small_disk).f_bavail - refused
        filler.write_bytes(b"x" * (left * PAGE))
        problem = refusal(folder, index, rebuild=rebuild)
        filler.unlink()
        if problem is None:
            break
        refused += 1
        assert "磁盘已满" in problem
        assert_as_before(index)
    assert refused > 10
    assert open_index(index).search(Query(text="公交")).total == 1


def test_a_disk_turned_read_only_is_searched_and_refuses_writers(small_disk, folder, engine):
    index = small_disk / "index"
    build_index([folder], index, Options(engine=engine))
    (folder / "b.txt").write_text(REPLY.format("公交"), encoding="utf-8")
    mount("-o", "remount,ro", str(small_disk))
    for rebuild in (False, True):
        with pytest.raises(IndexProblem, match="只读"):
            build_index([folder], index, Options(rebuild=rebuild))
    assert_as_before(index)
    mount("-o", "remount,rw", str(small_disk))
    assert build_index([folder], index).added == 1


def test_a_file_larger_than_the_system_allows_is_told_as_a_problem_of_the_disk(
    folder, tmp_path, engine
):
    index = tmp_path / "index"
    build_index([folder], index, Options(engine=engine))
    write_many(folder, 200)
    code = """
        import resource
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
        main()
        """
    script = "import sys; from indexer.cli import main\n" + textwrap.dedent(code)
    command = [sys.executable, "-c", script, "index", str(folder), "--index", str(index)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 2, done
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith("fuwen：无法写入索引")
    assert open_index(index).search(Query(text="加装电梯")).total == 1
