"""The pages in a browser: while they wait, by the keyboard, on a phone, on paper."""

import re

from playwright.sync_api import Browser, Page, Route, expect


def test_a_slow_answer_is_seen_to_be_on_its_way(page: Page):
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    page.goto("/?q=停车")
    page.route("**/?q=*outcome*", hold)
    page.locator("input[name=outcome]").first.check()
    expect(page.locator("main")).to_have_css("opacity", "0.5")
    waiting[0].continue_()
    expect(page.locator("main")).to_have_css("opacity", "1")
    expect(page.locator(".chips li")).to_have_count(3)


def test_the_keyboard_goes_on_from_the_new_results(page: Page):
    page.goto("/?q=停车")
    page.get_by_role("link", name="按日期从旧到新").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("sort=oldest"))
    expect(page.locator("main")).to_be_focused()


def test_printed_results_say_what_was_searched_for(page: Page):
    page.goto("/?q=停车&outcome=resolved")
    page.emulate_media(media="print")
    expect(page.locator(".chips li").first).to_be_visible()
    expect(page.locator(".chips li").first).to_contain_text("停车")
    for hidden in (".chips .cross >> nth=0", ".chips .clear", ".takeaway"):
        expect(page.locator(hidden)).to_be_hidden()


def test_searching_again_on_a_phone_puts_its_keyboard_away(chromium: Browser, site: str):
    phone = chromium.new_context(base_url=site, has_touch=True, is_mobile=True)
    page = phone.new_page()
    page.goto("/?q=停车")
    page.locator("#q").fill("学位")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("%E5%AD%A6"))
    expect(page.locator("#q")).not_to_be_focused()
    phone.close()


def test_searching_again_leaves_the_box_ready_for_more(page: Page):
    page.goto("/?q=停车")
    page.locator("#q").fill("学位")
    page.keyboard.press("Enter")
    expect(page.locator(".chips li").first).to_contain_text("学位")
    expect(page.locator("#q")).to_be_focused()


def test_no_word_of_a_table_is_broken_on_a_phone(page: Page):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("/api/v1/")
    cell = page.get_by_role("cell", name="string", exact=True).first
    lines = "(cell) => { const r = new Range(); r.selectNodeContents(cell); return r.getClientRects().length }"
    assert cell.evaluate(lines) == 1


def test_both_ends_of_a_range_are_typed_before_it_is_searched_for(page: Page):
    page.goto("/?q=停车")
    page.evaluate("window.same = true")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.locator("#year_from").press_sequentially("2019")
    page.keyboard.press("Tab")
    page.keyboard.type("2021")
    page.keyboard.press("Tab")
    expect(page).to_have_url(re.compile(r"year=2019\.\.2021"))
    expect(page.locator("#year_to")).to_have_value("2021")
    assert page.evaluate("window.same")
    assert not [url for url in asked if "2100" in url]
    page.locator("#year_to").fill("2020")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"year=2019\.\.2020"))


def test_ticked_on_a_phone_the_results_are_one_tap_away(page: Page):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("/?q=停车")
    page.locator("details.filters > summary").click()
    page.locator("input[name=outcome]").first.check()
    expect(page.locator(".chips li")).to_have_count(3)
    page.get_by_role("button", name="应用筛选").click()
    expect(page.locator("details.filters")).not_to_have_attribute("open", "")
    expect(page.locator("#count")).to_be_in_viewport()
    page.go_back()  # once, though the same was asked for twice
    expect(page.locator(".chips li")).to_have_count(2)
    page.set_viewport_size({"width": 1280, "height": 740})
    expect(page.get_by_role("button", name="应用筛选")).to_be_hidden()


def test_a_citation_is_copied_on_a_site_without_https_too(page: Page):
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.goto("/reply/02aqdzixdjji7")
    page.get_by_role("button", name="复制引用").click()
    expect(page.get_by_text("已复制")).to_be_visible()
    page.locator("#q").focus()
    page.keyboard.press("ControlOrMeta+v")
    expect(page.locator("#q")).to_have_value(page.locator("#citation").inner_text())
