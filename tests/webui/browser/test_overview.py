"""The overview's charts in a browser: drawn from the tables, in every scheme, on paper, to click."""

import re

import pypdfium2
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

CHARTS = ("shares", "years", "departments")
LIGHT = (0x0B, 0x6B, 0x58)
DARK = (0xA6, 0xEA, 0xD6)
"""The colour of what was resolved, which the samples have in every chart."""
COUNT = """(canvas, wanted) => {
  const copy = new OffscreenCanvas(canvas.width, canvas.height);
  const context = copy.getContext("2d", { willReadFrequently: true });
  context.drawImage(canvas, 0, 0);
  const { data } = context.getImageData(0, 0, copy.width, copy.height);
  let count = 0;
  for (let at = 0; at < data.length; at += 4)
    if (wanted.every((part, place) => part === data[at + place])) count += 1;
  return count;
}"""
PART = """(canvas, [dataset, at]) => {
  const chart = Chart.getChart(canvas);
  const { x, y } = chart.getDatasetMeta(dataset).data[at].getCenterPoint();
  return { x, y, label: chart.data.datasets[dataset].label, row: [chart.data.labels[at]].flat().join("") };
}"""


def canvas(page: Page, kind: str) -> Locator:
    return page.locator(f"[data-chart={kind}] canvas")


@pytest.mark.parametrize("kind", CHARTS)
def test_a_chart_is_drawn_and_drawn_again_when_the_scheme_changes(page: Page, kind: str):
    page.goto("/overview")
    expect(canvas(page, kind)).to_be_visible()
    assert canvas(page, kind).evaluate(COUNT, LIGHT) > 100
    assert canvas(page, kind).evaluate(COUNT, DARK) == 0
    page.emulate_media(color_scheme="dark")
    assert canvas(page, kind).evaluate(COUNT, DARK) > 100
    assert canvas(page, kind).evaluate(COUNT, LIGHT) == 0


def test_the_charts_show_the_figures_of_the_tables(page: Page):
    page.goto("/overview")
    years = canvas(page, "years").evaluate(
        "(canvas) => Chart.getChart(canvas).data.datasets.map((one) => one.data.map(Number))"
    )
    totals = page.locator("#year-table tbody tr td:nth-child(2)").all_inner_texts()
    assert [sum(parts) for parts in zip(*years, strict=True)] == [int(text) for text in totals]
    shares = canvas(page, "departments").evaluate(
        "(canvas) => Chart.getChart(canvas).data.datasets.map((one) => one.data.map(Number))"
    )
    assert [sum(parts) for parts in zip(*shares, strict=True)] == pytest.approx([100] * 15)
    everything = canvas(page, "shares").evaluate(
        "(canvas) => Chart.getChart(canvas).data.datasets[0].data"
    )
    said = page.locator("#outcome-table td:last-child").all_inner_texts()
    assert [f"{share:.1f}%" for share in everything] == said


def test_a_part_of_a_bar_leads_where_its_cell_does(page: Page):
    page.goto("/overview")
    part = canvas(page, "departments").evaluate(PART, [0, 1])
    row = page.locator("#department-table tr", has=page.get_by_text(part["row"], exact=True))
    link = row.locator("td[data-outcome=resolved] a")
    address, count = link.evaluate("(link) => link.href"), link.inner_text()
    assert part["label"] == "已解决或采纳"
    canvas(page, "departments").click(position={"x": part["x"], "y": part["y"]})
    expect(page).to_have_url(address)
    expect(page.locator("#count strong")).to_have_text(count)


def test_aiming_at_a_bar_says_so_and_what_is_empty_leads_nowhere(page: Page):
    page.goto("/overview")
    part = canvas(page, "shares").evaluate(PART, [0, 0])
    canvas(page, "shares").hover(position={"x": part["x"], "y": part["y"]})
    expect(canvas(page, "shares")).to_have_class("aimed")
    canvas(page, "shares").click(position={"x": 2, "y": 2})
    expect(canvas(page, "shares")).not_to_have_class("aimed")
    expect(page).to_have_url(re.compile("/overview$"))


def test_an_outcome_that_a_row_lacks_is_no_part_of_its_bar(page: Page):
    page.goto("/overview")
    lacking = canvas(page, "departments").evaluate(PART, [0, 0])
    row = page.locator("#department-table tr", has=page.get_by_text(lacking["row"], exact=True))
    expect(row.locator("td[data-outcome=resolved]")).to_have_count(0)
    canvas(page, "departments").hover(position={"x": lacking["x"], "y": lacking["y"]})
    page.wait_for_timeout(300)
    said = canvas(page, "departments").evaluate(
        "(canvas) => (Chart.getChart(canvas).tooltip.body ?? []).flatMap((one) => one.lines)"
    )
    assert not any("已解决" in line for line in said)


def test_one_outcome_alone_is_charted_too(page: Page):
    page.goto("/overview?outcome=resolved")
    for kind in CHARTS:
        assert canvas(page, kind).evaluate(COUNT, LIGHT) > 100


def test_without_scripts_the_tables_say_it_all(chromium: Browser, site: str):
    context = chromium.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto("/overview")
    assert page.locator("canvas:visible").count() == 0
    for name in ("outcome", "year", "department"):
        cells = page.locator(f"#{name}-table td[data-outcome]")
        expect(cells.first).to_be_visible()
        assert re.search(r"\d+%", page.locator(f"#{name}-table").inner_text())
    with page.expect_download() as taken:
        page.get_by_role("link", name="下载统计表").click()
    assert taken.value.suggested_filename == "fuwen-overview.csv"
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_has_the_charts_in_the_colours_of_paper(chromium: Browser, site: str, scheme: str):
    context = chromium.new_context(base_url=site, color_scheme=scheme)
    page = context.new_page()
    page.goto("/overview")
    expect(canvas(page, "departments")).to_be_visible()
    paper = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    charts = [sheet for sheet in paper if pixels(sheet, LIGHT) > 500]
    assert 2 <= len(charts) <= 3
    assert sum(pixels(sheet, DARK) for sheet in paper) == 0
    kept = DARK if scheme == "dark" else LIGHT
    assert canvas(page, "years").evaluate(COUNT, kept) > 100
    context.close()


def pixels(sheet: pypdfium2.PdfPage, colour: tuple[int, int, int]) -> int:
    """Count the pixels of a colour on a page of a PDF, at two for each point."""
    bitmap = sheet.render(scale=2)
    assert bitmap.n_channels == 3
    return bytes(bitmap.buffer).count(bytes(reversed(colour)))


def test_on_a_phone_the_charts_fit_and_long_names_are_broken(chromium: Browser, site: str):
    context = chromium.new_context(
        base_url=site, viewport={"width": 390, "height": 844}, is_mobile=True
    )
    page = context.new_page()
    page.goto("/overview")
    for kind in CHARTS:
        box = canvas(page, kind).bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
    left = canvas(page, "departments").evaluate(
        "(canvas) => { const { left, right } = Chart.getChart(canvas).chartArea; return left / right; }"
    )
    assert left < 0.45
    context.close()


def test_no_word_of_a_label_is_broken_on_a_phone(page: Page):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("/overview?lang=en")
    labels = canvas(page, "shares").evaluate("(canvas) => Chart.getChart(canvas).data.labels")
    words = {word for label in labels for word in "".join(label).split()}
    assert {"progress", "Resolved", "feasible"} <= words
    assert words == {word for label in labels for line in label for word in line.split()}
    assert max(map(len, labels)) == 2
