"""Hostile text in every output that a program reads: parsed as its format says, it is text."""

import csv
import io
import json
import re
from urllib.parse import quote
from xml.etree import ElementTree

import openpyxl
import pytest
from lxml import html

from corpus.document import RECORD_KEYS
from indexer import build_index, open_index
from webui import create_app

STARTS = (
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "\x0b=1",
    "\uffff=1",
    "＝1+1",
    "%0A=1",
)
EVIL = "<script>alert(1)</script><b onmouseover='x'>\x1b[31m\x0b\x00\ufffe\uffff\u202e&amp;]]>\"'{{7*7}}\u2028"
FORMULA = re.compile(r"[=+\-@\t\r\n＝]")
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
KEYS = [key for key in RECORD_KEYS if key not in {"id", "disclosure", "outcome", "kind", "date"}]


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    """Visit a site whose replies begin, in every field, with what a spreadsheet would run."""
    folder = tmp_path_factory.mktemp("=cmd<i>")
    path = folder / "=1+1<script>\x1b[31m.jsonl"
    rows = (
        dict.fromkeys(KEYS, f"{start}{EVIL}电梯{at}")
        | {"id": f"{start}{at}", "disclosure": "主动公开"}
        for at, start in enumerate(STARTS)
    )
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    build_index([path], folder / "index")
    return create_app(open_index(folder / "index")).test_client()


ASKED = ["", "?q=电梯", f"?q={quote('=1+1' + EVIL)}电梯", f"?department={quote('@SUM(1)' + EVIL)}"]


@pytest.mark.parametrize("asked", ASKED)
def test_no_cell_of_an_export_is_a_formula(client, asked):
    with client.get(f"/export/replies.csv{asked}") as response:
        rows = list(csv.reader(io.StringIO(response.get_data(as_text=True).removeprefix("\ufeff"))))
    assert len({len(row) for row in rows}) == 1
    assert [cell for row in rows for cell in row if FORMULA.match(cell)] == []
    with client.get(f"/export/replies.xlsx{asked}") as response:
        book = openpyxl.load_workbook(io.BytesIO(response.get_data()))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert len(cells) > 20
    assert [cell.value for cell in cells if cell.data_type == "f"] == []
    assert [cell.value for cell in cells if FORMULA.match(str(cell.value))] == []


@pytest.mark.parametrize("asked", ASKED)
def test_the_feed_and_the_sitemap_are_well_formed_and_hold_no_markup_of_a_text(client, asked):
    with client.get(f"/feed.atom{asked}") as response:
        feed = ElementTree.fromstring(response.get_data())  # noqa: S314 (our own)
    tags = {element.tag.rpartition("}")[2] for element in feed.iter()}
    assert tags <= {
        "feed",
        "title",
        "subtitle",
        "id",
        "updated",
        "author",
        "name",
        "link",
        "entry",
        "category",
        "summary",
    }
    with client.get("/sitemap.xml") as response:
        places = ElementTree.fromstring(response.get_data())  # noqa: S314 (our own)
    assert len(places) == len(STARTS)
    assert all(ILLEGAL.search("".join(tree.itertext())) is None for tree in (feed, places))


@pytest.mark.parametrize("asked", ASKED)
def test_json_holds_the_text_and_a_row_is_a_line(client, asked):
    with client.get(f"/export/replies.jsonl{asked}") as response:
        lines = response.get_data(as_text=True).removesuffix("\n").split("\n")
    rows = [json.loads(line) for line in lines]
    assert len(rows) == 1 + rows[0]["export"]["total"]
    with client.get(f"/api/v1/search{asked}") as response:
        assert response.mimetype.endswith("json")
        assert isinstance(json.loads(response.get_data()), dict)


@pytest.mark.parametrize(
    "asked", [*ASKED, f"?{quote(EVIL)}=1", f"?sort={quote(EVIL)}", f"?year={quote(EVIL)}"]
)
def test_no_page_has_an_element_or_attribute_that_a_text_brought(client, asked):
    with client.get(f"/{asked}") as response:
        page = response.get_data(as_text=True)
    assert response.status_code in {200, 400}
    tree = html.document_fromstring(page)
    assert tree.xpath("//*[@onmouseover]") == []
    assert [node.text for node in tree.xpath("//script") if "alert" in (node.text or "")] == []
    assert [link for link in tree.xpath("//@href") if link.lower().startswith("javascript")] == []
    assert ">49<" not in page


def test_every_reply_has_a_page_and_a_text_that_name_it_harmlessly(client):
    with client.get("/sitemap.xml") as response:
        places = ElementTree.fromstring(response.get_data())  # noqa: S314 (our own)
    for place in places.itertext():
        if not place.strip():
            continue
        for address in (place, f"{place}/text"):
            with client.get(address) as response:
                assert response.status_code == 200
                assert not re.search(r"[\r\n\x00]", response.headers.get("Content-Disposition", ""))
                assert "<script>alert" not in response.get_data(as_text=True) or address != place
