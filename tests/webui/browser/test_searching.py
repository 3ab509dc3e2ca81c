"""The search page in a browser: typing, completing, filtering, going back, on a phone, on paper."""

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

PHONE = {"width": 360, "height": 740}


def found(page: Page) -> int:
    return int(re.sub(r"\D", "", page.locator("#count strong").inner_text()))


def pages_asked_for(page: Page) -> list[str]:
    """Return a list to which every result is added that the page asks for from now on."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/?" in request.url else None)
    return asked


def test_typing_and_completing_with_the_keyboard(page: Page):
    page.goto("/")
    page.locator("#q").press_sequentially("加装")
    options = page.locator("#suggestions [role=option]")
    expect(options.first).to_be_visible()
    expect(page.get_by_role("combobox")).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    first = options.first.inner_text().split()[0]
    assert page.get_by_role("combobox").get_attribute("aria-activedescendant") == "option-0"
    page.keyboard.press("Enter")
    expect(page.locator("#count")).to_contain_text("找到")
    assert first in page.locator("#q").input_value()


def test_completion_can_be_dismissed_and_plain_enter_searches(page: Page):
    page.goto("/")
    page.locator("#q").press_sequentially("电梯")
    expect(page.locator("#suggestions [role=option]").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#suggestions")).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"\?q=%E7%94%B5%E6%A2%AF$"))


def test_filters_change_the_results_in_place_and_back_undoes_it(page: Page):
    page.goto("/?q=停车")
    page.evaluate("window.same = true")
    all_of_them = found(page)
    box = page.locator("input[name=department]").first
    box.check()
    expect(page.locator(".chips li")).to_have_count(3)
    narrowed = found(page)
    assert narrowed < all_of_them
    assert "department=" in page.url
    expect(page.locator("#status")).to_contain_text(f"找到 {narrowed} 篇")
    assert page.evaluate("document.activeElement.name") == "department"
    page.go_back()
    expect(page.locator("#count strong")).to_have_text(str(all_of_them))
    page.go_forward()
    expect(page.locator("#count strong")).to_have_text(str(narrowed))
    assert page.evaluate("window.same")


def test_a_bar_of_the_histogram_chooses_its_year(page: Page):
    page.goto("/?q=停车")
    page.locator(".histogram a").last.press("Enter")
    expect(page).to_have_url(re.compile("year=2024"))
    expect(page.locator(".histogram a[aria-current]")).to_have_count(1)


def test_a_long_list_can_be_searched_by_any_name_and_what_is_typed_stays(page: Page):
    page.goto("/?sort=newest")
    group = page.locator("fieldset").first
    field = group.get_by_role("searchbox", name="查找单位")
    shown = group.locator("li:visible")
    for text, expected in {"公安": "公安", "gaj": "公安局", "环保局": "生态环境局"}.items():
        field.fill(text)
        assert 0 < shown.count() < 5
        for name in shown.all_inner_texts():
            assert expected in name
        expect(group.get_by_role("status")).to_have_text(f"符合的有 {shown.count()} 个")
    expect(group.locator("details.region:visible").first).to_contain_text("生态环境局")
    group.locator("li:visible input").first.check()
    expect(page.locator(".chips")).to_contain_text("生态环境局")
    expect(field).to_have_value("环保局")
    assert page.evaluate("document.activeElement.checked")
    assert all("生态环境局" in name for name in shown.all_inner_texts())


def test_a_search_within_a_list_ends_with_escape_and_outlives_going_back(page: Page):
    page.goto("/?sort=newest")
    group = page.locator("fieldset").first
    field = group.get_by_role("searchbox", name="查找单位")
    before = group.locator("li:visible").count()
    field.fill("教育")
    group.locator("li:visible input").first.check()
    expect(page.locator(".chips")).to_contain_text("教育局")
    field.fill("公安")
    expect(group.locator("li:visible", has=page.locator(":checked"))).to_have_count(1)
    field.fill("没有这样的单位")
    expect(group.get_by_role("status")).to_have_text("没有符合的")
    expect(group.locator("li:visible")).to_have_count(1)
    page.go_back()
    expect(page.locator(".chips")).to_have_count(0)
    expect(field).to_have_value("没有这样的单位")
    expect(group.locator("li:visible")).to_have_count(0)
    field.press("Escape")
    expect(field).to_have_value("")
    expect(group.get_by_role("status")).to_have_text("")
    expect(group.locator("li:visible")).to_have_count(before)


def test_words_typed_on_the_results_page_are_searched_in_place(page: Page):
    page.goto("/?q=停车")
    page.evaluate("window.same = true")
    page.locator("#q").fill("电梯")
    page.locator("#q").press("Enter")
    expect(page.locator(".chips")).to_contain_text("电梯")
    expect(page).to_have_title(re.compile("^电梯"))
    assert page.evaluate("window.same")


def test_going_back_gives_the_box_its_words_back(page: Page):
    page.goto("/?q=电梯")
    of_lifts = found(page)
    page.locator("#q").fill("停车")
    page.locator("#q").press("Enter")
    expect(page.locator(".chips li").first).to_be_visible()
    expect(page.locator(".chips li").first).to_contain_text("停车")
    page.go_back()
    expect(page.locator(".chips")).to_contain_text("电梯")
    expect(page.locator("#q")).to_have_value("电梯")
    page.locator("input[name=department]").first.check()
    expect(page.locator(".chips")).to_contain_text("电梯")
    expect(page.locator(".chips li")).to_have_count(3)
    assert found(page) < of_lifts


def test_years_typed_by_halves_or_turned_round_wait_until_they_stand(page: Page):
    page.goto("/?q=停车")
    asked = pages_asked_for(page)
    for first, last in (("20", ""), ("2022", "2020")):
        page.locator("#year_to").evaluate("(box, text) => box.value = text", last)
        page.locator("#year_from").fill(first)
        page.locator("#year_from").blur()
        assert page.locator("#search").evaluate("form => !form.checkValidity()")
    assert asked == []
    page.locator("#year_to").fill("2023")
    page.locator("#year_to").blur()
    expect(page).to_have_url(re.compile(r"year=2022\.\.2023$"))


def test_going_back_from_a_place_within_the_page_asks_for_nothing(page: Page):
    page.goto("/?q=停车")
    asked = pages_asked_for(page)
    page.evaluate("location.hash = 'main'")
    page.go_back()
    page.wait_for_timeout(200)
    assert asked == []


def test_a_suggestion_that_fails_leaves_no_older_ones(context: BrowserContext):
    page = context.new_page()  # which complains of the failure
    page.goto("/")
    page.locator("#q").press_sequentially("加装")
    expect(page.locator("#suggestions [role=option]").first).to_be_visible()
    page.route("**/suggest?*", lambda route: route.fulfill(status=503))
    page.locator("#q").press_sequentially("电")
    expect(page.locator("#suggestions")).to_be_hidden()


def test_what_is_typed_while_the_page_changes_stays_in_the_box(page: Page):
    page.goto("/?q=停车")
    page.route("**/?q=*department=*", lambda route: (page.wait_for_timeout(300), route.continue_()))
    page.evaluate("""() => {
        document.querySelector("input[name=department]").click();
        const box = document.getElementById("q");
        box.focus();
        box.value = "停车 收费";
    }""")
    expect(page.locator(".chips li")).to_have_count(3)
    expect(page.locator("#q")).to_have_value("停车 收费")


def test_words_typed_in_a_list_of_a_department_are_sorted_by_relevance(page: Page):
    page.goto("/?department=澜州市公安局")
    page.locator("#q").fill("停车")
    page.locator("#q").press("Enter")
    expect(page.locator("nav.sorts [aria-current]")).to_have_text("按相关度")
    assert "sort=" not in page.url


def test_the_last_filter_unticked_leaves_the_list_of_all(page: Page):
    page.goto("/?department=澜州市公安局")
    page.locator("input[name=department]:checked").click()  # uncheck() would look for it again
    expect(page.locator(".chips")).to_have_count(0)
    expect(page.locator("#count")).to_contain_text("找到")


def test_marks_can_be_stepped_through(page: Page):
    page.goto("/reply/02aqdzixdjji7?q=加装电梯")
    steps = page.locator(".steps")
    steps.get_by_role("button", name="下一处").click()
    expect(steps.get_by_role("status")).to_contain_text("第 1 处")
    steps.get_by_role("button", name="上一处").press("Enter")
    marks = page.locator("mark").count()
    expect(steps.get_by_role("status")).to_contain_text(f"第 {marks} 处，共 {marks} 处")
    expect(page.locator("mark").last).to_be_in_viewport()


def test_on_a_phone_nothing_is_wider_than_the_window(chromium: Browser, site: str):
    context = chromium.new_context(base_url=site, viewport=PHONE, is_mobile=True)
    page = context.new_page()
    for path in ("/", "/?q=停车&year=2022", "/reply/02aqdzixdjji7", "/overview", "/api/v1/"):
        page.goto(path)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= PHONE["width"], path
    page.goto("/?q=停车&year=2022")
    expect(page.locator(".filters summary").first).to_contain_text("已选 1 项")
    assert not page.locator("input[name=department]").first.is_visible()
    page.locator(".filters summary").first.click()
    expect(page.locator("input[name=department]").first).to_be_visible()
    context.close()


def test_without_scripts_everything_can_be_done(chromium: Browser, site: str):
    context = chromium.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.locator("#q").fill("停车")
    page.locator("#q").press("Enter")
    all_of_them = found(page)
    page.locator("input[name=department]").first.check()
    page.get_by_role("button", name="应用筛选").click()
    assert found(page) < all_of_them
    page.locator(".hit a").first.click()
    page.locator(".marks a").first.click()
    assert page.url.endswith("#mark-1")
    expect(page.locator("#mark-1")).to_be_in_viewport()
    context.close()


def test_without_scripts_the_whole_list_is_there_by_region(chromium: Browser, site: str):
    context = chromium.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto("/?sort=newest")
    group = page.locator("fieldset").first
    expect(group.locator("input[type=search]")).to_be_hidden()
    folded = group.locator("details.region").last
    expect(folded.locator("input").first).to_be_hidden()
    folded.locator("summary").first.click()
    expect(folded.locator("input").first).to_be_visible()
    context.close()


def test_twice_the_letter_size_loses_nothing(chromium: Browser, site: str):
    context = chromium.new_context(base_url=site, viewport={"width": 640, "height": 450})
    page = context.new_page()
    page.goto("/?q=停车")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    expect(page.locator(".hit").first).to_be_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_follows_the_readers_scheme(chromium: Browser, site: str, scheme: str):
    context = chromium.new_context(base_url=site, color_scheme=scheme)
    page = context.new_page()
    page.goto("/?q=停车")
    colour = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    light = sum(map(int, re.findall(r"\d+", colour)[:3])) > 3 * 128
    assert light is (scheme == "light")
    context.close()


def test_a_reply_prints_as_a_letter(page: Page):
    page.goto("/reply/02aqdzixdjji7?q=加装电梯")
    paper = page.pdf(prefer_css_page_size=True)
    assert paper.startswith(b"%PDF")
    page.emulate_media(media="print")
    expect(page.locator(".letterhead")).to_be_visible()
    for hidden in (".masthead", "nav.marks", "nav.outline", ".take"):
        expect(page.locator(hidden)).to_be_hidden()


def test_a_search_takes_few_requests_and_little_weight(chromium: Browser, site: str):
    context = chromium.new_context(base_url=site)
    page = context.new_page()
    asked: list[str] = []
    sizes: list[int] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("requestfinished", lambda request: sizes.append(request.sizes()["responseBodySize"]))
    page.goto("/?q=停车", wait_until="networkidle")
    context.close()
    assert all(url.startswith(site) for url in asked)
    assert len(asked) <= 8
    assert sum(sizes) < 100_000
