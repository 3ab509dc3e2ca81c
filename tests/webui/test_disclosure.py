"""What must not be published is found by no route, parameter or format, not even as a count.

The words are those that docs/samples.md lists as standing in the withheld samples alone.
"""

import html
import io
import re
import zipfile
from pathlib import Path
from urllib.parse import quote

import pytest

from indexer import Query, build_index, open_index
from webui import create_app

TOP = Path(__file__).parents[2]
EXACTLY = (
    'q="{}"',
    'q=标题:"{}"',
    'q=提案人:"{}"',
    "department={}",
    "q=部门:{}",
    'q=-"{}"',
    'q="{}"&lang=en',
)
"""Questions that only replies with the very word answer."""
ALL = Query(sort="newest", strict=True)
WORD_ROW = re.compile(r"\| (?:依申请公开|不予公开) \| ([^|；]+)")


def words() -> list[str]:
    """Read the words from the page that lists them."""
    text = (TOP / "docs" / "samples.md").read_text(encoding="utf-8")
    return [word.strip() for row in WORD_ROW.findall(text) for word in row.split("、")]


WORDS = words()
BODY = "澜州市粮食和物资储备局"


@pytest.fixture(scope="module")
def samples(tmp_path_factory):
    index = tmp_path_factory.mktemp("disclosure") / "index"
    build_index([TOP / "corpus" / "samples"], index)
    return index


@pytest.fixture(scope="module")
def public(samples):
    return create_app(open_index(samples)).test_client()


@pytest.fixture(scope="module")
def withheld(samples):
    """The ids of what only an internal audience may see."""
    everything = {reply.id for reply in open_index(samples, audience="internal").whole(ALL).replies}
    shown = {reply.id for reply in open_index(samples).whole(ALL).replies}
    return sorted(everything - shown)


def said(answer) -> str:
    """Return what an answer says: headers and text, workbooks unpacked, the question left out."""
    data = answer.data
    if data.startswith(b"PK"):
        archive = zipfile.ZipFile(io.BytesIO(data))
        data = b"\n".join(archive.read(name) for name in archive.namelist())
    return html.unescape(f"{answer.headers}\n{data.decode('utf-8')}")


def addresses(app) -> list[str]:
    """List every address of the site that takes a search."""
    rules = [rule.rule for rule in app.url_map.iter_rules() if rule.endpoint != "static"]
    whole = [f"/export/replies.{form}" for form in ("csv", "xlsx", "jsonl")]
    return [rule for rule in rules if "<" not in rule] + whole


def test_the_words_are_read_and_an_internal_audience_finds_them(samples):
    inside = open_index(samples, audience="internal")
    assert len(WORDS) >= 12
    for word in WORDS:
        assert inside.search(Query(text=f'"{word}"', strict=True)).total >= 1, word


def test_everything_public_says_none_of_the_words(public):
    """Ask every address without a question: listings, exports, feeds, metrics, descriptions."""
    for address in addresses(public.application):
        for query in ("", "?sort=newest", "?lang=en"):
            text = said(public.get(address + query))
            for word in (*WORDS, BODY):
                assert word not in text, f"{address}{query}"


@pytest.mark.parametrize("word", [*WORDS, BODY])
def test_asking_for_a_word_finds_nothing_not_even_a_count(public, word):
    """A withheld word must be answered as one that stands nowhere, whatever asks for it."""
    nowhere = "骉" * len(word)
    for address in addresses(public.application):
        for parameters in EXACTLY:
            got = said(public.get(f"{address}?{parameters.format(word)}"))
            expected = said(public.get(f"{address}?{parameters.format(nowhere)}"))
            assert plain(got, word) == plain(expected, nowhere), f"{address}?{parameters}"


@pytest.mark.parametrize("word", [*WORDS, BODY])
def test_asking_loosely_finds_only_what_is_public(public, withheld, word):
    """Parts of the word may stand in public replies; those alone may be found and completed."""
    for address in addresses(public.application):
        text = said(public.get(f"{address}?q={word}"))
        assert not [reply_id for reply_id in withheld if reply_id in text], address
    for length in range(1, len(word) + 1):
        found = public.get(f"/api/v1/suggest?q={word[:length]}&limit=20").get_json()
        assert word not in str(found)


CHANGING = re.compile(
    r"X-Request-ID: \S+|request_id\W+\w+|<code>\w{16}</code>|ETag: \S+|(?:用时|Took) [\d.]+|took_ms\W+[\d.]+"
    r"|Content-Length: \d+|\d{8}-\d{6}|\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d\S*|fuwen_\w+(?:{[^}]*})? \S+"
)
"""What differs from one answer to the next without telling anything."""


def plain(text: str, word: str) -> str:
    """Leave out what is different each time, and the question itself in all its spellings."""
    spelled = (word, quote(word), word.encode("unicode_escape").decode())
    for spelling in spelled:
        text = text.replace(spelling, "")
    return CHANGING.sub("", text)


def test_a_withheld_reply_is_not_there_under_its_own_address(public, withheld):
    assert len(withheld) >= 4
    for reply_id in withheld:
        for address in (
            "/reply/{}",
            "/reply/{}/text",
            "/api/v1/replies/{}",
            "/api/v1/replies/{}/similar",
        ):
            got = public.get(address.format(reply_id))
            expected = public.get(address.format("nothing-at-all"))
            assert got.status_code == expected.status_code == 404
            assert plain(said(got), reply_id) == plain(said(expected), "nothing-at-all")


def test_no_page_of_a_public_reply_names_a_withheld_one(public, samples, withheld):
    for reply in open_index(samples).whole(ALL).replies:
        for address in (f"/reply/{reply.id}", f"/api/v1/replies/{reply.id}/similar?limit=20"):
            text = said(public.get(address))
            for secret in (*WORDS, *withheld):
                assert secret not in text, address
