"""Hits over the years as bars to click, for the filter form."""

from dataclasses import replace

from indexer import Results, Row, Years
from webui.charts import Column, columns, every_year
from webui.links import search_url
from webui.params import without_page

Bar = tuple[Column, str, bool]
"""A year's column, the search for just that year, and whether that year is chosen."""


def histogram(results: Results) -> tuple[Bar, ...]:
    """Draw the hits of each year, the year filter left aside; nothing for fewer than two years.

    A bar that is chosen alone leads back to all years.
    """
    query = without_page(results.query)
    counts = {int(one.value): one.count for one in results.facets.get("year", ())}
    chosen = {int(one.value) for one in results.facets.get("year", ()) if one.selected}
    rows = tuple(
        Row(name=str(year), total=count, outcomes={"year": count})
        for year, count in every_year(counts).items()
    )
    if len(rows) < 2:  # noqa: PLR2004 - one bar compares with nothing
        return ()
    return tuple(
        (
            column,
            search_url(replace(query, years=_toggled(column, chosen))),
            int(column.label) in chosen,
        )
        for column in columns(rows, ("year",))
    )


def _toggled(column: Column, chosen: set[int]) -> tuple[Years, ...]:
    year = int(column.label)
    return () if chosen == {year} else (Years(year, year),)
