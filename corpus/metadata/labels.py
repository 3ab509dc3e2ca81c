"""Labels: the named fields of a head or a portal's table, however they are laid out."""

import re
from itertools import pairwise
from typing import NamedTuple

from corpus.metadata.addressees import find_addressee
from corpus.metadata.agencies import answering_agencies, is_agency, read_agencies
from corpus.metadata.boxes import chosen
from corpus.metadata.cases import stated_case
from corpus.metadata.dates import find_date, stated_date
from corpus.metadata.disclosures import read_disclosure
from corpus.metadata.numbers import read_number
from corpus.metadata.outcomes import read_outcome
from corpus.metadata.wordlists import Wordlists

_EMPTY = re.compile(r"[\s_—\-/无／|│]*")
_BETWEEN = " \t　|│;；，,"
_LONGEST = 24
"""No label alone on its line is longer, spaces between its characters included."""
_SENTENCE = re.compile("[。！？]")
_NAMED = re.compile(r"\s+[一-鿿]{2,8}\s*[:：]")
_LONG = 60
"""No value of a field is longer, but that of a title, subject or addressee."""


class Label(NamedTuple):
    """A label's key ("unknown" for a name no list has), its value, and both as they are printed."""

    key: str
    value: str
    printed: str


def read_labels(line: str, lists: Wordlists) -> list[Label]:
    """Return the labels a line consists of; several may share it, values may be empty.

    An empty list means that the line does not begin with a known label. A label without a colon
    counts only where its value can be checked (办理类型 A类, 公开方式 主动公开).

    >>> from corpus.metadata.wordlists import load_wordlists
    >>> read_labels("文 号：　公开方式：主动公开", load_wordlists(None))[1]
    Label(key='disclosure', value='主动公开', printed='公开方式：主动公开')
    """
    text = line.strip()
    if not may_be_label(text, lists):
        return []
    if row := _row(text, lists):
        return row
    labels: list[Label] = []
    match = lists.label.match(text)
    while match:
        following = _next(text, match.end(), lists)
        end = following.start() if following else len(text)
        value = _filled(text[match.end() : end])
        key = lists.labels["".join(match["name"].split())]
        if (
            not match["sep"].strip()
            and match["sep"] != "\t"
            and not (value and fits(key, value, lists))
        ):
            return labels
        label = Label(key, value, text[match.start() : end].strip(_BETWEEN))
        labels.extend(_parted(label, lists))
        match = following
    return labels


def _parted(label: Label, lists: Wordlists) -> list[Label]:
    """Part a label that no list knows (类别：B　分类：城建) from a value that can be read without it."""
    other = _NAMED.search(label.value) if label.key in ("number", "outcome", "date") else None
    value = label.value[: other.start()] if other else ""
    if other is None or not fits(label.key, value, lists):
        return [label]
    rest = label.value[other.start() :].strip()
    return [
        Label(label.key, value, label.printed.removesuffix(rest).strip(_BETWEEN)),
        Label("unknown", rest, rest),
    ]


def may_be_label(line: str, lists: Wordlists) -> bool:
    """Tell soon whether a line can begin with a label."""
    first = line.lstrip()[:1]
    return first in lists.label_initials or (first != "" and first in "【[")


def labels_at(lines: list[str], at: int, lists: Wordlists) -> tuple[list[Label], int]:
    """Read the labels at a line, and tell how many lines they take: 0 if it has none.

    The value of a label alone on its line stands on the next, unless that cannot be its value;
    those of a table's row of labels stand in the row below.
    """
    if not may_be_label(lines[at], lists):
        return [], 0
    following = lines[at + 1].strip() if at + 1 < len(lines) else ""
    if labels := read_labels(lines[at], lists):
        below = _below(lines[at], following, lists)
        return (below, 2) if below else _with_names_below(labels, lines, at + 1, lists)
    key = bare_label(lines[at], lists)
    if key is None:
        return [], 0
    if not _may_be_value(key, following, lists):
        return [Label(key, "", lines[at].strip())], 1
    label = Label(key, following, f"{lines[at].strip()}：{following}")
    labels, used = _with_names_below([label], lines, at + 2, lists)
    return labels, used + 1


def _with_names_below(
    labels: list[Label], lines: list[str], at: int, lists: Wordlists
) -> tuple[list[Label], int]:
    """Let a list of bodies go on over the lines from `at`: behind a 、, or, of those who handle the
    case (承办单位), up to another label. Any other body's name below may be the letterhead."""
    key, value, printed = labels[-1]
    end = at
    while key == "department" and value and end < len(lines) and read_agencies(lines[end], lists):
        end += 1
    handles = "办" in printed[: printed.find(value)]
    is_closed = handles and end < len(lines) and _is_label(lines[end], lists)
    if end == at or not (value.endswith("、") or is_closed):
        return labels, 1
    names = [line.strip() for line in lines[at:end]]
    value = "、".join(name.strip("、，, ") for name in (value, *names))
    return [*labels[:-1], Label(key, value, "".join((printed, *names)))], 1 + end - at


