"""Searching: what is found, what is counted, what is hidden, the same by every engine."""

import pytest

from indexer import (
    IndexMissing,
    Query,
    QueryError,
    Years,
    open_index,
)

REPLIES = (
    {
        "id": "lift",
        "title": "关于老旧小区加装电梯的答复",
        "body": "老旧小区加装电梯，每台补贴二十万元。\n请业主向街道申请，共收到152069件。",
        "department": "澜州市住房和城乡建设局",
        "date": "2021-05-06",
        "outcome": "采纳解决",
        "number": "澜建复〔2021〕13号",
        "kind": "提案",
        "addressee": "林若溪委员",
    },
    {
        "id": "bus",
        "title": "关于公交线路的答复",
        "body": "公交12路将延长至火车站，电梯口设站。WiFi已经覆盖。",
        "department": "澜州市交通运输局",
        "date": "2022-03",
        "outcome": "列入计划拟解决",
        "kind": "建议",
    },
    {
        "id": "clinic",
        "title": "关于村卫生室的答复",
        "body": "村卫生室已全部纳入医保。联系手机13800000001。",
        "department": "澜州市卫生和计划生育委员会",
        "date": "2017-09-01",
        "kind": "来信",
    },
    {
        "id": "health",
        "title": "关于社区医院的答复",
        "body": "社区医院新增儿科门诊。",
        "department": "澜州市卫生健康委员会",
        "date": "2023-01-10",
        "outcome": "采纳解决",
    },
    {
        "id": "secret",
        "title": "关于青鸾工程的答复",
        "body": "青鸾工程暂不公开，电梯除外。",
        "department": "澜州市保密局",
        "date": "2020-01-01",
        "disclosure": "依申请公开",
        "outcome": "留作参考",
    },
)


@pytest.fixture(scope="module")
def index(index_of):
    return index_of(REPLIES)


@pytest.fixture
def searcher(index):
    return open_index(index)


def ids(searcher, text="", **options):
    return [hit.id for hit in searcher.search(Query(text=text, **options)).hits]


def facet(results, name):
    return {value.value: value.count for value in results.facets[name]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("电梯", {"lift", "bus"}),
        ("梯", {"lift", "bus"}),
        ("電梯", {"lift", "bus"}),
        ("电梯 补贴", {"lift"}),
        ("电梯 -补贴", {"bus"}),
        ("补贴 OR 公交", {"lift", "bus"}),
        ("(补贴 OR 公交) 火车站", {"bus"}),
        ('"每台补贴"', {"lift"}),
        ('"补贴每台"', set()),
        ("部门:卫健委", {"clinic", "health"}),
        ("部门:卫计委", {"clinic", "health"}),
        ("部门:交通运输局 电梯", {"bus"}),
        ("年:2021..2022", {"lift", "bus"}),
        ("结果:已解决或采纳", {"lift", "health"}),
        ("结果:planned", {"bus"}),
        ("文号:澜建复[2021]13号", {"lift"}),
        ("澜建复〔2021〕13号", {"lift"}),
        ("标题:电梯", {"lift"}),
        ("提案人:林若溪", {"lift"}),
        ("wifi", {"bus"}),
        ("12", {"bus"}),
        ("152069", {"lift"}),
        ("5206", set()),
        ("", {"lift", "bus", "clinic", "health"}),
        ("-电梯", {"clinic", "health"}),
        ("没有这样的词", set()),
    ],
)
def test_a_search_finds_exactly(searcher, text, expected):
    assert set(ids(searcher, text, strict=True)) == expected


def test_the_title_ranks_above_a_mention(searcher):
    assert ids(searcher, "电梯") == ["lift", "bus"]


def test_filters_take_any_of_their_values_and_all_of_them_hold(searcher):
    lift_or_bus = ("澜州市住房和城乡建设局", "澜州市交通运输局")
    assert set(ids(searcher, departments=lift_or_bus)) == {"lift", "bus"}
    assert ids(searcher, departments=lift_or_bus, years=(Years(2022, 2023),)) == ["bus"]
    assert set(ids(searcher, outcomes=("resolved", "planned"))) == {"lift", "bus", "health"}
    assert ids(searcher, kinds=("proposal",)) == ["lift"]


def test_a_short_or_old_department_name_means_todays_bodies(searcher):
    results = searcher.search(Query(departments=("卫计委",)))
    assert results.query.departments == ("澜州市卫生健康委员会",)
    assert {hit.id for hit in results.hits} == {"clinic", "health"}
    printed = {hit.id: hit.departments for hit in results.hits}
    assert printed["clinic"] == ("澜州市卫生和计划生育委员会",)


SCRIPTS = ("澜州市商务局", "瀾州市商務局", "澜州市XX局", "澜州市xx局", "澜州市ＸＸ局")
"""Bodies of which some differ by script, case or width alone."""


@pytest.fixture(scope="module")
def in_scripts(index_of):
    replies = [{"id": "0", "body": "甲", "department": SCRIPTS[0]}]
    replies += [{"id": name, "body": "甲", "title": name, "department": name} for name in SCRIPTS]
    replies.append({"id": "both", "body": "甲", "department": "、".join(SCRIPTS[:2])})
    return open_index(index_of(replies))


