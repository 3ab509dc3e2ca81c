"""What runs around every page."""

import gzip
import json
import logging

import brotli
import pytest

from indexer import Searcher, build_index
from webui import Settings, create_app
from webui.operating.limits import visitor
from webui.operating.tracing import JsonLines

TOKEN = "不要告诉别人的令牌-1234567890"  # noqa: S105


@pytest.fixture
def nowhere(tmp_path):
    return create_app(Searcher(tmp_path / "nowhere", "public")).test_client()


def test_a_site_without_its_index_is_alive_but_not_ready(nowhere):
    assert nowhere.get("/healthz").status_code == 200
    answer = nowhere.get("/readyz")
    assert answer.status_code == 503
    assert answer.text == "no usable index\n"


def test_a_site_with_its_index_is_ready(client):
    assert client.get("/readyz").status_code == 200


def test_metrics_count_pages_and_never_what_was_searched(searcher):
    client = create_app(searcher).test_client()
    client.get("/?q=秘密的词")
    client.get("/nowhere")
    counts = client.get("/metrics").text
    assert 'fuwen_requests_total{page="search.results",status="200"} 1.0' in counts
    assert 'fuwen_requests_total{page="none",status="404"} 1.0' in counts
    assert "fuwen_index_ready 1.0" in counts
    assert "秘密" not in counts


def test_metrics_say_that_the_index_is_gone(nowhere):
    assert "fuwen_index_ready 0.0" in nowhere.get("/metrics").text


def test_an_error_page_and_the_log_name_the_same_request(client, caplog):
    caplog.set_level(logging.INFO, "webui.access")
    answer = client.get("/nowhere")
    number = answer.headers["X-Request-ID"]
    assert len(number) == 16
    assert number in answer.text


@pytest.mark.parametrize(
    ("given", "kept"),
    [("4f2a8c11-77", True), ("short", False), ("<script>alert(1)", False), ("a" * 65, False)],
)
def test_a_proxys_request_id_is_kept_if_it_is_one(client, given, kept):
    answer = client.get("/", headers={"X-Request-ID": given})
    assert (answer.headers["X-Request-ID"] == given) is kept


def test_a_log_line_is_json_and_tells_no_search(client, caplog):
    caplog.set_level(logging.INFO, "webui.access")
    client.get("/?q=秘密的词")
    line = json.loads(JsonLines().format(caplog.records[-1]))
    assert (line["method"], line["path"], line["status"]) == ("GET", "/", 200)
    assert line["took_ms"] > 0
    assert "秘密" not in json.dumps(line, ensure_ascii=False)


def test_a_log_line_cannot_steer_the_terminal_of_whoever_reads_it(client, caplog):
    caplog.set_level(logging.INFO, "webui.access")
    client.get("/%C2%9B31m%E2%80%AE%7F停车")
    line = JsonLines().format(caplog.records[-1])
    assert "\\u009b31m\\u202e\\u007f停车" in line
    assert json.loads(line)["path"] == "/\x9b31m\u202e\x7f停车"


def test_who_asks_too_often_is_told_to_wait_and_others_are_not(searcher):
    client = create_app(searcher, Settings(rate=3)).test_client()
    codes = [client.get("/").status_code for _ in range(4)]
    assert codes == [200, 200, 200, 429]
    refused = client.get("/")
    assert refused.headers["Retry-After"] == "60"
    assert "请求太频繁" in refused.text
    assert client.get("/healthz").status_code == 200
    assert client.get("/", environ_base={"REMOTE_ADDR": "192.0.2.9"}).status_code == 200


def test_typing_uses_up_no_pages(searcher):
    client = create_app(searcher, Settings(rate=2)).test_client()
    codes = [client.get("/api/v1/suggest?q=停").status_code for _ in range(3)]
    assert codes == [200, 200, 429]
    assert client.get("/?q=停车").status_code == 200


def test_addresses_of_one_ipv6_subscriber_count_as_one():
    assert visitor("2001:db8:1:2::5") == visitor("2001:db8:1:2:ffff::9")
    assert visitor("2001:db8:1:2::5") != visitor("2001:db8:1:3::5")
    assert visitor("unix") == "unix"


