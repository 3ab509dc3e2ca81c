"""Head: what stands before a letter's greeting, in any order: labels, letterhead, number, title."""

import re
from dataclasses import dataclass, field

from corpus.metadata.addressees import find_addressee, find_group
from corpus.metadata.agencies import read_agencies, read_letterhead
from corpus.metadata.dates import read_date
from corpus.metadata.disclosures import Stated, bare_disclosure, filed_disclosure
from corpus.metadata.kinds import stated_kind
from corpus.metadata.labels import Label, is_prose, labels_at, takes
from corpus.metadata.numbers import Numbered, read_number
from corpus.metadata.outcomes import is_outcome
from corpus.metadata.pieces import fact_pieces
from corpus.metadata.titles import choose_title, is_case_line, may_be_title, title_run
from corpus.metadata.wordlists import Wordlists

_MOST_LINES = 40
_LONG = 60
_GREETED = re.compile(r"\s*(?:您|你|贵|收悉|现|就|根据|按照|我[局委办市区县])")
_GREETS = re.compile(r"(?:您|你)们?好|$")
_CATALOGUE = re.compile(
    r"(?=.*[0-9])[A-Z0-9]{2,20}(?:[-/_][A-Z0-9]{1,20}){2,6}"
    r"|[一-鿿]{2,12}(?:\s*[/>›»＞→\\]\s*[一-鿿]{2,12}){1,6}"
    r"|(?:N[Oo]\s*[.．:：]?|№|编\s*号\s*[:：])\s*[A-Z0-9-]{1,20}"
)
_SERIAL = re.compile(r"第?\s*[A-Z]{0,3}[0-9]{1,10}\s*[号號]")
_AROUND_DATE = re.compile(r"[\s（()）]*")


@dataclass(slots=True, kw_only=True)
class Head:
    """What a head says. `labels` are those whose value their field can read, `told` the same with
    the bare number and outcome; `agencies` of the letterhead; `outcome` from a bare line;
    `disclosures` from labels and bare lines; `number_line` is the line that holds the number, where
    a date may stand before it; `case_line` names the case and nothing else; `kept` are recognised lines no field holds (签发人,
    loose dates, a catalogue's index and section); `left` are lines not understood, which belong to
    the body rather than to nobody; `opened` is what follows a label of the reply on its line."""

    labels: dict[str, str] = field(default_factory=dict)
    told: list[Label] = field(default_factory=list)
    agencies: list[str] = field(default_factory=list)
    number: Numbered | None = None
    number_line: str = ""
    outcome: str | None = None
    disclosures: list[Stated] = field(default_factory=list)
    title: str | None = None
    case_line: str | None = None
    kept: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    opened: str | None = None


def read_head(
    lines: list[str],
    lists: Wordlists,
    *,
    named: str | None = None,
    answer: int | None = None,
) -> tuple[Head, list[str]]:
    """Read the lines before the letter itself; return what they say and the lines that remain.

    `named` is the title that the page states beside its text: a line that repeats it is the title.
    `answer` is the line with the label that opens the reply to a letter, where the head ends even
    if nobody is greeted.
    """
    head = Head()
    greeting = _greeting(lines, lists)
    if greeting is None and answer is not None:
        greeting = answer + 1
    groups: list[list[str]] = [[]]
    at = 0
    end = len(lines) if greeting is None else greeting
    while at < end and head.opened is None:
        used = _recognised(head, lines, at, lists)
        if used:
            groups.append([])
        else:
            used = _numbered_case(head, groups, lines, at, lists) or _unlabelled(
                head, groups, lines, at, within=greeting is not None
            )
            if not used:
                break
        at += used
    head.title, unused = choose_title([group for group in groups if group], named)
    head.case_line = next(filter(is_case_line, [*unused, head.title or ""]), None)
    head.left.extend(line for line in unused if line != head.case_line)
    return head, ([head.opened] if head.opened else []) + lines[at:]


def _greeting(lines: list[str], lists: Wordlists) -> int | None:
    at = 0
    while at < min(_MOST_LINES, len(lines)):
        line = lines[at]
        following = lines[at + 1] if at + 1 < len(lines) else ""
        if used := _field_lines(lines, at, lists):
            at += used
            continue
        if find_addressee(line) or (find_group(line) and _GREETED.match(following)):
            return at
        if len(line) > _LONG and "。" in line:
            return None
        at += 1
    return None


def _field_lines(lines: list[str], at: int, lists: Wordlists) -> int:
    """How many lines a label takes, unless it is a letter to 来信人 that greets and does not name."""
    labels, used = labels_at(lines, at, lists)
    greets = bool(labels) and labels[0].key == "asker" and _GREETS.match(labels[0].value)
    return 0 if greets else used


def _recognised(head: Head, lines: list[str], at: int, lists: Wordlists) -> int:
    """Take in the line at `at` if it is a label, number, disclosure, class, letterhead or date."""
    line = lines[at]
    if len(line) > _LONG * 3:
        return 0
    return _facts(head, line, lists) or _fact(head, lines, at, lists)


def _facts(head: Head, line: str, lists: Wordlists) -> int:
    """Several facts on one line; a second of a kind is kept as text."""
    pieces = fact_pieces(line, lists)
    head.kept.extend(piece for piece in pieces if not _fact(head, [piece], 0, lists))
    return 1 if pieces else 0


