"""An index follows its sources: what is added, changed, removed, and what never is lost."""

import os
import random
from pathlib import Path

import pytest

from corpus import SettingsError
from indexer import (
    IndexLocked,
    IndexOutdated,
    IndexProblem,
    Options,
    Query,
    build_index,
    check_index,
    open_index,
)
from indexer.engines.base import Entry
from indexer.engines.tantivy import TantivyWriter
from indexer.keeping.lock import writing
from indexer.keeping.settings import FILES
from indexer.making.merge import BATCH_BYTES

LIFT = {"id": "1", "title": "关于加装电梯的答复", "body": "老旧小区加装电梯的补贴已经发放。"}
BUS = {"id": "2", "title": "关于公交线路的答复", "body": "公交12路将延长至火车站。"}
SCHOOL = {"id": "3", "title": "关于学位的答复", "body": "今年新增小学学位两千个。"}


def found(index: Path, text: str, **options) -> list[str]:
    return sorted(hit.id for hit in open_index(index).search(Query(text=text, **options)).hits)


def counts(report) -> tuple[int, int, int]:
    return report.added, report.changed, report.removed


@pytest.fixture
def index(tmp_path):
    return tmp_path / "index"


def test_a_new_index_finds_what_was_put_in(rows, index):
    report = build_index([rows("a.jsonl", LIFT, BUS).parent], index)
    assert counts(report) == (2, 0, 0)
    assert found(index, "电梯") == ["1"]
    assert found(index, "") == ["1", "2"]


def test_an_index_is_named_as_text_or_as_a_path_everywhere(rows, index):
    build_index([str(rows("a.jsonl", LIFT).parent)], str(index))
    assert open_index(str(index)).search(Query(text="电梯")).total == 1
    assert check_index(str(index)) == check_index(index)


def test_a_first_build_asks_for_no_removals_which_the_engine_would_keep_in_memory(
    rows, index, monkeypatch
):
    def refuse(writer: TantivyWriter, _: object) -> None:
        raise AssertionError(writer)

    monkeypatch.setattr(TantivyWriter, "put", refuse)
    monkeypatch.setattr(TantivyWriter, "drop", refuse)
    report = build_index([rows("a.jsonl", LIFT, BUS, LIFT).parent], index)
    assert counts(report) == (2, 0, 0)


def test_long_replies_go_to_the_engine_by_their_bytes_so_that_few_are_held_at_once(
    rows, index, monkeypatch
):
    held = []

    def counted(writer: TantivyWriter, entries: list[Entry]) -> None:
        held.append([len(entry.payload) for entry in entries])

    monkeypatch.setattr(TantivyWriter, "add", counted)
    letters = random.Random(1)  # noqa: S311
    texts = [
        "".join(chr(letters.randrange(0x4E00, 0x9000)) for _ in range(90_000)) for _ in range(12)
    ]
    build_index(
        [rows("a.jsonl", *[{"id": str(at), "body": text} for at, text in enumerate(texts)])], index
    )
    assert sum(map(len, held)) == len(texts)
    assert len(held) > 1
    assert all(sum(sizes[:-1]) < BATCH_BYTES for sizes in held)


def test_a_second_run_over_the_same_files_changes_nothing(rows, index):
    folder = rows("a.jsonl", LIFT, BUS).parent
    first = build_index([folder], index)
    second = build_index([folder], index)
    assert counts(second) == (0, 0, 0)
    assert not second.published
    assert second.generation == first.generation
    assert (second.files_read, second.files_unchanged) == (0, 1)


def test_additions_changes_and_removals_are_counted_apart(rows, index):
    folder = rows("a.jsonl", LIFT, BUS).parent
    build_index([folder], index)
    rows("a.jsonl", {**LIFT, "body": "加装电梯的补贴提高到二十万元。"}, SCHOOL)
    assert counts(build_index([folder], index)) == (1, 1, 1)
    assert found(index, "二十万元") == ["1"]
    assert found(index, "公交") == []
    assert found(index, "学位") == ["3"]


def test_a_file_that_goes_takes_its_replies_with_it(rows, index):
    folder = rows("a.jsonl", LIFT).parent
    rows("b.jsonl", BUS)
    build_index([folder], index)
    (folder / "b.jsonl").unlink()
    report = build_index([folder], index)
    assert counts(report) == (0, 0, 1)
    assert report.files_removed == 1
    assert found(index, "") == ["1"]


