"""The overview of a search, and the charts on it."""

import csv
import io

import pytest

from indexer import Row
from webui.charts import HEIGHT, WIDTH, columns, every_year


def rows_of(page, heading):
    (table,) = page.tree.xpath(f"//section[@aria-labelledby='{heading}']//table")
    return [
        [" ".join(cell.text_content().split()) for cell in row.xpath("th|td")]
        for row in table.xpath(".//tbody/tr")
    ]


def test_outcomes_are_counted_with_their_shares(visit):
    rows = rows_of(visit("/overview?q=停车"), "shares")
    assert [row[:3] for row in rows] == [
        ["已解决或采纳", "1", "25.0%"],
        ["正在解决", "1", "25.0%"],
        ["列入计划", "1", "25.0%"],
        ["未注明", "1", "25.0%"],
    ]


def test_departments_are_set_against_outcomes_by_their_own_volume(visit):
    rows = {row[0]: row[1:] for row in rows_of(visit("/overview?q=停车"), "departments")}
    assert rows["澜州市公安局"] == ["2", "1 50%", "–", "1 50%", "–"]


def test_years_without_replies_are_seen_as_such(visit):
    rows = rows_of(visit("/overview?q=加装电梯 OR 停车收费"), "trend")
    assert [row[:2] for row in rows] == [["2021", "1"], ["2022", "1"], ["2023", "1"]]
    assert every_year({2019: 2, 2021: 1}) == {2019: 2, 2020: 0, 2021: 1}
    assert every_year({}) == {}


def test_a_cell_leads_to_its_replies(visit):
    page = visit("/overview?q=停车")
    (link,) = page.hrefs("//a[text()='澜州市公安局']")
    assert sorted(visit(link).ids()) == ["parking-1", "parking-3"]


def test_the_table_can_be_taken(visit):
    page = visit("/overview?q=停车")
    taken = visit(page.hrefs("//a[@download]")[0])
    rows = list(csv.DictReader(io.StringIO(taken.html.lstrip("\ufeff"), newline="")))
    assert (rows[0]["分组"], rows[0]["份数"], rows[0]["已解决或采纳占比"]) == (
        "全部",
        "4",
        "0.2500",
    )
    assert {row["检索"] for row in rows} == {"停车"}
    assert [row["名称"] for row in rows if row["分组"] == "年份"] == ["2021", "2022", "2023"]


def test_nothing_found_has_nothing_to_count(visit):
    page = visit("/overview?q=没有这样的词")
    assert page.status == 200
    assert "没有可统计的" in page.text


@pytest.mark.parametrize("path", ["/overview", "/overview.csv"])
def test_parameters_are_strict(visit, path):
    assert visit(f"{path}?foo=1").status == 400


def test_a_chart_stacks_what_there_is_up_to_the_fullest_year():
    rows = (
        Row(name="2020", total=4, outcomes={"resolved": 1, "unknown": 3}),
        Row(name="2021", total=2, outcomes={"resolved": 2}),
    )
    first, second = columns(rows, ("resolved", "planned", "unknown"))
    assert [block.name for block in first.blocks] == ["resolved", "unknown"]
    assert sum(block.height for block in first.blocks) == HEIGHT
    assert first.blocks[-1].y == 0
    assert second.blocks[0].height == HEIGHT / 2
    assert first.width + second.width == WIDTH
    assert columns((), ("resolved",)) == ()


def test_taking_a_condition_away_stays_on_the_overview(visit):
    chips = visit("/overview?q=停车&year=2021").hrefs("//section[@class='chips']//a")
    assert chips == ["/overview?year=2021", "/overview?q=%E5%81%9C%E8%BD%A6", "/overview"]


def test_the_two_ends_of_a_range_get_one_address(client):
    assert client.get("/overview?q=a&year_from=2020").location == "/overview?q=a&year=2020..2100"
