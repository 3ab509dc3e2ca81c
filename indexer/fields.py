"""Reply → the engine's entry: which fields an index has and what of a reply goes into each."""

from zlib import crc32

from corpus import Case, Reply, masked, to_bytes
from indexer.analysis import Analyzer
from indexer.engines.base import Entry, Schema

SCHEMA = Schema(
    text={
        "words": False,
        "grams": True,
        "chars": False,
        "title_words": False,
        "title_grams": True,
        "title_chars": False,
        "number_grams": True,
        "number_chars": False,
        "addressee_grams": True,
        "addressee_chars": False,
    },
    values=("department", "year", "outcome", "kind", "disclosure", "number"),
    numbers=("in_year", "newest", "oldest"),
)
"""words rank; grams and chars decide what contains what (see indexer.analysis)."""

_NO_DATE = 0
_LAST_DAY = 99_999_999


def entry(reply: Reply, analyzer: Analyzer) -> Entry:
    """Make the entry of a reply: terms of its masked text, the reply as it is as the payload."""
    shown = masked(reply)
    title = title_of(shown)
    numbers = spellings(shown)
    lines = [*shown.departments.value, *numbers, shown.question, shown.body]
    if shown.addressee.value is not None and shown.addressee.value not in shown.body[:80]:
        lines.append(shown.addressee.value)
    terms = {
        **_prefixed("", analyzer.terms("\n".join([title, *lines]))),
        **_prefixed("title_", analyzer.terms(title)),
        **_contained("number_", analyzer, "\n".join(numbers)),
        **_contained("addressee_", analyzer, shown.addressee.value or ""),
    }
    return Entry(
        id=reply.id,
        terms=terms,
        values=_values(reply, [analyzer.run(number) for number in numbers]),
        numbers=_numbers(reply),
        payload=to_bytes(reply),
    )


def title_of(reply: Reply) -> str:
    """Return what to call a reply: its title, else its subject, else how its text begins."""
    return reply.title.value or reply.subject.value or reply.body[:30].split("\n")[0]


def spellings(reply: Reply) -> list[str]:
    """Return the numbers that name this reply: its 文号, and its case in every usual form."""
    numbers = [] if reply.number.value is None else [reply.number.value]
    if reply.case.value is not None:
        numbers += case_spellings(reply.case.value)
    return numbers


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


def han(number: int) -> str:
    """Write 1 to 99 as terms and sessions are written: 15 → 十五.

    >>> [han(n) for n in (3, 10, 12, 20, 23)]
    ['三', '十', '十二', '二十', '二十三']
    """
    digits = "〇一二三四五六七八九"
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{digits[tens]}十"
    return head + (digits[ones] if ones or not tens else "")


def _values(reply: Reply, numbers: list[str]) -> dict[str, tuple[str, ...]]:
    return {
        "department": reply.current,
        "year": () if reply.year.value is None else (str(reply.year.value),),
        "outcome": (reply.outcome.value,),
        "kind": (reply.kind.value,),
        "disclosure": (reply.disclosure.value,),
        "number": tuple(numbers),
    }


def _numbers(reply: Reply) -> dict[str, int]:
    """Sort numbers tell even replies of one day apart, by id, so that every engine agrees."""
    day = (
        _NO_DATE
        if reply.date.value is None
        else int(reply.date.value.replace("-", "").ljust(8, "0"))
    )
    tail = crc32(reply.id.encode("utf-8"))
    numbers = {
        "newest": day << 32 | tail,
        "oldest": (_LAST_DAY - day if day else _NO_DATE) << 32 | tail,
    }
    if reply.year.value is not None:
        numbers["in_year"] = reply.year.value
    return numbers


def _prefixed(prefix: str, terms: dict[str, list[str]]) -> dict[str, list[str]]:
    return {prefix + name: found for name, found in terms.items()}


def _contained(prefix: str, analyzer: Analyzer, text: str) -> dict[str, list[str]]:
    terms = analyzer.terms(text)
    return {prefix + name: terms[name] for name in ("grams", "chars")}
