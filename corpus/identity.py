"""Who a reply is: an id that stays the same as long as its source does."""

import hashlib
import re
import unicodedata

import msgspec

from corpus.reply import Reply, Source, to_bytes

_UNFIT = re.compile(r"[\s/\\?#%&\"'<>\x00-\x1f\x7f]+")
LONGEST_GIVEN = 80
"""Longer given ids are not ids but texts in the wrong column; they are hashed instead."""


def given_id(stated: str | None) -> str | None:
    """Return the id that the source itself gives, fit for a URL path, or None.

    >>> given_id(" 2554 ")
    '2554'
    >>> given_id("建议/2023 第12号")
    '建议-2023-第12号'
    """
    if stated is None:
        return None
    fit = _UNFIT.sub("-", unicodedata.normalize("NFC", stated).strip()).strip("-.")
    if len(fit) > LONGEST_GIVEN:
        return _short(fit)
    return fit or None


def place_id(source: Source) -> str:
    """Return the id of a reply known by its place only: canonical path, row and part."""
    return _short(f"{source.path}\n{source.position or ''}\n{source.part or ''}")


def second_id(given: str, source: Source) -> str:
    """Return the id of a reply whose given id another reply bears already."""
    return f"{given}-{place_id(source)[:6]}"


def content_digest(reply: Reply) -> bytes:
    """Digest what a reply says and to what, but not its id nor where or how it was found.

    So a page and a row that hold one reply have one digest, and one standard text that answers two
    proposals has two. Which session a case is of is left out: a column gives its number alone where
    the letter names it in full.
    """
    said = (
        reply.kind.value,
        reply.title.value,
        reply.departments.value,
        reply.number.value,
        reply.date.value,
        reply.outcome.value,
        reply.disclosure.value,
        reply.question,
        reply.body,
        reply.contact,
        _case(reply),
        _unnamed_addressee(reply),
    )
    return hashlib.sha256(msgspec.json.encode(said)).digest()[:16]


def state_digest(reply: Reply) -> bytes:
    """Digest everything known of a reply but its id and sources; it changes whenever the index
    has to be told of the reply again."""
    bare = msgspec.structs.replace(reply, id="", sources=())
    return hashlib.sha256(to_bytes(bare)).digest()[:16]


def _case(reply: Reply) -> str | None:
    """The case's number without zeros before it, or the column that could not be read as a case."""
    case = reply.case
    return (case.value.number or "").lstrip("0") if case.value else case.printed


def _unnamed_addressee(reply: Reply) -> str | None:
    """The addressee that only a column, label or title names; a letter's own greeting is in its body."""
    addressee = reply.addressee.value
    return None if addressee is None or addressee in reply.body else addressee


def _short(text: str) -> str:
    """Return 13 characters of [a-z0-9] (62 bits) that stand for the text."""
    number = int.from_bytes(hashlib.sha256(text.encode("utf-8")).digest()[:8], "big") >> 2
    return _base36(number).rjust(13, "0")


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, rest = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[rest] + digits
    return digits