def test_without_pruning_a_file_that_goes_leaves_its_replies(rows, index):
    folder = rows("a.jsonl", LIFT).parent
    rows("b.jsonl", BUS)
    build_index([folder], index)
    (folder / "b.jsonl").unlink()
    build_index([folder], index, Options(prune=False))
    assert found(index, "") == ["1", "2"]


def test_a_touched_file_with_the_same_bytes_is_not_read_again(rows, index):
    path = rows("a.jsonl", LIFT)
    build_index([path.parent], index)
    os.utime(path, ns=(1, 1))
    report = build_index([path.parent], index)
    assert (report.files_read, counts(report)) == (0, (0, 0, 0))
    assert build_index([path.parent], index).published is False


def test_ids_come_from_the_source_or_the_place_and_stay(rows, index):
    folder = rows("a.jsonl", {"body": "没有编号的一份答复。"}, LIFT).parent
    build_index([folder], index)
    before = found(index, "")
    rows("z.jsonl", BUS)
    build_index([folder], index)
    build_index([], index, Options(rebuild=True))
    assert set(before) <= set(found(index, ""))


def test_identical_content_is_one_reply_with_two_sources(rows, index):
    folder = rows("a.jsonl", LIFT).parent
    rows("b.jsonl", LIFT)
    report = build_index([folder], index)
    assert counts(report) == (1, 0, 0)
    shown = open_index(index).show("1")
    assert [source.path for source in shown.reply.sources] == ["复文/a.jsonl", "复文/b.jsonl"]


def test_a_reply_outlives_the_first_of_its_two_sources(rows, index):
    folder = rows("a.jsonl", LIFT, BUS).parent
    rows("b.jsonl", LIFT)
    build_index([folder], index)
    (folder / "a.jsonl").unlink()
    build_index([folder], index)
    assert found(index, "") == ["1"]
    assert [one.path for one in open_index(index).show("1").reply.sources] == ["复文/b.jsonl"]


def test_two_contents_given_one_id_are_both_kept(rows, index):
    folder = rows("a.jsonl", LIFT).parent
    rows("b.jsonl", {**BUS, "id": "1"})
    build_index([folder], index)
    assert len(found(index, "")) == 2
    assert found(index, "电梯") == ["1"]
    (folder / "a.jsonl").unlink()
    build_index([folder], index)
    assert found(index, "公交") == ["1"]


def test_the_same_under_two_given_ids_is_two_replies(rows, index):
    folder = rows("a.jsonl", LIFT, {**LIFT, "id": "9"}).parent
    build_index([folder], index)
    assert found(index, "电梯") == ["1", "9"]


@pytest.mark.parametrize("names", [("a", "b"), ("b", "a")])
def test_a_copy_without_an_id_goes_with_the_one_that_has_one(rows, index, names):
    bare = {key: value for key, value in LIFT.items() if key != "id"}
    for name, record in zip(names, (bare, LIFT), strict=True):
        folder = rows(f"{name}.jsonl", record).parent
        build_index([folder], index)
    assert found(index, "") == ["1"]
    assert len(open_index(index).show("1").reply.sources) == 2


@pytest.mark.parametrize("order", [("a", "b", "c"), ("c", "b", "a"), ("b", "a", "c")])
def test_the_index_does_not_depend_on_the_order_in_which_files_came(rows, index, order):
    records = {"a": LIFT, "b": {**BUS, "id": "1"}, "c": {**LIFT}}
    for name in order:
        folder = rows(f"{name}.jsonl", records[name]).parent
        build_index([folder], index)
    fresh = index.with_name("fresh")
    build_index([folder], fresh)
    assert found(index, "") == found(fresh, "")
    for id in found(fresh, ""):
        assert open_index(index).show(id).reply == open_index(fresh).show(id).reply


def test_a_file_that_can_no_longer_be_read_keeps_its_replies(rows, index):
    path = rows("a.jsonl", LIFT)
    build_index([path.parent], index)
    path.write_bytes(b"\x00\x01\x02\x03" * 50)
    report = build_index([path.parent], index)
    assert not report.clean
    assert found(index, "") == ["1"]


