"""Forgiving search: words are waived step by step, identifiers come first, synonyms are told."""

import json
from dataclasses import replace

import pytest

from indexer import ENGINES, Options, Query, Years, build_index, open_index, results_shape
from indexer.asking.relax import FEW
from indexer.asking.syntax import DEEPEST

FILLING = "本市高度重视，已经列入明年的工作安排。"


def row(id, body, **facts):
    return {"id": id, "body": body + FILLING, "department": "澜州市教育局", **facts}


ROWS = (
    row("all", "孩子上小学没有学位，可以申请统筹。"),
    row("most", "小学学位不足，孩子就近入学有困难。"),
    row("any", "小学食堂改造。", date="2020-02-02"),
    row("none", "公交线路延长到火车站。"),
    row("subway", "轨道交通三号线明年通车。"),
    row("metro", "地铁口增设非机动车停车点。"),
    row("old", "卫健委已答复。", number="澜卫提〔2023〕第013号", date="2023-05-06"),
    row("cited", "根据澜卫提〔2023〕13号文件，于2023年5月6日办结。"),
    row("p1", "第一份答复。", case="市政协十四届一次会议第0077号"),
    row("p2", "第二份答复。", case="市政协十四届二次会议第77号"),
    row("says", f"社区办了活动。{FILLING * 9}附近的第77号路牌换新，77人参加。"),
    *(row(f"park{at}", f"停车收费标准第{at}条。", department="澜州市交通局") for at in range(FEW)),
    row("fee", "停车费用偏高，收费标准待定。"),
)


@pytest.fixture(scope="module")
def searcher(index_of):
    return open_index(index_of(ROWS))


def ids(searcher, text, **options):
    return [hit.id for hit in searcher.search(Query(text=text, **options)).hits]


def marked(searcher, text, **options):
    hits = searcher.search(Query(text=text, **options)).hits
    return {piece.text for hit in hits for piece in hit.snippet if piece.marked}


def test_a_question_in_plain_language_is_answered_fuller_matches_first(searcher):
    results = searcher.search(Query(text="孩子上小学没有学位怎么办"))
    assert [hit.id for hit in results.hits][:3] == ["all", "most", "any"]
    assert results.relaxed.level == "any"
    assert results.relaxed.strict_total == 1
    assert "none" not in [hit.id for hit in results.hits]


def test_enough_hits_with_all_words_are_not_diluted(searcher):
    results = searcher.search(Query(text="停车 标准"))
    assert results.relaxed is None
    assert results.total == FEW + 1


def test_a_strict_search_demands_every_word(searcher):
    results = searcher.search(Query(text="孩子上小学没有学位怎么办", strict=True))
    assert ([hit.id for hit in results.hits], results.relaxed) == (["all"], None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"孩子" 火车站 公交', set()),
        ('"孩子" 学位 公交', {"all", "most"}),
        ("孩子 公交 年:1999", set()),
        ("孩子 公交 标题:没有的", set()),
        ("孩子 公交 -学位", {"none"}),
        ("(食堂 OR 通车) 孩子 公交", set()),
        ("13号楼 火车站 15-2-9", set()),
    ],
)
def test_quotes_fields_exclusions_groups_and_numbers_are_never_waived(searcher, text, expected):
    assert set(ids(searcher, text)) == expected


def test_pages_of_a_widened_search_follow_each_other_and_counts_add_up(searcher):
    query = "孩子 上小学 没有 学位 停车"
    whole = searcher.search(Query(text=query, size=50))
    paged = [id for page in range(1, 9) for id in ids(searcher, query, size=3, page=page)]
    assert paged == [hit.id for hit in whole.hits]
    assert whole.total == len(paged) == len(set(paged))
    assert sum(value.count for value in whole.facets["outcome"]) == whole.total
    assert [reply.id for reply in searcher.whole(Query(text=query)).replies] == paged


def test_choosing_a_facet_value_gives_what_it_counted(searcher):
    whole = searcher.search(Query(text="停车 标准 偏高"))
    for value in whole.facets["department"]:
        chosen = searcher.search(Query(text="停车 标准 偏高", departments=(value.value,)))
        assert chosen.total == value.count


