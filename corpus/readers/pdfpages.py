"""Page heads, page feet and page numbers: the lines of a PDF that belong to the paper."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.readers.pdflines import Line

EDGE_LINES = 3
"""Lines from the top and from the foot of a page among which heads, feet and numbers are."""

EDGE_SHARE = 0.15
"""The part of the page's height, at the top and at the foot, in which they stand."""

SAME_PLACE = 6.0
"""Points by which the same head may move up or down between pages."""

_NUMBER = re.compile(
    r"[-—–―－─·•\s]*(?:第\s*)?[0-9０-９]{1,4}(?:\s*[页頁])?"
    r"(?:\s*(?:[/／,，、]|of)?\s*[共总]?\s*[0-9０-９]{1,4}\s*[页頁]?)?[-—–―－─·•\s]*"
    r"|[Pp]age\s*\d+(?:\s*of\s*\d+)?|第\s*[一二三四五六七八九十百]+\s*[页頁]"
)
_DIGITS = re.compile(r"\d+")
_STATED = re.compile(r"\S+\s*[：:]\s*\S")


@dataclass(frozen=True, slots=True)
class Page:
    """A page's size in points and its lines in reading order."""

    width: float
    height: float
    lines: Sequence[Line]


Place = tuple[str, bool, int]
"""A head's text without its digits, whether it is at the top, and how far from the edge."""


def body_lines(pages: Sequence[Page]) -> list[list[Line]]:
    """Return each page's lines without heads, feet and page numbers.

    A head is a line that stands at the same place on a third of the pages, and on two at least,
    digits aside, with nothing but heads between it and the edge. One that states a fact
    ("公开属性：依申请公开") stays where it stands first.
    """
    seen = Counter(place for page in pages for place in set(_places(page)))
    least = max(2, len(pages) / 3)
    stated: set[str] = set()
    bodies = []
    for page in pages:
        paper = _paper(page, seen, least)
        facts = {line for line in paper if _STATED.match(line.text) and line.text not in stated}
        stated |= {line.text for line in facts}
        bodies.append([line for line in page.lines if line not in paper or line in facts])
    return bodies


def _paper(page: Page, seen: Counter[Place], least: float) -> set[Line]:
    """Return the heads, feet and numbers of one page, from its edges inwards."""
    paper: set[Line] = set()
    for edge in _edges(page):
        for line in edge:
            is_number = _NUMBER.fullmatch(line.text)
            if not is_number and _times(_place(page, line), seen) < least:
                break
            paper.add(line)
    return paper


def _edges(page: Page) -> tuple[list[Line], list[Line]]:
    """Return the outermost lines at the top, from the top, and at the foot, from the foot."""
    down = sorted(page.lines, key=lambda line: -line.top)
    depth = EDGE_SHARE * page.height
    top = [line for line in down[:EDGE_LINES] if page.height - line.top < depth]
    foot = [line for line in down[: -EDGE_LINES - 1 : -1] if line.bottom < depth]
    return top, foot


def _places(page: Page) -> Iterator[Place]:
    for edge in _edges(page):
        yield from (_place(page, line) for line in edge)


def _place(page: Page, line: Line) -> Place:
    from_top, from_foot = page.height - line.top, line.bottom
    text = "".join(_DIGITS.sub("#", line.text).split())
    return text, from_top < from_foot, round(min(from_top, from_foot) / SAME_PLACE)


def _times(place: Place, seen: Counter[Place]) -> int:
    """Count the pages with the same text at about the same place."""
    text, is_top, step = place
    return sum(seen[text, is_top, near] for near in (step - 1, step, step + 1))
