"""Every page as markup: whole, accessible by structure, self-contained and free of injection."""

import re
from collections import Counter
from itertools import pairwise
from urllib.parse import urlsplit

import pytest
from lxml import etree

ATTACK = "\"><script>alert(3)</script><img src=x onerror=alert(4)>'"
ADDRESSES = (
    "/",
    "/?q=停车",
    "/?q=路灯&page=2&sort=newest&department=澜州市第1街道办事处&year=2005..2024&year=2001..2003",
    "/?q=停车&department=没有这个局",
    "/?q=路灯&page=9",
    "/reply/parking-1?q=停车",
    "/reply/parking-4",
    "/reply/bare-1",
    "/overview?q=停车",
    "/nowhere",
    "/?foo=1",
)
NEW_TAGS = {
    f"Tag {name} invalid"
    for name in [
        "article",
        "canvas",
        "data",
        "details",
        "figcaption",
        "figure",
        "footer",
        "header",
        "main",
        "mark",
        "nav",
        "search",
        "section",
        "summary",
        "time",
    ]
}
"""What libxml2's parser, which stopped at HTML 4, says of the elements since."""


@pytest.fixture(params=ADDRESSES)
def page(request, visit):
    return visit(request.param)


def test_a_page_is_well_formed(page):
    parser = etree.HTMLParser()
    etree.fromstring(page.html.encode(), parser)
    wrong = [error.message for error in parser.error_log]
    assert [message for message in wrong if message not in NEW_TAGS] == []


def test_ids_are_unique_and_every_reference_meets_one(page):
    ids = Counter(page.tree.xpath("//@id"))
    assert [name for name, count in ids.items() if count > 1] == []
    assert set(page.tree.xpath("//@for | //@form | //@aria-labelledby")) <= set(ids)


def test_every_field_has_a_label(page):
    for field in page.tree.xpath("//input[not(@type='hidden')]"):
        around = field.xpath("ancestor::label")
        assert around or page.texts(f"//label[@for='{field.get('id')}']") != []


def test_every_link_and_button_has_words(page):
    for element in page.tree.xpath("//a | //button | //summary"):
        assert element.text_content().strip()


def test_a_page_has_its_landmarks_and_one_first_heading(page):
    assert len(page.tree.xpath("//h1")) == 1
    for landmark in ("header", "main", "footer", "search"):
        assert len(page.tree.xpath(f"//{landmark}")) == 1
    assert page.tree.get("lang") == "zh-CN"
    assert page.tree.findtext(".//title").strip().endswith(("复文", "检索"))


def test_headings_skip_no_level(page):
    levels = [int(heading.tag[1]) for heading in page.tree.xpath("//h1|//h2|//h3|//h4")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_first_link_skips_to_the_main_part(page):
    assert page.hrefs("//body//a")[0] == "#main"
    assert page.tree.get_element_by_id("main").tag == "main"


def test_nothing_is_loaded_from_elsewhere_and_nothing_is_inline(page):
    loaded = page.tree.xpath("//link/@href | //@src | //@action | //@srcset")
    assert all(not urlsplit(address).netloc for address in loaded)
    assert page.tree.xpath("//style | //@style | //*[@onclick or @onload]") == []
    scripts = page.tree.xpath("//script[not(@type='application/ld+json')]")
    assert all(script.get("src") and not script.text for script in scripts)


def test_the_only_foreign_links_are_sources(page):
    links = page.tree.xpath("//a[starts-with(@href, 'http')]")
    assert [link.text_content() for link in links] in ([], ["原文网页"])


IMPORTS = {"fuwen.css": ['@import "vendor/pico/pico.min.css"']}


def test_styles_load_nothing_from_elsewhere(visit):
    for sheet in ("fuwen.css", "overview.css", "vendor/pico/pico.min.css"):
        text = visit(f"/static/{sheet}").html
        assert re.findall(r"@import[^;]*", text) == IMPORTS.get(sheet, [])
        assert "url(http" not in text
        assert "url(//" not in text


def test_the_search_page_weighs_little(visit):
    sheets = ("/static/fuwen.css", "/static/vendor/pico/pico.min.css", "/static/icon.svg")
    weight = sum(len(visit(path).html.encode()) for path in ("/?q=路灯", *sheets))
    assert weight < 150_000  # uncompressed; a proxy's gzip makes it a sixth


def test_markup_in_replies_is_only_text(visit):
    results = visit("/", q="网页标签")
    reply = visit("/reply/markup-1", q="标签")
    assert results.texts("//h3") == ["关于<script>alert(1)</script>网页标签的答复"]
    assert reply.texts("//h1") == ["关于<script>alert(1)</script>网页标签的答复"]
    for page in (results, reply):
        assert page.tree.xpath("//main//script | //img | //main//b") == []
        assert "<script>alert" not in page.html
        assert "澜州市<b>大数据局</b>" in page.text


@pytest.mark.parametrize(
    ("path", "params"),
    [
        ("/", {"q": ATTACK}),
        ("/", {"q": "停车", "department": ATTACK}),
        ("/", {"sort": ATTACK}),
        ("/", {ATTACK: "1"}),
        ("/", {"year": ATTACK}),
        ("/reply/parking-1", {"q": ATTACK}),
        ("/reply/%3Cscript%3Ealert(5)", {}),
    ],
)
def test_markup_in_an_address_is_only_text(visit, path, params):
    page = visit(path, **params)
    assert page.tree.xpath("//body//script | //img | //*[@onerror]") == []
    assert "<script>" not in page.html
