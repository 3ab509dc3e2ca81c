"""Letter: a document's text parted into question, head, letter and tail."""

import re
from dataclasses import dataclass

from corpus.metadata.addressees import find_addressee
from corpus.metadata.head import Head, read_head
from corpus.metadata.labels import bare_label, labels_at, may_be_label, read_labels
from corpus.metadata.lines import cut_lines
from corpus.metadata.paragraphs import keep_paragraphs
from corpus.metadata.remains import cut_remains
from corpus.metadata.tail import Tail, read_tail
from corpus.metadata.wordlists import Wordlists

_OPENING_LINES = 4
_FIELDS = frozenset(("department", "date", "asked", "disclosure"))
"""What a portal states between a letter and the reply; any other of its labels stands below one."""
_ASKS = re.compile(r"\s*(?:网友|市民|群众|留言)?(?:问|提问|问题|咨询)\s*[:：]")
_ANSWERS = re.compile(r"\s*(?:答|回答|答复|回复|解答)\s*[:：]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A text in its parts. `lines` are the letter itself, from the greeting to its last words;
    `opening` its first paragraphs in one string; `question` stands before it on some portals."""

    head: Head
    tail: Tail
    lines: tuple[str, ...]
    opening: str
    question: tuple[str, ...]


def part(text: str, lists: Wordlists, *, published: str | None, named: str | None = None) -> Letter:
    """Part a text; every line of it that is not portal furniture ends up in exactly one part.

    `published` is its page's date as an ISO prefix, `named` the title its page states.
    """
    lines = _asked_and_answered(cut_remains(cut_lines(text)), lists)
    question, lines, answer = _question(lines, lists)
    head, rest = read_head(lines, lists, named=named, answer=answer)
    tail, body = read_tail(rest, lists, published=published)
    return Letter(
        head=head,
        tail=tail,
        lines=tuple(body),
        opening="".join(line.strip() for line in body[:_OPENING_LINES]),
        question=tuple(question),
    )


def paragraphs(text: str) -> str:
    """Return a text of its own (a question, say) as cleaned paragraphs parted by line feeds."""
    return "\n".join(keep_paragraphs(cut_remains(cut_lines(text))))


def _asked_and_answered(lines: list[str], lists: Wordlists) -> list[str]:
    """Write 问：… and the first 答：… behind it as the labels they stand for.

    Several questions, or one in the midst of a letter, are the letter's own.
    """
    answered = next((at for at, line in enumerate(lines) if _ANSWERS.match(line)), 0)
    asked = [at for at, line in enumerate(lines) if answered and _asks(line, lists)]
    if len(asked) != 1 or answered <= asked[0]:
        return lines
    is_inside = any("。" in line or find_addressee(line) for line in lines[: asked[0]])
    if is_inside or any(_opens(line, lists) == "reply" for line in lines[asked[0] :]):
        return lines
    written = list(lines)
    written[asked[0]] = _ASKS.sub("来信内容：", lines[asked[0]])
    written[answered] = _ANSWERS.sub("答复内容：", lines[answered])
    return written


def _asks(line: str, lists: Wordlists) -> bool:
    return _ASKS.match(line) is not None or _opens(line, lists) == "question"


def _question(lines: list[str], lists: Wordlists) -> tuple[list[str], list[str], int | None]:
    """Take out the citizen's letter where a label opens it and another opens the reply.

    Return the letter, the lines without it and where in those the reply's label stands.
    """
    asked = answered = None
    for at, line in enumerate(lines):
        key = _opens(line, lists)
        if key == "question" and asked is None:
            asked = at
        elif key == "reply" and asked is not None:
            answered = at
            break
    if asked is None or answered is None:
        return [], lines, None
    question = lines[asked:answered]
    inside, fields = _fields(question[1:], lists)
    opening = read_labels(question[0], lists)
    first = [label.value for label in opening if label.key == "question" and label.value]
    above = lines[:asked] + fields
    return first + inside, above + lines[answered:], len(above)


def _opens(line: str, lists: Wordlists) -> str | None:
    if not may_be_label(line, lists):
        return None
    labels = read_labels(line, lists)
    return labels[-1].key if labels else bare_label(line, lists)


def _fields(lines: list[str], lists: Wordlists) -> tuple[list[str], list[str]]:
    """Part a letter's lines from a portal's fields between it and the reply (答复单位, 答复时间)."""
    inside: list[str] = []
    fields: list[str] = []
    at = 0
    while at < len(lines):
        labels, used = labels_at(lines, at, lists)
        is_field = any(
            label.key in _FIELDS or (fields and label.key == "other") for label in labels
        )
        used = used if is_field else 1
        (fields if is_field else inside).extend(lines[at : at + used])
        at += used
    return inside, fields
