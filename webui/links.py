"""Searches one step from this one, as links: chips that take away, sorts, pages."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urljoin

from flask import current_app, request

from indexer import Query
from webui.addresses import path, reply_path, with_query
from webui.language import gettext, translatable
from webui.params import deepest_page, in_order, without_page
from webui.titles import search_title
from webui.wording import FIELDS, SORTS, kind_label, outcome_label, years_label

AROUND = 2
"""How many page numbers stand on each side of the current one."""


Address = Callable[[Query], str]


@dataclass(frozen=True, slots=True)
class Chip:
    """One chosen condition: which field, its value in words, and the address without it."""

    field: str
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Step:
    """One link of a row, and whether it is where the reader is now."""

    label: str
    url: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Pages:
    """The way through a result: the ends of the row, and its numbers with None for a gap."""

    previous: str | None
    next: str | None
    numbers: tuple[Step | None, ...]


def search_url(query: Query) -> str:
    """Return the address of a search."""
    return with_query(path("search.results"), query)


def reply_url(reply_id: str, query: Query) -> str:
    """Return the address of a reply that was found by a search, which it leads back to."""
    return with_query(reply_path(reply_id), query)


def absolute(address: str) -> str:
    """Return an address as others must be told it: below the site's public address, if stated."""
    return urljoin(current_app.config["PUBLIC_URL"] or request.host_url, address)


def permalink(reply_id: str) -> str:
    """Return the address of a reply that others may keep: it survives a rebuild of the index."""
    return absolute(reply_path(reply_id))


EXPORTS = {
    "csv": translatable("CSV 表格"),
    "xlsx": translatable("Excel 表格"),
    "jsonl": "JSON lines",
}
"""The forms in which a whole result can be taken."""


def takeaways(query: Query) -> dict[str, Any]:
    """Return the addresses of a search's other forms, and what it is called."""
    first = without_page(query)
    return {
        "title": search_title(query),
        "feed_url": with_query(path("feed.atom"), first),
        "overview_url": with_query(path("overview.page"), first),
        "exports": [
            (gettext(label), with_query(path("export.whole", form=form), first))
            for form, label in EXPORTS.items()
        ],
    }


def chips(query: Query, address: Address = search_url) -> tuple[Chip, ...]:
    """List what was chosen, the words first, each with the search that does without it.

    `address` is of the page that the links stay on.
    """
    return tuple(_chips(without_page(query), address))


def _chips(query: Query, address: Address) -> Iterator[Chip]:
    if query.text:
        yield Chip(gettext("检索词"), query.text, address(replace(query, text="")))
    for name in query.departments:
        rest = tuple(other for other in query.departments if other != name)
        yield Chip(_field("department"), name, address(replace(query, departments=rest)))
    for years in query.years:
        left = tuple(other for other in query.years if other != years)
        yield Chip(_field("year"), years_label(years), address(replace(query, years=left)))
    for outcome in query.outcomes:
        rest = tuple(other for other in query.outcomes if other != outcome)
        url = address(replace(query, outcomes=rest))
        yield Chip(_field("outcome"), outcome_label(outcome), url)
    for kind in query.kinds:
        rest = tuple(other for other in query.kinds if other != kind)
        yield Chip(_field("kind"), kind_label(kind), address(replace(query, kinds=rest)))


def _field(name: str) -> str:
    return gettext(FIELDS[name])


def sorts(query: Query) -> tuple[Step, ...]:
    """List the orders on offer; without words there is no relevance to sort by."""
    current = in_order(query).sort
    return tuple(
        Step(gettext(label), search_url(replace(query, sort=sort, page=1)), sort == current)
        for sort, label in SORTS.items()
        if query.text or sort != "relevance"
    )


def last_page(query: Query, total: int) -> int:
    """Return the last page that has hits and may be asked for, at least 1."""
    return max(1, min(-(-total // query.size), deepest_page(query.size)))


def pages(query: Query, total: int) -> Pages:
    """Lay out the row of pages: the first, the last and those around the current one."""
    last = last_page(query, total)
    near = range(query.page - AROUND, query.page + AROUND + 1)
    shown = [number for number in range(1, last + 1) if number in (1, last) or number in near]
    return Pages(
        previous=_page_url(query, query.page - 1) if query.page > 1 else None,
        next=_page_url(query, query.page + 1) if query.page < last else None,
        numbers=tuple(_with_gaps(query, shown)),
    )


def _with_gaps(query: Query, shown: list[int]) -> Iterator[Step | None]:
    before = 0
    for number in shown:
        if number > before + 1:
            yield None
        yield Step(str(number), _page_url(query, number), number == query.page)
        before = number


def _page_url(query: Query, page: int) -> str:
    return search_url(replace(query, page=page))
