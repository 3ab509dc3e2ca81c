"""What cannot be read is refused in a sentence, wherever a parameter or the host is read."""

import json

import pytest
from flask import Flask, Response
from werkzeug.test import create_environ

from webui import Settings, create_app

GBK = "%CD%A3%B3%B5"
"""停车 as old pages encode it in a link."""
SENTENCE = "请用 UTF-8 编码"


def sent(app: Flask, path: str, query: bytes = b"", host: str = "localhost") -> Response:
    """Answer a request that a client of Werkzeug would not send."""
    environ = create_environ(path)
    environ |= {"QUERY_STRING": query.decode("latin-1"), "HTTP_HOST": host}
    return Response.from_app(app, environ)


@pytest.mark.parametrize(
    "path", ["/", "/overview", "/overview.csv", "/feed.atom", "/export/replies.csv",
             "/reply/parking-1", "/reply/parking-1/text", "/sitemap.xml", "/nowhere"],
)  # fmt: skip
@pytest.mark.parametrize(
    "query", [f"q={GBK}", f"q=a&department={GBK}", f"{GBK}=1", "q=%E5%81%9C%E8"]
)
def test_parameters_that_are_not_utf_8_are_refused(client, path, query):
    answer = client.get(f"{path}?{query}")
    assert answer.status_code == 400
    assert SENTENCE in answer.text


@pytest.mark.parametrize("path", ["search", "facets", "suggest", "replies/parking-1"])
def test_the_api_refuses_them_too(client, path):
    answer = client.get(f"/api/v1/{path}?q={GBK}")
    assert (answer.status_code, answer.mimetype) == (400, "application/problem+json")
    assert SENTENCE in json.loads(answer.data)["detail"]


def test_bytes_that_are_sent_as_they_are_are_read_alike(app):
    wrong = sent(app, "/", b"q=\xcd\xa3\xb3\xb5&lang=en")
    assert wrong.status_code == 400
    assert "not encoded in UTF-8" in wrong.get_data(as_text=True)
    assert "找到" in sent(app, "/", "q=停车".encode()).get_data(as_text=True)


@pytest.mark.parametrize(
    ("query", "title"),
    [("q=%E5%81%9C%E8%BD%A6+%2B", "停车 +"), ("q=%25CD", "%CD"), ("q=a%", "a%"), ("q=%zz", "%zz")],
)
def test_what_is_utf_8_is_searched_as_it_is_sent(visit, query, title):
    page = visit(f"/?{query}")
    assert page.status == 200
    assert page.tree.get_element_by_id("q").get("value") == title


def test_no_parameters_at_all_are_readable(visit):
    assert [visit(path).status for path in ("/", "/?", "/?q=", "/?&")] == [200] * 4


@pytest.mark.parametrize(
    "path", ["/", "/reply/parking-1", "/feed.atom", "/sitemap.xml", "/nowhere"]
)
def test_a_host_that_is_no_name_is_refused(app, path):
    assert sent(app, path, host="a..b").status_code == 400


@pytest.mark.parametrize("path", ["/", "/reply/parking-1", "/feed.atom", "/sitemap.xml"])
@pytest.mark.parametrize("host", ["xn--zzzz--", "xn--zzzz"])
def test_a_host_in_letters_that_no_name_is_written_in_is_no_fault(app, path, host):
    """Python 3.14 lets it stand as it is, those before take it for no name."""
    assert sent(app, path, host=host).status_code in {200, 400}


def test_what_cannot_be_read_counts_as_a_request_all_the_same(searcher):
    client = create_app(searcher, Settings(rate=1)).test_client()
    assert [client.get(f"/?q={GBK}").status_code for _ in range(2)] == [400, 429]
