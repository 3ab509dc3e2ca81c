"""Departments by region: each place with its own bodies, then the smaller places within it."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from indexer import Body, FacetValue
from webui.choices import OPEN, Choice, Region, parted

NAMED = 1
"""Earlier names that a department's box states; the search within the list knows all."""


@dataclass(slots=True)
class _Place:
    """A region in the making; `own` are those of its bodies that get a box."""

    name: str = ""
    label: str = ""
    count: int = 0
    chosen: bool = False
    own: list[tuple[FacetValue, Body]] = field(default_factory=list)
    within: dict[str, "_Place"] = field(default_factory=dict)


def by_region(
    values: Sequence[FacetValue], listed: Collection[str], body: Callable[[str], Body]
) -> Region:
    """Group departments, of which only the `listed` get a box.

    A few stand in one plain list, and so do those of the only place there is.
    """
    if len(values) <= OPEN:
        boxes = [_box(value, body(value.value), value.value, "") for value in values]
        return Region(open=tuple(boxes))
    root = _Place()
    for value in values:
        _put(root, value, body(value.value), value.value in listed)
    while len(root.within) == 1 and not root.own:
        (root,) = root.within.values()
    return replace(_region(root, short=False, unfold_first=not root.own), name="", label="")


def _put(root: _Place, value: FacetValue, body: Body, listed: bool) -> None:
    place = root
    for label in body.places or ("",):
        inner = place.within.get(label)
        if inner is None:
            inner = place.within[label] = _Place(place.name + label, label)
        inner.count += value.count
        inner.chosen = inner.chosen or value.selected
        place = inner
    if listed:
        place.own.append((value, body))


def _region(place: _Place, *, short: bool = True, unfold_first: bool = False) -> Region:
    """Lay out a place; one that has nothing but a smaller place shares a line with it."""
    within = tuple(_within(place))
    if unfold_first:
        within = tuple(
            replace(one, unfolded=one.unfolded or not at) for at, one in enumerate(within)
        )
    if short and not place.own and len(within) == 1:
        return replace(within[0], label=place.label + within[0].label)
    boxes = [_box(*one, one[1].short if short else one[1].name, one[1].typed) for one in place.own]
    open_, folded = parted(boxes)
    return Region(place.name, place.label, place.count, place.chosen, open_, folded, within)


def _within(place: _Place) -> Iterator[Region]:
    """Yield the places within a place, most hits first, bodies without a known place last."""
    for one in sorted(
        place.within.values(), key=lambda one: (not one.label, -one.count, one.label)
    ):
        region = _region(one)
        if region.open or region.within:
            yield region


def _box(value: FacetValue, body: Body, label: str, typed: str) -> Choice:
    return Choice(
        value.value,
        label,
        value.count,
        value.selected,
        former="、".join(body.former[:NAMED]),
        more=len(body.former) > NAMED,
        typed=typed,
    )
