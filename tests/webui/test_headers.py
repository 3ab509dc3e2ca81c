"""What every response carries."""

import json
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from indexer import build_index, open_index
from webui import Settings, create_app

ADDRESSES = ("/", "/?q=停车", "/reply/parking-1", "/nowhere", "/?foo=1", "/static/fuwen.css")


@pytest.mark.parametrize("path", ADDRESSES)
def test_every_response_carries_the_security_headers(visit, path):
    headers = visit(path).headers
    assert headers["Content-Security-Policy"] == (
        "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    )
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize(
    ("path", "caching"),
    [
        ("/", "no-cache"),
        ("/?q=停车", "no-cache"),
        ("/nowhere", "no-store"),
        ("/static/nowhere.css", "no-store"),
    ],
)
def test_pages_are_asked_for_again_and_errors_never_kept(visit, path, caching):
    assert visit(path).headers["Cache-Control"] == caching


def test_styles_are_kept_for_an_hour(visit):
    assert "max-age=3600" in visit("/static/fuwen.css").headers["Cache-Control"]


ID = "中文“编号”;é"
NAMED = ("/reply/{}", "/reply/{}/text", "/api/v1/replies/{}", "/api/v1/replies/{}/similar")
SEARCHES = (
    "", "?q=停车", "?q=停车&department=公安局&lang=en", "?year_from=2020&q=停车", "?停车=1", "?page=2",
)  # fmt: skip


@pytest.fixture(scope="module")
def in_chinese(tmp_path_factory) -> FlaskClient:
    """A site below a Chinese path, of a reply with a Chinese id."""
    folder = tmp_path_factory.mktemp("headers")
    record = {"id": ID, "title": "关于停车的答复", "body": "停车。", "department": "澜州市公安局"}
    text = json.dumps({**record, "disclosure": "主动公开"}, ensure_ascii=False)
    (folder / "replies.jsonl").write_text(text, encoding="utf-8")
    build_index([folder / "replies.jsonl"], folder / "index")
    return create_app(open_index(folder / "index"), Settings(prefix="/复文")).test_client()


def test_every_header_can_be_sent_whatever_is_asked_in_chinese(in_chinese):
    """A server fails to write what is not Latin-1."""
    rules = [rule.rule for rule in in_chinese.application.url_map.iter_rules()]
    forms = [f"/复文/export/replies.{form}" for form in ("csv", "xlsx", "jsonl")]
    places = [*(rule for rule in rules if "<" not in rule), *forms, "/复文/sitemap-1.xml", "/停车"]
    paths = [f"{place}{search}" for place in places for search in SEARCHES]
    paths += [
        f"/复文{path.format(name)}" for path in NAMED for name in (quote(ID, safe=""), "没有")
    ]
    for path in paths:
        with in_chinese.get(path) as answer:
            assert answer.status_code in (200, 302, 400, 404), path
            for name, value in answer.headers:
                assert value.encode("latin-1") is not None, f"{path}: {name}"
                assert not set("\r\n") & set(value)


def test_a_text_is_saved_under_the_id_of_its_reply(client, in_chinese):
    saved = client.get("/reply/parking-1/text").headers["Content-Disposition"]
    assert saved == "attachment; filename=parking-1.txt"
    saved = in_chinese.get(f"/复文/reply/{quote(ID)}/text").headers["Content-Disposition"]
    assert saved == f"attachment; filename=reply.txt; filename*=UTF-8''{quote(ID)}.txt"
