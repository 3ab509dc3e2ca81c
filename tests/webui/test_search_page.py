"""The search page, visited over a real index."""

from urllib.parse import parse_qsl, urlsplit

import pytest
from lxml import html

from indexer import build_index, open_index
from webui import create_app

POLICE = "澜州市公安局"
HOUSING = "澜州市住房和城乡建设局"
CHECKED = "//input[@type='checkbox'][@checked]"
CHIPS = "//section[@class='chips']//li/a"


def counts(page, name):
    """Return the filter boxes of one field: label → number."""
    boxes = page.tree.xpath(f"//input[@type='checkbox'][@name='{name}']")
    said = (box.xpath("ancestor::label/span/text()[1]") for box in boxes)
    return {label.strip(): int(number) for label, number, *_ in said}


def query_of(href):
    return parse_qsl(urlsplit(href).query)


def test_the_start_page_says_what_is_here_and_shows_the_newest(visit):
    page = visit("/")
    assert page.status == 200
    assert "现有 46 篇，2005—2024年" in page.text
    assert page.ids() == ["markup-1", "care-1", "school-1", "parking-4", "parking-3"]
    assert page.hrefs("//section[@aria-labelledby='examples']//a")[0] == (
        "/?q=%E5%8A%A0%E8%A3%85%E7%94%B5%E6%A2%AF"
    )


def test_the_examples_on_the_start_page_can_be_searched(visit):
    for href in visit("/").hrefs("//section[@aria-labelledby='examples']//a"):
        assert visit(href).status == 200


def test_the_start_page_leads_to_all_replies(visit):
    assert "找到 46 篇答复" in visit("/", sort="newest").text
    assert "/?sort=newest" in visit("/").hrefs("//main//a")


def test_a_hit_shows_what_a_reader_decides_by(visit):
    page = visit("/", q="夜间停车泊位")
    assert page.ids() == ["parking-1"]
    assert page.texts("//ul[@class='about']/li") == [
        POLICE, "2021年6月18日", "澜公复〔2021〕12号", "提案答复", "已解决或采纳",
    ]  # fmt: skip
    assert page.tree.xpath("//time")[0].get("datetime") == "2021-06-18"
    assert page.texts("//article//h3") == ["关于缓解老旧小区停车难的答复"]


def test_the_searched_words_are_marked_in_title_and_snippet(visit):
    page = visit("/", q="路灯")
    assert set(page.texts("//h3//mark")) == {"路灯"}
    assert set(page.texts("//p[@class='snippet']//mark")) == {"路灯"}


def test_the_box_keeps_what_was_typed(visit):
    assert visit("/", q='停车 "收费"').tree.get_element_by_id("q").get("value") == '停车 "收费"'


def test_several_values_of_a_filter_mean_any_of_them(visit):
    page = visit("/", q="停车", department=[POLICE, HOUSING])
    assert sorted(page.ids()) == ["parking-1", "parking-2", "parking-3"]


def test_filters_on_different_fields_must_all_be_met(visit):
    page = visit("/", q="停车", department=POLICE, year="2022..2024")
    assert page.ids() == ["parking-3"]


@pytest.mark.parametrize(
    ("params", "ids"),
    [
        ({"outcome": ["planned", "declined"]}, ["lift-2", "parking-3"]),
        ({"kind": "letter", "q": "校门口"}, ["parking-4"]),
        ({"year": ["2022", "2024"], "q": "加装电梯"}, ["lift-2"]),
    ],
)
def test_each_filter_filters(visit, params, ids):
    assert sorted(visit("/", **params).ids()) == ids


def test_filters_are_shown_with_counts_that_their_own_choice_does_not_shrink(visit):
    before = counts(visit("/", q="停车"), "department")
    after = counts(visit("/", q="停车", department=POLICE), "department")
    assert before == after
    assert before[POLICE] == 2
    assert before[HOUSING] == 1


def test_another_fields_counts_follow_the_choice(visit):
    page = visit("/", q="停车", department=POLICE)
    assert counts(page, "year") == {"2023年": 1, "2021年": 1}
    assert counts(page, "outcome") == {"已解决或采纳": 1, "列入计划": 1}


def test_the_count_of_a_filter_is_what_choosing_it_gives(visit):
    for label, count in counts(visit("/", q="停车"), "department").items():
        assert f"找到 {count} 篇答复" in visit("/", q="停车", department=label).text


