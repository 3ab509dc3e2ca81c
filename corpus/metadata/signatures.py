"""Signatures: one that stands before the end of a text, enclosures following it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from corpus.metadata.agencies import read_agencies
from corpus.metadata.contact import is_contact
from corpus.metadata.dates import Dated, read_date
from corpus.metadata.wordlists import Wordlists

_LONGEST = 40
_ENCLOSURE = re.compile(r"\s*附\s*件\s*[0-9０-９一二三四五六七八九十]{0,2}\s*(?:[:：].{0,60})?")
"""A line that an enclosure begins with."""


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
        if signature := signature_ending(lines, at, lists):
            return signature
    return Signature()


def enclosing_signature(lines: tuple[str, ...], lists: Wordlists) -> Signature | None:
    """Find the first signature that an enclosure follows: what is signed below is not the letter."""
    begins = {at for at, line in enumerate(lines) if "附" in line and _ENCLOSURE.fullmatch(line)}
    above = 0
    for at, line in enumerate(lines[: max(begins, default=-1) + 1]):
        signature = signature_ending(lines, above, lists) if above and at in begins else None
        if signature:
            return signature
        above = above if is_contact(line) else at
    return None


def signed_line(line: str, lists: Wordlists) -> tuple[tuple[str, ...], Dated] | None:
    """Read a line that is a body's name and a date."""
    dated = read_date(line)
    if dated is None or dated.end < len(line.rstrip(" 　)）。")) or dated.start == 0:
        return None
    agencies = read_agencies(line[: dated.start].strip(" 　(（"), lists)
    return (agencies, dated) if agencies else None


def signature_ending(lines: Sequence[str], at: int, lists: Wordlists) -> Signature | None:
    """Return the signature whose date is the line at `at`, a body's name above it or before it."""
    if len(lines[at]) <= _LONGEST and (signed := signed_line(lines[at], lists)):
        agencies, dated = signed
        return Signature(agencies, SignedDate(dated.value, lines[at][dated.start :].strip()))
    date = _date(lines[at]) if len(lines[at]) <= _LONGEST else None
    agencies = read_agencies(lines[at - 1], lists) if date else ()
    return Signature(agencies, date) if agencies else None


def _date(line: str) -> SignedDate | None:
    text = line.strip(" 　（）()")
    dated = read_date(text)
    if dated is None or (dated.start, dated.end) != (0, len(text)):
        return None
    return SignedDate(dated.value, text)
