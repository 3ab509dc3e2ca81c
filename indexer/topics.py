"""Topics: the words that say what a reply is about, which completion and correction draw from."""

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from corpus import Reply
from indexer.analysis import Analyzer, squeeze

LONGEST_SUBJECT = 60
"""Characters; a longer subject is a paragraph that went astray, and no use as a suggestion."""
_LONGEST_PLAIN = 12
_MIXED = re.compile("[0-9]{1,2}[a-z]{1,2}")
"""Terms with digits that are words: 5g, 4k; but not a7 or j11, which stand for places."""
_COUNTED = re.compile("[一二三四五六七八九十两几]+[届次批位条个名件年月日号项点]")
"""Numbers with what they count, which title after title has: 十四届, 一批."""


def topics(naming: Iterable[str], words: Iterable[str], analyzer: Analyzer) -> list[str]:
    """Return the topics of a reply, none twice: the telling words of those `naming` it, in its
    title and subject, and of all its `words` those that a wordlist has.

    So the field stays small, and holds no number and no word of mere politeness.
    """
    found = dict.fromkeys(filter(is_topic, naming))
    return list(found | dict.fromkeys(filter(analyzer.listed.__contains__, words)))


def is_topic(word: str) -> bool:
    """Tell whether a word alone can say what a reply is about."""
    if len(word) < 2 or word in formulas():  # noqa: PLR2004 (a single character says too little)
        return False
    if not word.isascii():
        return word.isalpha() and _COUNTED.fullmatch(word) is None
    return (word.isalpha() and len(word) <= _LONGEST_PLAIN) or _MIXED.fullmatch(word) is not None


def subject_of(reply: Reply) -> str | None:
    """Return what the question was called, else the reply's title; None if neither is short."""
    subject = reply.subject.value or reply.title.value
    if subject is None or len(subject) > LONGEST_SUBJECT:
        return None
    return " ".join(subject.split()) or None


def subject_terms(reply: Reply) -> list[str]:
    """Return the one term that stands for a masked reply's subject, none where it has none."""
    key = squeeze(subject_of(reply) or "")
    return [key] if key else []


@cache
def formulas() -> frozenset[str]:
    """Return the words of address, thanks and procedure that every reply has."""
    text = files("indexer").joinpath("formulas.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() for word in line.partition("#")[0].split())
