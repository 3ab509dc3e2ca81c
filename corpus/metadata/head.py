"""Head: what stands before a letter's greeting, in any order: labels, letterhead, number, title."""

import re
from dataclasses import dataclass, field

from corpus.metadata.addressees import find_addressee, find_group
from corpus.metadata.agencies import read_letterhead
from corpus.metadata.dates import read_date
from corpus.metadata.disclosures import Stated, bare_disclosure
from corpus.metadata.kinds import stated_kind
from corpus.metadata.labels import bare_label, fits, read_labels
from corpus.metadata.numbers import Numbered, read_number
from corpus.metadata.outcomes import is_outcome
from corpus.metadata.titles import choose_title, is_case_line, may_be_title, title_run
from corpus.metadata.wordlists import Wordlists

_MOST_LINES = 40
_LONG = 60
_GREETED = re.compile(r"\s*(?:您|你|贵|收悉|现|就|根据|按照|我[局委办市区县])")
_GREETS = re.compile(r"(?:您|你)们?好|$")
_CATALOGUE = re.compile(
    r"(?=.*[0-9])[A-Z0-9]{2,20}(?:[-/_][A-Z0-9]{1,20}){2,6}"
    r"|[一-鿿]{2,12}(?:\s*[/>›»＞→\\]\s*[一-鿿]{2,12}){1,6}"
)
_AROUND_DATE = re.compile(r"[\s（()）]*")


@dataclass(slots=True, kw_only=True)
class Head:
    """What a head says. `agencies` of the letterhead; `outcome` and `disclosure` from bare lines;
    `number_line` is the line that holds the number, where a date may stand before it; `case_line` names the case and nothing else; `kept` are recognised lines no field holds (签发人,
    loose dates, a catalogue's index and section); `left` are lines not understood, which belong to
    the body rather than to nobody."""

    labels: dict[str, str] = field(default_factory=dict)
    agencies: list[str] = field(default_factory=list)
    number: Numbered | None = None
    number_line: str = ""
    outcome: str | None = None
    disclosure: Stated | None = None
    title: str | None = None
    case_line: str | None = None
    kept: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def read_head(
    lines: list[str], lists: Wordlists, *, named: str | None = None
) -> tuple[Head, list[str]]:
    """Read the lines before the letter itself; return what they say and the lines that remain.

    `named` is the title that the page states beside its text: a line that repeats it is the title.
    """
    head = Head()
    greeting = _greeting(lines, lists)
    groups: list[list[str]] = [[]]
    at = 0
    end = len(lines) if greeting is None else greeting
    while at < end and "reply" not in head.labels:
        used = _recognised(head, lines, at, lists)
        if used:
            groups.append([])
        else:
            used = _unlabelled(head, groups, lines, at, within=greeting is not None)
            if not used:
                break
        at += used
    head.title, unused = choose_title([group for group in groups if group], named)
    head.case_line = next(filter(is_case_line, [*unused, head.title or ""]), None)
    head.left.extend(line for line in unused if line != head.case_line)
    opened = head.labels.pop("reply", "")
    return head, ([opened] if opened else []) + lines[at:]


def _greeting(lines: list[str], lists: Wordlists) -> int | None:
    for at, line in enumerate(lines[:_MOST_LINES]):
        if _is_field(line, lists):
            continue
        following = lines[at + 1] if at + 1 < len(lines) else ""
        if find_addressee(line) or (find_group(line) and _GREETED.match(following)):
            return at
        if len(line) > _LONG and "。" in line:
            return None
    return None


def _is_field(line: str, lists: Wordlists) -> bool:
    """A label's line, unless it is a letter to 来信人 that greets and does not name."""
    pairs = read_labels(line, lists)
    return bool(pairs) and not (pairs[0][0] == "asker" and _GREETS.match(pairs[0][1]))


