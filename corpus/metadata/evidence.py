"""Evidence: everything a document offers the fields to judge by, parted once."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from corpus.document import Document
from corpus.metadata.dates import is_traditional, stated_date
from corpus.metadata.letter import Letter, part
from corpus.metadata.lines import short_runs
from corpus.metadata.paragraphs import join_paragraphs, keep_paragraphs
from corpus.metadata.signatures import Signature, buried_signature, enclosing_signature
from corpus.metadata.wordlists import Wordlists

_RECORDS = frozenset(("jsonl", "csv", "tsv", "xlsx", "json"))


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """A document and its parted text; `published` is its page's date as an ISO prefix."""

    document: Document
    letter: Letter
    lists: Wordlists
    published: str | None

    def stated(self, key: str) -> str | None:
        """Return what the document states under a key."""
        return self.document.stated.get(key)

    def label(self, key: str) -> str | None:
        """Return what a label in the head says, or failing that one in the tail."""
        return self.letter.head.labels.get(key) or self.letter.tail.labels.get(key)

    @cached_property
    def buried(self) -> Signature:
        """A name with its date before the end: over an enclosure, or where the tail has not both."""
        tail, lines = self.letter.tail, self.letter.lines
        inner = enclosing_signature(lines, self.lists)
        if inner or (tail.agencies and tail.date):
            return inner or Signature()
        return buried_signature(lines, self.lists)

    def dated(self, printed: str) -> str | None:
        """Read a stated date as this document's writer means it."""
        return _dated(printed, self.document)

    def where(self, key: str) -> str:
        """Name the place that stated a key: a record's column, a page's layout or its meta tags."""
        if self.document.format in _RECORDS:
            return "column"
        return "layout" if key in self.document.laid else "meta"

    def paragraphs(self, lines: list[str]) -> list[str]:
        """Return lines of the text as paragraphs: a column's or layout's stand as they are."""
        is_field = self.document.format in _RECORDS or bool(self.document.laid)
        return keep_paragraphs(lines) if is_field else join_paragraphs(lines)


def gather(document: Document, lists: Wordlists) -> Evidence:
    """Part a document's text, once for all fields."""
    document = replace(document, stated=_short(document.stated))
    printed = document.stated.get("published")
    published = _dated(printed, document) if printed else None
    named = document.stated.get("title")
    letter = part(document.text, lists, published=published, named=named)
    if published is None and "published" in letter.head.labels:
        published = _dated(letter.head.labels["published"], document)
    return Evidence(document=document, letter=letter, lists=lists, published=published)


def _dated(printed: str, document: Document) -> str | None:
    """Read a stated date; only in a traditional text a two-digit year counts from 1911."""
    if value := stated_date(printed):
        return value
    texts = (document.text, *document.stated.values())
    return stated_date(printed, roc=True) if any(map(is_traditional, texts)) else None


def _short(stated: Mapping[str, str]) -> dict[str, str]:
    return {key: short_runs(value) for key, value in stated.items()}
