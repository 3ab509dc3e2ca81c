"""How a search was understood is said on its page, with the way out of it."""

import pytest

from indexer import FacetValue, Query, Results, Years
from webui.histogram import HEIGHT, WIDTH, Bar, histogram


def understood(page):
    return page.texts("//p[@class='understood']")


def test_a_search_that_was_widened_says_so_and_leads_to_the_strict_one(visit):
    page = visit("/?q=停车 路内 收费 标准")
    (line,) = [line for line in understood(page) if "因此也列出了" in line]
    assert "词语都有的答复只有" in line
    (strict,) = page.hrefs("//a[text()='只看词语都有的']")
    narrow = visit(strict)
    assert 0 < len(narrow.ids()) < len(page.ids())
    assert narrow.tree.xpath("//form//input[@name='strict']/@value") == ["1"]


def test_what_is_made_of_a_widened_search_says_so_too(visit):
    """Figures and files of replies with any of the words are not those of the words together."""
    sentence = "词语都有的答复一篇也没有，因此也列出了含有任一词语的"
    words = "q=路内停车收费 河道清淤 学位"
    assert [sentence + "。"] == understood(visit(f"/overview?{words}"))
    for file in ("overview.csv", "export/replies.csv", "feed.atom"):
        assert sentence in visit(f"/{file}?{words}").html
        assert sentence not in visit(f"/{file}?q=检修").html
    assert '"relaxed": {"level": "any", "strict_total": 0}' in visit(f"/export/replies.jsonl?{words}").html  # fmt: skip


def test_no_link_leads_to_a_strict_search_that_is_known_to_find_nothing(visit):
    page = visit("/?q=路内停车收费 河道清淤 学位")
    (line,) = [line for line in understood(page) if "因此也列出了" in line]
    assert "词语都有的答复一篇也没有" in line
    assert page.hrefs("//a[text()='只看词语都有的']") == []


def test_synonyms_are_named_and_can_be_left_out(visit):
    page = visit("/?q=幼儿园")
    (line,) = [line for line in understood(page) if line.startswith("同时找了")]
    assert "幼儿园（" in line
    (exact,) = page.hrefs("//a[text()='不找同义词']")
    assert "synonyms=0" in exact
    assert not [line for line in understood(visit(exact)) if line.startswith("同时找了")]


@pytest.mark.parametrize("limit", ["strict=1", "synonyms=0"])
def test_a_limit_that_stays_for_later_searches_is_said_and_can_be_lifted(visit, limit):
    name, _, value = limit.partition("=")
    page = visit(f"/?q=路内停车收费 河道清淤 学位&{limit}")
    assert page.tree.xpath(f"//form//input[@name='{name}']/@value") == [value]
    (lifted,) = page.hrefs(f"//p[@class='understood']/a[not(contains(@href, '{limit}'))]")
    assert visit(lifted).tree.xpath(f"//form//input[@name='{name}']") == []


def test_a_plain_search_says_nothing_of_the_sort(visit):
    assert understood(visit("/?q=检修")) == []


def test_a_slip_of_the_keyboard_is_offered_as_what_was_meant(visit):
    page = visit("/?q=加装店梯")
    links = page.hrefs("//p[@class='understood'][contains(., '您是不是想找')]/a")
    assert links
    assert visit(links[0]).ids()


def test_a_reply_names_similar_ones_and_those_before_and_after(visit):
    page = visit("/reply/cites-1")
    similar = page.hrefs("//section[@aria-labelledby='similar']//a")
    assert "/reply/cites-2" in similar
    assert "/reply/cites-1" not in similar
    assert len(similar) <= 5
    around = page.hrefs("//section[@aria-labelledby='before-after']//a")
    assert around == ["/reply/cites-2"]
    assert "此前" in page.texts("//section[@aria-labelledby='before-after']/h3")


@pytest.fixture
def in_a_request(app):
    with app.test_request_context("/"):
        yield


def histogram_of(results: Results) -> tuple[Bar, ...]:
    return histogram(results.query, results)


def found(query: Query, **years: int) -> Results:
    facet = tuple(
        FacetValue(year[1:], count, any(one.first == int(year[1:]) for one in query.years))
        for year, count in years.items()
    )
    return Results(query=query, total=1, hits=(), facets={"year": facet}, took_ms=1, generation="1")


@pytest.mark.usefixtures("in_a_request")
def test_each_bar_leads_to_its_year_and_the_chosen_one_back():
    bars = histogram_of(
        found(Query(text="a", years=(Years(2021, 2021),), page=3), y2021=4, y2019=2)
    )
    assert [(column.label, column.total, chosen) for column, _, chosen in bars] == [
        ("2019", 2, False), ("2020", 0, False), ("2021", 4, True),
    ]  # fmt: skip
    assert [column.bar["height"] for column, _, _ in bars] == [HEIGHT / 2, 0, HEIGHT]
    assert bars[0][0].x + sum(column.width for column, _, _ in bars) == WIDTH
    assert [url for _, url, _ in bars] == ["/?q=a&year=2019", "/?q=a&year=2020", "/?q=a"]


@pytest.mark.usefixtures("in_a_request")
def test_one_year_alone_is_no_histogram():
    assert histogram_of(found(Query(text="a"), y2021=4)) == ()
    assert histogram_of(found(Query(text="a"))) == ()
