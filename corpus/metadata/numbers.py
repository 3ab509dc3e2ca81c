"""Document numbers (文号): 澜发改委〔2023〕13号 in all seven kinds of brackets, and 字第…號."""

import re
from typing import NamedTuple

from corpus.metadata.memory import remembered
from corpus.metadata.numerals import DIGITS, NUMERAL, digits, fold, read_numeral, unspaced

_OPEN, _CLOSE = "〔\\[【（(﹝［", "〕\\]】）)﹞］"
_REDACTED = r"\[政府发文\]"
"""Anonymised data prints this in place of the agency's abbreviation."""

_YEAR = rf"(?:(?:19|20)\s?[0-9]\s?[0-9]|[一二][{DIGITS}]{{3}})"
_MAINLAND = re.compile(
    rf"(?P<stem>(?:{_REDACTED}|[一-鿿·A-Z（）()]{{2,24}}?))\s*[{_OPEN}]\s*"
    rf"(?P<year>{_YEAR})\s*[{_CLOSE}]\s*第?\s*(?P<serial>{NUMERAL})\s*[号號]"
)
_WORDED = re.compile(
    rf"(?P<stem>[一-鿿]{{1,14}}字)\s*第\s*(?P<serial>[{DIGITS}]{{1,14}}|{NUMERAL})\s*[号號]"
)
_WRAPPED = re.compile(
    rf"[{_OPEN}](?P<inside>(?:[^{_OPEN}{_CLOSE}]|[{_OPEN}][^{_OPEN}{_CLOSE}]*[{_CLOSE}])+)[{_CLOSE}]"
)
"""A number that stands in brackets as a whole, its year's within."""
_FORMS = (
    (_MAINLAND, re.compile(rf"{_YEAR}\s*[{_CLOSE}]")),
    (_WORDED, re.compile("字")),
)
"""Each with a part of it that is soon looked for."""
_BEFORE = re.compile(r".*(?:文件|[:：]|\s{2,}|\t|[0-9一二三四五六七八九十]日)|[（(]")
_AFTER = re.compile(
    r"\s*[)）]?\s*(?P<class>[（(]?\s*(?:[A-Ea-e][1-9]?|[甲乙丙丁])\s*[类類]?\s*[)）]?(?![A-Za-z]))?\s*"
    r"(?:签发人.*|[A-Za-z\s]*)"
)


class Numbered(NamedTuple):
    """A document number read in a line, and the outcome class that was glued to it, if any."""

    value: str
    printed: str
    year: int | None
    glued: str | None


@remembered
def read_number(line: str) -> Numbered | None:
    """Read a line, or a field's value, that is a document number; None if it says anything else.

    A number in running text is that of a policy being cited, so the number must be all there is:
    only a letterhead or a date may stand before it, a class (B类) or 签发人 after it.
    """
    if "号" not in line and "號" not in line:  # both forms end with it
        return None
    text = line.strip()
    text = match["inside"].strip() if (match := _WRAPPED.fullmatch(text)) else text
    folded = fold(text)
    for form, part in _FORMS:
        match = form.search(folded) if part.search(folded) else None
        if match is None:
            continue
        start = _start(folded, match)
        after = _AFTER.fullmatch(folded, match.end())
        if start is not None and after is not None:
            return _numbered(text, match, start, after["class"])
    return None


def find_number(line: str) -> str | None:
    """Return a line's document number in its one form: 〔〕, ASCII digits, no 第, no spaces.

    >>> find_number("澜发改委【２０２３】 第13 号"), find_number("根据澜发改委〔2023〕13号的规定")
    ('澜发改委〔2023〕13号', None)
    """
    found = read_number(line)
    return None if found is None else found.value


def _start(folded: str, match: re.Match[str]) -> int | None:
    """Where the number begins once a letterhead or date before it is put aside."""
    whole = folded[: match.end("stem")]
    head = _BEFORE.match(whole)
    start = head.end() if head else match.start()
    before = whole[: match.start()]
    return max(start, match.start()) if head or not before.strip() else None


def _numbered(line: str, match: re.Match[str], start: int, glued: str | None) -> Numbered:
    stem = unspaced(line[start : match.end("stem")])
    printed = line[start : match.end()].strip()
    if "year" not in match.re.groupindex:
        return Numbered(unspaced(printed), printed, None, glued)
    year = unspaced(match["year"])
    value = f"{stem}〔{digits(year)}〕{_serial(match['serial'])}号"
    return Numbered(value, printed, read_numeral(year), glued)


def _serial(printed: str) -> str:
    return printed if printed.isascii() else str(read_numeral(printed))