def test_a_page_a_browser_has_is_not_searched_again(client):
    first = client.get("/?q=停车")
    again = client.get("/?q=停车", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    other = client.get("/?q=路灯", headers={"If-None-Match": first.headers["ETag"]})
    assert other.status_code == 200


def test_a_new_generation_makes_every_page_new(tmp_path, rows):
    first = rows("a.jsonl", {"id": "1", "body": "停车", "disclosure": "主动公开"})
    build_index([first.parent], tmp_path / "index")
    client = create_app(Searcher(tmp_path / "index", "public")).test_client()
    tag = client.get("/?q=停车").headers["ETag"]
    rows("b.jsonl", {"id": "2", "body": "停车", "disclosure": "主动公开"})
    build_index([first.parent], tmp_path / "index")
    answer = client.get("/?q=停车", headers={"If-None-Match": tag})
    assert answer.status_code == 200
    assert answer.headers["ETag"] != tag


def test_a_withheld_reply_has_no_tag_to_ask_with(client):
    answer = client.get("/reply/withheld-1", headers={"If-None-Match": "*"})
    assert answer.status_code == 404
    assert "ETag" not in answer.headers


@pytest.mark.parametrize("coding", ["gzip", "br"])
def test_pages_and_styles_are_compressed(client, coding):
    for path in ("/?q=路灯", "/static/fuwen.css"):
        with client.get(path, headers={"Accept-Encoding": coding}) as answer:
            assert answer.headers["Content-Encoding"] == coding
            assert "Accept-Encoding" in answer.headers["Vary"]


@pytest.fixture
def inside(searcher):
    return create_app(searcher, Settings(token=TOKEN)).test_client()


@pytest.mark.parametrize("path", ["/", "/?q=停车", "/metrics", "/static/fuwen.css", "/nowhere"])
def test_a_site_with_a_token_shows_nothing_without_it(inside, path):
    for headers in ({}, {"Authorization": "Bearer wrong"}, {"Authorization": "Basic !!"}):
        answer = inside.get(path, headers=headers)
        assert answer.status_code == 401
        assert "停车" not in answer.text
    assert inside.get("/healthz").status_code == 200


def test_a_token_opens_the_site_and_nothing_is_kept_on_the_way(inside):
    bearer = inside.get("/", auth=("anyone", TOKEN))
    assert bearer.status_code == 200
    assert bearer.headers["Cache-Control"] == "no-store"


def test_a_bearers_token_opens_the_site(searcher):
    token = "0123456789abcdef"  # noqa: S105
    site = create_app(searcher, Settings(token=token)).test_client()
    assert site.get("/", headers={"Authorization": f"Bearer {token}"}).status_code == 200


def test_a_page_is_kept_in_each_form_that_browsers_take(client):
    for coding, unpack in (("gzip", gzip.decompress), ("br", brotli.decompress), ("", bytes)):
        asked = {"headers": {"Accept-Encoding": coding}}
        first, second = (client.get("/?q=路灯&kind=letter", **asked) for _ in range(2))
        assert first.data == second.data
        assert second.headers.get("Content-Encoding", "") == coding
        assert second.headers["Vary"] == "Accept-Encoding"
        assert unpack(second.data).endswith(b"</html>")


def test_a_page_that_is_kept_still_answers_what_may_be_asked_of_it(client):
    client.get("/?q=停车&kind=letter")
    answer = client.options("/?q=停车&kind=letter")
    assert (answer.data, sorted(answer.allow)) == (b"", ["GET", "HEAD", "OPTIONS"])


def test_a_part_of_a_file_is_a_part_of_the_file_and_not_of_its_compressed_form(client):
    asked = {"Range": "bytes=0-999", "Accept-Encoding": "gzip"}
    with (
        client.get("/static/fuwen.css") as whole,
        client.get("/static/fuwen.css", headers=asked) as part,
    ):
        assert part.status_code == 206
        assert "Content-Encoding" not in part.headers
        assert part.data == whole.data[:1000]
        assert part.headers["ETag"] == whole.headers["ETag"]


def test_a_page_asked_for_again_is_the_same_page(client):
    first, second = (client.get("/?q=停车&kind=letter") for _ in range(2))
    assert first.data == second.data
    assert first.headers["ETag"] == second.headers["ETag"]
    assert second.content_type == "text/html; charset=utf-8"
