"""Facets: how many hits each value would give, a facet's own selection left out."""

from collections.abc import Mapping

from indexer.asking.query import FacetValue, Query
from indexer.engines.base import And, Condition
from indexer.keeping.tallies import Tallies

FACETS = ("department", "year", "outcome", "kind")


def count(
    known: Tallies, parts: Mapping[str, Condition], query: Query
) -> dict[str, tuple[FacetValue, ...]]:
    """Count every facet's values among the hits of all `parts` but the facet's own.

    `parts` are conditions by facet, and what belongs to none under "". Facets without a selection
    have the same hits and are counted in one go.
    """
    free = [name for name in FACETS if name not in parts]
    tallies = known.of(And(tuple(parts.values())), free)
    for name in FACETS:
        if name in parts:
            others = And(tuple(part for facet, part in parts.items() if facet != name))
            tallies |= known.of(others, [name])
    return {name: _values(name, tallies[name], query) for name in FACETS}


def _values(name: str, tally: dict[str, int], query: Query) -> tuple[FacetValue, ...]:
    chosen = _chosen(name, tally, query)
    counts = {**dict.fromkeys(chosen, 0), **tally}
    values = (FacetValue(value, number, value in chosen) for value, number in counts.items())
    if name == "year":
        return tuple(sorted(values, key=lambda one: one.value, reverse=True))
    return tuple(sorted(values, key=lambda one: (-one.count, one.value)))


def _chosen(name: str, tally: dict[str, int], query: Query) -> set[str]:
    """Return the values that a facet's selection holds; of a range of years those with hits."""
    if name == "year":
        single = {str(one.first) for one in query.years if one.first == one.last}
        within = {
            year for year in tally if any(y.first <= int(year) <= y.last for y in query.years)
        }
        return single | within
    selected = {"department": query.departments, "outcome": query.outcomes, "kind": query.kinds}
    return set(selected[name])
