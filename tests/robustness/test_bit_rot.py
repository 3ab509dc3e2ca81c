"""A damaged byte in any file of an index is found, named, and mended by a rebuild."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from indexer import IndexProblem, Options, Query, build_index, open_index
from indexer.cli import fuwen
from indexer.keeping.check import check_index

Damage = Callable[[Path], None]


def flip_first(path: Path) -> None:
    """Flip a bit of the first byte."""
    flip(path, 0)


def flip_middle(path: Path) -> None:
    """Flip a bit in the middle."""
    flip(path, path.stat().st_size // 2)


def flip_last(path: Path) -> None:
    """Flip a bit of the last byte."""
    flip(path, path.stat().st_size - 1)


def flip(path: Path, at: int) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)


def cut(path: Path) -> None:
    """Lose the last byte."""
    path.write_bytes(path.read_bytes()[:-1])


def extend(path: Path) -> None:
    """Gain a byte."""
    path.write_bytes(path.read_bytes() + b"\0")


def empty(path: Path) -> None:
    """Lose all bytes."""
    path.write_bytes(b"")


def lose(path: Path) -> None:
    """Lose the file."""
    path.unlink()


DAMAGES = (flip_first, flip_middle, flip_last, cut, extend, empty, lose)


def names(index: Path) -> Iterator[str]:
    """Yield every file of the index that holds anything; lock files are empty."""
    for path in sorted(index.rglob("*")):
        if path.is_file() and path.stat().st_size:
            yield path.relative_to(index).as_posix()


def told(index: Path) -> str:
    """Return all that `fuwen check` says of the damage."""
    try:
        return "\n".join(check_index(index).damage)
    except IndexProblem as problem:
        return str(problem)


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_to_any_file_is_found_by_check_and_named(fresh, damage: Damage):
    for name in names(fresh()):
        index = fresh()
        damage(index / name)
        assert Path(name).name in told(index) or "里没有索引" in told(index), name


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_small_index_is_refused_when_opened_and_the_way_out_is_named(fresh, damage):
    for name in names(fresh()):
        index = fresh()
        damage(index / name)
        with pytest.raises(IndexProblem, match=r"fuwen index"):
            open_index(index).search(Query(text="电梯"))


@pytest.mark.parametrize("damage", [flip_middle, cut])
def test_the_command_names_the_damage_and_what_mends_it(fresh, damage: Damage):
    for name in names(fresh()):
        index = fresh()
        damage(index / name)
        for words in (["check"], ["search", "电梯"], ["show", "1"], ["stats"]):
            done = CliRunner().invoke(fuwen, [*words, "--index", str(index)], standalone_mode=False)
            told = str(done.exception or done.output)
            assert done.return_value == 2 or isinstance(done.exception, IndexProblem), (name, words)
            assert "fuwen index" in told, (name, words)


def test_a_file_that_does_not_belong_to_the_index_is_found_by_check(fresh):
    for folder in ("", "engine", "settings"):
        index = fresh()
        generation = next(index.glob("g*"))
        (generation / folder / "synonyms.toml").write_text("[synonyms]\n", encoding="utf-8")
        assert "多出文件" in told(index)
        assert "synonyms.toml" in told(index)


def test_settings_that_came_from_elsewhere_are_not_searched_with(fresh):
    index = fresh()
    (next(index.glob("g*")) / "settings" / "synonyms.toml").write_text("[synonyms]\n", "utf-8")
    with pytest.raises(IndexProblem, match=r"synonyms.toml.*fuwen index --rebuild"):
        open_index(index)


def test_what_file_managers_leave_behind_is_no_damage(fresh):
    index = fresh()
    for folder in (index, *(path for path in index.rglob("*") if path.is_dir())):
        (folder / ".DS_Store").write_bytes(b"left")
    assert check_index(index).damage == []
    assert open_index(index).search(Query(text="电梯")).total == 1


@pytest.mark.parametrize("damage", [lose])
def test_a_rebuild_with_paths_and_settings_mends_any_damage(made, fresh, damage):
    for name in names(fresh()):
        index = fresh()
        damage(index / name)
        options = Options(rebuild=True, settings=made / "设置", engine=None)
        build_index([made / "复文"], index, options)
        assert check_index(index).damage == [], name
        assert open_index(index).search(Query(text="电梯")).total == 1, name


@pytest.mark.parametrize("damage", [flip_middle])
def test_a_rebuild_without_paths_mends_all_but_a_damaged_ledger_or_settings(fresh, damage):
    for name in names(fresh()):
        index = fresh()
        damage(index / name)
        if name.endswith(("ledger.sqlite", "words.txt")):
            with pytest.raises(IndexProblem, match=r"fuwen index --rebuild"):
                build_index([], index, Options(rebuild=True))
        else:
            build_index([], index, Options(rebuild=True))
            assert check_index(index).damage == [], name


def test_an_update_never_builds_on_damaged_files(made, fresh, tmp_path):
    extra = tmp_path / "新" / "b.txt"
    extra.parent.mkdir()
    extra.write_text("关于学位的答复\n新增小学学位两千个。", encoding="utf-8")
    for name in names(fresh()):
        index = fresh()
        flip_middle(index / name)
        with pytest.raises(IndexProblem, match=r"fuwen index --rebuild"):
            build_index([extra.parent], index)


def test_a_server_that_runs_finds_another_state_but_never_a_false_one(fresh):
    index = fresh()
    searcher = open_index(index)
    flip_first(index / "CURRENT")
    with pytest.raises(IndexProblem):
        searcher.search(Query(text="电梯"))


@pytest.mark.parametrize("damage", [flip_first, Path.unlink], ids=["damaged", "lost"])
def test_a_rebuild_without_the_pointer_still_knows_what_the_index_was_made_from(fresh, damage):
    """Where CURRENT was lost, folders, engine, columns and settings were forgotten with it."""
    index = fresh()
    before = check_index(index).generation
    replies = open_index(index).stats().replies
    damage(index / "CURRENT")
    report = build_index([], index, Options(rebuild=True))
    assert report.generation != before
    assert open_index(index).stats().replies == replies
    assert not check_index(index).damage
