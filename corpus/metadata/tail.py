"""Tail: what stands after a letter's last words: signature, date, contact block, imprint."""

import re
from dataclasses import dataclass, field

from corpus.metadata.agencies import is_agency, read_agencies
from corpus.metadata.contact import glued_contact, is_contact, is_imprint
from corpus.metadata.dates import lost_date, read_date
from corpus.metadata.disclosures import Stated, bare_disclosure, filed_disclosure
from corpus.metadata.glued import glued_date, has_ended
from corpus.metadata.labels import Label, read_labels, takes
from corpus.metadata.numerals import fold
from corpus.metadata.outcomes import is_outcome
from corpus.metadata.pieces import fact_pieces
from corpus.metadata.signatures import signature_ending, signed_line
from corpus.metadata.wordlists import Wordlists

_MOST_LINES = 30
_LOOSE = 30
_CLOSE = 4
_KEYS = ("outcome", "disclosure", "department", "date", "kept")
"""The labels that stand in tails."""
_PAIR = re.compile(r"\s*[一-鿿]{2,10}\s*[:：][^。；！？]*")
_CLOSING = re.compile(
    r"\s*(?:此致|敬礼[！!]?|此致\s*敬礼[！!]?|(?:专|特)此(?:函复|答复|回复|函告|复函|回覆)[。！!]?|此复[。！!]?|谢谢[！!。]?)\s*"
)
_AROUND_DATE = re.compile(r"[\s（()）。]*(?:日期\s*[:：])?[\s（()）。]*")
_LOST = re.compile(r"[（(\s]*([0-9]{4,8}|[0-9]{2,4}日|[0-9]{1,2}月[0-9]{1,2}日)[)）\s]*")
_THANKS = re.compile(r"\s*(?:再次|衷心|非常)?(?:感谢|谢谢|特此|专此|谨此|此致|祝|敬请)")
_GLUED_AGENCY = re.compile(
    r"(?:^|[。！!？?；;”’）)…\s]|特此(?:回复|答复|函复)|此复|敬礼)\s*(?P<open>[（(]?)(?P<name>[^\s。！!？?；;，,、：:”“（(][^\s。！!？?；;，,、：:”“]{2,25})\s*$"
)
_LEADS_TO_DATE = re.compile(r"(?:[于於至到在为為是自从從和与及约]|预计|截止)[ 　]*$")


@dataclass(slots=True, kw_only=True)
class Tail:
    """What a tail says. `signature` holds the lines that sign, as printed, `glued` a signature that
    ran on from the last sentence, with the space before it; `date` is the last date that signs
    (value, printed, whether it was mended from a damaged one)."""

    agencies: list[str] = field(default_factory=list)
    date: tuple[str, str, bool] | None = None
    signature: list[str] = field(default_factory=list)
    glued: str = ""
    contact: list[str] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    told: list[Label] = field(default_factory=list)
    outcome: str | None = None
    disclosures: list[Stated] = field(default_factory=list)


def read_tail(
    lines: list[str], lists: Wordlists, *, published: str | None
) -> tuple[Tail, list[str]]:
    """Read the lines after the letter's last words; return what they say and the letter's lines."""
    tail = Tail()
    start = _start(lines, lists, published)
    body = lines[:start]
    closed = [piece for line in lines[start:] for piece in fact_pieces(line, lists) or [line]]
    for at, line in enumerate(closed):
        if _CLOSING.fullmatch(line):
            body.append(line)
        else:
            following = closed[at + 1] if at + 1 < len(closed) else ""
            _take(tail, line, following, lists, published)
    if body and not _is_row(body, len(body) - 1):
        body[-1:] = _unglue(tail, body[-1], lists, published)
    return tail, body


