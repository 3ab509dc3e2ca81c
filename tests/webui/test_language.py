"""The site in English: every page, the way there and back, and what stays Chinese."""

import re
from html import unescape
from urllib.parse import unquote

import pytest

from indexer import Query, QueryError
from webui import Settings, create_app
from webui.language import gettext, original
from webui.refusals import SENTENCES, in_words

HAN = re.compile("[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
PAGES = (
    "/?lang=en",
    "/?q=停车&lang=en",
    "/?q=路灯&page=2&sort=newest&department=澜州市第1街道办事处&year=2005..2024&lang=en",
    "/?q=路灯&year=2006&outcome=unknown&kind=letter&lang=en",
    "/?q=路灯&page=9&lang=en",
    "/?q=没有这样的词句&department=没有这个局&lang=en",
    "/?q=加装电梯 公积金 停车位 幼儿园&lang=en",
    "/reply/parking-1?q=停车&lang=en",
    "/reply/parking-4?lang=en",
    "/reply/bare-1?lang=en",
    "/overview?lang=en",
    "/overview?q=停车&year=2021&lang=en",
    "/overview?q=没有这样的词&lang=en",
    "/api/v1/?lang=en",
    "/reply/none?lang=en",
    "/nowhere?lang=en",
    "/?foo=停车&lang=en",
    "/?year=前年&lang=en",
    "/?page=1001&lang=en",
    "/?q=年:前年&lang=en",
    "/export/replies.csv?foo=1&lang=en",
    "/sitemap.xml?lang=en",
)
READ = ("aria-label", "title", "placeholder", "alt", "content", "label")
"""Attributes that are read out; values and addresses are the reader's own words."""


def chinese_in(element, inside=False) -> list[str]:
    """List the Chinese of a tree outside of what is marked as Chinese."""
    inside = element.get("lang") == "zh-CN" or (inside and not element.get("lang"))
    found = [] if inside else [element.get(name, "") for name in READ]
    if element.tag not in ("script", "style") and isinstance(element.tag, str) and not inside:
        found.append(element.text or "")
    for child in element:
        found += [*chinese_in(child, inside), "" if inside else child.tail or ""]
    return [text for text in found if HAN.search(text)]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_in_english_is_english_but_for_the_replies(visit, path):
    page = visit(path)
    assert page.status in (200, 400, 404)
    assert page.tree.get("lang") == "en"
    assert chinese_in(page.tree) == []
    assert page.texts("//a[@class='language']") == ["中文"]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_in_english_leads_to_pages_in_english(visit, path):
    page = visit(path)
    kept = [
        link
        for link in page.tree.xpath("//a[@href]")
        if link.get("href").startswith("/")
        and link.get("class") != "language"
        and not link.get("href").startswith(("/api/v1/", "/sitemap.xml"))
    ]
    assert kept
    assert [link.get("href") for link in kept if "lang=en" not in link.get("href")] == []
    assert page.tree.xpath("//form[@id='search']/input[@name='lang']/@value") == ["en"]


def test_every_page_of_the_site_is_among_those(app):
    spoken = {"search.results", "reply.reading", "overview.page", "api_description.page"}
    files = {"reply.text", "overview.table", "export.whole", "static"}
    programs = {"feed.atom", "feed.description", "feed.sitemap", "feed.part", "feed.robots"}
    watching = {"operating.alive", "operating.ready", "operating.counts"}
    others = {rule.endpoint for rule in app.url_map.iter_rules()} - spoken - files - programs
    assert {name for name in others - watching if not name.startswith("api.")} == {
        "api_description.spec"
    }


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("/", "/?lang=en"),
        ("/?q=停车&department=甲&department=乙", "/?q=停车&department=甲&department=乙&lang=en"),
        ("/reply/parking-1?q=停车", "/reply/parking-1?q=停车&lang=en"),
        ("/nowhere?q=1", "?q=1&lang=en"),
        ("//evil.example/x", "?lang=en"),
        ("/?_external=1&_scheme=javascript", "/?_external=1&_scheme=javascript&lang=en"),
    ],
)
def test_the_switch_keeps_the_address_and_the_search(client, here, there):
    text = client.get(here).get_data(as_text=True)
    (found,) = re.findall(r'class="language" href="([^"]*)" lang="en" hreflang="en"', text)
    assert _decoded(found) == there


def _decoded(address: str) -> str:
    return unquote(unescape(address))


def test_the_switch_leads_back(visit):
    for path in ("/?q=停车&year=2021", "/reply/parking-1", "/overview?q=停车"):
        (there,) = visit(path).hrefs("//a[@class='language']")
        back = visit(there).hrefs("//a[@class='language']")
        assert [_decoded(address) for address in back] == [path]