def test_choosing_a_department_finds_as_many_as_are_counted_and_ticks_it_alone(in_scripts):
    counted = facet(in_scripts.search(Query(text="甲")), "department")
    assert set(counted) == set(SCRIPTS)
    for name, count in counted.items():
        results = in_scripts.search(Query(text="甲", departments=(name,)))
        assert results.total == count
        assert [one.value for one in results.facets["department"] if one.selected] == [name]
    both = in_scripts.search(Query(text="甲", departments=SCRIPTS[:2]))
    assert both.total == 4


@pytest.mark.parametrize(
    ("typed", "total"), [("商务局", 4), ("澜州市商務局", 4), ("澜州市Xx局", 3)]
)
def test_a_department_typed_otherwise_is_found_in_every_script(in_scripts, typed, total):
    assert in_scripts.search(Query(departments=(typed,))).total == total
    assert in_scripts.search(Query(text=f"部门:{typed}")).total == total
    assert in_scripts.search(Query(text="部门:澜州市商务局")).total == 4


def test_an_unknown_department_finds_nothing_and_is_still_listed(searcher):
    results = searcher.search(Query(departments=("澜州市航天局",)))
    assert results.total == 0
    assert results.facets["department"][-1].value == "澜州市航天局"


def test_facets_count_the_hits(searcher):
    results = searcher.search(Query(text="电梯"))
    assert facet(results, "year") == {"2022": 1, "2021": 1}
    assert facet(results, "outcome") == {"resolved": 1, "planned": 1}
    for name in ("year", "outcome", "kind"):
        assert sum(facet(results, name).values()) == results.total


def test_a_facets_own_selection_does_not_shrink_its_counts(searcher):
    results = searcher.search(Query(text="电梯", outcomes=("planned",)))
    assert results.total == 1
    assert facet(results, "outcome") == {"resolved": 1, "planned": 1}
    assert facet(results, "year") == {"2022": 1}
    assert [value.value for value in results.facets["outcome"] if value.selected] == ["planned"]


def test_sorting_by_date_puts_the_undated_last_and_agrees_with_itself_reversed(searcher):
    newest = ids(searcher, sort="newest")
    assert newest == ["health", "bus", "lift", "clinic"]
    assert ids(searcher, sort="oldest") == newest[::-1]


def test_pages_do_not_overlap_and_the_total_is_exact(searcher):
    pages = [searcher.search(Query(sort="newest", size=3, page=page)) for page in (1, 2, 3)]
    assert [page.total for page in pages] == [4, 4, 4]
    assert [len(page.hits) for page in pages] == [3, 1, 0]


@pytest.mark.parametrize(
    "query", [Query(page=0), Query(size=0), Query(page=5000), Query(size=5000)]
)
def test_a_page_that_cannot_be_is_refused(searcher, query):
    with pytest.raises(QueryError):
        searcher.search(query)


def test_snippets_mark_what_was_searched(searcher):
    (hit,) = searcher.search(Query(text="補貼")).hits
    assert "补贴" in [piece.text for piece in hit.snippet if piece.marked]


def test_what_is_not_public_is_not_there(searcher):
    assert searcher.show("secret") is None
    for text in (
        "青鸾",
        "青鸾工程",
        '"青"',
        "部门:保密局",
        "年:2020",
        "标题:青鸾",
        "结果:reference",
    ):
        results = searcher.search(Query(text=text))
        assert results.total == 0
    results = searcher.search(Query())
    assert "2020" not in facet(results, "year")
    assert "澜州市保密局" not in facet(results, "department")
    assert "reference" not in facet(results, "outcome")
    assert searcher.stats().visible == 4


def test_the_internal_audience_sees_everything(index):
    searcher = open_index(index, audience="internal")
    assert ids(searcher, "青鸾") == ["secret"]
    assert searcher.show("secret").reply.disclosure.value == "on_request"
    assert "13800000001" in searcher.show("clinic").reply.body


def test_private_numbers_are_neither_shown_nor_found(searcher):
    assert ids(searcher, "13800000001") == []
    assert ids(searcher, '"13800000001"') == []
    assert "13800000001" not in searcher.show("clinic").reply.body


def test_a_reply_is_shown_with_the_words_marked(searcher):
    shown = searcher.show("lift", "电梯 -公交")
    marked = [piece.text for pieces in shown.body for piece in pieces if piece.marked]
    assert marked == ["电梯"]
    assert [piece.text for piece in shown.title if piece.marked] == ["电梯"]


def test_an_unknown_id_is_none(searcher):
    assert searcher.show("没有") is None


def test_stats_count_what_is_visible(searcher):
    stats = searcher.stats()
    assert (stats.replies, stats.visible, stats.files) == (5, 4, 1)
    assert stats.departments["澜州市卫生健康委员会"] == 2


def test_a_folder_without_an_index_is_said_to_have_none(tmp_path):
    with pytest.raises(IndexMissing, match="fuwen index"):
        open_index(tmp_path / "没有")
