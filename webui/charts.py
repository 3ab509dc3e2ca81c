"""Bar charts as numbers for SVG: made on the server, so they need no script and print as drawn."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from indexer import Row

WIDTH = 1_000
HEIGHT = 240
"""The drawing's own units; the page stretches it to its width."""
_GAP = 0.2
"""The part of each column's room that is left free."""


@dataclass(frozen=True, slots=True)
class Block:
    """One rectangle; `name` is the outcome it stands for, "" where colours mean nothing."""

    name: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Column:
    """What stands for one year: its blocks from the bottom up, and the room it may be clicked in."""

    label: str
    total: int
    x: float
    width: float
    blocks: tuple[Block, ...]

    @property
    def middle(self) -> float:
        """Where its label is centred."""
        return round(self.x + self.width / 2, 1)


def every_year(counts: Mapping[int, int]) -> dict[int, int]:
    """Fill in the years between the first and the last: a gap must be seen as one.

    >>> every_year({2020: 3, 2018: 1})
    {2018: 1, 2019: 0, 2020: 3}
    """
    if not counts:
        return {}
    return {year: counts.get(year, 0) for year in range(min(counts), max(counts) + 1)}


def columns(rows: Sequence[Row], outcomes: Iterable[str]) -> tuple[Column, ...]:
    """Stack the outcomes of each row, the fullest row as high as the drawing."""
    highest = max((row.total for row in rows), default=0)
    room = WIDTH / max(1, len(rows))
    order = tuple(outcomes)
    return tuple(
        Column(
            row.name, row.total, place * room, room, tuple(_stack(row, order, place, room, highest))
        )
        for place, row in enumerate(rows)
    )


def _stack(
    row: Row, outcomes: Sequence[str], place: int, room: float, highest: int
) -> Iterator[Block]:
    top = float(HEIGHT)
    for outcome in outcomes:
        count = row.outcomes.get(outcome, 0)
        if count:
            height = HEIGHT * count / highest
            top -= height
            x = place * room + room * _GAP / 2
            yield Block(
                outcome, round(x, 1), round(top, 1), round(room * (1 - _GAP), 1), round(height, 1)
            )