@pytest.mark.parametrize("sort", ["relevance", "newest"])
@pytest.mark.parametrize("office", ["教育局", "交通局", "民政局"])
def test_a_facet_counts_what_a_value_gives_where_the_one_chosen_now_gives_few_or_nothing(
    index_of, office, sort
):
    texts = [("停车标准", "教育局"), ("停车标准", "交通局"), *[("停车场", "教育局")] * 12]
    rows = [
        row(str(at), text, department=f"澜州市{name}", date=f"{2020 + at % 2}-02-02")
        for at, (text, name) in enumerate(texts)
    ]
    searcher = open_index(index_of([*rows, row("else", "路灯损坏。", department="澜州市民政局")]))
    query = Query(text="停车 标准", departments=(f"澜州市{office}",), sort=sort)
    for years in ((), (Years(2020, 2020),), (Years(2021, 2021),)):
        chosen = replace(query, years=years)
        for value in searcher.search(chosen).facets["department"]:
            other = searcher.search(replace(chosen, departments=(value.value,)))
            assert other.total == value.count


@pytest.mark.parametrize("sort", ["relevance", "newest"])
@pytest.mark.parametrize("text", ["举报“停车”场", "停“车”场"])
def test_quotes_in_running_text_give_no_reply_twice_and_lose_none(index_of, text, sort):
    bodies = {"words": "举报停放车辆、停车乱象，场地已清理。", "word": "停车场举报电话已公布。"}
    searcher = open_index(index_of([row(id, body) for id, body in bodies.items()]))
    found = searcher.search(Query(text=text, sort=sort, size=50))
    assert sorted(hit.id for hit in found.hits) == ["word", "words"]
    assert found.total == sum(value.count for value in found.facets["kind"]) == 2


@pytest.mark.parametrize(
    "level", ["(公交 OR 孩子 {})", "-(公交 OR {} 孩子)", "-(公交 OR “孩子” {})"]
)
def test_parentheses_within_parentheses_are_answered_down_to_the_deepest(searcher, level):
    text = "15-2-9 停车收费 OR 地铁 “学位”小学"
    for _ in range(DEEPEST):
        text = level.format(text)
    for sort in ("relevance", "newest"):
        searcher.search(Query(text=f"停“车”场 {text}", years=(Years(2020, 2023),), sort=sort))


def test_a_part_of_a_word_that_alone_makes_a_hit_is_marked_in_the_list_and_on_the_page(index_of):
    others = [row(f"o{at}", f"公交线路第{at}次调整。") for at in range(5)]
    searcher = open_index(index_of([row("part", "蒋垄村已经通车。"), *others]))
    (hit,) = searcher.search(Query(text="蒋垄家 噪音")).hits
    assert [piece.text for piece in hit.snippet if piece.marked] == ["蒋垄"]
    shown = searcher.show("part", "蒋垄家 噪音")
    assert [piece.text for line in shown.body for piece in line if piece.marked] == ["蒋垄"]


def test_a_filter_without_hits_widens_the_search_within_it(searcher):
    results = searcher.search(Query(text="停车 轨道", departments=("澜州市教育局",), size=50))
    assert {"metro", "subway", "fee"} <= {hit.id for hit in results.hits}
    assert results.relaxed.level == "any"


def test_sorted_by_date_a_widened_search_has_the_same_hits(searcher):
    text = "孩子上小学没有学位怎么办"
    assert set(ids(searcher, text, sort="newest")) == set(ids(searcher, text))


@pytest.mark.parametrize(
    ("typed", "first", "also"),
    [
        ("澜卫提〔2023〕13号", ["old"], {"cited"}),
        ("澜卫提[2023]第13号", ["old"], {"cited"}),
        ("澜卫提（二〇二三）十三号", ["old"], {"cited"}),
        ("〔２０２３〕１３号", ["old"], {"cited"}),
        ("2023-05-06", ["old"], {"cited"}),
        ("2023/5/6", ["old"], {"cited"}),
        ("二〇二三年五月六日", ["old"], {"cited"}),
        ("14-2-77", ["p2"], set()),
        ("市政协14届2次0077", ["p2"], set()),
        ("市政协十四届一次会议第77号", ["p1"], set()),
        ("文号:14-2-077", ["p2"], set()),
    ],
)
def test_an_identifier_finds_its_reply_first(searcher, typed, first, also):
    found = ids(searcher, typed)
    assert found[: len(first)] == first
    assert set(found) == {*first, *also}


@pytest.mark.parametrize("typed", ["77", "第77号", "第077号", "0077", "77号提案"])
def test_a_number_of_several_sessions_offers_each_before_mere_mentions(searcher, typed):
    found = ids(searcher, typed)
    assert set(found[:2]) == {"p1", "p2"}
    assert set(found[2:]) <= {"says"}