def _recognised(head: Head, lines: list[str], at: int, lists: Wordlists) -> int:
    """Take in the line at `at` if it is a label, number, disclosure, class, letterhead or date."""
    line = lines[at]
    if len(line) > _LONG * 3:
        return 0
    return (
        _label(head, lines, at, lists)
        or _number(head, line)
        or _disclosure(head, line)
        or _outcome(head, line, lists)
        or _letterhead(head, line, lists)
        or _date(head, line)
        or _catalogued(head, line)
    )


def _label(head: Head, lines: list[str], at: int, lists: Wordlists) -> int:
    pairs = read_labels(lines[at], lists)
    for key, value in pairs:
        _store(head, key, value, lines[at])
    return 1 if pairs else _two_line_label(head, lines, at, lists)


def _two_line_label(head: Head, lines: list[str], at: int, lists: Wordlists) -> int:
    """A label alone on its line, the value on the next, unless that cannot be its value."""
    key = bare_label(lines[at], lists)
    if key is None:
        return 0
    following = lines[at + 1].strip() if at + 1 < len(lines) else ""
    if key == "reply":
        head.labels["reply"] = ""
        return 1
    if not following or read_labels(following, lists) or bare_label(following, lists):
        return 1
    if key in ("number", "outcome", "disclosure", "date") and not fits(key, following, lists):
        return 1
    _store(head, key, following, f"{lines[at]}：{following}")
    return 2


def _store(head: Head, key: str, value: str, line: str) -> None:
    if key == "outcome" and stated_kind(value):
        key = "kind"  # 类别：提案 says what was answered, not how
    if key == "kept":
        if value:
            head.kept.append(_cell(line, value))
    elif value or key == "reply":
        head.labels.setdefault(key, value)


def _cell(line: str, value: str) -> str:
    """What a line says of one value: its label and it, if they are two cells of a longer row."""
    cells = line.strip().split("\t")
    at = cells.index(value) if value in cells else 0
    return f"{cells[at - 1]}：{value}" if at else line.strip()


def _number(head: Head, line: str) -> int:
    found = read_number(line)
    if found is None or head.number:
        return 0
    head.number = found
    head.number_line = line.strip()
    head.outcome = head.outcome or found.glued
    signer = line.find("签发人")
    if signer >= 0:
        head.kept.append(line[signer:].strip())
    return 1


def _disclosure(head: Head, line: str) -> int:
    found = bare_disclosure(line)
    if found is None:
        return 0
    head.disclosure = head.disclosure or found
    return 1


def _outcome(head: Head, line: str, lists: Wordlists) -> int:
    if head.outcome or len(line) > _LONG or not is_outcome(line, lists):
        return 0
    head.outcome = line.strip()
    return 1


def _letterhead(head: Head, line: str, lists: Wordlists) -> int:
    found = read_letterhead(line, lists)
    head.agencies.extend(name for name in found if name not in head.agencies)
    return 1 if found else 0


def _date(head: Head, line: str) -> int:
    """A date without a label in the head may be the question's own, so no field takes it."""
    dated = read_date(line) if len(line) < _LONG else None
    if dated is None or not _AROUND_DATE.fullmatch(line[: dated.start] + line[dated.end :]):
        return 0
    head.kept.append(line.strip())
    return 1


def _catalogued(head: Head, line: str) -> int:
    """A catalogue's entry without labels: index number (索引号) or path of sections."""
    if len(line) > _LONG or not _CATALOGUE.fullmatch(line.strip()):
        return 0
    head.kept.append(line.strip())
    return 1


def _unlabelled(
    head: Head, groups: list[list[str]], lines: list[str], at: int, *, within: bool
) -> int:
    """Take in title lines; before a greeting every line belongs to the head, else only a title."""
    if not within:
        used = title_run(lines[at:])
        groups[-1].extend(lines[at : at + used])
        return used
    if may_be_title(lines[at]):
        groups[-1].append(lines[at])
    else:
        groups.append([])
        head.left.append(lines[at])
    return 1
