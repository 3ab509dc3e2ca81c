"""Dates in every printed form, read as ISO prefixes as precise as the text."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from corpus.metadata.memory import remembered
from corpus.metadata.numerals import DIGITS, fold, read_numeral, unspaced

_B = "[ 　]{0,2}"
"""Blanks between the digits of one number, as set wide in a signature or left by a PDF (2 0 日)."""
_YEAR = rf"(?:(?:1{_B}9|2{_B}0){_B}[0-9]{_B}[0-9]|[一二](?:{_B}[{DIGITS}]){{3}})"
_COUNT = "[一二三四五六七八九十廿卅〇○零Oo0]"
_SMALL = rf"(?:[0-9](?:{_B}[0-9])?|{_COUNT}(?:{_B}{_COUNT}){{0,3}})"
_WEEKDAY = r"(?:\s*[（(]?(?:星期|周)[一二三四五六日天][)）]?)?"
_REST = rf"\s*年(?:\s*(?P<m>{_SMALL})\s*月(?:\s*(?P<d>{_SMALL})\s*(?:[日号號]{_WEEKDAY}|$))?)?"
"""At a text's very end a day may lack its 日 (2014年5月19)."""
_WHOLE = rf"\s*年\s*(?P<m>{_SMALL})\s*月\s*(?P<d>{_SMALL})\s*日"
_TENS = r"(?:[二三四五六七八九]?十[一二三四五六七八九]?|一?百(?:[零○〇][一二三四五六七八九]|一?十[一二三四五六七八九]?)?)"

_WRITTEN = rf"(?<![0-9{DIGITS}])(?P<y>{_YEAR}){_REST}"
_MARKED = (
    r"(?<![0-9.])(?P<y>(?:19|20)[0-9]{2})(?P<s>[-/.．－])(?P<m>[0-9]{1,2})(?P=s)(?P<d>[0-9]{1,2})"
    r"(?![0-9])"
)
_REPUBLIC = rf"(?:中[華华])?民[國国]\s*(?P<y>[0-9]{{1,3}}|元|{_TENS}|[{DIGITS}]{{1,3}}){_REST}"
_REPUBLIC_BARE = rf"(?<![{DIGITS}十])(?P<y>{_TENS}){_WHOLE}"
_REPUBLIC_DIGITS = rf"(?<![0-9])(?P<y>[4-9][0-9]|1[0-9]{{2}}){_WHOLE}"
"""From 1951 on: 23年 without 民國 means no year of the Republic."""

_FORMS = tuple(
    (re.compile(form), added, needs)
    for form, added, needs in (
        (_REPUBLIC, 1911, "民"),
        (_WRITTEN, 0, "年"),
        (_MARKED, 0, ""),
        (_REPUBLIC_BARE, 1911, "日"),
    )
)
"""Each with what is added to its year and a character that it cannot do without."""
_DIGIT_FORMS = (*_FORMS, (re.compile(_REPUBLIC_DIGITS), 1911, "日"))
_HINT = re.compile("[年/.．－-]")
_TRADITIONAL = re.compile("[臺灣號會國與為復質區縣]")
_PREFIX = re.compile(
    r"((?:19|20)[0-9]{2})(?:[-/.年]?([0-9]{1,2})月?)?|([0-9]{4})([0-9]{2})([0-9]{2})"
)
_MONTH_DAY = re.compile(r"([0-9]{1,2})月([0-9]{1,2})日")

_NEAR = timedelta(days=400)
"""How long before its page a letter may be dated for a damaged date to be believed."""
_SOON = timedelta(days=100)
"""The same where even the year has to come from the page."""


class Dated(NamedTuple):
    """A date read in a text: its ISO prefix, and where it is printed."""

    value: str
    start: int
    end: int


