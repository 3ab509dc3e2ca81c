"""Filters of a query → conditions, one for each facet that has a selection."""

from indexer.asking.query import Query, Years
from indexer.engines.base import Between, Condition, Or, Value

_FEW_YEARS = 40
"""So many years are looked up one by one: a range is compared with the year of every entry."""


def conditions(query: Query) -> dict[str, Condition]:
    """Return the condition of each facet with a selection: any of its values will do."""
    found: dict[str, Condition] = {}
    if query.departments:
        found["department"] = Value("department", query.departments)
    if query.years:
        found["year"] = Or(tuple(map(within, query.years)))
    if query.outcomes:
        found["outcome"] = Value("outcome", query.outcomes)
    if query.kinds:
        found["kind"] = Value("kind", query.kinds)
    return found


def within(years: Years) -> Condition:
    """Return the condition of a range of years."""
    if years.last - years.first < _FEW_YEARS:
        return Value("year", tuple(map(str, range(years.first, years.last + 1))))
    return Between("in_year", years.first, years.last)
