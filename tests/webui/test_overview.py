"""The overview of a search: its tables, their links and their CSV."""

import csv
import hashlib
import io
from pathlib import Path

import pytest

import webui
from webui.histogram import every_year


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


def test_a_row_and_each_of_its_cells_lead_to_their_replies(visit):
    page = visit("/overview?q=停车")
    (link,) = page.hrefs("//a[text()='澜州市公安局']")
    assert sorted(visit(link).ids()) == ["parking-1", "parking-3"]
    (cell,) = page.hrefs("//tr[th='澜州市公安局']/td[@data-outcome='resolved']/a")
    assert visit(cell).ids() == ["parking-1"]


def test_every_count_of_a_table_is_the_number_of_replies_behind_it(visit):
    page = visit("/overview?q=停车&year=2021..2022")
    cells = page.tree.xpath("//td[@data-outcome]/a")
    assert len(cells) >= 6
    for cell in cells:
        (count,) = cell.xpath("data/@value")
        assert len(visit(cell.get("href")).ids()) == int(count)


def test_a_chart_names_the_table_it_draws(visit):
    page = visit("/overview?q=停车")
    assert page.tree.xpath("//figure/@data-table") == [
        "outcome-table",
        "year-table",
        "department-table",
    ]
    for figure in page.tree.xpath("//figure"):
        assert page.tree.get_element_by_id(figure.get("data-table")).tag == "table"
        assert figure.get("hidden") is not None
        (label,) = figure.xpath(".//canvas[@role='img']/@aria-label")
        assert label.endswith("表")


def test_only_the_overview_loads_the_chart_library(visit):
    library = "//script[contains(@src, 'vendor/chartjs')]"
    assert len(visit("/overview").tree.xpath(library)) == 1
    for path in ("/", "/?q=停车", "/reply/parking-1"):
        assert visit(path).tree.xpath(library) == []


def test_the_chart_library_weighs_little_and_is_what_its_readme_says(client):
    folder = Path(webui.__file__).parent / "static" / "vendor" / "chartjs"
    digest = hashlib.sha256((folder / "chart.umd.min.js").read_bytes()).hexdigest()
    assert digest in (folder / "README.md").read_text(encoding="utf-8")
    address = "/static/vendor/chartjs/chart.umd.min.js"
    with client.get(address, headers={"Accept-Encoding": "gzip"}) as answer:
        assert len(answer.data) < 80_000


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


def test_taking_a_condition_away_stays_on_the_overview(visit):
    chips = visit("/overview?q=停车&year=2021").hrefs("//section[@class='chips']//a")
    assert chips == ["/overview?year=2021", "/overview?q=%E5%81%9C%E8%BD%A6", "/overview"]


def test_the_two_ends_of_a_range_get_one_address(client):
    assert client.get("/overview?q=a&year_from=2020").location == "/overview?q=a&year=2020..2100"
