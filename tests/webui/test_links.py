"""Links to searches one step away."""

from collections.abc import Iterator

import pytest
from flask import Flask

from indexer import Query, Years
from webui.links import chips, last_page, pages, search_url, sorts


@pytest.fixture(autouse=True)
def in_a_request(app: Flask) -> Iterator[None]:
    with app.test_request_context("/"):
        yield


def numbers(page: int, total: int) -> list[str]:
    row = pages(Query(text="a", page=page), total)
    return [step.label if step else "…" for step in row.numbers]


@pytest.mark.parametrize(
    ("page", "total", "shown"),
    [
        (1, 0, ["1"]),
        (1, 10, ["1"]),
        (1, 11, ["1", "2"]),
        (1, 100, ["1", "2", "3", "…", "10"]),
        (5, 100, ["1", "…", "3", "4", "5", "6", "7", "…", "10"]),
        (10, 100, ["1", "…", "8", "9", "10"]),
        (1000, 99_999, ["1", "…", "998", "999", "1000"]),
    ],
)
def test_a_row_of_pages_shows_its_ends_and_what_is_near(page, total, shown):
    assert numbers(page, total) == shown


def test_the_ends_of_a_row_lead_nowhere():
    assert pages(Query(page=1), 30).previous is None
    assert pages(Query(page=3), 30).next is None
    assert pages(Query(text="a", page=2), 30).previous == "/?q=a"
    assert pages(Query(text="a", page=2), 30).next == "/?q=a&page=3"


def test_no_more_pages_are_offered_than_may_be_asked_for():
    assert last_page(Query(), 1_000_000) == 1000


def test_each_chip_leads_to_the_search_without_it():
    query = Query(
        text="停车",
        departments=("甲局", "乙局"),
        years=(Years(2019, 2021),),
        outcomes=("planned",),
        kinds=("letter",),
        page=3,
    )
    row = {chip.label: chip.url for chip in chips(query)}
    whole = search_url(Query(text="停车", departments=("甲局", "乙局"), years=(Years(2019, 2021),), outcomes=("planned",), kinds=("letter",)))  # fmt: skip
    assert list(row) == ["停车", "甲局", "乙局", "2019—2021年", "列入计划", "来信答复"]
    assert row["甲局"] == whole.replace("&department=%E7%94%B2%E5%B1%80", "")
    assert row["2019—2021年"] == whole.replace("&year=2019..2021", "")
    assert row["列入计划"] == whole.replace("&outcome=planned", "")
    assert row["来信答复"] == whole.replace("&kind=letter", "")
    assert "q=" not in row["停车"]


def test_relevance_is_on_offer_only_where_there_are_words():
    assert next(step.label for step in sorts(Query(text="停车"))) == "按相关度"
    assert [step.label for step in sorts(Query(sort="newest"))] == [
        "按日期从新到旧",
        "按日期从旧到新",
    ]
    assert [step.current for step in sorts(Query(sort="newest"))] == [True, False]
