"""Completion: by characters, pinyin and initials, with exact counts, the same by every engine."""

import pytest

from indexer import build_index, open_index

RECORDS = (
    {
        "id": "lift",
        "title": "关于老旧小区加装电梯的建议的答复",
        "subject": "关于老旧小区加装电梯的建议",
        "body": "电梯补贴。飞线充电要整治。",
        "department": "澜州市住房和城乡建设局",
        "date": "2021-05-06",
    },
    {
        "id": "lift-again",
        "title": "关于老旧小区加装电梯的建议的答复",
        "subject": "关于老旧小区加装电梯的建议",
        "body": "又一份关于电梯的答复。",
        "department": "澜州市住房和城乡建设局",
        "date": "2022-05-06",
    },
    {
        "id": "parking",
        "title": "关于规范停车费的答复",
        "body": "停车费另行公布。",
        "department": "澜州市发展和改革委员会",
        "date": "2020-05-06",
    },
    {
        "id": "firms",
        "title": "关于扶持中小微企业的答复",
        "body": "5G网络覆盖园区。",
        "department": "澜州市卫生和计划生育委员会",
        "date": "2019-05-06",
    },
    {
        "id": "hidden",
        "title": "关于停车场青鸾工程的答复",
        "body": "停车场不公开。",
        "department": "澜州市保密局",
        "disclosure": "依申请公开",
    },
)


@pytest.fixture(scope="module")
def index(index_of):
    return index_of(RECORDS)


@pytest.fixture
def searcher(index):
    return open_index(index)


def suggested(searcher, prefix, **options):
    return [(one.text, one.kind, one.count) for one in searcher.suggest(prefix, **options)]


LIFT = ("关于老旧小区加装电梯的建议", "subject", 2)
BUREAU = ("澜州市发展和改革委员会", "department", 1)


@pytest.mark.parametrize(
    ("prefix", "expected"),
    [
        ("zxwqy", ("中小微企业", "term", 1)),
        ("zhongxiaowei", ("中小微企业", "term", 1)),
        ("中小", ("中小微企业", "term", 1)),
        ("tingche", ("停车费", "term", 1)),
        ("tingchef", ("停车费", "term", 1)),
        ("TingChe", ("停车费", "term", 1)),
        ("tcf", ("停车费", "term", 1)),
        ("停chefei", ("停车费", "term", 1)),
        ("停cf", ("停车费", "term", 1)),
        ("停車", ("停车费", "term", 1)),
        ("电梯", ("加装电梯", "term", 2)),
        ("电梯", LIFT),
        ("ljxq", ("老旧小区", "term", 2)),
        ("ljxq", LIFT),
        ("老旧小区加装", LIFT),
        ("关于老旧", LIFT),
        ("老旧小区 电梯", LIFT),
        ("feixian", ("飞线充电", "term", 1)),
        ("fgw", BUREAU),
        ("fagaiwei", BUREAU),
        ("发展和改革", BUREAU),
        ("澜州市发", BUREAU),
        ("卫健", ("澜州市卫生健康委员会", "department", 1)),
        ("wjw", ("澜州市卫生健康委员会", "department", 1)),
    ],
)
def test_a_beginning_is_completed(searcher, prefix, expected):
    assert expected in suggested(searcher, prefix)


@pytest.mark.parametrize("prefix", ["", "  ", "？！", "没有这样的词", "qqqq", "停" * 41, "-", '"'])
def test_what_begins_nothing_is_completed_by_nothing(searcher, prefix):
    assert suggested(searcher, prefix) == []


@pytest.mark.parametrize(
    "prefix", ["停", "tingchechang", "tcc", "青", "qing", "bmj", "保密局", "青鸾"]
)
def test_what_is_not_public_completes_nothing(searcher, prefix):
    texts = "".join(text for text, _, _ in suggested(searcher, prefix))
    for word in ("停车场", "青鸾", "保密局"):
        assert word not in texts


def test_the_internal_audience_is_offered_what_only_it_may_see(index):
    internal = open_index(index, audience="internal")
    assert ("停车场", "term", 1) in suggested(internal, "tcc")
    assert ("澜州市保密局", "department", 1) in suggested(internal, "bmj")


def test_no_more_are_given_than_asked_for(searcher):
    everything = suggested(searcher, "l", limit=50)
    assert len(everything) > 3
    for limit in (1, 2, 3):
        assert len(suggested(searcher, "l", limit=limit)) == limit
    assert suggested(searcher, "l", limit=0) == []


def test_terms_come_before_departments_and_those_before_subjects(searcher):
    order = {"term": 0, "department": 1, "subject": 2}
    kinds = [order[kind] for _, kind, _ in suggested(searcher, "l")]
    assert kinds == sorted(kinds)
    assert set(kinds) == {0, 1, 2}


def test_the_more_frequent_term_comes_first(searcher):
    terms = [one for one in suggested(searcher, "j", limit=50) if one[1] == "term"]
    assert [count for _, _, count in terms] == sorted((c for _, _, c in terms), reverse=True)


def test_a_new_generation_is_completed_from(rows, tmp_path):
    folder = rows("a.jsonl", {"id": "1", "title": "电梯", "body": "电梯"}).parent
    build_index([folder], tmp_path / "i")
    searcher = open_index(tmp_path / "i")
    assert suggested(searcher, "gongjiao") == []
    rows("b.jsonl", {"id": "2", "title": "公交", "body": "公交"})
    build_index([folder], tmp_path / "i")
    assert ("公交", "term", 1) in suggested(searcher, "gongjiao")