def _is_label(line: str, lists: Wordlists) -> bool:
    return bool(read_labels(line, lists)) or bare_label(line, lists) is not None


def _may_be_value(key: str, following: str, lists: Wordlists) -> bool:
    """Tell whether the line under a label alone on its line can be its value."""
    if key in ("question", "reply") or not following:
        return False
    if _is_label(following, lists):
        return False
    if key in ("number", "outcome", "disclosure", "date"):
        return fits(key, following, lists)
    return key in ("asker", "addressee") or find_addressee(following) is None


def _row(line: str, lists: Wordlists) -> list[Label]:
    """A table's row of labels and values by turns."""
    if "\t" not in line:
        return []
    cells = _with_choices(line.split("\t"), lists)
    if _is_header(cells, lists):
        return [_cell(cell, "", lists) for cell in cells]
    if len(cells) <= len(("label", "value")) or bare_label(cells[0], lists) is None:
        return []
    return [_cell(*pair, lists) for pair in zip(cells[::2], [*cells[1::2], ""], strict=False)]


def _with_choices(cells: list[str], lists: Wordlists) -> list[str]:
    """The cells of a form, those with the choices behind one label put together."""
    if all(chosen(cell) == [cell] for cell in cells):
        return cells
    together = cells[:1]
    for before, cell in pairwise(cells):
        if bare_label(before, lists) or bare_label(cell, lists):
            together.append(cell)
        else:
            together[-1] += f" {cell}"
    return together


def _below(names: str, values: str, lists: Wordlists) -> list[Label]:
    """The labels of a table's header with the values in the row below it, if that is what they are."""
    above, below = names.strip().split("\t"), values.split("\t")
    if len(above) != len(below) or not _is_header(above, lists) or bare_label(below[0], lists):
        return []
    return [_cell(name, value, lists) for name, value in zip(above, below, strict=True)]


def _is_header(cells: list[str], lists: Wordlists) -> bool:
    """Tell whether a row holds labels where values would stand."""
    is_labelled = len(cells) > 1 and bare_label(cells[0], lists) is not None
    return is_labelled and any(bare_label(cell, lists) for cell in cells[1::2])


def _cell(name: str, value: str, lists: Wordlists) -> Label:
    """A label and its value in two cells; a cell without such a pair is a value of its own."""
    key, name, value = bare_label(name, lists), name.strip(" 　：:"), _filled(value)
    if key or (name and value):
        return Label(key or "unknown", value, f"{name}：{value}")
    return Label("unknown", value or name, value or name)


def _filled(value: str) -> str:
    text = value.strip(_BETWEEN)
    return "" if _EMPTY.fullmatch(text) else text


def bare_label(line: str, lists: Wordlists) -> str | None:
    """Return the key of a line that is a label and nothing else, its value on the next line."""
    if len(line) > _LONGEST:
        return None
    return lists.labels.get("".join(line.split()).strip("：:【】[]"))


def fits(key: str, value: str, lists: Wordlists) -> bool:
    """Tell whether a value is of the kind its label announces, for labels where one can tell."""
    match key:
        case "number":
            return read_number(value) is not None
        case "date" | "published" | "asked":
            return find_date(value) is not None
        case "outcome":
            return read_outcome(value, lists) is not None
        case "disclosure":
            return read_disclosure(value) is not None
        case _:
            return False


def _next(text: str, start: int, lists: Wordlists) -> re.Match[str] | None:
    """The next label with a colon on the same line, after a gap."""
    for gap in re.finditer(r"[\s|│;；，,]+(?=\S)", text[start:]):
        found = lists.label.match(text, start + gap.end())
        if found and found["sep"].strip():
            return found
    return None


def takes(label: Label, lists: Wordlists) -> bool:  # noqa: PLR0911 - one answer for each kind
    """Tell whether a label's field can read its value; what no field can read is text."""
    key, value = label.key, label.value
    if key in ("title", "subject", "addressee"):
        return key == "title" or not _SENTENCE.search(value)
    if len(value) > _LONG:
        return False
    match key:
        case "number" | "outcome":
            return fits(key, value, lists)
        case "date" | "published" | "asked":
            return stated_date(value) is not None or find_date(value, roc=True) is not None
        case "department":
            return bool(answering_agencies(value, lists))
        case "source":
            return is_agency(value, lists)
        case "case":
            return stated_case(value) is not None
        case _:
            return key not in ("question", "unknown") and not is_prose(value)


def is_prose(value: str) -> bool:
    """Tell whether a value is what someone wrote rather than an entry of a form."""
    return len(value) > _LONG or _SENTENCE.search(value) is not None
