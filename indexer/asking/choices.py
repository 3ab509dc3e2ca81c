"""Choices: what people type for a year, an outcome or a kind → its value."""

import re
from collections.abc import Collection

from corpus import KINDS, OUTCOMES
from indexer.analysis import fold, squeeze
from indexer.asking.query import Years
from indexer.errors import QueryError

_YEAR = r"([1-9]\d{3})年?"
_YEARS = re.compile(rf"{_YEAR}(?:(?:\.\.|-{{1,2}}|~|至|到){_YEAR})?", re.ASCII)


def parse_years(text: str) -> Years:
    """Read 2019, 2019年, 2019..2021, 2019-2021 or 2019至2021, in any width, either end first.

    Raises QueryError for anything else.
    """
    found = _YEARS.fullmatch(fold(text).strip())
    if found is None:
        raise QueryError(f"看不懂年份“{text}”：请写成 2019 或 2019..2021")
    first = int(found[1])
    second = int(found[2] or first)
    return Years(min(first, second), max(first, second))


def parse_outcome(text: str) -> str:
    """Read an outcome's class name, its label or signs of only one label (采纳, 已采纳).

    Raises QueryError for anything else.
    """
    return _choose(text, "办理结果", OUTCOMES.items())


def parse_kind(text: str) -> str:
    """Read a kind's class name, its label or signs of only one label (提案).

    Raises QueryError for anything else.
    """
    return _choose(text, "类型", KINDS.items())


def _choose(text: str, what: str, labels: Collection[tuple[str, str]]) -> str:
    asked = squeeze(text)
    exact = [name for name, label in labels if asked in (name, squeeze(label))]
    partial = [name for name, label in labels if asked and asked in squeeze(label)]
    scattered = [name for name, label in labels if asked and _in_order(asked, squeeze(label))]
    found = exact or partial or scattered
    if len(found) == 1:
        return found[0]
    raise QueryError(f"没有“{text}”这种{what}：可选 {'、'.join(label for _, label in labels)}")


def _in_order(signs: str, label: str) -> bool:
    """Tell whether a label has these signs in this order, others between them or not."""
    rest = iter(label)
    return all(sign in rest for sign in signs)
