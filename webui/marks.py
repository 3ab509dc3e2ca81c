"""Marked words of a reply, numbered through title, letter and answer so that each can be linked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from indexer import Piece

LINKED = 20
"""Numbers that stand in the bar for readers without scripts; the last mark is always linked."""


@dataclass(frozen=True, slots=True)
class Bit:
    """A stretch of text; `mark` is its number among the marks of the page, None if plain."""

    text: str
    mark: int | None = None


def numbered(pieces: Iterable[Piece], numbers: Iterator[int]) -> tuple[Bit, ...]:
    """Give each marked piece the next of `numbers`."""
    return tuple(Bit(piece.text, next(numbers) if piece.marked else None) for piece in pieces)


def linked(count: int) -> tuple[int | None, ...]:
    """Return the marks to link, None for a gap.

    >>> linked(3), linked(23)[-3:]
    ((1, 2, 3), (20, None, 23))
    """
    if count <= LINKED + 1:
        return tuple(range(1, count + 1))
    return (*range(1, LINKED + 1), None, count)