def iso(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """Write an ISO prefix; None if there is no such day, or before 1900 or after 2099."""
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return None
    if not 1900 <= year <= 2099 or month == 0 or day == 0:  # noqa: PLR2004
        return None
    parts = (
        f"{year:04}",
        None if month is None else f"{month:02}",
        None if day is None else f"{day:02}",
    )
    return "-".join(part for part in parts if part is not None)


@remembered
def read_date(text: str, *, roc: bool = False) -> Dated | None:
    """Read the first date of a text; None if there is none or it names an impossible day.

    `roc` lets a two-digit year (95年4月28日) count from 1911, which only Taiwan's texts do.
    """
    if not _HINT.search(text):
        return None
    folded = fold(text)
    found = [
        (match.start(), rank, match, added)
        for rank, (form, added, needs) in enumerate(_DIGIT_FORMS if roc else _FORMS)
        if needs in folded and (match := form.search(folded))
    ]
    if not found:
        return None
    _, _, match, added = min(found, key=lambda one: one[:2])
    value = _value(match, added)
    return None if value is None else Dated(value, match.start(), match.end())


def find_date(text: str, *, roc: bool = False) -> str | None:
    """Return the first date of a text as an ISO prefix, as precise as it is printed.

    >>> find_date("二○二三年五月六日"), find_date("2023年5月"), find_date("2023年2月31日")
    ('2023-05-06', '2023-05', None)
    """
    dated = read_date(text, roc=roc)
    return None if dated is None else dated.value


@remembered
def stated_date(text: str, *, roc: bool = False) -> str | None:
    """Read a field known to hold a date, where a bare 2023, 2023-05 or 20230506 is one too.

    `roc` as in `read_date`.

    >>> stated_date("2019/6/3 8:15:30"), stated_date("20230506"), stated_date("2023.5")
    ('2019-06-03', '2023-05-06', '2023-05')
    """
    folded = fold(text).strip()
    short = _PREFIX.fullmatch(folded)
    if short is None:
        return find_date(folded, roc=roc)
    year, month, *compact = short.groups()
    if year is None:
        return iso(*map(int, compact))
    return iso(int(year), int(month) if month else None)


def is_traditional(text: str) -> bool:
    """Tell whether a text is in traditional characters, by common ones that simplified lacks."""
    return _TRADITIONAL.search(text) is not None


def lost_date(text: str, published: str | None) -> str | None:
    """Mend a date whose 年月日 a page extractor lost, if only one reading fits the page's date.

    Fitting means: not after `published` (an ISO day), and not long before it.

    >>> lost_date("202285", "2022-08-10"), lost_date("2022112", "2022-12-01")
    ('2022-08-05', None)
    """
    page = _day(published)
    compact = re.sub(r"\s", "", fold(text))
    if page is None:
        return None
    fitting = {value for value in _readings(compact, page) if _fits(value, page)}
    return fitting.pop() if len(fitting) == 1 else None


def _value(match: re.Match[str], added: int) -> str | None:
    groups = match.groupdict()
    numbers = [
        None if groups[key] is None else read_numeral(unspaced(groups[key]).replace("元", "一"))
        for key in "ymd"
    ]
    year, month, day = numbers
    if year is None:
        return None
    return iso(year + added, month, day)


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value and len(value) == len("2023-05-06") else None
    except ValueError:
        return None


def _readings(compact: str, page: date) -> list[str | None]:
    if match := _MONTH_DAY.fullmatch(compact):
        return _near_page([(int(match[1]), int(match[2]))], page)
    bare = compact.removesuffix("日")
    if not (bare.isascii() and bare.isdigit()):
        return []
    if bare != compact and len(bare) <= len("1231"):
        return _near_page(_month_days(bare), page)
    return _whole_readings(bare)


def _near_page(month_days: list[tuple[int, int]], page: date) -> list[str | None]:
    """The year, too, comes from the page, so the page must have followed soon."""
    values = [iso(page.year - back, *pair) for pair in month_days for back in (0, 1)]
    return [value for value in values if value and page - date.fromisoformat(value) <= _SOON]


def _whole_readings(bare: str) -> list[str | None]:
    year, rest = bare[:4], bare[4:]
    if not year.startswith(("19", "20")):
        return []
    months = [iso(int(year), int(rest))] if rest and len(rest) <= len("12") else []
    return months + [iso(int(year), *pair) for pair in _month_days(rest)]


def _month_days(run: str) -> list[tuple[int, int]]:
    """Every way to cut a run of two to four digits into a month and a day."""
    pairs = [(run[:cut], run[cut:]) for cut in (1, 2)]
    return [(int(m), int(d)) for m, d in pairs if 1 <= len(m) <= 2 and 1 <= len(d) <= 2]  # noqa: PLR2004


def _fits(value: str | None, page: date) -> bool:
    if value is None:
        return False
    first = date.fromisoformat(value if len(value) == len("2023-05-06") else f"{value}-01")
    return page - _NEAR <= first <= page
