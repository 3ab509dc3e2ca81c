"""The reply page, visited over a real index."""

import json

import pytest


def facts(page):
    rows = page.tree.xpath("//dl/div")
    return {
        row.find("dt").text_content(): " ".join(row.find("dd").text_content().split())
        for row in rows
    }


def test_a_reply_is_shown_with_all_that_is_known_of_it(visit):
    page = visit("/reply/parking-1")
    assert page.status == 200
    assert page.texts("//h1") == ["关于缓解老旧小区停车难的答复"]
    known = facts(page)
    assert known["承办单位"].startswith("澜州市公安局")
    assert known["文号"] == "澜公复〔2021〕12号"
    assert known["日期"] == "2021年6月18日"
    assert known["办理结果"] == "已解决或采纳 原文：采纳解决"
    assert known["公开属性"].startswith("主动公开")
    assert known["案号"] == "市政协第14届第3次会议 第100234号"
    assert known["答复对象"].startswith("周明远委员")
    assert known["类型"].startswith("提案答复")


def test_what_was_concluded_says_from_what(visit):
    assert facts(visit("/reply/parking-1"))["类型"] == "提案答复 据首段推断"


def test_the_source_is_named_and_linked(visit):
    page = visit("/reply/parking-1")
    assert "replies.jsonl 第 1 行" in page.text
    assert page.hrefs("//a[text()='原文网页']") == [
        "https://www.lanzhou-demo.example/parking-1.html"
    ]
    assert page.tree.xpath("//a[text()='原文网页']")[0].get("rel") == "external noreferrer"


def test_an_address_that_is_not_of_the_web_is_not_linked(visit):
    page = visit("/reply/parking-3")
    assert page.status == 200
    assert "javascript:" not in page.html


def test_the_text_stands_in_paragraphs_with_headings(visit):
    page = visit("/reply/parking-1")
    assert page.texts("//section[@class='text']/h3") == ["一、基本情况", "二、下一步工作"]
    assert page.texts("//section[@class='text']/h4") == ["（一）推进错时共享"]
    assert "推动机关和学校的内部停车场在夜间向居民开放。" in page.texts(
        "//section[@class='text']/p"
    )


def test_the_letter_stands_before_the_reply(visit):
    page = visit("/reply/parking-4")
    assert page.texts("//section[@class='question']/p") == [
        "孩子放学的时候校门口停车太乱，能不能管一管？", "我们家长都很着急。",
    ]  # fmt: skip
    assert page.texts("//article//h2") == ["来信", "答复", "基本信息", "引用与下载"]


def test_a_reply_without_a_letter_has_no_place_for_one(visit):
    assert visit("/reply/parking-1").tree.xpath("//*[@class='question']") == []


def test_the_searched_words_are_still_marked(visit):
    page = visit("/reply/parking-4", q="停车")
    assert set(page.texts("//mark")) == {"停车"}
    assert page.texts("//h1/mark") == ["停车"]
    assert page.texts("//section[@class='question']//mark") == ["停车"]


def test_without_a_search_nothing_is_marked(visit):
    assert visit("/reply/parking-4").tree.xpath("//mark") == []


def test_a_hit_leads_to_its_reply_and_the_reply_back_to_the_same_results(visit):
    results = visit("/", q="停车", department="澜州市公安局", sort="newest")
    href = results.hrefs("//article[@class='hit']//a")[0]
    reply = visit(href)
    (back,) = reply.hrefs("//nav[@aria-label='返回']/a")
    assert visit(back).ids() == results.ids()
    assert reply.tree.get_element_by_id("q").get("value") == "停车"


def test_a_reply_opened_by_itself_leads_to_the_start_page(visit):
    assert visit("/reply/parking-1").hrefs("//nav[@aria-label='返回']/a") == ["/"]


def test_a_reply_states_its_own_address_without_the_search(visit):
    page = visit("/reply/parking-1", q="停车")
    assert page.hrefs("//link[@rel='canonical']") == ["/reply/parking-1"]


