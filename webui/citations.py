"""Documents that a reply cites, 《…》 and 文号, each with the search for replies citing it too."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from indexer import Reply

MOST = 30
"""Citations shown; no reply read so far had as many."""
SHORTEST = 4
"""Characters of a title; shorter ones (《诗》) are seldom documents."""

_TITLE = re.compile(r"《([^《》\n]{2,80})》")
_NUMBER = re.compile(
    r"[\u4e00-\u9fff]{1,10}[〔［\[【﹝（(]\s*\d{4}\s*[〕］\]】﹞）)]\s*第?\s*\d{1,5}\s*号"
)
_LEAD = re.compile(
    r"^.*?(?:[根依]据|按照?|依照|执行|印发|落实|下发|出台|参照|文件|通知|[和及与的以为是见])"
)
_QUOTES = re.compile("[\"“”「」『』'‘’]")


@dataclass(frozen=True, slots=True)
class Citation:
    """One document cited: as printed, and the text of the search for it."""

    printed: str
    search: str


def citations(reply: Reply) -> tuple[Citation, ...]:
    """List the documents cited in the answer in order, once each; the question's own name and the
    reply's own number are not citations."""
    own = "".join((reply.subject.value or "", reply.title.value or "", reply.number.value or ""))
    found = sorted(
        [(match.start(), f"《{match[1]}》", match[1]) for match in _TITLE.finditer(reply.body)]
        + [(at, number, number) for at, number in _numbers(reply.body)]
    )
    named = {name: printed for _, printed, name in found if _is_cited(name, own)}
    return tuple(Citation(printed, exactly(name)) for name, printed in named.items())[:MOST]


def exactly(text: str) -> str:
    """Write the search for exactly this text; a quotation mark inside parts it in two.

    >>> exactly("关于“十四五”规划的通知")
    '"关于" "十四五" "规划的通知"'
    """
    parts = (part.strip() for part in _QUOTES.split(text))
    return " ".join(f'"{part}"' for part in parts if part)


def _numbers(text: str) -> Iterator[tuple[int, str]]:
    for match in _NUMBER.finditer(text):
        yield match.start(), number_in(match[0])


def number_in(printed: str) -> str:
    """Cut the words before a document number that the pattern took for the start of its code.

    >>> number_in("根据长政函〔2015〕2号")
    '长政函〔2015〕2号'
    """
    code = printed
    while (shorter := _LEAD.sub("", code, count=1)) != code and "号" in shorter:
        code = shorter
    return code


def _is_cited(name: str, own: str) -> bool:
    return len(name) >= SHORTEST and name not in own
