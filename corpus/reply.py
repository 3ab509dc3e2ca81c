"""Reply: the one record that every later layer speaks, and how each of its facts was found."""

from typing import Generic, Literal, TypeVar

import msgspec

T = TypeVar("T")

Basis = Literal["stated", "code", "inferred", "absent"]
"""stated: printed as such; code: a letter looked up in its issuer's table; inferred: concluded
from other text; absent: there is none."""

Kind = Literal["proposal", "suggestion", "letter", "opinion", "unknown"]
Outcome = Literal["resolved", "in_progress", "planned", "reference", "declined", "unknown"]
Disclosure = Literal["public", "on_request", "withheld", "unstated"]

KINDS: dict[Kind, str] = {
    "proposal": "提案答复",
    "suggestion": "建议答复",
    "letter": "来信答复",
    "opinion": "会办意见",
    "unknown": "未注明",
}
OUTCOMES: dict[Outcome, str] = {
    "resolved": "已解决或采纳",
    "in_progress": "正在解决",
    "planned": "列入计划",
    "reference": "留作参考",
    "declined": "暂难解决",
    "unknown": "未注明",
}
DISCLOSURES: dict[Disclosure, str] = {
    "public": "主动公开",
    "on_request": "依申请公开",
    "withheld": "不予公开",
    "unstated": "未注明",
}


class Found(msgspec.Struct, Generic[T], frozen=True, kw_only=True, omit_defaults=True):
    """One fact: its normalised `value`, the text as `printed`, how (`basis`) and `where` found.

    `where` is one English word for the place: "column", "meta", "layout", "header", "letterhead",
    "title", "opening", "signature", "number", "tail", "body", "published", "site", "".
    With basis "absent", `printed` is None and `value` the field's own "there is none".
    """

    value: T
    printed: str | None = None
    basis: Basis = "absent"
    where: str = ""


class Case(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Which proposal or suggestion was answered; the same number recurs in every session.

    `body` is the assembly as printed without its session (区政协, 市人大); `term` 届 and `session`
    次 are counted from 1; `number` is as printed without 第 and 号, ASCII digits (152069, C117).
    """

    body: str | None = None
    term: int | None = None
    session: int | None = None
    number: str | None = None


class Source(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where a reply was found: canonical `path` (root folder's name first, "/" between), 1-based
    row `position` and `part`, None where the file is one reply."""

    path: str
    position: int | None = None
    part: int | None = None


class Reply(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A government body's answer to one question put to it.

    `departments` are names as printed (several for a joint reply), `current` the names those
    bodies bear today (renamed departments answer to their new name), in the same order and
    without repeats. `date` is an ISO prefix as precise as the text ("2023", "2023-05",
    "2023-05-06"); `asked` likewise for the question. `body` and `question` are paragraphs parted by "\\n"; the contact block is in
    `contact`, line by line, never in `body`. `extent` is "full", "summary" or None (全文, 摘要).
    """

    id: str
    kind: Found[Kind]
    title: Found[str | None]
    subject: Found[str | None]
    departments: Found[tuple[str, ...]]
    current: tuple[str, ...]
    region: Found[str | None]
    number: Found[str | None]
    case: Found[Case | None]
    addressee: Found[str | None]
    outcome: Found[Outcome]
    disclosure: Found[Disclosure]
    date: Found[str | None]
    year: Found[int | None]
    body: str
    format: str
    sources: tuple[Source, ...]
    extent: Literal["full", "summary"] | None = None
    question: str = ""
    contact: tuple[str, ...] = ()
    url: str | None = None
    asked: str | None = None
    asker: str | None = None


_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Reply)


def to_bytes(reply: Reply) -> bytes:
    """Pack a reply as UTF-8 JSON, the form in which an index keeps it."""
    return _ENCODER.encode(reply)


def from_bytes(data: bytes) -> Reply:
    """Unpack what `to_bytes` packed; raises msgspec.DecodeError on anything else."""
    return _DECODER.decode(data)