def test_one_bad_row_does_not_stop_the_others_and_is_reported_each_time(rows, index):
    path = rows("a.jsonl", LIFT, {"title": "没有正文"}, BUS)
    for _ in range(2):
        report = build_index([path.parent], index)
        assert [failure.path for failure in report.failures] == [str(path)]
        assert found(index, "") == ["1", "2"]


def test_files_of_other_kinds_are_counted_as_skipped(rows, index):
    folder = rows("a.jsonl", LIFT).parent
    (folder / "图.png").write_bytes(b"png")
    assert build_index([folder], index).skipped == {".png": 1}


def test_a_dry_run_counts_and_changes_nothing(rows, index):
    folder = rows("a.jsonl", LIFT).parent
    build_index([folder], index)
    rows("b.jsonl", BUS)
    report = build_index([folder], index, Options(dry_run=True))
    assert counts(report) == (1, 0, 0)
    assert not report.published
    assert found(index, "") == ["1"]
    assert sorted(path.name for path in index.glob("g*")) == [report.generation]


def test_a_path_that_is_not_there_changes_nothing(rows, index):
    folder = rows("a.jsonl", LIFT).parent
    build_index([folder], index)
    with pytest.raises(SettingsError, match="找不到"):
        build_index([folder / "没有"], index)
    assert found(index, "") == ["1"]


def test_of_a_folder_that_is_gone_for_good_the_way_on_is_said(rows, index, tmp_path):
    folder = rows("a.jsonl", LIFT).parent
    build_index([folder], index)
    folder.rename(tmp_path / "别处")
    with pytest.raises(SettingsError, match=r"找不到.*搬走了的：.*不再要的：fuwen index --rebuild"):
        build_index([], index)


@pytest.mark.parametrize("inner", [".", "2023"])
def test_an_index_is_not_begun_in_a_folder_of_replies_which_would_never_be_read(rows, inner):
    folder = rows(f"{inner}/a.jsonl", LIFT).parent
    folder = folder if inner == "." else folder.parent
    with pytest.raises(IndexProblem, match=r"a\.jsonl.*--index"):
        build_index([folder], folder)
    assert build_index([folder], folder / "index").added == 1


def test_nothing_to_index_is_said(index):
    with pytest.raises(SettingsError, match="没有指定"):
        build_index([], index)


def test_a_failure_in_the_middle_leaves_the_index_as_it_was(rows, index):
    folder = rows("a.jsonl", LIFT).parent
    build_index([folder], index)
    rows("b.jsonl", BUS)

    class Interrupted:
        def begin(self, total_bytes):
            pass

        def advance(self, read_bytes, replies):
            raise KeyboardInterrupt

        def end(self):
            pass

    with pytest.raises(KeyboardInterrupt):
        build_index([folder], index, progress=Interrupted())
    assert found(index, "") == ["1"]
    assert not list(index.glob("making-*"))
    assert counts(build_index([folder], index)) == (1, 0, 0)


def test_a_second_writer_is_told_who_holds_the_lock(rows, index):
    folder = rows("a.jsonl", LIFT).parent
    with writing(index), pytest.raises(IndexLocked, match=str(os.getpid())):
        build_index([folder], index)


def test_a_path_given_twice_is_read_and_counted_once(rows, index):
    folder = rows("a.jsonl", LIFT, BUS).parent
    report = build_index([folder, folder, folder / ".." / folder.name], index)
    assert (report.files_read, counts(report)) == (1, (2, 0, 0))


def test_a_searcher_follows_a_rebuild_without_being_opened_again(rows, index):
    folder = rows("a.jsonl", LIFT).parent
    build_index([folder], index)
    searcher = open_index(index)
    before = searcher.generation
    rows("b.jsonl", BUS)
    build_index([folder], index, Options(rebuild=True))
    assert searcher.search(Query(text="公交")).total == 1
    assert searcher.generation != before


def test_an_index_of_another_analysis_is_refused_with_what_to_run(rows, index, tmp_path):
    folder = rows("a.jsonl", LIFT).parent
    build_index([folder], index)
    own = tmp_path / "own"
    own.mkdir()
    (own / "words.txt").write_text("加装电梯的补贴\n", encoding="utf-8")
    with pytest.raises(IndexOutdated, match=r"--rebuild.*再用 --settings"):
        build_index([folder], index, Options(settings=own))
    build_index([folder], index, Options(settings=own, rebuild=True))
    assert found(index, "电梯") == ["1"]