def test_chosen_filters_are_ticked_and_belong_to_the_search_form(visit):
    page = visit("/", q="停车", department=POLICE, year="2021", outcome="resolved")
    ticked = {(box.get("name"), box.get("value")) for box in page.tree.xpath(CHECKED)}
    assert ticked == {("department", POLICE), ("year", "2021"), ("outcome", "resolved")}
    boxes = page.tree.xpath("//input[@type='checkbox']")
    assert {box.get("form") for box in boxes} == {"search"}
    assert "已选 3 项" in page.text


def test_a_long_list_of_departments_folds(visit):
    page = visit("/", q="路灯")
    group = "//input[@name='department']"
    assert len(page.tree.xpath(f"//details[contains(@class,'more')]{group}")) == 4
    assert len(page.tree.xpath(group)) == 14
    assert "其他 4 个承办单位" in page.text


def test_every_chosen_condition_is_a_chip_that_takes_it_away(visit):
    page = visit("/", q="停车", department=[POLICE, HOUSING], year="2021..2023", page="1")
    assert page.texts(CHIPS) == [
        "去掉 检索词 停车 ×", f"去掉 承办单位 {POLICE} ×", f"去掉 承办单位 {HOUSING} ×",
        "去掉 年份 2021—2023年 ×", "全部清除",
    ]  # fmt: skip
    hrefs = page.hrefs(CHIPS)
    assert query_of(hrefs[1]) == [("q", "停车"), ("department", HOUSING), ("year", "2021..2023")]
    assert query_of(hrefs[0])[0] == ("department", POLICE)
    assert hrefs[-1] == "/"


def test_taking_the_chip_away_widens_the_search(visit):
    page = visit("/", q="停车", department=POLICE)
    assert len(visit(page.hrefs(CHIPS)[1]).ids()) == 4


def test_a_start_page_has_no_chips(visit):
    assert visit("/").texts(CHIPS) == []


def test_the_two_ends_of_a_range_become_one_address(client):
    answer = client.get("/?q=停车&department=&year_from=2021&year_to=2022&sort=")
    assert answer.status_code == 302
    assert answer.location == "/?q=%E5%81%9C%E8%BD%A6&year=2021..2022"


def test_empty_ends_of_a_range_leave_the_address_clean(client):
    assert client.get("/?q=停车&year_from=&year_to=").location == "/?q=%E5%81%9C%E8%BD%A6"


def test_a_chosen_range_stands_in_its_boxes_and_ticks_no_year(visit):
    page = visit("/", q="停车", year="2021..2022")
    assert page.tree.get_element_by_id("year_from").get("value") == "2021"
    assert page.tree.get_element_by_id("year_to").get("value") == "2022"
    assert page.tree.xpath(CHECKED) == []
    assert sorted(page.ids()) == ["parking-1", "parking-2"]


def test_empty_parameters_from_the_form_are_harmless(visit):
    page = visit("/", q="", sort="", department="", page="")
    assert page.status == 200
    assert "最新答复" in page.text


@pytest.mark.parametrize(
    ("sort", "ids"),
    [
        ("newest", ["parking-4", "parking-3", "parking-2", "parking-1"]),
        ("oldest", ["parking-1", "parking-2", "parking-3", "parking-4"]),
    ],
)
def test_results_are_sorted_as_asked(visit, sort, ids):
    assert visit("/", q="停车", sort=sort).ids() == ids


def test_sorts_are_links_that_say_which_is_in_force(visit):
    page = visit("/", q="停车", sort="newest", page="1")
    assert page.texts("//nav[@aria-label='排序']//a[@aria-current]") == ["按日期从新到旧"]
    hrefs = page.hrefs("//nav[@aria-label='排序']//a")
    assert [query_of(href) for href in hrefs] == [
        [("q", "停车")], [("q", "停车"), ("sort", "newest")], [("q", "停车"), ("sort", "oldest")],
    ]  # fmt: skip


def test_the_form_keeps_the_chosen_order(visit):
    hidden = visit("/", q="停车", sort="oldest").tree.xpath("//form//input[@type='hidden']")
    assert [(field.get("name"), field.get("value")) for field in hidden] == [("sort", "oldest")]


def test_a_search_without_words_is_newest_first(visit):
    page = visit("/", department=POLICE)
    assert page.ids() == ["parking-3", "parking-1"]
    assert page.texts("//nav[@aria-label='排序']//a[@aria-current]") == ["按日期从新到旧"]


def test_paging_shows_every_hit_once(visit):
    pages = [visit("/", q="路灯", page=str(number)) for number in (1, 2, 3, 4)]
    ids = [found for page in pages for found in page.ids()]
    assert [len(page.ids()) for page in pages] == [10, 10, 10, 4]
    assert len(set(ids)) == 34
    assert pages[1].tree.xpath("//ol[@class='hits']")[0].get("start") == "11"


