"""Highlighting: what matched is marked, and the best stretch is shown."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis import Run
from indexer.answering.highlight import SIZE, mark, snippet
from indexer.asking.query import Piece, Pieces

TEXT = st.text("停车費费a1，。：收悉如下\n 　", max_size=300)
RUNS = st.lists(
    st.builds(Run, st.text("停车费a1", min_size=1, max_size=3)) | st.just(Run("1", whole=True)),
    max_size=4,
)


def shown(pieces: Pieces) -> str:
    return "".join(f"[{piece.text}]" if piece.marked else piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("text", "runs", "marked"),
    [
        ("停車费收费", [Run("停车")], "[停車]费收费"),
        ("停车费", [Run("停车"), Run("车费")], "[停车费]"),
        ("停车收费", [Run("停车"), Run("收费")], "[停车收费]"),
        ("对第 152069 号", [Run("5", whole=True), Run("152069", whole=True)], "对第 [152069] 号"),
        ("普发改委〔2023〕13 号", [Run("〔2023〕13号")], "普发改委[〔2023〕13 号]"),
        ("无", [], "无"),
        ("", [Run("停")], ""),
    ],
)
def test_what_matched_is_marked(text, runs, marked):
    assert shown(mark(text, runs)) == marked


@given(TEXT, RUNS)
def test_joined_pieces_are_the_text_and_never_empty(text, runs):
    pieces = mark(text, runs)
    assert "".join(piece.text for piece in pieces) == text
    assert all(piece.text for piece in pieces)
    assert all(a.marked != b.marked for a, b in pairwise(pieces))


@given(st.lists(TEXT, max_size=4), RUNS, st.integers(20, 150))
def test_a_snippet_is_a_stretch_of_the_text_with_a_mark_if_there_is_one(paragraphs, runs, size):
    pieces = snippet(paragraphs, runs, size)
    text = "\n".join(paragraph.strip() for paragraph in paragraphs)
    body = "".join(piece.text for piece in pieces).strip("…")
    assert len(body) <= size
    assert body in text.replace("\n", " ")
    assert any(piece.marked for piece in pieces) == any(piece.marked for piece in mark(text, runs))


OPENING = ["吴景瀚委员：", "您提出的《关于停车的建议》的提案收悉。现将办理情况答复如下："]
BODY = [
    "一、我区现有小区三百余个。停车泊位缺口较大，收费标准不一。",
    "二、下一步，我局将会同住建部门推进充电设施建设，到年底新增充电桩五百个；同时完善收费机制。",
    "三、" + "感谢您对我们工作的关心和支持。" * 20,
]


def test_without_a_match_a_snippet_begins_where_the_text_comes_to_its_point():
    assert shown(snippet([*OPENING, *BODY], [], 40)).startswith("…一、我区现有小区三百余个。")


def test_a_text_of_formulas_alone_is_shown_from_its_beginning():
    assert shown(snippet(OPENING, [])) == " ".join(OPENING)


def test_a_snippet_begins_with_the_sentence_of_its_first_mark():
    pieces = snippet([*OPENING, *BODY], [Run("泊位"), Run("标准")], 40)
    assert shown(pieces).startswith("…停车[泊位]缺口较大，收费[标准]不一。")


def test_a_snippet_shows_the_place_with_most_words_and_the_rarer_of_as_many():
    pieces = snippet([*OPENING, *BODY], [Run("停车"), Run("充电"), Run("完善")], 45)
    assert shown(pieces) == (
        "…二、下一步，我局将会同住建部门推进[充电]设施建设，到年底新增[充电]桩五百个；同时[完善]收费机制。…"
    )


def test_a_snippet_ends_at_a_border_in_its_last_third():
    assert snippet(["甲" * 45 + "，" + "乙" * 60], [], 60) == (Piece("甲" * 45 + "，"), Piece("…"))


def test_a_short_text_is_shown_whole():
    assert snippet(["　　停车。", "收费。"], [Run("收费")]) == (
        Piece("停车。 "),
        Piece("收费", marked=True),
        Piece("。"),
    )


def test_a_run_longer_than_a_snippet_is_marked_as_far_as_it_is_shown():
    assert snippet(["前" * 50 + "停" * 200], [Run("停" * 200)]) == (
        Piece("…"),
        Piece("停" * SIZE, marked=True),
        Piece("…"),
    )


def test_a_reply_without_text_has_an_empty_snippet():
    assert snippet([], [Run("停车")]) == ()
