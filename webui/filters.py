"""The filter form: what may be ticked, what is, and what else the form must send along."""

from collections.abc import Callable
from dataclasses import dataclass

from indexer import FacetValue, Query, Results, Years
from webui.language import gettext
from webui.wording import FIELDS, FIRST_YEAR, LAST_YEAR, kind_label, outcome_label, year_label

OPEN = 10
"""Values of a facet that stand in the open; chosen ones always do."""
FOLDED = 90
"""Values more that can be unfolded; beyond them a name is quicker typed than found."""

_LABELS: dict[str, Callable[[str], str]] = {
    "year": year_label,
    "outcome": outcome_label,
    "kind": kind_label,
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One box to tick: the parameter's value, its label, the hits it gives, ticked or not."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The boxes of one field: in the open, folded away, and how many are left out."""

    name: str
    label: str
    open: tuple[Choice, ...]
    folded: tuple[Choice, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class Filters:
    """The whole form: its groups, the two ends of a range, ranges that the form only keeps."""

    groups: tuple[Group, ...]
    year_from: str
    year_to: str
    kept_years: tuple[str, ...]
    chosen: int


def filters(results: Results) -> Filters:
    """Lay out the form for the search that gave these results."""
    query = results.query
    ranges = [years for years in query.years if years.first != years.last]
    first, last = _ends(ranges[0]) if ranges else ("", "")
    groups = (_group(name, label, results) for name, label in FIELDS.items())
    return Filters(
        groups=tuple(group for group in groups if group.open),
        year_from=first,
        year_to=last,
        kept_years=tuple(str(years) for years in ranges[1:]),
        chosen=_chosen(query),
    )


def _chosen(query: Query) -> int:
    fields = (query.departments, query.years, query.outcomes, query.kinds)
    return sum(len(field) for field in fields)


def _ends(years: Years) -> tuple[str, str]:
    first = "" if years.first == FIRST_YEAR else str(years.first)
    last = "" if years.last == LAST_YEAR else str(years.last)
    return first, last


def _group(name: str, label: str, results: Results) -> Group:
    chosen = _ticked(name, results.query)
    choices = [_choice(name, value, chosen) for value in results.facets.get(name, ())]
    rest = [choice for choice in choices[OPEN:] if not choice.chosen]
    return Group(
        name=name,
        label=gettext(label),
        open=tuple(choice for choice in choices if choice not in rest),
        folded=tuple(rest[:FOLDED]),
        left_out=len(rest[FOLDED:]),
    )


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
