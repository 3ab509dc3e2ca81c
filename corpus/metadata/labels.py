"""Labels: the named fields of a head or a portal's table, however they are laid out."""

import re

from corpus.metadata.dates import find_date
from corpus.metadata.disclosures import read_disclosure
from corpus.metadata.numbers import read_number
from corpus.metadata.outcomes import read_outcome
from corpus.metadata.wordlists import Wordlists

_EMPTY = re.compile(r"[\s_—\-/无／|│]*")
_BETWEEN = " \t　|│;；，,"
_LONGEST = 24
"""No label alone on its line is longer, spaces between its characters included."""


def read_labels(line: str, lists: Wordlists) -> list[tuple[str, str]]:
    """Return the (key, value) pairs a line consists of; several may share it, values may be empty.

    An empty list means that the line does not begin with a known label. A label without a colon
    counts only where its value can be checked (办理类型 A类, 公开方式 主动公开).

    >>> from corpus.metadata.wordlists import load_wordlists
    >>> read_labels("文 号：　公开方式：主动公开", load_wordlists(None))
    [('number', ''), ('disclosure', '主动公开')]
    """
    text = line.strip()
    if not text or (text[0] not in lists.label_initials and text[0] not in "【["):
        return []
    if row := _row(text, lists):
        return row
    pairs: list[tuple[str, str]] = []
    match = lists.label.match(text)
    while match:
        following = _next(text, match.end(), lists)
        value = _filled(text[match.end() : following.start() if following else len(text)])
        key = lists.labels["".join(match["name"].split())]
        if (
            not match["sep"].strip()
            and match["sep"] != "\t"
            and not (value and fits(key, value, lists))
        ):
            return pairs
        pairs.append((key, value))
        match = following
    return pairs


def _row(line: str, lists: Wordlists) -> list[tuple[str, str]]:
    """A table's row of labels and values by turns; what an unknown label says is passed over."""
    cells = line.split("\t")
    names = [bare_label(cell, lists) for cell in cells[::2]]
    if len(cells) <= len(("label", "value")) or names[0] is None:
        return []
    values = [*cells[1::2], ""]
    if any(bare_label(value, lists) for value in values):  # a row of labels, values below
        return [(name, "") for name in (bare_label(cell, lists) for cell in cells) if name]
    return [(name, _filled(value)) for name, value in zip(names, values, strict=False) if name]


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
