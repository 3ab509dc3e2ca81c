"""Identifiers: what names one reply (a 文号, a case number, a day), in every form people type.

An index keeps each number of a reply under one key in its value field `number`; a search makes
the same keys of what was typed. So brackets, widths, Han digits, leading zeros, 第 and 号 do not
matter, and what has the number stands before what only mentions it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus import Case, han, read_date, read_numeral
from indexer.analysis import Run, fold, squeeze
from indexer.engines.base import Between, Condition, Value

_HAN = "\u4e00-\u9fff"
_DIGIT = "[0-9〇零一二三四五六七八九]"
_NUMERAL = "(?:[0-9]{1,10}|[〇零一二三四五六七八九十百千两廿卅]{1,9})"
_ALONE = r"(?<!\S)", r"(?!\S)"
_DOCUMENT = re.compile(
    rf"{_ALONE[0]}(?P<stem>[^\s0-9]{{0,24}})〔 *(?P<year>{_DIGIT}{{4}}) *〕"
    rf" *(?:字 *)?第? *(?P<serial>{_NUMERAL}) *号{_ALONE[1]}"
)
_WORDED = re.compile(
    rf"{_ALONE[0]}(?P<stem>[{_HAN}]{{1,14}}字) *第 *(?P<serial>{_NUMERAL}|{_DIGIT}{{2,14}}) *号"
    rf"{_ALONE[1]}"
)
_SITTING = (
    rf"[{_HAN}]{{0,16}}?第? *(?P<term>{_NUMERAL}) *届 *[{_HAN}]{{0,16}}?第? *"
    rf"(?P<session>{_NUMERAL}) *次 *(?:全体)?(?:会议|大会)? *的?"
)
_CASE_ID = rf"(?P<id>[a-z]{{0,3}}[0-9]{{1,10}}|{_NUMERAL})"
_KIND = "(?:提案|建议|议案|书面意见)"
_OF_SESSION = tuple(
    re.compile(f"{_ALONE[0]}{form}{_ALONE[1]}")
    for form in (
        rf"{_SITTING} *{_KIND}?第? *{_CASE_ID} *号? *的?{_KIND}?",
        r"(?P<term>[0-9]{1,2})[-/](?P<session>[0-9]{1,2})[-/](?P<id>[a-z]{0,3}[0-9]{1,10})",
    )
)
_NUMBERED = tuple(
    re.compile(f"{_ALONE[0]}{form}{_ALONE[1]}")
    for form in (
        rf"{_KIND}?第 *{_CASE_ID} *号 *的?{_KIND}?",
        rf"{_KIND} *(?P<id>[a-z]{{0,3}}[0-9]{{1,10}}) *号?",
        rf"(?P<id>[a-z]{{0,3}}[0-9]{{1,10}}) *号 *的?{_KIND}",
        r"(?P<id>[a-z]{0,3}[0-9]{4,10}) *号",
    )
)
_BARE = re.compile(rf"{_ALONE[0]}[a-z]{{0,3}}[0-9]{{2,10}}{_ALONE[1]}")
_DATE = re.compile(
    rf"{_ALONE[0]}(?:(?:19|20)[0-9]{{2}}|[一二]{_DIGIT}{{3}})"
    rf"(?: *年 *{_NUMERAL} *月(?: *{_NUMERAL} *日)?|([-./])[0-9]{{1,2}}\1[0-9]{{1,2}}){_ALONE[1]}"
)
_MOST_SESSIONS = 99
_AS_DAY = 32
"""Sort numbers hold the day as YYYYMMDD above so many bits (fields.py)."""


@dataclass(frozen=True, slots=True)
class Identifier:
    """A piece of a search that names replies: those that meet `exact` bear the name.

    `spellings` are how a text that only mentions it may print it; `text` is as typed, folded.
    """

    text: str
    exact: Condition
    spellings: tuple[Run, ...]


def identify(text: str) -> Iterator[Identifier | str]:
    """Yield the identifiers that stand alone between blanks, and what is between them, in order.

    The text between is folded.
    """
    folded = fold(text)
    at = 0
    for start, end, found in _found(folded):
        if start >= at:
            yield from _between(folded[at:start])
            yield found
            at = end
    yield from _between(folded[at:])


def number_keys(number: str) -> tuple[str, ...]:
    """Return the keys of a 文号: with the letters before its bracket and without them.

    >>> number_keys("普发改提〔2023〕第013号")
    ('普发改提〔2023〕13号', '〔2023〕13号')
    """
    folded = squeeze(number)
    if found := _DOCUMENT.fullmatch(folded):
        short = f"〔{_year(found['year'])}〕{_serial(found['serial'])}号"
        return tuple(dict.fromkeys((found["stem"] + short, short)))
    if found := _WORDED.fullmatch(folded):
        return (f"{found['stem']}{_serial(found['serial'])}号",)
    return (folded,) if folded else ()


def case_keys(case: Case) -> tuple[str, ...]:
    """Return the keys of a case: its number, and with the session where that is known.

    >>> case_keys(Case(body="区政协", term=15, session=2, number="0123"))
    ('第123号', '15-2-123')
    """
    keys = []
    for printed in re.split("[、,]", fold(case.number or "")):
        if ident := _serial(printed.strip()):
            keys.append(f"第{ident}号")
            if case.term is not None and case.session is not None:
                keys.append(f"{case.term}-{case.session}-{ident}")
    return tuple(keys)


def case_spellings(case: Case) -> list[str]:
    """Spell a case as people type it.

    >>> case_spellings(Case(body="区政协", term=15, session=2, number="152069"))
    ['第152069号', '区政协十五届二次会议第152069号', '15-2-152069']
    """
    if case.number is None:
        return []
    plain = f"第{case.number}号"
    if case.term is None or case.session is None:
        return [plain]
    sitting = f"{case.body or ''}{han(case.term)}届{han(case.session)}次会议"
    return [plain, sitting + plain, f"{case.term}-{case.session}-{case.number}"]


def han_digits(number: int) -> str:
    """Write a number digit by digit, as years are: 2023 → 二〇二三."""
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))


def on_date(prefix: str) -> Between:
    """Ask for the replies of a day, a month or a year, given as an ISO prefix."""
    digits = prefix.replace("-", "")
    first, last = int(digits.ljust(8, "0")), int(digits.ljust(8, "9"))
    return Between("newest", first << _AS_DAY, ((last + 1) << _AS_DAY) - 1)


def _between(text: str) -> list[str]:
    return [text.strip()] if text.strip() else []


def _found(folded: str) -> list[tuple[int, int, Identifier]]:
    """Find every identifier; of two that overlap the one that begins first, then the longer."""
    found = [
        (*match.span(), identifier)
        for form, read in _READERS
        for match in form.finditer(folded)
        if (identifier := read(match)) is not None
    ]
    return sorted(found, key=lambda one: (one[0], -one[1]))


def _document(match: re.Match[str]) -> Identifier:
    key = number_keys(match[0])[0]
    front, bracket, back = key.rpartition("〕")
    second = f"{front}〕第{back}" if bracket else key.replace("字", "字第")
    return _identifier(match[0], Value("number", (key,)), [key, second])


def _session_case(match: re.Match[str]) -> Identifier | None:
    term, session = read_numeral(match["term"]), read_numeral(match["session"])
    if term is None or session is None or max(term, session) > _MOST_SESSIONS:
        return None
    case = Case(term=term, session=session, number=_serial(match["id"]))
    return _identifier(match[0], Value("number", case_keys(case)[1:]), case_spellings(case)[1:])


def _numbered_case(match: re.Match[str]) -> Identifier:
    ident = _serial(match["id"])
    spelled = [f"第{match['id']}号", f"第{ident}号"]
    return _identifier(match[0], Value("number", (f"第{ident}号",)), spelled)


def _bare(match: re.Match[str]) -> Identifier:
    """Digits alone may be anything, so they are also just a word."""
    return Identifier(
        match[0], Value("number", (f"第{_serial(match[0])}号",)), (Run(match[0], whole=True),)
    )


def _date(match: re.Match[str]) -> Identifier | None:
    dated = read_date(match[0])
    if dated is None:
        return None
    year, month, *day = map(int, dated.value.split("-"))
    counted = f"{han_digits(year)}年{han(month)}月" + "".join(f"{han(one)}日" for one in day)
    plain = f"{year}年{month}月" + "".join(f"{one}日" for one in day)
    padded = f"{year}年{month:02}月" + "".join(f"{one:02}日" for one in day)
    signs = [dated.value.replace("-", sign) for sign in "-./"]
    return _identifier(match[0], on_date(dated.value), [plain, padded, counted, *signs])


def _identifier(text: str, exact: Condition, spelled: list[str]) -> Identifier:
    """Make an identifier whose spellings, its own first, are different."""
    runs = dict.fromkeys(Run(squeeze(one)) for one in (text, *spelled))
    return Identifier(text, exact, tuple(runs))


def _year(printed: str) -> str:
    return str(read_numeral(printed))


def _serial(printed: str) -> str:
    """Write a number without leading zeros in ASCII digits; letters before it stay (c117)."""
    found = re.fullmatch(r"([a-z]*)([0-9]+)", printed)
    if found is not None:
        return found[1] + str(int(found[2]))
    counted = read_numeral(printed)
    return printed if counted is None else str(counted)


_READERS = (
    (_DATE, _date),
    (_DOCUMENT, _document),
    (_WORDED, _document),
    *((form, _session_case) for form in _OF_SESSION),
    *((form, _numbered_case) for form in _NUMBERED),
    (_BARE, _bare),
)
