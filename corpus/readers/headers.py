"""The header of a table: a row of names, which may stand below names of groups (来信 | 答复)."""

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

from corpus.readers.columns import Columns

_SUFFIXES = ("情况", "信息", "情況", "資訊")
"""What a group's name may end in, and no column's in it: 内容 below 答复情况 is 答复内容."""

Recognise = Callable[[tuple[str, ...]], Columns]


def header_of(
    rows: Sequence[Sequence[str]], recognise: Recognise
) -> tuple[int, tuple[str, ...]] | None:
    """Find the header among the first rows of a table: where it ends, and its names.

    It is the first row with a column for the reply's text, or the next one if that is a header too:
    then the first only groups its columns. None if no row has such a column.
    """
    found = (at for at, row in enumerate(rows) if recognise(tuple(row)).hold_text)
    at = next(found, None)
    if at is None:
        return None
    if at + 1 < len(rows) and _is_header(recognise(tuple(rows[at + 1]))):
        at += 1
    above = rows[at - 1] if at else ()
    return at, _named(above, rows[at], recognise)


def _is_header(columns: Columns) -> bool:
    return columns.hold_text and len(columns.by_key) > 1


def _named(above: Sequence[str], row: Sequence[str], recognise: Recognise) -> tuple[str, ...]:
    """Name columns by their groups where that makes a known name, else by what stands lowest."""
    width = max(len(row), len(above))
    upper, names = ([*cells, *[""] * (width - len(cells))] for cells in (above, row))
    groups: Iterator[str] = accumulate(upper, lambda before, name: name or before)
    return tuple(
        _in_group(group, over, name, recognise) if name else over
        for group, over, name in zip(groups, upper, names, strict=True)
    )


def _in_group(group: str, over: str, name: str, recognise: Recognise) -> str:
    """Return the first that is known: with the group's name, alone, or what stands right `over` it."""
    stem = next((group.removesuffix(end) for end in _SUFFIXES if group.endswith(end)), group)
    likely = (stem + name, name, over)
    return next((each for each in likely if recognise((each,)).by_key), name)
