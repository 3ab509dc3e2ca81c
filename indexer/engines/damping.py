"""Damping: of hits by score the first are put in order once more, a number held against each."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from indexer.engines.base import Damping, Request

Place = TypeVar("Place")
"""Where an engine finds an entry again."""
Numbers = Callable[[str, Sequence[Place]], Sequence[int | None]]
"""A field's number at each of several places, None where there is none."""


def reach(request: Request) -> tuple[int, int]:
    """Return offset and limit of the hits to rank before the page can be cut out of them."""
    damping = _damping(request)
    if damping is None:
        return request.offset, request.limit
    return 0, max(request.offset + request.limit, damping.depth)


def page_of(
    ranked: Sequence[tuple[float, Place]], request: Request, numbers: Numbers[Place]
) -> Sequence[tuple[float, Place]]:
    """Cut the page out of the hits that were ranked within the request's reach."""
    damping = _damping(request)
    if damping is None:
        return ranked
    first, rest = ranked[: damping.depth], ranked[damping.depth :]
    found = numbers(damping.number, [place for _, place in first])
    damped = [
        (score / max(number or 1, 1) ** damping.power, place)
        for (score, place), number in zip(first, found, strict=True)
    ]
    damped.sort(key=lambda hit: -hit[0])
    return [*damped, *rest][request.offset : request.offset + request.limit]


def _damping(request: Request) -> Damping | None:
    """Return the damping where it can change the page: not beyond its depth, nor when sorting."""
    damping = request.damping
    if damping is None or request.sort is not None or request.offset >= damping.depth:
        return None
    return damping
