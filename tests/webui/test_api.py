"""The API: what it answers, what it refuses, and that it is as it is described."""

import json
import re

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode

from indexer import Searcher
from webui import Settings, create_app
from webui.api.description import EXAMPLES

ROOT = "/api/v1"


PATHS = (
    "/search",
    "/facets",
    "/suggest",
    "/replies/{reply_id}",
    "/replies/{reply_id}/similar",
)


@pytest.mark.parametrize(
    ("path", "mode"),
    [(path, GenerationMode.POSITIVE) for path in PATHS]
    + [(path, GenerationMode.NEGATIVE) for path in PATHS if path != "/replies/{reply_id}"],
)
def test_the_api_is_as_it_is_described(app: Flask, path, mode):
    described = schemathesis.openapi.from_wsgi(f"{ROOT}/openapi.json", app)
    operation = described[ROOT + path]["GET"]

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(
        max_examples=40,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.explicit, Phase.generate],
    )
    def agrees(case: schemathesis.Case) -> None:
        case.call_and_validate(headers={"Accept-Encoding": "identity"})

    agrees()


def test_every_path_that_is_described_is_tried(client):
    described = client.get(f"{ROOT}/openapi.json").get_json()["paths"]
    assert {ROOT + path for path in PATHS} == set(described)


def test_a_search_answers_what_its_page_shows(client, visit):
    answer = client.get(f"{ROOT}/search?q=停车&sort=newest").get_json()
    assert [hit["id"] for hit in answer["hits"]] == visit("/?q=停车&sort=newest").ids()
    assert answer["total"] == 4
    assert answer["query"]["text"] == "停车"
    years = {one["value"]: one["count"] for one in answer["facets"]["year"]}
    assert years == {"2023": 2, "2022": 1, "2021": 1}


def test_facets_can_be_had_without_replies(client):
    answer = client.get(f"{ROOT}/facets?q=停车&department=公安局").get_json()
    assert set(answer) == {"total", "facets", "generation"}
    assert answer["total"] == 2


def test_a_reply_says_what_each_fact_rests_on(client):
    answer = client.get(f"{ROOT}/replies/parking-1").get_json()
    assert answer["number"] == "澜公复〔2021〕12号"
    assert answer["basis"]["outcome"] == "stated"
    assert answer["printed"]["outcome"] == "采纳解决"
    assert answer["permalink"] == "http://localhost/reply/parking-1"
    assert "13800001234" not in json.dumps(answer)


def test_similar_replies_and_completions_are_answered(client):
    similar = client.get(f"{ROOT}/replies/lift-1/similar?limit=1").get_json()
    assert [hit["id"] for hit in similar["hits"]] == ["lift-2"]
    found = client.get(f"{ROOT}/suggest", query_string={"q": "加装"}).get_json()
    assert any(one["text"].startswith("加装") for one in found["suggestions"])


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("/search?foo=1", "foo"),
        ("/search?q=a&q=b", "q：只能出现一次"),
        ("/search?page=0", "page"),
        ("/search?page=101", "page"),
        ("/search?size=101", "size"),
        ("/search?year=19", "year"),
        ("/search?outcome=done", "outcome"),
        ("/search?strict=yes", "strict"),
        ("/search?q=年:很久以前", "看不懂年份"),
        ("/facets?page=1", "page"),
        ("/suggest", "q"),
        ("/suggest?q=a&limit=21", "limit"),
        ("/replies/parking-1?q=停车", "q"),
    ],
)
def test_what_may_not_be_asked_is_a_problem_that_names_it(client, path, sentence):
    answer = client.get(ROOT + path)
    problem = json.loads(answer.data)
    assert answer.content_type == "application/problem+json"
    assert (answer.status_code, problem["status"]) == (400, 400)
    assert sentence in problem["detail"]
    assert problem["request_id"] == answer.headers["X-Request-ID"]


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("/search?size=abc", "size：应为 1 至 100 之间的整数"),
        ("/search?size=", "size：应为 1 至 100 之间的整数"),
        ("/search?size=0", "size：应为 1 至 100 之间的整数"),
        ("/search?page=1e3", "page：应为 1 至 100 之间的整数"),
        ("/search?year=x", "year：应为 1900 至 2100 之间的一年（2019）或前后两年（2019..2021）"),
        ("/search?outcome=done", "outcome：应为 resolved、"),
        ("/search?kind=", "kind：应为 proposal、"),
        ("/search?sort=best", "sort：应为 relevance、newest、oldest 之一"),
        ("/search?synonyms=1", "synonyms：应为 true 或 false"),
        (f"/search?q={'a' * 1001}", "q：最多 1000 个字"),
        (f"/search?department={'a' * 201}", "department：最多 200 个字"),
        ("/search?" + "&".join(f"year={1950 + n}" for n in range(51)), "year：最多可以有 50 个值"),
        ("/search?foo=1", "foo：不认识这个参数；可用的有：q、department、"),
        ("/replies/parking-1?foo=1", "foo：不认识这个参数；这个地址不带参数"),
        ("/suggest", "q：必须给出"),
        ("/suggest?q=a&limit=x", "limit：应为 1 至 20 之间的整数"),
        ("/replies/nothing", "没有这个编号的答复，或者它不在公开范围内。"),
        ("/replies/withheld-1/similar", "没有这个编号的答复，或者它不在公开范围内。"),
    ],
)
def test_a_problem_is_told_in_chinese_and_says_what_to_do(client, path, sentence):
    told = json.loads(client.get(ROOT + path).data)["detail"]
    assert sentence in told
    assert not re.search("[A-Z][a-z]+ ", told)


@pytest.mark.parametrize("path", ["/replies/nothing", "/replies/withheld-1", "/nowhere"])
def test_what_is_not_there_is_a_problem_too(client, path):
    answer = client.get(ROOT + path)
    assert (answer.status_code, answer.content_type) == (404, "application/problem+json")


def test_a_missing_index_and_too_many_requests_are_problems(tmp_path, searcher):
    gone = create_app(Searcher(tmp_path / "nowhere", "public")).test_client()
    answer = gone.get(f"{ROOT}/search")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "30")
    assert answer.content_type == "application/problem+json"
    busy = create_app(searcher, Settings(rate=1)).test_client()
    busy.get(f"{ROOT}/search")
    assert busy.get(f"{ROOT}/search").content_type == "application/problem+json"


def test_an_answer_that_is_still_good_is_not_sent_again(client):
    tag = client.get(f"{ROOT}/search?q=停车").headers["ETag"]
    assert client.get(f"{ROOT}/search?q=停车", headers={"If-None-Match": tag}).status_code == 304


def test_the_description_is_openapi_and_can_be_read_on_a_page(visit, client):
    described = client.get(f"{ROOT}/openapi.json").get_json()
    assert described["openapi"] == "3.1.0"
    page = visit(f"{ROOT}/")
    for path in described["paths"]:
        assert f"GET {path}" in page.texts("//h2")
    for name in described["components"]["schemas"]:
        assert page.tree.get_element_by_id(name) is not None


def test_the_examples_on_the_page_are_answered(client):
    for path, query in EXAMPLES.items():
        assert client.get(ROOT + path + query).status_code == 200


def test_the_api_lives_below_the_prefix(searcher):
    client = create_app(searcher, Settings(prefix="/f")).test_client()
    assert client.get("/f/api/v1/search?q=停车").get_json()["total"] == 4
    assert "/f/api/v1/search" in client.get("/f/api/v1/openapi.json").get_json()["paths"]
