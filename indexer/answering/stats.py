"""Stats: what an index holds, counted by year, kind, outcome and department."""

from dataclasses import dataclass

from indexer.answering.facets import FACETS
from indexer.engines.base import Condition, Request
from indexer.keeping.opened import Opened


@dataclass(frozen=True, slots=True, kw_only=True)
class Stats:
    """What an index holds: `replies` in all, `visible` to the audience; counts by value."""

    generation: str
    created: str
    engine: str
    engine_version: str
    bytes: int
    files: int
    replies: int
    visible: int
    years: dict[str, int]
    kinds: dict[str, int]
    outcomes: dict[str, int]
    departments: dict[str, int]


def counted(opened: Opened, admitted: Condition) -> Stats:
    """Count a generation, what is `admitted` by value."""
    tally = opened.reader.tally(admitted, FACETS)
    totals = opened.totals()
    return Stats(
        generation=opened.manifest.generation,
        created=opened.manifest.created,
        engine=opened.manifest.engine,
        engine_version=opened.manifest.engine_version,
        bytes=sum(mark.size for mark in opened.manifest.files.values()),
        files=totals["files"],
        replies=totals["replies"],
        visible=opened.reader.search(Request(condition=admitted, limit=1)).total,
        years=dict(sorted(tally["year"].items(), reverse=True)),
        kinds=_most_first(tally["kind"]),
        outcomes=_most_first(tally["outcome"]),
        departments=_most_first(tally["department"]),
    )


def _most_first(counts: dict[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
