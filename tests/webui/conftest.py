"""A real public index over a dozen replies of an invented city, and a visitor to its pages."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html

from indexer import Searcher, build_index, open_index
from webui import create_app

LAMPS = 34
"""Replies about street lamps, enough for four pages."""
LAMP_BUREAUS = 14
"""Departments that answer about street lamps, more than stand in the open."""


@dataclass(frozen=True)
class Page:
    """What a visit gave: the status, the headers, the text and the tree of the page."""

    status: int
    headers: dict[str, str]
    html: str

    @property
    def tree(self) -> html.HtmlElement:
        return html.document_fromstring(self.html)

    @property
    def text(self) -> str:
        """What a reader reads on the page, head left out."""
        return " ".join(self.tree.body.text_content().split())

    def texts(self, selector: str) -> list[str]:
        """Return the text of every element that an XPath finds."""
        return [" ".join(found.text_content().split()) for found in self.tree.xpath(selector)]

    def hrefs(self, selector: str) -> list[str]:
        """Return the address of every link that an XPath finds."""
        return [str(found.get("href")) for found in self.tree.xpath(selector)]

    def ids(self) -> list[str]:
        """Return the ids of the replies listed."""
        links = self.hrefs("//article[@class='hit']//a")
        return [link.partition("/reply/")[2].partition("?")[0] for link in links]


Visit = Callable[..., Page]


def lamp(number: int) -> dict[str, str]:
    """Make one of many replies about street lamps."""
    return {
        "id": f"lamp-{number}",
        "title": f"关于第{number}街坊路灯的答复",
        "body": f"第{number}街坊的路灯已经检修，共更换灯具{number + 10}盏。",
        "department": f"澜州市第{number % LAMP_BUREAUS + 1}街道办事处",
        "date": f"{2005 + number % 8}-03-0{number % 9 + 1}",
        "disclosure": "主动公开",
    }


@pytest.fixture(scope="session")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    folder = tmp_path_factory.mktemp("webui")
    rows = (Path(__file__).parent / "replies.jsonl").read_text(encoding="utf-8")
    lamps = (json.dumps(lamp(number), ensure_ascii=False) for number in range(LAMPS))
    source = folder / "replies.jsonl"
    source.write_text("\n".join((rows.strip(), *lamps)), encoding="utf-8")
    build_index([source], folder / "index")
    return open_index(folder / "index", audience="public")


@pytest.fixture(scope="session")
def app(searcher: Searcher) -> Flask:
    return create_app(searcher)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def visited(client: FlaskClient, path: str, **params: str | list[str]) -> Page:
    """Go to a page of any site."""
    with client.get(path, query_string=params or None) as response:
        return Page(response.status_code, dict(response.headers), response.get_data(as_text=True))


@pytest.fixture
def visit(client: FlaskClient) -> Visit:
    """Go to a page: `visit("/", q="停车", department=["甲", "乙"])`."""

    def go(path: str, **params: str | list[str]) -> Page:
        return visited(client, path, **params)

    return go
