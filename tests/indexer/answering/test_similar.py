"""Similar replies: what is found, folded and never found, the same by every engine."""

import pytest

from indexer import ENGINES, Options, build_index, open_index
from indexer.answering.similar import shingles

SAME = (
    "来信收悉，现答复如下：感谢您对医保工作的关心支持。门诊统筹的报销比例为百分之六十，"
    "异地就医须先备案，备案后持卡直接结算。如有疑问请拨打12345咨询。"
)
POLITE = "来信收悉，经研究，现答复如下：感谢您对我市工作的关心支持，欢迎继续监督。"
RECORDS = [
    {"id": "lift", "title": "加装电梯的补贴", "body": f"{POLITE}老旧小区加装电梯，每台补贴二十万元。"},
    {"id": "lift-2", "title": "电梯由谁出资", "body": f"{POLITE}老旧小区加装电梯由业主出资。"},
    {"id": "lift-3", "title": "旧楼改造", "body": f"{POLITE}老旧小区的旧楼加装电梯需要业主同意。"},
    {"id": "bus", "title": "公交线路延长", "body": f"{POLITE}公交线路将延长至火车站。"},
    {"id": "bus-2", "title": "公交站点", "body": f"{POLITE}公交线路沿途增设火车站站点。"},
    {"id": "care", "title": "异地就医怎么报销", "body": SAME},
    {"id": "care-2", "title": "异地就医备案", "body": SAME.replace("60", "65")},
    {"id": "care-3", "title": "门诊能报多少", "body": SAME + "特此回复。"},
    {"id": "care-4", "title": "异地就医须知", "body": "异地就医备案由医保经办机构办理，门诊另有规定。"},
    *(
        {"id": f"other-{place}", "title": subject, "body": f"{POLITE}{subject}已经处理，{subject}今后加强管理。"}
        for place, subject in enumerate(
            ("占道经营", "噪声扰民", "绿化养护", "路灯损坏", "井盖缺失", "违章建筑", "暖气不热", "垃圾清运")
        )
    ),
    {
        "id": "hidden",
        "title": "加装电梯的青鸾工程",
        "body": "老旧小区加装电梯的青鸾工程，每台补贴二十万元。",
        "disclosure": "依申请公开",
    },
]  # fmt: skip


@pytest.fixture(scope="module")
def index(index_of):
    return index_of(RECORDS)


@pytest.fixture
def searcher(index):
    return open_index(index)


def ids(hits):
    return [hit.id for hit in hits]


def test_replies_on_the_same_subject_are_similar_and_others_are_not(searcher):
    assert set(ids(searcher.similar("lift"))) == {"lift-2", "lift-3"}
    assert ids(searcher.similar("bus")) == ["bus-2"]


def test_boilerplate_alone_makes_nothing_similar(searcher):
    assert searcher.similar("other-0") == ()
    assert searcher.similar_to(POLITE) == ()


def test_a_reply_is_never_similar_to_itself(searcher):
    for record in RECORDS:
        assert record["id"] not in ids(searcher.similar(record["id"], 100))


def test_those_that_say_the_same_are_one_hit(searcher):
    hits = searcher.similar("care-4")
    (same,) = [hit for hit in hits if hit.id != "care-4"]
    assert same.id in {"care", "care-2", "care-3"}
    assert same.folded == 2


def test_a_reply_with_duplicates_shows_one_of_them(searcher):
    found = {hit.id: hit.folded for hit in searcher.similar("care")}
    assert len(found.keys() & {"care-2", "care-3"}) == 1
    assert "care-4" in found
    assert found["care-4"] == 0


def test_no_more_are_given_than_asked_for(searcher):
    assert len(searcher.similar("lift", 1)) == 1
    assert searcher.similar("lift", 0) == ()


def test_the_shared_words_are_marked(searcher):
    for hit in searcher.similar("lift"):
        assert any(piece.marked for piece in hit.snippet)


def test_a_text_finds_what_is_like_it_its_title_most_of_all(searcher):
    assert ids(searcher.similar_to("我们的旧楼也想加装电梯", title="加装电梯"))[0].startswith(
        "lift"
    )
    assert searcher.similar_to("") == ()


def test_what_is_not_public_is_neither_found_nor_asked_about(searcher):
    assert searcher.similar("hidden") == ()
    assert "hidden" not in ids(searcher.similar("lift", 100))
    assert searcher.similar("没有") == ()


def test_the_internal_audience_finds_all(index):
    internal = open_index(index, audience="internal")
    assert "hidden" in ids(internal.similar("lift"))
    assert set(ids(internal.similar("hidden"))) >= {"lift"}


def test_shingles_leave_out_what_differs_between_copies():
    assert shingles("每台补贴20万元。") == shingles("每台补贴 30 万元！")
    assert shingles("好的") == {"好的"}
    assert shingles("老旧小区加装") == {"老旧小区加", "旧小区加装"}


@pytest.mark.parametrize("engine", sorted(ENGINES))
def test_what_was_common_only_in_replies_that_are_gone_tells_the_others_apart(
    rows, tmp_path, engine
):
    folder = rows("a.jsonl", *RECORDS).parent
    lifts = [{"id": f"gone-{at}", "body": f"第{at}号小区加装电梯。"} for at in range(15)]
    gone = rows("b.jsonl", *lifts)
    build_index([folder], tmp_path / "index", Options(engine=engine))
    gone.unlink()
    build_index([folder], tmp_path / "index")
    found = open_index(tmp_path / "index").similar("lift")
    assert set(ids(found)) == {"lift-2", "lift-3"}