def test_synonyms_are_found_told_marked_and_switched_off(searcher):
    results = searcher.search(Query(text="地铁"))
    assert [hit.id for hit in results.hits] == ["metro", "subway"]
    assert results.synonyms == (("地铁", ("轨道交通",)),)
    assert marked(searcher, "地铁") == {"地铁", "轨道交通"}
    assert ids(searcher, "地铁", synonyms=False) == ["metro"]
    assert searcher.search(Query(text="地铁", synonyms=False)).synonyms == ()
    assert ids(searcher, '"地铁"') == ["metro"]
    assert set(ids(searcher, "停车 -地铁", size=50)) >= {"fee"}


def test_an_exclusion_does_not_exclude_synonyms(searcher):
    assert "subway" in ids(searcher, "-地铁", size=50)


def test_the_old_name_of_a_department_finds_the_new_one(searcher):
    assert "old" in ids(searcher, "卫计委 答复")
    shown = searcher.show("old", "卫计委")
    assert "卫健委" in {piece.text for line in shown.body for piece in line if piece.marked}
    plain = searcher.show("old", "卫计委", synonyms=False)
    assert not any(piece.marked for line in plain.body for piece in line)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("轨道交通", "軌道交通"),
        ("停车收费标准", "停車收費標準"),
        ("14-2-77", "１４－２－７７"),
        ("学位 小学", "學位　小學"),
        ('"学位"', "“學位”"),
        ("地铁 OR 公交", "地鐵 OR 公交"),
    ],
)
def test_traditional_characters_and_widths_give_the_same_hits(searcher, one, other):
    assert ids(searcher, one, size=50) == ids(searcher, other, size=50) != []


@pytest.mark.parametrize(
    "typed",
    ["😀", '"', "“", "*", "***", "~", "^", "12:30", "a/b", "[", ")(", "-", "--", "0571-88886666",
     "http://www.gov.cn/a-b?c=1&d=2", "OR", "的", "怎么办", "　", "\x00", "\ud800", "a" * 900,
     "停" * 900, "第号", "〔〕号", "99999999999届1次1号", "9999-99-99", "AND NOT", "地铁~2", "title:*"],
)  # fmt: skip
def test_nothing_typed_is_an_error(searcher, typed):
    for options in ({}, {"strict": True}, {"synonyms": False}, {"sort": "newest"}):
        json.dumps(results_shape(searcher.search(Query(text=typed, **options))))


def test_the_shape_tells_how_the_search_was_widened(searcher):
    shape = results_shape(searcher.search(Query(text="孩子 火车站")))
    assert shape["relaxed"] == {"level": "any", "strict_total": 0}
    assert results_shape(searcher.search(Query(text="地铁")))["synonyms"] == {"地铁": ["轨道交通"]}
    assert results_shape(searcher.search(Query(text="公交")))["relaxed"] is None


@pytest.mark.parametrize("text", ['"学位" 怎么办', "“学位”怎么办？ 请问", "(学位 OR 食堂) 怎么办"])
def test_a_question_word_beside_a_quoted_run_is_not_demanded(searcher, text):
    assert {"all", "most"} <= set(ids(searcher, text))


def test_a_common_character_alone_makes_no_hit_when_a_search_is_widened(searcher):
    assert searcher.search(Query(text="市")).total >= len(ROWS)
    assert "none" not in ids(searcher, "市 食堂 没有的词", size=50)


@pytest.mark.parametrize("engine", sorted(ENGINES))
def test_a_widened_search_finds_the_same_whether_replies_are_gone_or_never_were(
    rows, tmp_path, engine
):
    lifts = [row(f"lift{at}", f"第{at}号：加装电梯一事已经办理。") for at in range(1, 8)]
    folder = rows("a.jsonl", *lifts).parent
    gone = rows("b.jsonl", *(row(f"car{at}", f"{at}号小区停车收费过高。") for at in range(40)))
    updated, fresh = tmp_path / "updated", tmp_path / "fresh"
    build_index([folder], updated, Options(engine=engine))
    gone.unlink()
    build_index([folder], updated)
    build_index([folder], fresh, Options(engine=engine))
    for text in ("第3件", "电梯 号 停车", "加装 电梯 收费"):
        one, other = (open_index(each).search(Query(text=text)) for each in (updated, fresh))
        assert (one.total, one.relaxed, one.facets) == (other.total, other.relaxed, other.facets)