def _fact(head: Head, lines: list[str], at: int, lists: Wordlists) -> int:
    line = lines[at]
    return (
        _label(head, lines, at, lists)
        or _number(head, line, lists)
        or _disclosure(head, line)
        or _outcome(head, line, lists)
        or _letterhead(head, line, lists)
        or _date(head, line)
        or _note(head, lines, at, lists)
        or _catalogued(head, line)
    )


def _label(head: Head, lines: list[str], at: int, lists: Wordlists) -> int:
    labels, used = labels_at(lines, at, lists)
    for label in labels:
        _store(head, label, lists)
    return used


def _store(head: Head, label: Label, lists: Wordlists) -> None:
    """Give a label's value to its field; a second, or what the field cannot read, is kept as text."""
    if label.key == "outcome" and stated_kind(label.value):
        label = label._replace(key="kind")  # 类别：提案 says what was answered, not how
    key, value, printed = label
    if key == "reply":
        head.opened = value
    elif key == "disclosure":
        _disclose(head, filed_disclosure(value), printed)
    elif key == "kept" and value:
        head.kept.append(printed)
    elif value and value != head.labels.get(key):
        if key not in head.labels and takes(label, lists):
            head.labels[key] = value
            head.told.append(label)
        elif key in ("outcome", "question") or is_prose(value):
            head.left.append(printed)
        elif key != "other":
            head.kept.append(printed)


def _disclose(head: Head, told: Stated | None, printed: str) -> None:
    if told:
        head.disclosures.append(told)
    if told and told.basis == "inferred":
        head.left.append(printed)


def _number(head: Head, line: str, lists: Wordlists) -> int:
    found = read_number(line)
    if found is None or head.number:
        return 0
    head.number = found
    head.number_line = line.strip()
    head.told.append(Label("number", found.printed, head.number_line))
    before = line[: line.find(found.printed)].rstrip("〔【（([［ 　\t").strip()
    dated = read_date(before)
    name = before[: dated.start].strip() if dated and dated.end == len(before) else before
    if name and not _letterhead(head, name, lists):
        head.kept.append(before)
    head.outcome = head.outcome or found.glued
    signer = line.find("签发人")
    if signer >= 0:
        _signer(head, line[signer:].strip(), lists)
    return 1


def _signer(head: Head, line: str, lists: Wordlists) -> None:
    """签发人 beside a number, other labels or a class behind the name."""
    last = line.rsplit(maxsplit=1)[-1]
    is_class = re.search("[A-Ea-e类類]", last) and _outcome(head, last, lists)
    rest = line.removesuffix(last).rstrip() if is_class else line
    if not _label(head, [rest], 0, lists):
        head.kept.append(rest)


def _disclosure(head: Head, line: str) -> int:
    found = bare_disclosure(line)
    _disclose(head, found, line.strip())
    return 1 if found else 0


def _outcome(head: Head, line: str, lists: Wordlists) -> int:
    if head.outcome or len(line) > _LONG or not is_outcome(line, lists):
        return 0
    head.outcome = line.strip()
    head.told.append(Label("outcome", head.outcome, head.outcome))
    return 1


def _letterhead(head: Head, line: str, lists: Wordlists) -> int:
    found = read_letterhead(line, lists)
    head.agencies.extend(name for name in found if name not in head.agencies)
    return 1 if found else 0


def _date(head: Head, line: str) -> int:
    """A date without a label in the head may be the question's own, so no field takes it."""
    if len(line) >= _LONG or not _is_date(line):
        return 0
    head.kept.append(line.strip())
    return 1


def _note(head: Head, lines: list[str], at: int, lists: Wordlists) -> int:
    """A date and a body's name over the text: in brackets they sign, else they are the page's."""
    text = lines[at].strip()
    inside = text.strip("（()）")
    dated = read_date(inside) if len(text) <= _LONG and at + 1 < len(lines) else None
    if dated is None:
        return 0
    printed, name = inside[dated.start : dated.end], inside[: dated.start] + inside[dated.end :]
    if not read_agencies(name, lists):
        return 0
    if text.startswith(("（", "(")):
        _letterhead(head, name, lists)
        _store(head, Label("date", printed, text), lists)
    else:
        _store(head, Label("published", printed, text), lists)
        _store(head, Label("source", name.strip(), text), lists)
    return 1


def _is_date(line: str) -> bool:
    """Tell whether a line is a date and says nothing else."""
    dated = read_date(line)
    return dated is not None and bool(
        _AROUND_DATE.fullmatch(line[: dated.start] + line[dated.end :])
    )


def _catalogued(head: Head, line: str) -> int:
    """A catalogue's entry without labels: index number (索引号), path of sections or running number."""
    if len(line) > _LONG or not _CATALOGUE.fullmatch(line.strip()):
        return 0
    head.kept.append(line.strip())
    return 1


def _numbered_case(
    head: Head, groups: list[list[str]], lines: list[str], at: int, lists: Wordlists
) -> int:
    """A number of its own (第33号) over the labels; within a title it is a part of that."""
    is_over = at + 1 < len(lines) and bool(labels_at(lines, at + 1, lists)[0])
    if groups[-1] or not is_over or not _SERIAL.fullmatch(lines[at].strip()):
        return 0
    head.kept.append(lines[at].strip())
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