def test_a_reply_with_next_to_no_metadata_is_shown_all_the_same(visit):
    known = facts(visit("/reply/bare-1"))
    assert known["办理结果"] == "未注明"
    assert "文号" not in known


def test_the_contact_block_is_not_shown(visit):
    page = visit("/reply/parking-1")
    assert "13800001234" not in page.html
    assert "何工" not in page.html


@pytest.mark.parametrize("reply_id", ["nothing", "withheld-1", "withheld-2", "%00", "<b>", "停车"])
def test_an_unknown_reply_and_one_that_is_not_public_are_alike_not_found(visit, reply_id):
    page = visit(f"/reply/{reply_id}")
    assert page.status == 404
    assert page.texts("//h1") == ["没有找到这篇答复"]
    assert "白鹭" not in page.html
    assert "苍鹭" not in page.html


def test_parameters_are_as_strict_as_on_the_search_page(visit):
    assert visit("/reply/parking-1", foo="1").status == 400
    assert visit("/reply/parking-1", q="年:二〇").status == 400


def test_the_outline_leads_to_each_section(visit):
    page = visit("/reply/parking-1")
    links = page.tree.xpath("//nav[@class='outline']//a")
    targets = [page.tree.get_element_by_id(link.get("href")[1:]) for link in links]
    assert [target.text_content() for target in targets] == ["一、基本情况", "二、下一步工作"]


def test_every_mark_can_be_reached_by_a_link(visit):
    page = visit("/reply/parking-4", q="停车")
    links = page.hrefs("//nav[@aria-label='标出的词语']//a")
    assert links == [f"#mark-{number}" for number in range(1, len(page.texts("//mark")) + 1)]
    assert len(links) >= 3
    assert {page.tree.get_element_by_id(link[1:]).tag for link in links} == {"mark"}


def test_a_reply_without_marks_has_no_bar_for_them(visit):
    assert visit("/reply/parking-1").tree.xpath("//nav[@aria-label='标出的词语']") == []


def test_a_cited_document_leads_to_the_replies_citing_it(visit):
    links = visit("/reply/cites-1").hrefs("//section[@class='cited']//a")
    assert len(links) == 2
    assert [sorted(visit(link).ids()) for link in links] == [["cites-1", "cites-2"]] * 2


def test_a_reply_can_be_cited_in_one_line(visit):
    assert visit("/reply/parking-1", q="停车").texts("//*[@id='citation']") == [
        "《关于缓解老旧小区停车难的答复》，澜州市公安局，澜公复〔2021〕12号，2021年6月18日，"
        "http://localhost/reply/parking-1"
    ]


def test_the_text_can_be_downloaded_as_the_public_may_read_it(visit):
    page = visit("/reply/parking-1")
    (link,) = page.hrefs("//a[@download]")
    text = visit(link)
    assert text.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert "parking-1.txt" in text.headers["Content-Disposition"]
    assert text.html.startswith("关于缓解老旧小区停车难的答复\n\n《")
    assert "（一）推进错时共享" in text.html
    assert "13800001234" not in text.html


@pytest.mark.parametrize("reply_id", ["nothing", "withheld-1"])
def test_there_is_no_text_of_a_reply_that_is_not_public(visit, reply_id):
    assert visit(f"/reply/{reply_id}/text").status == 404


def test_a_text_takes_no_parameters(visit):
    assert visit("/reply/parking-1/text?q=停车").status == 400


def test_machines_are_told_what_a_reply_is(visit):
    (script,) = visit("/reply/parking-1").tree.xpath("//script[@type='application/ld+json']")
    told = json.loads(script.text)
    assert told["@type"] == "DigitalDocument"
    assert told["url"] == "http://localhost/reply/parking-1"
    assert told["identifier"] == "澜公复〔2021〕12号"
    assert told["author"] == [{"@type": "GovernmentOrganization", "name": "澜州市公安局"}]


def test_markup_cannot_leave_what_machines_are_told(visit):
    page = visit("/reply/markup-1")
    (script,) = page.tree.xpath("//script[@type='application/ld+json']")
    assert json.loads(script.text)["name"] == "关于<script>alert(1)</script>网页标签的答复"
