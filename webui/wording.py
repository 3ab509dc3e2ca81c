"""How values are put into Chinese: labels of classes, dates, ranges of years, plain titles."""

import re
from collections.abc import Callable
from typing import Literal

from indexer import DISCLOSURES, KINDS, OUTCOMES, Piece, Years

FIRST_YEAR = 1900
LAST_YEAR = 2100
"""The years a search may name; a range that reaches one of them is open at that end."""

Sort = Literal["relevance", "newest", "oldest"]
SORTS: dict[Sort, str] = {
    "relevance": "按相关度",
    "newest": "按日期从新到旧",
    "oldest": "按日期从旧到新",
}
FIELDS = {"department": "承办单位", "year": "年份", "outcome": "办理结果", "kind": "类型"}

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ISO_PREFIX = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def outcome_label(outcome: str) -> str:
    """Name an outcome class as readers see it; an unknown class names itself."""
    return next((label for name, label in OUTCOMES.items() if name == outcome), outcome)


def kind_label(kind: str) -> str:
    """Name a kind of reply as readers see it; an unknown kind names itself."""
    return next((label for name, label in KINDS.items() if name == kind), kind)


def disclosure_label(disclosure: str) -> str:
    """Name a disclosure class as readers see it; an unknown class names itself."""
    return next((label for name, label in DISCLOSURES.items() if name == disclosure), disclosure)


def long_date(iso: str) -> str:
    """Write an ISO prefix the Chinese way, no more precise than it is.

    >>> long_date("2023-05-06"), long_date("2023-05"), long_date("2023")
    ('2023年5月6日', '2023年5月', '2023年')
    """
    found = _ISO_PREFIX.fullmatch(iso)
    if found is None:
        return iso
    numbers = (int(part) for part in found.groups() if part is not None)
    return "".join(f"{number}{unit}" for number, unit in zip(numbers, "年月日", strict=False))


def moment(iso: str | None, otherwise: str) -> str:
    """Write an ISO prefix as the moment it begins in China, which feeds demand; `otherwise` where
    there is none.

    >>> moment("2023-05", ""), moment(None, "2026-01-01T00:00:00+00:00")
    ('2023-05-01T00:00:00+08:00', '2026-01-01T00:00:00+00:00')
    """
    if not iso or _ISO_PREFIX.fullmatch(iso) is None:
        return otherwise
    return f"{iso}{'-01-01'[len(iso) - 4 :]}T00:00:00+08:00"


def years_label(years: Years) -> str:
    """Write a range of years; one that reaches the first or last year allowed is open there.

    >>> years_label(Years(2019, 2021)), years_label(Years(2019, LAST_YEAR))
    ('2019—2021年', '2019年及以后')
    """
    if years.first == years.last:
        return f"{years.first}年"
    if years.last == LAST_YEAR:
        return f"{years.first}年及以后"
    if years.first == FIRST_YEAR:
        return f"{years.last}年及以前"
    return f"{years.first}—{years.last}年"


def plain(pieces: tuple[Piece, ...]) -> str:
    """Join pieces without their marks, for page titles and labels."""
    return "".join(piece.text for piece in pieces)


def xml_text(text: str) -> str:
    """Leave out the characters that XML 1.0 has no way to write."""
    return _NOT_XML.sub("", text)


def thousands(number: int) -> str:
    """Write a count with separators (12,345)."""
    return f"{number:,}"


FILTERS: dict[str, Callable[..., str]] = {
    "outcome_label": outcome_label,
    "kind_label": kind_label,
    "long_date": long_date,
    "plain": plain,
    "thousands": thousands,
    "xml_text": xml_text,
}
