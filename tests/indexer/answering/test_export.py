"""A whole result, and a result in the large."""

import pytest

from indexer import Query, QueryError, Searcher, Years, build_index, open_index
from indexer.answering.export import AT_ONCE

FEW_MORE = 7


@pytest.fixture(scope="module")
def searcher(tmp_path_factory) -> Searcher:
    folder = tmp_path_factory.mktemp("export")
    head = "id,body,department,date,outcome,disclosure\n"
    lines = [
        f"n{n},停车泊位第{n}处,{'甲' if n % 4 else '乙'}市公安局,{2010 + n % 5}-01-02,采纳解决,主动公开\n"
        for n in range(AT_ONCE + FEW_MORE)
    ]
    lines.append("x,停车泊位的密件13912345678,丙市公安局,2010-01-01,,不予公开\n")
    lines.append("y,请致电13912345678咨询停车,乙市公安局,2010-01-01,留作参考,主动公开\n")
    (folder / "replies.csv").write_text(head + "".join(lines), encoding="utf-8")
    build_index([folder / "replies.csv"], folder / "index")
    return open_index(folder / "index")


def test_a_whole_result_has_every_reply_once_and_none_that_is_withheld(searcher):
    whole = searcher.whole(Query(text="停车", size=10, page=3))
    ids = [reply.id for reply in whole.replies]
    assert whole.total == len(ids) == AT_ONCE + FEW_MORE + 1
    assert len(set(ids)) == len(ids)
    assert "x" not in ids


def test_a_whole_result_stands_in_the_order_of_its_pages(searcher):
    query = Query(text="停车", departments=("乙市公安局",), sort="newest", size=100)
    listed = [hit.id for page in (1, 2, 3) for hit in searcher.search(query_page(query, page)).hits]
    assert [reply.id for reply in searcher.whole(query).replies] == listed
    assert len(listed) > 200


def query_page(query: Query, page: int) -> Query:
    return Query(
        text=query.text, departments=query.departments, sort=query.sort, size=query.size, page=page
    )


def test_a_whole_result_is_masked_as_pages_are(searcher):
    (reply,) = searcher.whole(Query(text="咨询")).replies
    assert "13912345678" not in reply.body


def test_a_whole_result_says_what_it_is_of(searcher):
    whole = searcher.whole(Query(departments=("乙市公安局",), text="咨询"))
    assert whole.query.departments == ("乙市公安局",)
    assert whole.generation == searcher.generation
    assert whole.created.startswith("20")


def test_a_search_that_cannot_be_understood_has_no_whole(searcher):
    with pytest.raises(QueryError):
        searcher.whole(Query(text="年:很久以前"))


def test_an_overview_counts_outcomes_by_department_and_year(searcher):
    overview = searcher.overview(Query(text="停车", years=(Years(2010, 2010),)))
    (department, other) = overview.departments
    (year,) = overview.years
    assert (department.name, other.name) == ("甲市公安局", "乙市公安局")
    assert year.name == "2010"
    assert overview.everything.total == year.total == department.total + other.total
    assert overview.everything.outcomes == year.outcomes
    assert other.outcomes["reference"] == 1
    assert other.share("reference") == pytest.approx(1 / other.total)
    assert department.share("declined") == 0.0


def test_the_outcomes_of_a_row_add_up_to_it(searcher):
    overview = searcher.overview(Query())
    for row in (overview.everything, *overview.years, *overview.departments):
        assert sum(row.outcomes.values()) == row.total
    assert [row.name for row in overview.years] == ["2010", "2011", "2012", "2013", "2014"]


def test_an_overview_knows_of_no_withheld_reply(searcher):
    overview = searcher.overview(Query(text="密件"))
    assert overview.everything.total == 0
    assert overview.departments == ()
    assert all("丙市" not in row.name for row in searcher.overview(Query()).departments)
