"""A result in the large: its outcomes, by department and by year."""

from collections.abc import Mapping
from dataclasses import dataclass

from corpus import OUTCOMES
from indexer.asking.query import Query, Relaxed
from indexer.engines.base import And, Condition, Reader, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """How many replies there are of one department or year, in all and by outcome.

    A joint reply counts for each of its departments.
    """

    name: str
    total: int
    outcomes: Mapping[str, int]

    def share(self, outcome: str) -> float:
        """Return the part of this row's replies that had an outcome, 0 to 1."""
        return self.outcomes.get(outcome, 0) / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The counts of a search: `everything` as one row, `years` oldest first, `departments` with
    the most replies first. Replies without a year or department are only in `everything`.
    `relaxed` is as in Results."""

    query: Query
    generation: str
    everything: Row
    years: tuple[Row, ...]
    departments: tuple[Row, ...]
    relaxed: Relaxed | None


def tallied(reader: Reader, condition: Condition) -> tuple[Row, tuple[Row, ...], tuple[Row, ...]]:
    """Count everything, years and departments: one tally of all and one for each outcome met."""
    of_all = reader.tally(condition, ("outcome", "year", "department"))
    by_outcome: dict[str, dict[str, dict[str, int]]] = {
        outcome: reader.tally(
            And((condition, Value("outcome", (outcome,)))), ("year", "department")
        )
        for outcome in OUTCOMES
        if outcome in of_all["outcome"]
    }
    everything = Row(name="", total=sum(of_all["outcome"].values()), outcomes=of_all["outcome"])
    years = sorted(_rows("year", of_all, by_outcome), key=lambda row: row.name)
    departments = _rows("department", of_all, by_outcome)
    return everything, tuple(years), tuple(sorted(departments, key=_most_first))


def _rows(
    field: str,
    of_all: Mapping[str, Mapping[str, int]],
    by_outcome: Mapping[str, Mapping[str, Mapping[str, int]]],
) -> list[Row]:
    return [
        Row(
            name=name,
            total=total,
            outcomes={
                outcome: counts[field][name]
                for outcome, counts in by_outcome.items()
                if name in counts[field]
            },
        )
        for name, total in of_all[field].items()
    ]


def _most_first(row: Row) -> tuple[int, str]:
    return -row.total, row.name
