"""Boxes to tick and how they are laid out: in the open, folded away, or by region."""

from collections.abc import Sequence
from dataclasses import dataclass

OPEN = 10
"""Values of a list that stand in the open; chosen ones always do."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One box: the parameter's value, its label, the hits it gives, ticked or not.

    A department's box also states `former` names that it stands for (`more`: not all of them), and
    knows what else people may type for it.
    """

    value: str
    label: str
    count: int
    chosen: bool
    former: str = ""
    more: bool = False
    typed: str = ""


@dataclass(frozen=True, slots=True)
class Region:
    """A place with its bodies, in the open and folded away, and the places within it.

    `name` tells it from all others; both `name` and `label` are empty where no place is named.
    `count` sums up the hits of all bodies there, those without a box too; `unfolded` regions
    stand open. A list that knows no places is one region.
    """

    name: str = ""
    label: str = ""
    count: int = 0
    unfolded: bool = False
    open: tuple[Choice, ...] = ()
    folded: tuple[Choice, ...] = ()
    within: tuple["Region", ...] = ()


def parted(choices: Sequence[Choice]) -> tuple[tuple[Choice, ...], tuple[Choice, ...]]:
    """Part a list into what stands in the open and what is folded away."""
    first, rest = choices[:OPEN], choices[OPEN:]
    folded = tuple(choice for choice in rest if not choice.chosen)
    return (*first, *(choice for choice in rest if choice.chosen)), folded
