"""A disk that is full, refuses or changes under a run: a clear sentence, and nothing is lost."""

import json
import os
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer import EngineError, IndexProblem, Options, Query, build_index, open_index
from indexer.check import check_index


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 2 MB of its own."""
    mounted = tmp_path / "disk"
    mounted.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=2m", "fuwen-test", str(mounted)]
    try:
        done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603
    except FileNotFoundError:
        pytest.skip("this system has no mount command")
    if done.returncode:
        pytest.skip("mounting a small disk takes root")
    yield mounted
    subprocess.run(["umount", "-l", str(mounted)], check=True)  # noqa: S603, S607


def write_many(folder: Path, rows: int) -> None:
    """Write rows whose text does not pack well."""
    text = "电梯公交补贴学位停车噪声绿化供水"
    lines = (
        json.dumps({"id": str(row), "body": f"第{row}件{text[row % 16 :]}{os.urandom(600).hex()}"})
        for row in range(rows)
    )
    (folder / "many.jsonl").write_text("\n".join(lines), encoding="utf-8")


def without_privilege(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run `fuwen` in a process that permissions hold for: root's power over them is taken away."""
    command = [sys.executable, "-c", "from indexer.cli import main; main()", *map(str, arguments)]
    if os.geteuid() == 0:
        if shutil.which("setpriv") is None:
            pytest.skip("permissions do not hold for root, and there is no setpriv to drop them")
        command = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", *command]
    return subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603


# Whoosh leaves the file that it could not write on to the garbage collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_full_disk_leaves_the_state_in_use_and_the_next_run_completes(
    small_disk, tmp_path, engine
):
    folder, index = tmp_path / "复文", small_disk / "index"
    folder.mkdir()
    (folder / "a.txt").write_text("关于电梯的答复\n加装电梯已经办理。", encoding="utf-8")
    build_index([folder], index, Options(engine=engine))
    write_many(folder, 900)
    for rebuild in (False, True):
        with pytest.raises((IndexProblem, EngineError)):
            build_index([folder], index, Options(rebuild=rebuild))
        assert open_index(index).search(Query(text="加装电梯")).total == 1
        assert check_index(index).damage == []
        assert sorted(path.name[0] for path in index.iterdir() if path.is_dir()) == ["g"]
    (folder / "many.jsonl").unlink()
    (folder / "b.txt").write_text("关于公交的答复\n公交线路已经延长。", encoding="utf-8")
    assert build_index([folder], index).added == 1


def test_a_file_larger_than_the_system_allows_is_told_as_a_problem_of_the_disk(tmp_path, engine):
    folder, index = tmp_path / "复文", tmp_path / "index"
    folder.mkdir()
    (folder / "a.txt").write_text("关于电梯的答复\n加装电梯已经办理。", encoding="utf-8")
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
    assert done.stderr.startswith("fuwen：")
    assert open_index(index).search(Query(text="加装电梯")).total == 1


def test_an_index_folder_that_may_not_be_written_is_searched_all_the_same(made, fresh):
    index = fresh()
    for path in (index, *index.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    refused = without_privilege("index", made / "复文", "--index", index)
    found = without_privilege("search", "电梯", "--index", index)
    for path in (index, *index.rglob("*")):
        path.chmod(0o755)
    assert refused.returncode == 2, refused
    assert refused.stderr.startswith("fuwen：无法写入索引")
    assert "权限" in refused.stderr
    assert found.returncode == 0, found
    assert "加装电梯" in found.stdout


def test_files_and_folders_that_may_not_be_read_are_named_and_cost_nothing_else(tmp_path):
    folder, index = tmp_path / "复文", tmp_path / "index"
    (folder / "私").mkdir(parents=True)
    for name in ("a.txt", "b.txt", "私/c.txt"):
        (folder / name).write_text(f"关于{name}的答复\n{name}已经办理。", encoding="utf-8")
    build_index([folder], index)
    (folder / "b.txt").write_text("关于改动的答复\n改动后不许读。", encoding="utf-8")
    (folder / "b.txt").chmod(0)
    (folder / "私").chmod(0)
    done = without_privilege("index", "--index", index)
    (folder / "私").chmod(0o755)
    assert done.returncode == 1, done
    assert "Traceback" not in done.stderr
    assert "b.txt" in done.stderr
    assert "私" in done.stderr
    assert open_index(index).search(Query()).total == 3


def test_a_file_that_vanishes_between_listing_and_reading_is_reported(rows, tmp_path):
    folder = rows("a.jsonl", {"id": "1", "body": "加装电梯。"}).parent
    rows("b.jsonl", {"id": "2", "body": "延长公交。"})

    class Vanishing:
        """Progress that removes a file once all have been listed."""

        def begin(self, total_bytes: int) -> None:
            (folder / "b.jsonl").unlink()

        def advance(self, read_bytes: int, replies: int) -> None:
            """Say nothing."""

        def end(self) -> None:
            """Say nothing."""

    report = build_index([folder], tmp_path / "index", progress=Vanishing())
    assert (report.replies, [Path(one.path).name for one in report.failures]) == (1, ["b.jsonl"])
    assert build_index([folder], tmp_path / "index").clean
    assert open_index(tmp_path / "index").search(Query()).total == 1


def test_a_file_that_changes_while_it_is_read_is_read_again_by_the_next_run(rows, tmp_path):
    folder = rows("a.jsonl", {"id": "1", "body": "加装电梯。"}).parent

    class Changing:
        """Progress that changes a file once all have been listed and digested."""

        def begin(self, total_bytes: int) -> None:
            rows("a.jsonl", {"id": "1", "body": "延长公交。"}, {"id": "2", "body": "新增学位。"})

        def advance(self, read_bytes: int, replies: int) -> None:
            """Say nothing."""

        def end(self) -> None:
            """Say nothing."""

    build_index([folder], tmp_path / "index", progress=Changing())
    build_index([folder], tmp_path / "index")
    searcher = open_index(tmp_path / "index")
    assert [searcher.search(Query(text=text)).total for text in ("电梯", "公交", "学位")] == [
        0,
        1,
        1,
    ]


def test_a_change_is_noticed_though_the_clock_has_jumped_back(rows, tmp_path):
    path = rows("a.jsonl", {"id": "1", "body": "加装电梯。"})
    build_index([path.parent], tmp_path / "index")
    rows("a.jsonl", {"id": "1", "body": "延长公交。"})
    os.utime(path, ns=(10**9, 10**9))
    assert build_index([path.parent], tmp_path / "index").changed == 1
    assert open_index(tmp_path / "index").search(Query(text="公交")).total == 1