def _start(lines: list[str], lists: Wordlists, published: str | None) -> int:
    """Where the tail begins, going up from the end as long as lines belong to it."""
    start = at = len(lines)
    while at > max(0, len(lines) - _MOST_LINES):
        at -= 1
        line = lines[at]
        if _is_row(lines, at) and signed_line(line, lists):
            break
        if _belongs(line, lists, published) and not _is_undated(lines, at, lists, published):
            start = at
        elif not _loose(lines, at, lists):
            break
    while start < len(lines) and _CLOSING.fullmatch(lines[start]):
        start += 1
    return _unlisted(lines, start, lists, published)


def _is_undated(lines: list[str], at: int, lists: Wordlists, published: str | None) -> bool:
    """A label that names bodies, no date close below: they may be whom to ask."""
    label = _label(lines[at], lists)
    if label is None or label.key not in ("department", "kept"):
        return False
    below = lines[at + 1 : at + _CLOSE]
    return not any(_date(line, published) or _is_date_label(line, lists) for line in below)


def _is_date_label(line: str, lists: Wordlists) -> bool:
    label = _label(line, lists)
    return label is not None and label.key == "date"


def _unlisted(lines: list[str], start: int, lists: Wordlists, published: str | None) -> int:
    """Pass over what goes on with the text above: a date it leads to, or the names of a list, which
    a closing word or no date follows."""
    above = lines[start - 1] if start else ""
    if start < len(lines) and _LEADS_TO_DATE.search(above) and _date(lines[start], published):
        return start + 1
    if not above or _is_running(above):
        return start
    end = start
    while end < len(lines) and read_agencies(lines[end], lists):
        end += 1
    if end < len(lines) and _CLOSING.fullmatch(lines[end]):
        return end
    is_dated = any(_date(line, published) or signed_line(line, lists) for line in lines[start:])
    return start if is_dated else end


def _is_running(line: str) -> bool:
    """A line of running text, where a heading or an item has no stop in it; none that leads to more."""
    if line.rstrip().endswith(("：", ":")):
        return False
    marked = any(mark in line for mark in "。！？!?；，")
    return marked or has_ended(line) or _THANKS.match(line) is not None


def _is_row(lines: list[str], at: int) -> bool:
    """A line of a table, under another one."""
    return "\t" in lines[at].strip() and at > 0 and "\t" in lines[at - 1].strip()


def _loose(lines: list[str], at: int, lists: Wordlists) -> bool:
    """A short line right under a contact line goes on with it (an address, a list of copies), and
    so do labels of any name under a signature (沟通方式：电话)."""
    line = lines[at]
    if len(line) > _LOOSE or at == 0 or _CLOSING.fullmatch(line):
        return False
    if is_contact(lines[at - 1]):
        return True
    end = at
    while end > 0 and (_PAIR.fullmatch(lines[end]) or is_outcome(lines[end], lists)):
        end -= 1
    return end < at and signature_ending(lines, end, lists) is not None


def _belongs(line: str, lists: Wordlists, published: str | None) -> bool:
    if _CLOSING.fullmatch(line) or is_contact(line) or bare_disclosure(line):
        return True
    if len(line) > _LOOSE * 4:
        return False
    return bool(
        read_agencies(line, lists)
        or _date(line, published)
        or signed_line(line, lists)
        or _label(line, lists)
        or is_outcome(line, lists)
        or fact_pieces(line, lists)
    )


def _take(tail: Tail, line: str, following: str, lists: Wordlists, published: str | None) -> None:
    text = line.strip()
    if disclosure := bare_disclosure(text):
        tail.disclosures.append(disclosure)
    elif label := _label(text, lists):
        _store(tail, label)
    elif _is_outcome(tail, text, lists):
        tail.outcome = text
        tail.told.append(Label("outcome", text, text))
    elif _is_of_contact(tail, text, following, lists, published):
        tail.contact.append(text)
    elif signed := signed_line(text, lists):
        tail.agencies.extend(signed[0])
        _sign(tail, text, (signed[1].value, text[signed[1].start :].strip(), False))
    elif dated := _date(text, published):
        _sign(tail, text, dated)
    elif agencies := read_agencies(text, lists):
        tail.agencies.extend(name for name in agencies if name not in tail.agencies)
        _sign(tail, text, None)
    else:
        tail.contact.append(text)