@pytest.mark.parametrize("name", ["missing", "words.txt", "复文"])
def test_settings_that_are_no_folder_are_named_and_no_trouble_of_the_disk(
    rows, index, tmp_path, name
):
    folder = rows("a.jsonl", LIFT).parent
    (tmp_path / "words.txt").write_text("加装电梯\n", encoding="utf-8")
    (folder / "layouts.toml").mkdir()
    (folder / "other.toml").mkdir()
    options = Options(settings=tmp_path / name)
    if name == "复文":
        build_index([folder], index, options)
        assert found(index, "电梯") == ["1"]
    else:
        with pytest.raises(SettingsError, match=name):
            build_index([folder], index, options)
        assert not list(index.glob("*g0*"))


def test_a_settings_file_whose_name_nothing_reads_is_named(rows, index, tmp_path):
    folder = rows("a.jsonl", LIFT).parent
    own = tmp_path / "own"
    own.mkdir()
    for name in ("synonyms.toml", "synonym.toml", "words.TXT.txt", "readme.md"):
        (own / name).write_text("", encoding="utf-8")
    report = build_index([folder], index, Options(settings=own))
    assert report.unused_settings == ["synonym.toml", "words.TXT.txt"]
    assert build_index([], index).unused_settings == []


@pytest.mark.parametrize("guarded", [False, True], ids=["here", "by a worker"])
def test_a_mapped_column_that_no_file_has_is_named_unless_some_file_was_not_read(
    rows, index, guarded
):
    folder = rows("a.jsonl", LIFT | {"说 法": "补充"}).parent
    if guarded:
        (folder / "b.html").write_text("<p>公交线路</p>", encoding="utf-8")
    options = Options(columns={"说法": "addressee", "说发": "number"})
    assert build_index([folder], index, options).unused_columns == ["说发"]
    rows("c.jsonl", BUS)
    assert build_index([folder], index, options).unused_columns == []
    assert build_index([], index, Options(rebuild=True)).unused_columns == []


@pytest.mark.parametrize("name", sorted(FILES))
def test_every_file_of_settings_is_read_and_refused_by_its_name(rows, index, tmp_path, name):
    folder = rows("a.jsonl", LIFT).parent
    own = tmp_path / "own"
    own.mkdir()
    (own / name).write_bytes(b"\xff\xfe\xfa")
    with pytest.raises(SettingsError, match=name):
        build_index([folder], index, Options(settings=own))


def test_one_folder_may_be_given_by_itself(rows, index):
    folder = rows("a.jsonl", LIFT).parent
    assert build_index(str(folder), index).added == 1
    assert build_index(folder, index).files_unchanged == 1


def test_a_column_map_is_remembered(rows, index):
    folder = rows("a.jsonl", {"编码": "7", "说法": "电梯正在安装之中。"}).parent
    build_index([folder], index, Options(columns={"编码": "id", "说法": "body"}))
    rows("b.jsonl", {"编码": "8", "说法": "公交正在延长之中。"})
    build_index([folder], index)
    assert found(index, "") == ["7", "8"]


def test_a_single_file_and_then_its_folder_are_the_same_replies(rows, index):
    path = rows("a.jsonl", {"body": "没有编号的一份答复。"})
    build_index([path], index)
    before = found(index, "")
    report = build_index([path.parent], index)
    assert found(index, "") == before
    assert counts(report) == (0, 0, 0)


def test_a_moved_folder_keeps_its_links(rows, index, tmp_path):
    path = rows("a.jsonl", {"body": "没有编号的一份答复。"})
    build_index([path.parent], index)
    before = found(index, "")
    (tmp_path / "别处").mkdir()
    moved = tmp_path / "别处" / path.parent.name
    path.parent.rename(moved)
    assert counts(build_index([moved], index)) == (0, 0, 0)
    assert found(index, "") == before


def test_an_old_generation_is_removed_by_the_second_switch_after_it(rows, index):
    for number in range(4):
        build_index([rows(f"{number}.jsonl", {**LIFT, "id": str(number)}).parent], index)
    assert len(list(index.glob("g*"))) == 2


def test_an_index_can_be_copied_and_moved(rows, index, tmp_path):
    build_index([rows("a.jsonl", LIFT).parent], index)
    moved = tmp_path / "elsewhere"
    index.rename(moved)
    assert found(moved, "电梯") == ["1"]
