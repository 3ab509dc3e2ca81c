"""The addresses of the API."""

from collections.abc import Callable
from typing import Any

from flask import Response
from flask_smorest import Blueprint
from marshmallow import RAISE

from indexer import (
    Results,
    Searcher,
    reply_shape,
    results_shape,
    similar_shape,
    suggestions_shape,
)
from webui.api import answers, arguments
from webui.api.problems import documented
from webui.faults import UNKNOWN_REPLY, page
from webui.links import permalink
from webui.params import in_order

Given = dict[str, Any]
Refused = tuple[str | Response, int]


def routes(searcher: Searcher) -> Blueprint:
    """Return the API over a searcher."""
    api = Blueprint("api", __name__, description="检索政府答复")

    @api.get("/search")
    @asked(api, arguments.Search)
    @api.response(200, answers.Results)
    @documented(api, 400)
    def search(given: Given) -> Given:
        """检索：一页答复和各项筛选的篇数"""
        return _results(searcher.search(in_order(arguments.query_of(given))))

    @api.get("/facets")
    @asked(api, arguments.Filters)
    @api.response(200, answers.Counted)
    @documented(api, 400)
    def facets(given: Given) -> Given:
        """各项筛选的篇数，不含答复本身"""
        return results_shape(searcher.search(in_order(arguments.query_of(given))))

    @api.get("/suggest")
    @asked(api, arguments.Prefix)
    @api.response(200, answers.Suggestions)
    @documented(api, 400)
    def suggest(given: Given) -> Given:
        """输入联想"""
        still = searcher.snapshot()
        found = still.suggest(given["q"], given["limit"])
        return {"suggestions": suggestions_shape(found), "generation": still.generation}

    @api.get("/replies/<reply_id>")
    @asked(api, arguments.Nothing)
    @api.response(200, answers.Reply)
    @documented(api, 400, 404)
    def reply(_: Given, reply_id: str) -> Given | Refused:
        """一篇答复"""
        shown = searcher.show(reply_id)
        if shown is None:
            return page(UNKNOWN_REPLY, 404)
        return {**reply_shape(shown.reply), "permalink": permalink(reply_id)}

    @api.get("/replies/<reply_id>/similar")
    @asked(api, arguments.Few)
    @api.response(200, answers.SimilarReplies)
    @documented(api, 400, 404)
    def similar(given: Given, reply_id: str) -> Given | Refused:
        """与一篇答复相似的答复"""
        still = searcher.snapshot()
        if still.show(reply_id) is None:
            return page(UNKNOWN_REPLY, 404)
        hits = still.similar(reply_id, given["limit"])
        return {"hits": similar_shape(hits), "generation": still.generation}

    return api


def asked(api: Blueprint, schema: type[arguments.Strict]) -> Callable[[Any], Any]:
    """Take an address's arguments from its query and refuse all others."""
    return api.arguments(schema, location="query", error_status_code=400, unknown=RAISE)  # type: ignore[no-any-return]


def _results(results: Results) -> Given:
    relaxed = results.relaxed
    return {
        **results_shape(results),
        "relaxed": relaxed,
        "synonyms": [{"word": word, "also": list(also)} for word, also in results.synonyms],
    }
