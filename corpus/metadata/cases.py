"""Cases: which proposal or suggestion of which session, in every order of its parts."""

import re

from corpus.metadata.numerals import COUNTED, NUMERAL, digits, fold, read_numeral
from corpus.reply import Case

_SESSION = re.compile(
    rf"(?P<before>[一-鿿A-Z0-9]{{0,24}}?)第?\s*(?P<term>{NUMERAL})\s*[届屆]\s*"
    rf"(?P<between>[一-鿿A-Z0-9]{{0,16}}?)第?\s*(?P<session>{NUMERAL})\s*"
    r"(?:次\s*(?:全体|全體)?\s*[会會][议議]|[会會]期)"
)
_LEADING = re.compile(
    r".*(?:关于|關於|提出的?|答复|办理|在|年(?!代)|对|對|就|[《“])|(?:您|你)们?(?:在|于)?|贵"
)
_ASSEMBLY = re.compile("政协|政協|人大|人民代表大会|委员会|立法院|人代会")

_SERIAL = "[A-Z]{0,3}[0-9]{1,10}"
_ONE = rf"(?:{_SERIAL}|{COUNTED})"
_AND = r"(?:\s*[号號]?\s*(?:提案|建[议議])?(?:\s*[、，,和及与與]\s*第?|\s+第)\s*)"
_ID = rf"{_ONE}(?:{_AND}{_ONE}){{0,19}}"
"""One number, or several that are answered together (第12、13号, 第12号和第13号)."""
_YEAR_BRACKET = r"(?<![0-9][〕\]】）)﹞］])(?<![0-9][〕\]】）)﹞］]\s)"
_OF_A_CASE = (
    r"(?=(?:\s*[（(][^（）()]{0,20}[）)])?\s*(?:人大|政协|重点|集体|个人|联名|党派|团体|界别|闭会|督办|市民|群众){0,3}(?:的?\s*(?:提案|建[议議]|[议議]案|书面意见|質詢|质询|代表"
    r"|委[员員]|来信|信件|信访|案|[答回复復覆函办]|意见)|关于|關於|[《“「：:]|[、，,和及与]\s*(?:第|[^。，、]{0,12}[届屆])|$))"
)
"""What follows a number that counts no house, road or storm."""
_NUMBERS = tuple(
    re.compile(form)
    for form in (
        rf"{_YEAR_BRACKET}(?<![令告字])第\s*(?P<id>{_ID})\s*[号號]{_OF_A_CASE}",
        rf"[（(]\s*第?\s*(?P<id>{_ID})\s*[号號](?:(?=\s*[）)，,])|{_OF_A_CASE})",
        rf"(?:提案|建议|议案|书面意见|会议)\s*(?:第|编号|案号)?[:：]?\s*(?P<id>{_ID})\s*[号號]",
        rf"(?:提案|建议|议案|[（(])\s*(?:编号|案号|号)\s*[:：]\s*(?P<id>{_SERIAL})(?=\s*[）)，,。]|$)",
        rf"第\s*(?P<id>{_ID})\s*(?=(?:提案|建议|书面意见))",
        rf"{_YEAR_BRACKET}(?<![0-9A-Z])(?P<id>{_ID})\s*[号號](?=\s*(?:提案|建议|议案|书面意见|代表|委员))",
    )
)
_ANY = re.compile("[号號]|第")
_SHORT = re.compile(rf"([0-9]{{1,2}})[-–—－/]([0-9]{{1,2}})[-–—－/]({_SERIAL})")
_BOXED = "│"
_BARE = re.compile(rf"{_SERIAL}(?:[、，,]{_SERIAL}){{0,19}}")
_BETWEEN = re.compile(r"[\s、，,和及与與号號第提案建议議]+")


def find_case(text: str) -> Case | None:
    """Read a title or an opening: session and number, whichever are there; None without either.

    Of two numbers in one title (第02403号（医疗卫生类173号）) the first, general one counts.

    >>> find_case("对区政协十六届三次会议第240315号提案的答复")
    Case(body='区政协', term=16, session=3, number='240315')
    """
    folded = fold(text)
    found = _SESSION.search(folded) if "届" in folded or "屆" in folded else None
    ident = find_case_number(folded)
    if found is None:
        return None if ident is None else Case(number=ident)
    return Case(
        body=_body(found),
        term=read_numeral(found["term"]),
        session=read_numeral(found["session"]),
        number=ident,
    )


def find_case_number(text: str) -> str | None:
    """Return a proposal's or suggestion's number as printed, in ASCII digits, zeros kept.

    >>> find_case_number("第 ００６７ 号建议"), find_case_number("建议第九十三号")
    ('0067', '93')
    """
    folded = fold(text)
    if not _ANY.search(folded):
        return None
    for form in _NUMBERS:
        match = form.search(folded)
        if match:
            return _idents(match["id"])
    return None


def stated_case(text: str) -> Case | None:
    """Read a field known to hold a case: as in a title, or 16-3-240315, or the number alone.

    The Taiwan legislature's own form is 屆│會期│會次│number with box lines for hyphens.
    """
    folded = fold(text).strip()
    if match := _SHORT.fullmatch(folded):
        return Case(term=int(match[1]), session=int(match[2]), number=match[3])
    if _BOXED in folded:
        return _boxed(folded.split(_BOXED))
    if _BARE.fullmatch(folded):
        return Case(number=_idents(folded))
    return find_case(folded)


def merge(first: Case | None, second: Case | None) -> Case | None:
    """Fill what one place leaves out from another, unless the two name different sessions."""
    if first is None or second is None:
        return first or second
    if first.term and second.term and (first.term, first.session) != (second.term, second.session):
        return first
    if first.number and second.number and first.number != second.number:
        return first
    return Case(
        body=first.body or second.body,
        term=first.term or second.term,
        session=first.session or second.session,
        number=first.number or second.number,
    )


def _body(match: re.Match[str]) -> str | None:
    before, between = match["before"], match["between"]
    cut = _LEADING.match(before)
    before = before[cut.end() :] if cut else before
    name = f"{before.removesuffix('第')}{between.removesuffix('第')}"
    return name if _ASSEMBLY.search(name) else None


def _idents(printed: str) -> str:
    """Write several numbers in one form: 12、13."""
    return "、".join(map(_ident, _BETWEEN.split(printed)))


def _ident(printed: str) -> str:
    if printed.isascii():
        return printed
    placed = digits(printed)
    if placed:
        return placed
    counted = read_numeral(printed)
    return printed if counted is None else str(counted)


def _boxed(parts: list[str]) -> Case | None:
    read = [read_numeral(part.strip()) for part in parts]
    if len(read) < len("届次号") or None in read:
        return None
    return Case(term=read[0], session=read[1], number=str(read[-1]))