def test_the_row_of_pages_keeps_the_search_and_names_where_it_is(visit):
    page = visit("/", q="路灯", sort="newest", page="2")
    row = "//nav[@aria-label='结果分页']"
    assert page.texts(f"{row}//a[@aria-current='page']") == ["第 2 页"]
    assert [dict(query_of(href)) for href in page.hrefs(f"{row}//a[@rel='next']")] == [
        {"q": "路灯", "sort": "newest", "page": "3"}
    ]
    assert query_of(page.hrefs(f"{row}//a[@rel='prev']")[0]) == [("q", "路灯"), ("sort", "newest")]


def test_one_page_of_results_has_no_row_of_pages(visit):
    assert visit("/", q="停车").tree.xpath("//nav[@aria-label='结果分页']") == []


def test_a_page_beyond_the_last_says_so_and_leads_back(visit):
    page = visit("/", q="路灯", page="9")
    assert page.status == 404
    assert "没有第 9 页：一共 34 篇答复" in page.text
    assert page.hrefs("//a[text()='回到第 1 页']") == ["/?q=%E8%B7%AF%E7%81%AF"]


def test_no_results_is_not_an_error_and_suggests_what_to_do(visit):
    page = visit("/", q="停车", department="澜州市教育局", year="2021")
    assert page.status == 200
    assert "没有找到符合条件的答复" in page.text
    assert "索引工作正常" in page.text
    links = dict(zip(page.texts("//div[@class='nothing']//a"), page.hrefs("//div[@class='nothing']//a"), strict=True))  # fmt: skip
    assert links["去掉全部筛选，只检索“停车”"] == "/?q=%E5%81%9C%E8%BD%A6"
    assert query_of(links["去掉承办单位“澜州市教育局”"]) == [("q", "停车"), ("year", "2021")]


@pytest.mark.parametrize("more", ["", "&sort=newest", "&sort=relevance"])
def test_a_listing_without_words_hands_on_no_order_that_nobody_chose(visit, more):
    page = visit(f"/?department=澜州市公安局{more}")
    assert page.tree.xpath("//form[@id='search']/input[@name='sort']") == []
    assert page.ids() == visit("/?department=澜州市公安局&sort=newest").ids()
    assert page.texts("//nav[@class='sorts']//a[@aria-current]") == ["按日期从新到旧"]
    if not more:
        assert not [
            url for url in page.hrefs("//article//a | //*[@class='chips']//a") if "sort" in url
        ]


def test_an_order_that_was_chosen_is_handed_on(visit):
    for address in (
        "/?q=停车&sort=newest",
        "/?q=停车&sort=oldest",
        "/?department=澜州市公安局&sort=oldest",
    ):
        (sort,) = visit(address).tree.xpath("//form[@id='search']/input[@name='sort']/@value")
        assert sort in address


def test_a_filter_can_be_ticked_where_a_name_means_many_departments(tmp_path, rows):
    records = (
        {
            "id": f"{n}",
            "body": "路灯",
            "department": f"澜州市第{n}街道办事处",
            "date": f"{2020 + n % 3}-01-01",
            "disclosure": "主动公开",
        }
        for n in range(50)
    )
    build_index([rows("a.jsonl", *records).parent], tmp_path / "index")
    client = create_app(open_index(tmp_path / "index")).test_client()
    page = html.document_fromstring(client.get("/?department=街道办事处").text)
    assert page.get_element_by_id("count").text_content() == "找到 50 篇答复"
    sent = page.xpath("//input[@form='search' and (@checked or @type='hidden')]")
    assert [(one.get("name"), one.get("value")) for one in sent] == [("department", "街道办事处")]
    assert {client.get(url).status_code for url in page.xpath("//svg//a/@href")} == {200}


def test_the_time_taken_is_told(visit):
    assert "毫秒" in visit("/", q="停车").text


def test_a_search_that_cannot_be_understood_is_explained(visit):
    page = visit("/", q="年:二〇")
    assert page.status == 400
    assert page.texts("//h1") == ["检索条件有误"]


@pytest.mark.parametrize("word", ["白鹭计划", "苍鹭工程", "澜州市保密局", "澜州市档案局"])
def test_what_is_not_public_is_not_there(visit, word):
    assert "没有找到符合条件的答复" in visit("/", q=f'"{word}"').text
    assert "没有找到符合条件的答复" in visit("/", department=word).text


def test_what_is_not_public_is_in_no_count(visit):
    page = visit("/", q="停车")
    assert "找到 4 篇答复" in page.text
    assert "2022年" in counts(page, "year")
    assert counts(page, "year")["2022年"] == 1
