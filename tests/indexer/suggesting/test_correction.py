"""Correction: what a search that finds little may have meant, the same by every engine."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer import Query, Years, build_index, open_index
from indexer.suggesting.correction import FEW, MOST, mistyped

TITLES = (
    "停车费",
    "停车费",
    "停车收费",
    "加装电梯",
    "幼儿园收费",
    "中小微企业",
    "公交线路",
    "wifi覆盖",
)
RECORDS = [
    {
        "id": f"{place}-{copy}",
        "title": f"关于{title}问题的答复",
        "body": f"{title}的规定已经公布。缴存公积金的职工可以提取。第{copy}份。",
        "department": "澜州市发展和改革委员会",
        "date": f"{2020 + copy % 2}-05-06",
    }
    for place, title in enumerate(TITLES)
    for copy in range(3)
]
HIDDEN = [
    {
        "id": f"hidden-{copy}",
        "title": "关于青鸾工程的答复",
        "body": f"青鸾工程不公开。第{copy}份。",
        "disclosure": "依申请公开",
    }
    for copy in range(6)
]


@pytest.fixture(scope="module")
def index(index_of):
    return index_of([*RECORDS, *HIDDEN])


@pytest.fixture
def searcher(index):
    return open_index(index)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("停车肥", "停车费"),
        ("亭车费", "停车费"),
        ("停车飞", "停车费"),
        ("tingchefei", "停车费"),
        ("tinchefei", "停车费"),
        ("tingcehfei", "停车费"),
        ("TingCheFei", "停车费"),
        ("tingcheshoufei", "停车收费"),
        ("加状电梯", "加装电梯"),
        ("加装电体", "加装电梯"),
        ("幼儿圆", "幼儿园"),
        ("中小微器业", "中小微企业"),
        ("公叫线路", "公交线路"),
        ("公机金", "公积金"),
        ("亭车费 规定", "停车费 规定"),
        ("规定 -电梯 停车肥", "规定 -电梯 停车费"),
        ("停车肥 年:2020..2021", "停车费 年:2020..2021"),
        ('停车肥 "已经公布"', '停车费 "已经公布"'),
        ("(停车肥 OR 没有这样的词) 规定", "(停车费 OR 没有这样的词) 规定"),
    ],
)
def test_a_slip_is_put_right_and_the_rest_of_the_search_stays(searcher, typed, meant):
    assert searcher.corrections(Query(text=typed))[0] == meant
    assert searcher.search(Query(text=typed)).did_you_mean[0] == meant


@pytest.mark.parametrize(("typed", "meant"), [("—停车肥", "—停车费"), ("–公机金", "–公积金")])
def test_a_dash_before_a_slip_does_not_become_an_exclusion(searcher, typed, meant):
    assert searcher.corrections(Query(text=typed)) == (meant,)


@pytest.mark.parametrize(
    "typed",
    [
        "停车费",
        "电梯",
        "",
        "没有这样的词",
        "wifi",
        "qqqqqq",
        '"停车肥"',
        "标题:停车肥",
        "-停车肥",
        "12345",
    ],
)
def test_nothing_is_offered_where_nothing_is_wrong_or_the_text_was_meant_as_it_is(searcher, typed):
    assert searcher.corrections(Query(text=typed)) == ()
    assert searcher.search(Query(text=typed)).did_you_mean == ()


@pytest.mark.parametrize(
    "typed", ["青銮工程", "轻鸾工程", "qingluangongcheng", "qingluan", "青鸾公程"]
)
def test_what_is_not_public_is_not_offered(index, typed):
    offered = open_index(index).corrections(Query(text=typed))
    assert not any("鸾" in text for text in offered)


def test_the_internal_audience_is_offered_what_only_it_may_see(index):
    internal = open_index(index, audience="internal")
    assert internal.corrections(Query(text="青銮工程")) == ("青鸾工程",)


@pytest.mark.parametrize("filters", [{"years": (Years(2020, 2020),)}, {"departments": ("发改委",)}])
def test_what_is_offered_has_more_hits_with_the_same_filters(searcher, filters):
    (offered,) = searcher.corrections(Query(text="停车肥", **filters))
    strict = Query(text=offered, strict=True, **filters)
    assert searcher.search(strict).total > FEW


def test_nothing_is_offered_that_the_filters_leave_without_hits(searcher):
    assert searcher.corrections(Query(text="停车肥", years=(Years(1999, 1999),))) == ()


def test_few_are_offered(searcher):
    assert len(searcher.corrections(Query(text="停车 飞 公机金 亭车费 幼儿圆"))) <= MOST


def test_a_slip_of_the_finger_is_one_letter():
    slips = set(mistyped("fei"))
    assert {"ei", "fi", "fe", "efi", "fie", "fai", "afei", "feii"} <= slips
    assert "fei" not in slips
    assert len(list(mistyped("fei"))) == len(slips)


@settings(max_examples=60, derandomize=True)
@given(text=st.text(st.sampled_from('停车费肥 -"():tingchefe部门OR。年🚇'), max_size=14))
def test_any_text_is_corrected_to_a_search_with_more_hits_or_not_at_all(corrected, text):
    had = corrected.search(Query(text=text, strict=True)).total
    for offered in corrected.corrections(Query(text=text)):
        assert corrected.search(Query(text=offered, strict=True)).total > had


@pytest.fixture(scope="module")
def corrected(tmp_path_factory):
    folder = tmp_path_factory.mktemp("复文")
    lines = (json.dumps(one, ensure_ascii=False) + "\n" for one in RECORDS)
    (folder / "r.jsonl").write_text("".join(lines), encoding="utf-8")
    build_index([folder], made := tmp_path_factory.mktemp("index"))
    return open_index(made)
