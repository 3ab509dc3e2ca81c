"""Reply → the engine's entry: which fields an index has and what of a reply goes into each."""

from collections.abc import Mapping, Sequence
from zlib import crc32

import msgspec

from corpus import Reply, masked, to_bytes
from indexer.analysis import Analyzer, in_words_alone
from indexer.engines.base import Entry, Schema
from indexer.engines.joined import compact
from indexer.identifiers import case_keys, case_spellings, number_keys
from indexer.stored import pack
from indexer.topics import subject_terms, topics

SCHEMA = Schema(
    text={
        "words": "counts",
        "grams": "places",
        "chars": "characters",
        "title_words": "counts",
        "title_grams": "places",
        "title_chars": "characters",
        "number_grams": "places",
        "number_chars": "characters",
        "addressee_grams": "places",
        "addressee_chars": "characters",
        "topics": "counts",
        "subjects": "counts",
    },
    values=("department", "year", "outcome", "kind", "disclosure", "number"),
    numbers=("in_year", "newest", "oldest", "size"),
)
"""grams and chars decide what contains what (see indexer.analysis) and rank; words rank as well, those
that are neither a gram nor a character; the values of `number` are the keys of identifiers.py, so
that a number is found in whatever form it is typed; `size` is what ranking.py holds against a reply:
the bytes of its JSON."""

_NO_DATE = 0
_LAST_DAY = 99_999_999


def entry(reply: Reply, analyzer: Analyzer) -> Entry:
    """Make the entry of a reply: terms of its masked text; as the payload the reply as it is, but for
    its sources, which change while it does not (the ledger has them)."""
    shown = masked(reply)
    packed = to_bytes(msgspec.structs.replace(reply, sources=()))
    titles = dict.fromkeys(filter(None, (shown.title.value, shown.subject.value)))
    numbers = spellings(shown)
    lines = [*shown.departments.value, *numbers, shown.question, shown.body]
    if shown.addressee.value is not None and shown.addressee.value not in shown.body[:80]:
        lines.append(shown.addressee.value)
    heading = analyzer.terms("\n".join(titles))
    unsaid = [title for title in titles if title not in shown.body]
    whole = analyzer.terms("\n".join([*unsaid, *lines]))
    terms = {
        **_prefixed("", whole),
        **_prefixed("title_", heading),
        **_prefixed("number_", analyzer.terms("\n".join(numbers), words=False)),
        **_prefixed("addressee_", analyzer.terms(shown.addressee.value or "", words=False)),
        "words": in_words_alone(whole["words"]),
        "title_words": in_words_alone(heading["words"]),
        "topics": topics(heading["words"], whole["words"], analyzer),
        "subjects": subject_terms(shown),
    }
    return Entry(
        id=reply.id,
        terms={name: compact(found) for name, found in terms.items()},
        values=_values(reply, _keys(shown)),
        numbers=_numbers(reply) | {"size": len(packed)},
        payload=pack(packed),
    )


_BEGINNING = 30
"""Characters of a text that stand for the title it lacks."""


def title_of(reply: Reply) -> str:
    """Return what to call a reply: its title, else its subject, else how the letter or its answer
    begins, once it has said whom it addresses."""
    return reply.title.value or reply.subject.value or _beginning(reply.question or reply.body)


def _beginning(text: str) -> str:
    lines = text.split("\n", 2)[:2]
    told = lines[-1] if lines[0].endswith(("：", ":")) else lines[0]
    return told[:_BEGINNING]


def spellings(reply: Reply) -> list[str]:
    """Return the numbers that name this reply: its 文号, and its case in every usual form."""
    numbers = [] if reply.number.value is None else [reply.number.value]
    if reply.case.value is not None:
        numbers += case_spellings(reply.case.value)
    return numbers


def _keys(reply: Reply) -> tuple[str, ...]:
    """Return the keys that identifiers.py finds a reply's numbers by."""
    number, case = reply.number.value, reply.case.value
    keys = () if number is None else number_keys(number)
    return keys if case is None else (*keys, *case_keys(case))


def _values(reply: Reply, numbers: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    return {
        "department": reply.current,
        "year": () if reply.year.value is None else (str(reply.year.value),),
        "outcome": (reply.outcome.value,),
        "kind": (reply.kind.value,),
        "disclosure": (reply.disclosure.value,),
        "number": numbers,
    }


def _numbers(reply: Reply) -> dict[str, int]:
    """Sort numbers tell even replies of one day apart, by id, so that every engine agrees."""
    day = (
        _NO_DATE
        if reply.date.value is None
        else int(reply.date.value.replace("-", "").ljust(8, "0"))
    )
    tail = crc32(reply.id.encode("utf-8"))
    numbers = {
        "newest": day << 32 | tail,
        "oldest": (_LAST_DAY - day if day else _NO_DATE) << 32 | tail,
    }
    if reply.year.value is not None:
        numbers["in_year"] = reply.year.value
    return numbers


def _prefixed(prefix: str, terms: Mapping[str, Sequence[str]]) -> dict[str, Sequence[str]]:
    return {prefix + name: found for name, found in terms.items()}
