"""The search page: the start page, the results, and where filters lead."""

from collections.abc import Callable
from dataclasses import replace

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response

from indexer import Body, Query, Results, Searcher, Years
from webui.filters import filters
from webui.histogram import histogram
from webui.language import gettext, translatable
from webui.links import chips, last_page, reply_url, search_url, sorts, takeaways
from webui.links import pages as page_row
from webui.params import chosen_sort, in_order, needs_own_address, params_to_query
from webui.wording import years_label

NEWEST = 5
"""Replies on the start page."""
EXAMPLES = {
    "加装电梯": translatable("几个词都要有：用空格分开"),
    '"停车难"': translatable("一字不差：加引号"),
    "学位 -民办": translatable("不要某个词：前面加减号"),
    "养老 部门:民政局": translatable("只看某个单位"),
    "公交 年:2020..2024": translatable("只看某几年"),
}
"""Searches to start from, and what each one teaches."""


def pages(searcher: Searcher) -> Blueprint:
    """Return the pages that search."""
    blueprint = Blueprint("search", __name__)

    @blueprint.get("/")
    def results() -> str | Response | tuple[str, int]:
        query = params_to_query(request.args)
        if needs_own_address(request.args):
            return redirect(search_url(query))
        if query == Query():
            return _start(searcher.search(Query(sort="newest", size=NEWEST)))
        still = searcher.snapshot()
        return _found(query, still.search(in_order(query)), still.bodies)

    return blueprint


def _start(newest: Results) -> str:
    years = sorted(int(value.value) for value in newest.facets["year"] if value.count)
    examples = [
        (text, gettext(how), search_url(Query(text=text))) for text, how in EXAMPLES.items()
    ]
    return render_template(
        "start.html",
        query=Query(),
        newest=newest,
        span=years_label(Years(years[0], years[-1])) if years else "",
        examples=examples,
        reply_url=lambda reply_id: reply_url(reply_id, Query()),
        all_url=search_url(Query(sort="newest")),
    )


def _found(query: Query, results: Results, body: Callable[[str], Body]) -> tuple[str, int]:
    """Show what was found; where links and fields lead is said by the query as it was asked."""
    beyond = bool(results.total) and query.page > last_page(query, results.total)
    page = render_template(
        "results.html",
        query=query,
        sort=chosen_sort(query),
        results=results,
        beyond=beyond,
        chips=chips(query),
        filters=filters(query, results, body),
        sorts=sorts(query),
        pages=page_row(query, results.total),
        first_url=search_url(replace(query, page=1)),
        unfiltered_url=search_url(Query(text=query.text)),
        reply_url=lambda reply_id: reply_url(reply_id, query),
        histogram=histogram(query, results),
        strict_url=search_url(replace(query, strict=True, page=1)),
        loose_url=search_url(replace(query, strict=False, page=1)),
        exact_url=search_url(replace(query, synonyms=False, page=1)),
        synonyms_url=search_url(replace(query, synonyms=True, page=1)),
        meant=[
            (text, search_url(replace(query, text=text, page=1))) for text in results.did_you_mean
        ],
        **takeaways(query),
    )
    return page, 404 if beyond else 200
