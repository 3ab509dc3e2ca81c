"""Hits over the years as bars to click, for the filter form: SVG, so they need no script."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from indexer import Query, Results, Years
from webui.links import search_url

WIDTH = 1_000
HEIGHT = 240
"""The drawing's own units; the page stretches it to its column."""
_GAP = 0.2
"""The part of each bar's room that is left free."""


@dataclass(frozen=True, slots=True)
class Column:
    """One year: the room it may be clicked in, and in its middle a bar that stands on the ground."""

    label: str
    total: int
    x: float
    width: float
    height: float

    @property
    def bar(self) -> dict[str, float]:
        """The attributes of the bar's rectangle."""
        return {
            "x": round(self.x + self.width * _GAP / 2, 1),
            "y": round(HEIGHT - self.height, 1),
            "width": round(self.width * (1 - _GAP), 1),
            "height": round(self.height, 1),
        }


Bar = tuple[Column, str, bool]
"""A year's column, the search for just that year, and whether that year is chosen."""


def histogram(query: Query, results: Results) -> tuple[Bar, ...]:
    """Draw the hits of each year, the year filter left aside; nothing for fewer than two years.

    A bar that is chosen alone leads back to all years.
    """
    counts = every_year({int(one.value): one.count for one in results.facets.get("year", ())})
    chosen = {int(one.value) for one in results.facets.get("year", ()) if one.selected}
    if len(counts) < 2:  # noqa: PLR2004 - one bar compares with nothing
        return ()
    return tuple(
        (
            column,
            search_url(replace(query, years=_toggled(column, chosen), page=1)),
            int(column.label) in chosen,
        )
        for column in _columns(counts)
    )


def every_year(counts: Mapping[int, int]) -> dict[int, int]:
    """Fill in the years between the first and the last: a gap must be seen as one.

    >>> every_year({2020: 3, 2018: 1})
    {2018: 1, 2019: 0, 2020: 3}
    """
    if not counts:
        return {}
    return {year: counts.get(year, 0) for year in range(min(counts), max(counts) + 1)}


def _columns(counts: Mapping[int, int]) -> tuple[Column, ...]:
    """Share the width among the years; the fullest is as high as the drawing."""
    room = WIDTH / len(counts)
    scale = HEIGHT / max((1, *counts.values()))
    return tuple(
        Column(str(year), count, place * room, room, count * scale)
        for place, (year, count) in enumerate(counts.items())
    )


def _toggled(column: Column, chosen: set[int]) -> tuple[Years, ...]:
    year = int(column.label)
    return () if chosen == {year} else (Years(year, year),)
