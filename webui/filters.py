"""The filter form: what may be ticked, what is, and what else the form must send along."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from indexer import Body, FacetValue, Query, Results, Years
from webui.choices import OPEN, Choice, Region, parted
from webui.language import gettext
from webui.params import MOST_VALUES
from webui.regions import by_region
from webui.wording import FIELDS, FIRST_YEAR, LAST_YEAR, kind_label, outcome_label, year_label

LISTED = 200
"""Values of a facet that get a box, and the chosen ones; a page with more would be too heavy."""

_LABELS: dict[str, Callable[[str], str]] = {
    "year": year_label,
    "outcome": outcome_label,
    "kind": kind_label,
}


@dataclass(frozen=True, slots=True)
class Group:
    """The boxes of one field, how many values are left out, and whether it can be searched."""

    name: str
    label: str
    boxes: Region
    left_out: int
    long: bool


@dataclass(frozen=True, slots=True)
class Filters:
    """The whole form: its groups, the two ends of a range, and what has no box and is only kept:
    more ranges, and names that stand for more departments than an address may name."""

    groups: tuple[Group, ...]
    year_from: str
    year_to: str
    kept: tuple[tuple[str, str], ...]
    chosen: int


def filters(query: Query, results: Results, body: Callable[[str], Body]) -> Filters:
    """Lay out the form for the search that gave these results; `body` tells of a department."""
    results = _named(query, results)
    ranges = [years for years in query.years if years.first != years.last]
    first, last = _ends(ranges[0]) if ranges else ("", "")
    groups = (
        _group(name, label, results, body)
        for name, label in FIELDS.items()
        if results.facets.get(name) or (name == "year" and ranges)
    )
    return Filters(
        groups=tuple(groups),
        year_from=first,
        year_to=last,
        kept=(
            *(("year", str(years)) for years in ranges[1:]),
            *(("department", name) for name in _without_box(results)),
        ),
        chosen=_chosen(query),
    )


def _chosen(query: Query) -> int:
    fields = (query.departments, query.years, query.outcomes, query.kinds)
    return sum(len(field) for field in fields)


def _ends(years: Years) -> tuple[str, str]:
    first = "" if years.first == FIRST_YEAR else str(years.first)
    last = "" if years.last == LAST_YEAR else str(years.last)
    return first, last


def _named(query: Query, results: Results) -> Results:
    """Tick the departments that were meant, or if the form cannot send so many and one more, only
    those named."""
    if len(results.query.departments) < MOST_VALUES:
        return results
    values = (
        replace(value, selected=value.value in query.departments)
        for value in results.facets["department"]
    )
    facets = {**results.facets, "department": tuple(values)}
    return replace(results, query=query, facets=facets)


def _without_box(results: Results) -> tuple[str, ...]:
    """Return the departments searched for that are none: each stands for many."""
    boxes = {value.value for value in results.facets.get("department", ())}
    return tuple(name for name in results.query.departments if name not in boxes)


def _group(name: str, label: str, results: Results, body: Callable[[str], Body]) -> Group:
    values = results.facets.get(name, ())
    listed = [*values[:LISTED], *(value for value in values[LISTED:] if value.selected)]
    if name == "department":
        boxes = by_region(values, frozenset(value.value for value in listed), body)
    else:
        chosen = _ticked(name, results.query)
        boxes = _plain([_choice(name, value, chosen) for value in listed])
    left_out = len(values) - len(listed)
    return Group(name, gettext(label), boxes, left_out, long=len(values) > OPEN)


def _plain(choices: list[Choice]) -> Region:
    open_, folded = parted(choices)
    return Region(open=open_, folded=folded)


def _ticked(name: str, query: Query) -> frozenset[str]:
    """Return the values ticked in a group; a year within a range is not: the range states it."""
    single = (str(years) for years in query.years if years.first == years.last)
    ticked = {
        "department": query.departments,
        "year": tuple(single),
        "outcome": query.outcomes,
        "kind": query.kinds,
    }
    return frozenset(ticked[name])


def _choice(name: str, value: FacetValue, chosen: frozenset[str]) -> Choice:
    label = _LABELS.get(name, str)(value.value)
    return Choice(value.value, label, value.count, value.value in chosen)
