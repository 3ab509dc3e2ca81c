"""Filters of a query → conditions, one for each facet that has a selection."""

from indexer.engines.base import Between, Condition, Or, Value
from indexer.query import Query


def conditions(query: Query) -> dict[str, Condition]:
    """Return the condition of each facet with a selection: any of its values will do."""
    found: dict[str, Condition] = {}
    if query.departments:
        found["department"] = Value("department", query.departments)
    if query.years:
        found["year"] = Or(tuple(Between("in_year", one.first, one.last) for one in query.years))
    if query.outcomes:
        found["outcome"] = Value("outcome", query.outcomes)
    if query.kinds:
        found["kind"] = Value("kind", query.kinds)
    return found
