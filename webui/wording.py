"""How values are put into words: labels of classes, dates, ranges of years, plain titles."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Literal

from indexer import DISCLOSURES, KINDS, OUTCOMES, Piece, Relaxed, Years
from webui.language import CHINESE, counted, gettext, language, thousands, translatable

FIRST_YEAR = 1900
LAST_YEAR = 2100
"""The years a search may name; a range that reaches one of them is open at that end."""

Sort = Literal["relevance", "newest", "oldest"]
SORTS: dict[Sort, str] = {
    "relevance": translatable("按相关度"),
    "newest": translatable("按日期从新到旧"),
    "oldest": translatable("按日期从旧到新"),
}
FIELDS = {
    "department": translatable("承办单位"),
    "year": translatable("年份"),
    "outcome": translatable("办理结果"),
    "kind": translatable("类型"),
}
CLASSES = (
    translatable("已解决或采纳"),
    translatable("正在解决"),
    translatable("列入计划"),
    translatable("留作参考"),
    translatable("暂难解决"),
    translatable("未注明"),
    translatable("提案答复"),
    translatable("建议答复"),
    translatable("来信答复"),
    translatable("会办意见"),
    translatable("主动公开"),
    translatable("依申请公开"),
    translatable("不予公开"),
)
"""The labels of outcomes, kinds and disclosure classes, which corpus gives, for the translator."""
MONTHS = (
    translatable("1月"),
    translatable("2月"),
    translatable("3月"),
    translatable("4月"),
    translatable("5月"),
    translatable("6月"),
    translatable("7月"),
    translatable("8月"),
    translatable("9月"),
    translatable("10月"),
    translatable("11月"),
    translatable("12月"),
)
DATES = (
    translatable("%(year)s年"),
    translatable("%(year)s年%(month)s月"),
    translatable("%(year)s年%(month)s月%(day)s日"),
)
"""How a year, a month of it and a day of that are written; %(name)s is the month's name."""

WIDENED = {
    "most": translatable("因此也列出了含有多数词语的。"),
    "any": translatable("因此也列出了含有任一词语的。"),
}

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ISO_PREFIX = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def outcome_label(outcome: str) -> str:
    """Name an outcome class as readers see it; an unknown class names itself."""
    return _label(OUTCOMES, outcome)


def kind_label(kind: str) -> str:
    """Name a kind of reply as readers see it; an unknown kind names itself."""
    return _label(KINDS, kind)


def disclosure_label(disclosure: str) -> str:
    """Name a disclosure class as readers see it; an unknown class names itself."""
    return _label(DISCLOSURES, disclosure)


def _label(labels: Mapping[Any, str], name: str) -> str:
    label = labels.get(name)
    return name if label is None else gettext(label)


def long_date(iso: str) -> str:
    """Write an ISO prefix as people do, no more precise than it is.

    >>> long_date("2023-05-06"), long_date("2023-05"), long_date("2023")
    ('2023年5月6日', '2023年5月', '2023年')
    """
    if language() == CHINESE:
        return chinese_date(iso)
    numbers = _numbers(iso)
    if not numbers:
        return iso
    year, month, day = (*numbers, 0, 0)[:3]
    name = gettext(MONTHS[month - 1])
    return gettext(DATES[len(numbers) - 1], year=year, month=month, name=name, day=day)


def chinese_date(iso: str) -> str:
    """Write an ISO prefix the Chinese way on any page: in the citation of a Chinese document."""
    units = zip(_numbers(iso), "年月日", strict=False)
    return "".join(f"{number}{unit}" for number, unit in units) or iso


def _numbers(iso: str) -> tuple[int, ...]:
    found = _ISO_PREFIX.fullmatch(iso)
    return tuple(int(part) for part in found.groups() if part is not None) if found else ()


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
        return year_label(str(years.first))
    if years.last == LAST_YEAR:
        return gettext("%(year)s年及以后", year=years.first)
    if years.first == FIRST_YEAR:
        return gettext("%(year)s年及以前", year=years.last)
    return gettext("%(first)s—%(last)s年", first=years.first, last=years.last)


def year_label(year: str) -> str:
    """Write a single year."""
    return gettext("%(year)s年", year=year)


def widened(relaxed: Relaxed) -> str:
    """Say that a search was widened, and how many replies it had as it was asked.

    >>> widened(Relaxed("any", 3))
    '词语都有的答复只有 3 篇，因此也列出了含有任一词语的。'
    """
    full = relaxed.strict_total
    had = (
        counted("词语都有的答复只有 %(n)s 篇，", full)
        if full
        else gettext("词语都有的答复一篇也没有，")
    )
    return had + gettext(WIDENED[relaxed.level])


def plain(pieces: tuple[Piece, ...]) -> str:
    """Join pieces without their marks, for page titles and labels."""
    return "".join(piece.text for piece in pieces)


def xml_text(text: str) -> str:
    """Leave out the characters that XML 1.0 has no way to write."""
    return _NOT_XML.sub("", text)


FILTERS: dict[str, Callable[..., str]] = {
    "outcome_label": outcome_label,
    "kind_label": kind_label,
    "long_date": long_date,
    "year_label": year_label,
    "widened": widened,
    "plain": plain,
    "thousands": thousands,
}
