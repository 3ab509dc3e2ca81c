"""Pages for what goes wrong, told apart from "no results"."""

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from indexer import EngineError, Searcher, build_index, open_index
from webui import create_app

REPLIES = Path(__file__).parent / "replies.jsonl"


def site(searcher: Searcher) -> FlaskClient:
    return create_app(searcher).test_client()


def broken(error: Exception, searcher: Searcher) -> FlaskClient:
    """Return a site with one more page, which raises."""
    app: Flask = create_app(searcher)

    @app.get("/broken")
    def raise_it() -> str:
        raise error

    return app.test_client()


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("/?foo=1", "不认识参数“foo”"),
        ("/?page=0", "参数“page”应为从 1 起的页码"),
        ("/?page=1001", "请增加检索词或筛选条件来缩小范围"),
        ("/?year=abc", "参数“year”应为 1900 至 2100 之间"),
        ("/?outcome=x", "参数“outcome”应为 resolved"),
        ("/?sort=x", "参数“sort”应为 relevance、newest、oldest 之一"),
        (f"/?q={'a' * 1001}", "检索词（q）最多 1,000 个字"),
        ("/?q=a&q=b", "参数“q”只能出现一次"),
    ],
)
def test_a_wrong_parameter_gets_a_page_that_says_what_is_wrong(visit, path, sentence):
    page = visit(path)
    assert page.status == 400
    assert sentence in page.text
    assert page.hrefs("//main//a")[-1] == "/"


@pytest.mark.parametrize(
    ("path", "mended"),
    [
        ("/reply/parking-1?from=singlemessage&q=停车&isappinstalled=0", "/reply/parking-1?q="),
        ("/?year=2021&year=2022&utm_source=mail", "/?year=2021&year=2022"),
        ("/reply/parking-1/text?utm_source=mail&lang=en", "/reply/parking-1/text?lang=en"),
    ],
)
def test_an_address_to_which_others_added_something_leads_to_the_page(visit, path, mended):
    page = visit(path)
    assert page.status == 400
    link = page.hrefs("//main//a")[0]
    assert link.startswith(mended)
    assert visit(link).status == 200


def test_what_was_typed_and_refused_stays_in_the_box_to_be_mended(visit):
    for page in (visit("/", q="停车 年:abc"), visit("/", q="停车 年:abc", lang="en")):
        assert page.status == 400
        assert page.tree.xpath("//input[@name='q']/@value") == ["停车 年:abc"]


def test_an_address_that_does_not_exist_is_not_found(visit):
    page = visit("/nowhere")
    assert page.status == 404
    assert page.texts("//h1") == ["没有这个页面"]


def test_a_page_takes_no_posts_and_says_what_it_takes(client):
    answer = client.post("/")
    assert answer.status_code == 405
    assert {"GET", "HEAD", "OPTIONS"} == set(answer.headers["Allow"].split(", "))
    assert "不支持这种操作" in answer.get_data(as_text=True)


@pytest.mark.parametrize("path", ["/", "/?q=停车", "/reply/parking-1"])
def test_an_index_that_goes_missing_is_never_no_results(tmp_path, path):
    build_index([REPLIES], tmp_path / "index")
    searcher = open_index(tmp_path / "index", audience="public")
    client = site(searcher)
    assert client.get(path).status_code == 200
    (tmp_path / "index").rename(tmp_path / "gone")
    answer = client.get(path)
    page = answer.get_data(as_text=True)
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "30"
    assert "检索暂时不可用" in page
    assert "这不表示没有相关答复" in page
    assert "没有找到" not in page
    assert str(tmp_path) not in page


def test_an_index_that_comes_back_answers_again(tmp_path):
    client = site(Searcher(tmp_path / "index", "public"))
    assert client.get("/").status_code == 503
    build_index([REPLIES], tmp_path / "index")
    assert client.get("/").status_code == 200


def test_the_log_says_what_the_page_does_not(tmp_path, caplog):
    site(Searcher(tmp_path / "nowhere", "public")).get("/")
    assert str(tmp_path / "nowhere") in caplog.text


def test_a_failing_engine_is_not_available(searcher, caplog):
    answer = broken(EngineError("tantivy 读取失败"), searcher).get("/broken")
    assert answer.status_code == 503
    assert "tantivy" not in answer.get_data(as_text=True)
    assert "tantivy 读取失败" in caplog.text


def test_an_error_of_our_own_is_a_page_and_a_log_entry(searcher, caplog):
    answer = broken(RuntimeError("内部的事"), searcher).get("/broken")
    page = answer.get_data(as_text=True)
    assert answer.status_code == 500
    assert "页面出错了" in page
    assert "内部的事" not in page
    assert "内部的事" in caplog.text


def test_every_fault_is_a_page_in_chinese_with_a_way_on(visit):
    for path in ("/nowhere", "/?foo=1", "/reply/nothing"):
        page = visit(path)
        assert page.tree.get("lang") == "zh-CN"
        assert "/" in page.hrefs("//main//a")
        assert page.tree.xpath("//form[@id='search']")
