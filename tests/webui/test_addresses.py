"""Addresses made quickly are those that Flask makes."""

import pytest
from flask import Flask, url_for
from hypothesis import given
from hypothesis import strategies as st

from indexer import Query, Years
from webui.addresses import path, reply_path, with_query
from webui.params import query_to_params

QUERIES = st.builds(
    Query,
    text=st.text(),
    departments=st.lists(st.text(min_size=1), max_size=3).map(tuple),
    years=st.sampled_from([(), (Years(2019, 2019), Years(2020, 2024))]),
    outcomes=st.sampled_from([(), ("adopted",)]),
    sort=st.sampled_from(["relevance", "newest"]),
    page=st.integers(1, 12),
    strict=st.booleans(),
    synonyms=st.booleans(),
)


@given(query=QUERIES, id=st.text(min_size=1))
def test_an_address_is_the_one_that_url_for_makes(app: Flask, query: Query, id: str):
    params = query_to_params(query)
    with app.test_request_context("/"):
        search = url_for("search.results", **params)
        assert with_query(path("search.results"), query) == search
        assert with_query(reply_path(id), query) == url_for("reply.reading", reply_id=id, **params)


@pytest.mark.parametrize("root", ["/fuwen", "", "/other"])
def test_a_path_is_kept_for_each_place_that_a_site_stands_at(app: Flask, root: str):
    with app.test_request_context("/", environ_overrides={"SCRIPT_NAME": root}):
        assert path("feed.atom") == f"{root}/feed.atom"
        assert path("static", filename="fuwen.css") == f"{root}/static/fuwen.css"
        assert path("static", filename="icon.svg") == f"{root}/static/icon.svg"
