"""Signatures: one that stands before the end of a text, enclosures following it."""

from typing import NamedTuple

from corpus.metadata.agencies import read_agencies
from corpus.metadata.dates import read_date
from corpus.metadata.wordlists import Wordlists

_LONGEST = 40


class SignedDate(NamedTuple):
    """A signature's date and its printed form."""

    value: str
    printed: str


class Signature(NamedTuple):
    """Who signed, and when."""

    agencies: tuple[str, ...] = ()
    date: SignedDate | None = None


def buried_signature(lines: tuple[str, ...], lists: Wordlists) -> Signature:
    """Find the first line that is only a body's name with a line under it that is only a date.

    Both together are a signature wherever they stand; either alone may be anything.
    """
    for at in range(len(lines) - 1, 0, -1):
        date = _date(lines[at]) if len(lines[at]) <= _LONGEST else None
        agencies = read_agencies(lines[at - 1], lists) if date else ()
        if agencies:
            return Signature(agencies, date)
    return Signature()


def _date(line: str) -> SignedDate | None:
    text = line.strip(" 　（）()")
    dated = read_date(text)
    if dated is None or (dated.start, dated.end) != (0, len(text)):
        return None
    return SignedDate(dated.value, text)
