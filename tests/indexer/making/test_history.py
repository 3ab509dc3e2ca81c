"""An index is a function of its sources, whatever went before: nothing is lost, nothing lingers."""

import json
import tempfile
from pathlib import Path

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from indexer import Options, Query, build_index, check_index, open_index
from indexer.keeping.generations import current
from indexer.keeping.opened import open_generation

BAD = "{没有读完"
TEXTS = ("老旧小区加装电梯的补贴已经发放。", "公交12路将延长至火车站。", "今年新增小学学位两千个。")


def row(text: str, id: str = "") -> str:
    return json.dumps({"id": id, "body": text}, ensure_ascii=False)


def write(path: Path, *lines: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def held(index: Path) -> dict[str, tuple[str, list[str]]]:
    """What an index says, by id: the text and the places it was found in."""
    searcher = open_index(index, audience="internal")
    replies = (searcher.show(one.id).reply for one in searcher.whole(Query()).replies)
    return {
        one.id: (one.body, [f"{place.path}:{place.position}" for place in one.sources])
        for one in replies
    }


def texts(index: Path) -> list[str]:
    return sorted(text for text, _ in held(index).values())


def test_a_reply_outlives_a_copy_in_another_folder_that_this_run_is_not_about(tmp_path):
    """Its own file was not read again then, and it was gone until a rebuild."""
    first, second, index = tmp_path / "a", tmp_path / "b", tmp_path / "index"
    write(first / "f.jsonl", row(TEXTS[0], "x"))
    write(second / "f.jsonl", row(TEXTS[0]))
    build_index([first, second], index)
    write(first / "f.jsonl", row(TEXTS[1], "y"))
    build_index([first], index)
    assert texts(index) == sorted(TEXTS[:2])
    build_index([], index)
    fresh = tmp_path / "fresh"
    build_index([first, second], fresh)
    assert held(index) == held(fresh)


def test_a_reply_outlives_its_copy_while_its_own_file_cannot_be_read(tmp_path):
    folder, index = tmp_path / "a", tmp_path / "index"
    write(folder / "a.jsonl", row(TEXTS[0], "x"))
    write(folder / "b.jsonl", row(TEXTS[0]))
    build_index([folder], index)
    write(folder / "a.jsonl", row(TEXTS[1], "y"))
    (folder / "b.jsonl").rename(tmp_path / "b.jsonl")
    (folder / "b.jsonl").symlink_to("b.jsonl")
    build_index([folder], index, Options(prune=False))
    assert texts(index) == sorted(TEXTS[:2])
    (folder / "b.jsonl").unlink()
    (tmp_path / "b.jsonl").rename(folder / "b.jsonl")
    build_index([], index)
    build_index([folder], tmp_path / "fresh")
    assert held(index) == held(tmp_path / "fresh")


def test_a_folder_and_then_the_one_around_it_leave_nothing_behind(tmp_path):
    """Files known by their old names were never dropped: what was withdrawn stayed to be found."""
    inner, index = tmp_path / "x" / "a", tmp_path / "index"
    write(inner / "f.jsonl", row(TEXTS[0]))
    build_index([inner], index)
    build_index([tmp_path / "x"], index)
    assert list(held(index).values()) == [(TEXTS[0], ["x/a/f.jsonl:1"])]
    write(inner / "f.jsonl", row(TEXTS[1]))
    build_index([], index)
    assert texts(index) == [TEXTS[1]]
    (inner / "f.jsonl").unlink()
    build_index([], index)
    assert texts(index) == []


def test_a_row_that_cannot_be_read_any_more_keeps_its_reply_and_its_id(tmp_path):
    folder, index = tmp_path / "a", tmp_path / "index"
    for lines, after in (
        ((row(TEXTS[0]), row(TEXTS[0], "x")), (row(TEXTS[0]), BAD)),
        ((row(TEXTS[0], "x"), row(TEXTS[1], "x")), (BAD, row(TEXTS[1], "x"))),
    ):
        write(folder / "f.jsonl", *lines)
        build_index([folder], index)
        before = held(index)
        write(folder / "f.jsonl", *after)
        build_index([folder], index)
        assert held(index) == before


def test_a_row_that_holds_no_reply_keeps_none_of_the_row_that_stood_there(tmp_path):
    """A letter not answered yet was put above the others: the text that was corrected meanwhile, or
    withdrawn, stayed under its id."""
    folder, index = tmp_path / "a", tmp_path / "index"
    unanswered = '{"id": "new", "question": "何时装电梯？", "body": ""}'
    write(folder / "f.jsonl", row(TEXTS[0], "x"), row(TEXTS[2], "y"))
    build_index([folder], index)
    write(folder / "f.jsonl", unanswered, row(TEXTS[1], "x"), row(TEXTS[2], "y"))
    assert not build_index([folder], index).clean
    assert held(index)["x"][0] == TEXTS[1]
    assert texts(index) == sorted(TEXTS[1:])
    write(folder / "f.jsonl", unanswered, '{"id": "x"}', row(TEXTS[2], "y"))
    build_index([folder], index)
    assert texts(index) == [TEXTS[2]]


def test_files_whose_roots_are_named_alike_are_told_apart(tmp_path):
    file, folder, index = tmp_path / "p" / "a" / "f.jsonl", tmp_path / "q" / "a", tmp_path / "index"
    write(file, row(TEXTS[0]))
    write(folder / "f.jsonl", row(TEXTS[1]))
    assert build_index([file, folder], index).added == 2
    assert build_index([], index).files_read == 0
    assert texts(index) == sorted(TEXTS[:2])


def test_two_folders_named_alike_that_both_moved_keep_what_each_of_them_held(tmp_path):
    """The second was taken for the first, whose replies were removed."""
    index = tmp_path / "index"
    for name, text in (("a", TEXTS[0]), ("b", TEXTS[1] * 2)):
        write(tmp_path / name / "复文" / "f.jsonl", row(text))
    build_index([tmp_path / name / "复文" for name in "ab"], index)
    before = held(index)
    for name in "ba":
        (tmp_path / name).rename(tmp_path / f"{name}x")
    assert build_index([tmp_path / "bx" / "复文"], index).removed == 0
    assert held(index) == before
    assert build_index([tmp_path / "ax" / "复文"], index).files_read == 0
    assert build_index([], index).files_read == 0
    assert held(index) == before


def test_a_folder_that_is_not_mounted_loses_nothing_to_another_one_of_its_name(tmp_path):
    first, second, index = tmp_path / "a" / "复文", tmp_path / "b" / "复文", tmp_path / "index"
    write(first / "f.jsonl", row(TEXTS[0]))
    build_index([first], index)
    before = held(index)
    first.parent.rename(tmp_path / "elsewhere")
    write(second / "f.jsonl", row(TEXTS[1] * 2))
    assert build_index([second], index).removed == 0
    (tmp_path / "elsewhere").rename(first.parent)
    build_index([], index)
    assert texts(index) == sorted((TEXTS[0], TEXTS[1] * 2))
    assert before.items() <= held(index).items()


def test_a_reply_whose_file_was_renamed_is_exported_with_its_new_place(tmp_path):
    folder, index = tmp_path / "a", tmp_path / "index"
    write(folder / "f.jsonl", row(TEXTS[0], "x"))
    build_index([folder], index)
    (folder / "f.jsonl").rename(folder / "g.jsonl")
    build_index([], index)
    whole = open_index(index).whole(Query())
    assert [place.path for one in whole.replies for place in whole.sources(one.id)] == ["a/g.jsonl"]
    build_index([folder], tmp_path / "fresh")
    payloads = {
        open_generation(current(made)).reader.get("x") for made in (index, tmp_path / "fresh")
    }
    assert len(payloads) == 1


def test_two_names_that_differ_in_their_form_of_unicode_only_are_two_files(tmp_path):
    folder, index = tmp_path / "a", tmp_path / "index"
    write(folder / "é.jsonl", row(TEXTS[0]))
    write(folder / "e\u0301.jsonl", row(TEXTS[1]))
    if len(list(folder.iterdir())) == 1:
        return  # this system takes both for one name
    assert build_index([folder], index).added == 2
    assert build_index([], index).files_read == 0
    assert check_index(index).outdated == []


ROWS = st.sampled_from([BAD, *(row(text, id) for text in TEXTS for id in ("", "x", "y"))])
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["a/1.jsonl", "a/2.jsonl", "b/1.jsonl"]),
        st.lists(ROWS, max_size=3) | st.none(),
        st.sampled_from([("a",), ("b",), ()]),
        st.booleans(),
    ),
    min_size=1,
    max_size=5,
)


@settings(max_examples=20, phases=[Phase.generate])
@given(steps=STEPS)
def test_any_history_ends_in_what_a_fresh_index_says(steps):
    """Files are written and removed, rows break, folders are updated apart, nothing is pruned for a
    while; in the end every row can be read, and a run is about everything."""
    with tempfile.TemporaryDirectory() as place:
        top = Path(place)
        folders, index = [top / "a", top / "b"], top / "index"
        for folder in folders:
            write(folder / "0.jsonl", row(TEXTS[0], "x"), row(TEXTS[0]))
        build_index(folders, index)
        for name, lines, about, prune in steps:
            if lines is None:
                (top / name).unlink(missing_ok=True)
            else:
                write(top / name, *lines)
            build_index([top / one for one in about], index, Options(prune=prune))
        for path in sorted(top.glob("[ab]/*.jsonl")):
            lines = path.read_text(encoding="utf-8").splitlines()
            if good := [line for line in lines if line != BAD]:
                write(path, *good)
            else:
                path.unlink()  # an empty file cannot be read: what was known of it would stay
        build_index([], index)
        build_index(folders, top / "fresh")
        assert held(index) == held(top / "fresh")
        assert (check_index(index).damage, check_index(index).outdated) == ([], [])
