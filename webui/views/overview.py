"""The overview of a search: outcomes, years and departments, as tables, charts and CSV."""

from collections.abc import Iterator
from dataclasses import replace

from flask import Blueprint, Response, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from indexer import OUTCOMES, Overview, Query, Row, Searcher, Years
from webui.addresses import path, with_query
from webui.export.columns import harmless
from webui.export.tables import row as csv_row
from webui.headers import name_file
from webui.histogram import every_year
from webui.language import speak
from webui.links import chips, search_url
from webui.params import needs_own_address, params_to_query, without_page
from webui.titles import search_title
from webui.wording import outcome_label, widened

LISTED = 50
"""Departments on the page; the CSV has all."""
CHARTED = 15
"""Departments in the chart; the table below it has the others."""


def pages(searcher: Searcher) -> Blueprint:
    """Return the page of a search in the large, and its table."""
    blueprint = Blueprint("overview", __name__)

    @blueprint.get("/overview")
    def page() -> str | AnyResponse:
        query = without_page(params_to_query(request.args))
        if needs_own_address(request.args):
            return redirect(overview_url(query))
        overview = searcher.overview(query)
        years = _every_year(overview)
        return render_template(
            "overview.html",
            query=query,
            title=search_title(query),
            overview=overview,
            years=years,
            outcomes=_outcomes(overview),
            departments=overview.departments[:LISTED],
            charted=CHARTED,
            chips=chips(query, overview_url),
            clear_url=overview_url(Query()),
            strict_url=overview_url(replace(query, strict=True)),
            loose_url=overview_url(replace(query, strict=False)),
            back_url=search_url(query),
            table_url=with_query(path("overview.table"), query),
            narrowed=lambda **parts: search_url(narrowed(query, **parts)),
        )

    @blueprint.get("/overview.csv")
    def table() -> Response:
        query = without_page(params_to_query(request.args))
        speak(None)  # a file is the same whichever page it was asked for on
        overview = searcher.overview(query)
        lines = _lines(overview, _what(overview, query))
        response = Response(b"".join(lines), content_type="text/csv; charset=utf-8")
        name_file(response, "fuwen-overview.csv")
        return response

    return blueprint


def overview_url(query: Query) -> str:
    """Return the address of a search's overview."""
    return with_query(path("overview.page"), query)


def narrowed(query: Query, department: str = "", year: str = "", outcome: str = "") -> Query:
    """Return the search for one cell of a table."""
    return replace(
        query,
        departments=(department,) if department else query.departments,
        years=(Years(int(year), int(year)),) if year else query.years,
        outcomes=(outcome,) if outcome else query.outcomes,
    )


def _outcomes(overview: Overview) -> dict[str, str]:
    """Return the outcomes met, in their usual order, with their labels."""
    met = overview.everything.outcomes
    return {name: outcome_label(name) for name in OUTCOMES if name in met}


def _every_year(overview: Overview) -> tuple[Row, ...]:
    rows = {int(row.name): row for row in overview.years}
    counts = every_year({year: row.total for year, row in rows.items()})
    return tuple(rows.get(year) or Row(name=str(year), total=0, outcomes={}) for year in counts)


def _what(overview: Overview, query: Query) -> str:
    title, relaxed = search_title(query), overview.relaxed
    return f"{title}（{widened(relaxed).rstrip('。')}）" if relaxed else title


def _lines(overview: Overview, title: str) -> Iterator[bytes]:
    """Yield the table: what each row is of, its total, each outcome's count and share."""
    outcomes = _outcomes(overview)
    yield "\ufeff".encode()
    shares = [f"{label}占比" for label in outcomes.values()]
    yield csv_row(("分组", "名称", "份数", *outcomes.values(), *shares, "检索", "索引"))
    groups = (
        ("全部", (overview.everything,)),
        ("年份", overview.years),
        ("承办单位", overview.departments),
    )
    for group, rows in groups:
        for one in rows:
            counts = [str(one.outcomes.get(name, 0)) for name in outcomes]
            parts = [f"{one.share(name):.4f}" for name in outcomes]
            about = (harmless(title), overview.generation)
            yield csv_row((group, harmless(one.name), str(one.total), *counts, *parts, *about))
