"""Page heads, page feet and page numbers: the lines of a PDF that belong to the paper."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.readers.marks import bears_mark
from corpus.readers.pdflines import Line
from corpus.readers.tidy import one_line

EDGE_LINES = 3
"""Lines from the top and from the foot of a page among which heads, feet and numbers are."""

EDGE_SHARE = 0.15
"""The part of the page's height, at the top and at the foot, in which they stand."""

SAME_PLACE = 6.0
"""Points by which the same head may move up or down between pages."""

LONGEST_HEAD = 100
"""Characters of a head up to which a page number is looked for in it."""

LETTERHEAD_EM = 20.0
"""Points from which on type is a letterhead's; page heads are set in 9 to 14."""

_D = "[0-9０-９]{1,4}"
_P = "[页頁]"
_DASHES = "[-—–―－─·•]{0,3}"
_NUMBER = re.compile(
    rf"(?:(?<!\S)|(?=第)){_DASHES} ?(?:[共总] ?{_D} ?{_P}[，,、]? ?)?(?:第|[Pp]age)? ?"
    rf"(?P<number>{_D}) ?{_P}?"
    rf"(?: ?(?:[/／]|of|[/／，,、]? ?[共总]) ?{_D} ?{_P}?)? ?{_DASHES}(?!\S)"
)
_SURE = re.compile(rf".*(?:age|{_P})|[-—–―－─·•].*[-—–―－─·•] ?$")
"""Numbers that only a page has; a table has all others."""
_IN_WORDS = re.compile(rf"第 ?[一二三四五六七八九十百]+ ?{_P}")
_ADDRESS = re.compile(r"(?:https?|file)://\S+ [0-9]{1,4}/[0-9]{1,4}")
_PRINTED_AT = re.compile(
    r"(?:[0-9]{1,4}[-/.年月]){2}[0-9]{1,4}日?,? ?(?:[上下]午|[AP]M)? ?[0-9]{1,2}:[0-9]{2}"
)
"""The foot and the head of a page that a browser printed; one page has nothing to compare with."""
_STATED = re.compile(r"\S+\s*[：:]\s*(?!//)\S")


@dataclass(frozen=True, slots=True)
class Page:
    """A page's size in points and its lines in reading order."""

    width: float
    height: float
    lines: Sequence[Line]


Place = tuple[str, bool, int]
"""A head's text, whether it is at the top, and how far from the edge."""


def parted(pages: Sequence[Page]) -> tuple[list[str], list[list[Line]]]:
    """Part what heads and feet say of the document, each once, from each page's own lines.

    A head is a line that stands at the same place on a third of the pages, and on two at least,
    with nothing but heads between it and the edge; only a page number in it may change. It says
    something if it is a label with its value, a mark of who may read, or a letterhead.
    """
    seen = Counter(place for at, page in enumerate(pages) for place in _edge_places(page, at))
    least = max(2, len(pages) / 3)
    said: dict[str, None] = {}
    bodies = []
    for at, page in enumerate(pages):
        paper = _paper(page, at, seen, least)
        heads = (line for line in page.lines if line in paper and _says_something(line))
        said.update((_without_numbers(line), None) for line in heads)
        bodies.append([line for line in page.lines if line not in paper])
    return list(said), bodies


def _says_something(line: Line) -> bool:
    is_label = _STATED.match(line.text) is not None
    return is_label or bears_mark(line.text) or line.em >= LETTERHEAD_EM


def _paper(page: Page, at: int, seen: Counter[Place], least: float) -> set[Line]:
    """Return the heads, feet and numbers of the page at an index, from its edges inwards.

    Of numbers that a table could have as well, an edge has one at most.
    """
    paper: set[Line] = set()
    top, foot = _edges(page)
    is_printed = any(_ADDRESS.fullmatch(line.text) for line in foot)
    for edge in (top, foot):
        has_number = False
        for line in edge:
            number = _NUMBER.fullmatch(line.text)
            is_sure = bool(_SURE.match(line.text) if number else _IN_WORDS.fullmatch(line.text))
            is_next = number is not None and int(number["number"]) == at + 1
            is_sure |= is_printed and _is_browsers(line)
            is_head = any(_times(place, seen) >= least for place in _places(page, at, line))
            if not (is_sure or is_next or is_head) or (number and has_number and not is_sure):
                break
            has_number |= number is not None
            paper.add(line)
    return paper


def _is_browsers(line: Line) -> bool:
    return bool(_ADDRESS.fullmatch(line.text) or _PRINTED_AT.match(line.text))


def _edges(page: Page) -> tuple[list[Line], list[Line]]:
    """Return the outermost lines at the top, from the top, and at the foot, from the foot."""
    down = sorted(page.lines, key=lambda line: -line.top)
    depth = EDGE_SHARE * page.height
    top = [line for line in down[:EDGE_LINES] if page.height - line.top < depth]
    foot = [line for line in down[: -EDGE_LINES - 1 : -1] if line.bottom < depth]
    return top, foot


def _edge_places(page: Page, at: int) -> set[Place]:
    lines = (line for edge in _edges(page) for line in edge)
    return {place for line in lines for place in _places(page, at, line)}


def _places(page: Page, at: int, line: Line) -> Iterator[Place]:
    """Yield a line's place with its text as it is, and with a number counted from the page's index."""
    from_top, from_foot = page.height - line.top, line.bottom
    is_top, step = from_top < from_foot, round(min(from_top, from_foot) / SAME_PLACE)
    yield "".join(line.text.split()), is_top, step
    for found in _numbers(line):
        before, after = line.text[: found.start()], line.text[found.end() :]
        text = f"{before}#{int(found['number']) - at}{after}"
        yield "".join(text.split()), is_top, step


def _numbers(line: Line) -> Iterator[re.Match[str]]:
    """Find what may be page numbers in a line: its words tell, or wide gaps, or it is nothing else."""
    short = line.text if len(line.text) <= LONGEST_HEAD else ""
    for found in _NUMBER.finditer(short):
        if line.is_row or found[0] == line.text or _SURE.match(found[0]):
            yield found


def _without_numbers(line: Line) -> str:
    text = line.text
    for found in _numbers(line):
        text = text.replace(found[0], " ", 1)
    return one_line(text)


def _times(place: Place, seen: Counter[Place]) -> int:
    """Count the pages with the same text at about the same place."""
    text, is_top, step = place
    return sum(seen[text, is_top, near] for near in (step - 1, step, step + 1))