def test_nothing_but_the_address_chooses(client):
    answer = client.get("/", headers={"Accept-Language": "en"})
    assert '<html lang="zh-CN">' in answer.get_data(as_text=True)
    assert '<html lang="en">' in client.get("/?lang=en").get_data(as_text=True)
    assert '<html lang="zh-CN">' in client.get("/").get_data(as_text=True)


@pytest.mark.parametrize("path", ["/?lang=fr", "/?lang=en&lang=en", "/sitemap.xml?lang=en"])
def test_a_language_that_is_none_is_refused(visit, path):
    assert visit(path).status == 400


def test_numbers_have_their_plurals(visit):
    assert visit("/?q=停车&lang=en").texts("//h2[@id='count']") == ["4 replies found"]
    one = visit("/?q=停车&department=澜州市公安局&year=2021&lang=en")
    assert one.texts("//h2[@id='count']") == ["1 reply found"]


def test_facts_are_in_the_terms_of_the_field(visit):
    page = visit("/reply/parking-1?lang=en")
    facts = dict(zip(page.texts("//dt"), page.texts("//dt/following-sibling::dd[1]"), strict=True))
    assert facts["Department"].startswith("澜州市公安局")
    assert facts["Outcome"].startswith("Resolved")
    assert re.fullmatch(r"\d{1,2} [A-Z][a-z]+ 20\d\d", facts["Date"])
    assert page.tree.xpath("//h1/@lang") == ["zh-CN"]


def test_files_are_the_same_on_either_page(client):
    for path in ("/overview.csv?q=停车", "/reply/parking-1/text", "/export/replies.csv?q=停车"):
        chinese = client.get(path).get_data(as_text=True)
        more = "&" if "?" in path else "?"
        english = client.get(f"{path}{more}lang=en").get_data(as_text=True)
        assert _timeless(english) == _timeless(chinese)


def _timeless(text: str) -> str:
    return re.sub(r"\d{4}-\d\d-\d\dT[\d:+]+", "", text)


def test_a_feed_speaks_english_and_keeps_the_ids_of_its_replies(visit):
    english, chinese = visit("/feed.atom?q=停车&lang=en").html, visit("/feed.atom?q=停车").html
    assert 'xml:lang="en"' in english
    assert "<title>Fuwen: 停车</title>" in english
    ids = re.compile(r"<id>(http://localhost/reply/[^<]+)</id>")
    assert ids.findall(english) == ids.findall(chinese) != []
    assert "/reply/parking-1?lang=en" in english


def test_a_browser_is_told_of_the_search_in_english(visit):
    text = visit("/opensearch.xml?lang=en").html
    assert "<ShortName>Fuwen</ShortName>" in text
    assert "?q={searchTerms}&amp;lang=en" in text


REFUSED = {
    "停" + " " * 10_000 + "车": "The search is too long",
    "停 " * 101: "The search has too many words",
    "(" * 51 + "停" + ")" * 51: "The parentheses are nested too deeply",
    "年:前年": "The year “前年” cannot be understood",
    "结果:好": "There is no “好” in the field Outcome",
}
"""Searches that the index refuses, one for each of its sentences."""


@pytest.mark.parametrize(("text", "said"), REFUSED.items(), ids=REFUSED.values())
def test_what_the_index_refuses_is_told_in_english(searcher, text, said):
    with pytest.raises(QueryError) as refused:
        searcher.search(Query(text=text))
    app = create_app(searcher)
    with app.test_request_context("/?lang=en"):
        app.preprocess_request()
        assert in_words(str(refused.value)).startswith(said)


def test_an_internal_site_asks_for_its_token_in_english(searcher):
    client = create_app(searcher, Settings(token="0123456789abcdef")).test_client()  # noqa: S106
    assert client.get("/?lang=en").get_data(as_text=True) == "A token is needed to enter.\n"


def test_errors_of_the_api_stay_as_they_are(client):
    said = client.get("/api/v1/search?foo=1").get_json()["title"]
    assert client.get("/api/v1/search?foo=1&lang=en").get_json()["title"] == said
    assert client.get("/api/v1/nothing?lang=en").get_json()["title"] == "没有这个页面"


def test_chinese_is_marked_in_a_text_and_markup_is_only_text(app):
    with app.test_request_context("/?lang=en"):
        app.preprocess_request()
        assert original("长政函〔2015〕2号 <b> of 甲") == (
            '<span lang="zh-CN">长政函〔2015〕2号</span> &lt;b&gt; of <span lang="zh-CN">甲</span>'
        )
        assert gettext("检索") == "Search"
    assert gettext("检索") == "检索"
    assert len(SENTENCES) == len(REFUSED)
