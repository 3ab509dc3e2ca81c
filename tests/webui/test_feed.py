"""What programs subscribe to and find the site by."""

import re

import pytest
from lxml import etree

from webui import Settings, create_app

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def tree(answer):
    return etree.fromstring(answer.html.encode())


def test_a_feed_lists_the_newest_replies_of_a_search_first(visit):
    feed = tree(visit("/feed.atom?q=停车&sort=oldest&page=2"))
    ids = feed.xpath("//a:entry/a:id/text()", namespaces=ATOM)
    assert ids[0] == "http://localhost/reply/parking-4"
    assert [one.rpartition("/")[2] for one in ids] == visit("/", q="停车", sort="newest").ids()
    dates = feed.xpath("//a:entry/a:updated/text()", namespaces=ATOM)
    assert dates[0] == "2023-08-01T00:00:00+08:00"
    assert dates == sorted(dates, reverse=True)


def test_a_feed_names_itself_and_its_page(visit):
    feed = tree(visit("/feed.atom?q=停车&kind=letter"))
    assert feed.xpath("string(a:title)", namespaces=ATOM) == "复文：停车，来信答复"
    links = {link.get("rel"): link.get("href") for link in feed.findall("a:link", ATOM)}
    assert links["alternate"] == "http://localhost/?q=%E5%81%9C%E8%BD%A6&kind=letter&sort=newest"
    assert links["self"].endswith("/feed.atom?q=停车&kind=letter")


def test_a_feed_whose_words_end_in_a_question_mark_keeps_it_in_its_name(client):
    told = client.get("/feed.atom?q=停车?").data.decode()
    assert re.search(r'rel="self"[^>]*(\?|%3F)"/>', told)


def test_markup_in_replies_is_only_text_in_a_feed(visit):
    feed = tree(visit("/feed.atom?q=网页标签"))
    assert feed.xpath("string(//a:entry/a:title)", namespaces=ATOM) == (
        "关于<script>alert(1)</script>网页标签的答复"
    )


@pytest.mark.parametrize("text", ["\x14\x81(", "停\x0b\ufffe", "\x00\x1b"])
def test_an_address_of_unprintable_characters_leaves_a_feed_that_can_be_read(client, text):
    """Clients send them unescaped, and XML has no way to write them."""
    answer = client.get("/feed.atom", query_string=f"q={text}".encode().decode("latin-1"))
    assert answer.status_code == 200
    etree.fromstring(answer.data)


def test_a_search_page_names_its_feed_and_the_site_its_search(visit):
    page = visit("/?q=停车&year=2021")
    (feed,) = page.hrefs("//link[@rel='alternate']")
    assert visit(feed).status == 200
    (description,) = page.hrefs("//link[@rel='search']")
    found = tree(visit(description))
    (template,) = found.xpath("//*[@type='text/html']/@template")
    assert template == "http://localhost/?q={searchTerms}"


def test_the_sitemap_names_every_public_reply(visit):
    places = tree(visit("/sitemap.xml")).xpath("//*[local-name()='loc']/text()")
    assert len(places) == 46
    assert "http://localhost/reply/parking-1" in places
    assert not [place for place in places if "withheld" in place]
    assert visit("/sitemap-1.xml").status == 200
    assert visit("/sitemap-2.xml").status == 404
    assert visit("/sitemap-0.xml").status == 404


def test_robots_are_kept_from_the_endless_and_shown_the_sitemap(visit):
    text = visit("/robots.txt").html
    assert "Disallow: /*?" in text
    assert "Sitemap: http://localhost/sitemap.xml" in text


def test_robots_are_kept_from_an_internal_site(searcher):
    client = create_app(searcher, Settings(token="0123456789abcdef")).test_client()  # noqa: S106
    answer = client.get("/robots.txt", auth=("", "0123456789abcdef"))
    assert "Disallow: /\n" in answer.text
    assert "Sitemap" not in answer.text


@pytest.mark.parametrize(
    "path", ["/feed.atom", "/opensearch.xml", "/sitemap.xml", "/sitemap-1.xml", "/robots.txt"]
)
def test_parameters_that_mean_nothing_are_refused(visit, path):
    assert visit(f"{path}?foo=1").status == 400


def test_a_public_address_that_is_stated_is_used_everywhere(searcher):
    site = create_app(searcher, Settings(url="https://fuwen.example", prefix="/f")).test_client()
    for path in ("/f/feed.atom", "/f/sitemap.xml", "/f/opensearch.xml", "/f/reply/parking-1"):
        text = site.get(path, headers={"Host": "evil.example"}).text
        assert "https://fuwen.example/f/" in text
        assert "evil.example" not in text