def _is_outcome(tail: Tail, line: str, lists: Wordlists) -> bool:
    """A class of its own, that no label above asks for (沟通方式：)."""
    is_asked = bool(tail.contact) and tail.contact[-1].endswith(("：", ":"))
    return tail.outcome is None and not is_asked and is_outcome(line, lists)


def _sign(tail: Tail, line: str, dated: tuple[str, str, bool] | None) -> None:
    tail.signature.append(line)
    tail.date = tail.date or dated


def _is_of_contact(
    tail: Tail, line: str, following: str, lists: Wordlists, published: str | None
) -> bool:
    """A contact line, what follows one after the signature, or names that one asks for (联系单位：)."""
    if is_contact(line) or _prints(line, following.strip(), lists):
        return True
    if not tail.contact or _complete(tail):
        return bool(tail.contact)
    last = tail.contact[-1]
    is_open = last.endswith(("：", ":")) or bool(read_agencies(last, lists))
    return is_open and bool(read_agencies(line, lists)) and not _date(following, published)


def _prints(line: str, following: str, lists: Wordlists) -> bool:
    """Names over an imprint that has none of its own: the office that printed."""
    if not is_imprint(following) or not read_agencies(line, lists):
        return False
    dated = read_date(following)
    return dated is not None and dated.start == 0


def _complete(tail: Tail) -> bool:
    return tail.date is not None


def _store(tail: Tail, label: Label) -> None:
    """Keep a label; of two outcomes the second is no field's."""
    told = filed_disclosure(label.value) if label.key == "disclosure" else None
    if told:
        tail.disclosures.append(told)
    if told is None and label.key not in (*tail.labels, "kept"):
        tail.labels[label.key] = label.value
        tail.told.append(label)
    elif told is None or told.basis == "inferred":
        tail.contact.append(label.printed)


def _label(line: str, lists: Wordlists) -> Label | None:
    """A label that stands in the tail, if its field can read it."""
    labels = read_labels(line, lists)
    if len(labels) != 1 or labels[0].key not in _KEYS:
        return None
    return labels[0] if labels[0].value and takes(labels[0], lists) else None


def _date(line: str, published: str | None) -> tuple[str, str, bool] | None:
    """A line that is a date and nothing else: its value, as printed, and whether it was mended."""
    text = line.strip()
    dated = read_date(text)
    if dated:
        around = text[: dated.start] + text[dated.end :]
        return (dated.value, text, False) if _AROUND_DATE.fullmatch(around) else None
    lost = _LOST.fullmatch(fold(text)) if published else None
    mended = lost_date(lost[1], published) if lost else None
    return (mended, text, True) if mended else None


def _unglue(tail: Tail, line: str, lists: Wordlists, published: str | None) -> list[str]:
    """Cut contact, date and signature off a last paragraph they run on from without a break."""
    cut = glued_contact(line)
    if cut is not None:
        tail.contact.insert(0, line[cut:].strip())
        line = line[:cut].rstrip()
    whole, apart = line, list(tail.signature)
    if tail.date is None and (dated := glued_date(line, published)):
        start, tail.date = dated
        line = _unsign(tail, line[:start].rstrip(), lists, tail.date[1])
    elif tail.date is None and not tail.agencies:
        line = _unsign(tail, line, lists, "")
    tail.glued, tail.signature = whole[len(line) :], apart
    return [line] if line.strip() else []


def _unsign(tail: Tail, line: str, lists: Wordlists, date: str) -> str:
    match = _GLUED_AGENCY.search(line[-40:])
    name = match["name"] if match else ""
    start = max(0, len(line) - 40) + (match.start("open") if match else 0)
    if not is_agency(name, lists) or not (date or has_ended(line[:start])):
        tail.signature.extend([date] if date else [])
        return line
    tail.agencies.append(name)
    tail.signature.append(f"{name} {date}".strip())
    return line[:start].rstrip()
