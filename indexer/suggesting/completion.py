"""Completion: what someone may be about to type, from what they may see and nothing else."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from corpus import masked
from indexer.analysis import Analyzer, fold, squeeze
from indexer.analysis.pinyin import spelt
from indexer.engines.base import And, Condition, Or, Reader, Request, Term
from indexer.stored import stored
from indexer.suggesting.vocabulary import Known, Vocabulary
from indexer.topics import is_topic, subject_of, subject_terms

SuggestionKind = Literal["term", "department", "subject"]

LONGEST_PREFIX = 40
"""Characters of what is typed; a longer text is a search by itself."""
MOST = 50
"""Suggestions that can be asked for."""

_DEPARTMENTS = 2
_TERMS = 4
"""Of eight suggestions at most so many, so that there is room for the subjects."""
_STEMS = 8
"""Topics that subjects are looked up by."""
_READ = 24
"""Replies read for subjects, the newest first: a letter more narrows it down."""
_LETTERS = re.compile(r"[a-z'’üv]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A text to go on with, and how many visible replies have it: as a word of theirs (term), as
    their subject, or as the department that answers."""

    text: str
    kind: SuggestionKind
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    """Completes for one audience: everything is asked under `admitted`."""

    reader: Reader
    analyzer: Analyzer
    vocabulary: Vocabulary
    admitted: Condition

    def suggest(self, prefix: str, limit: int) -> tuple[Suggestion, ...]:
        """Return at most `limit` suggestions: terms, then departments, then subjects.

        The prefix may be characters, pinyin, initials, or characters and then letters.
        """
        typed = squeeze(prefix)
        if not typed or len(typed) > LONGEST_PREFIX or limit < 1:
            return ()
        limit = min(limit, MOST)
        terms = self._completed(typed, "term", limit)
        bodies = self._completed(typed, "department", limit)[: max(1, limit * _DEPARTMENTS // 8)]
        keys = self._subjects(prefix, terms)[:limit]
        terms = terms[: max(limit - len(bodies) - len(keys), limit * _TERMS // 8, 1)]
        known = [
            Suggestion(text=one.text, kind=one.kind, count=one.count)
            for one in [*terms, *bodies][:limit]
        ]
        return (*known, *map(self._subject, keys[: limit - len(known)]))

    def _completed(
        self, typed: str, kind: Literal["term", "department"], limit: int
    ) -> list[Known]:
        head, tail = _parted(typed)
        found = self.vocabulary.completed(head, tail, kind, limit)
        if head and tail:
            found += self.vocabulary.completed(typed, "", kind, limit)
        if kind == "term" and not tail and len(found) < limit:
            found += self.vocabulary.containing(typed, limit)
        return list(dict.fromkeys(found))[:limit]

    def _subjects(self, prefix: str, terms: Sequence[Known]) -> list[str]:
        """Return the keys of subjects that begin as typed, and of the newest replies on the topics
        typed."""
        condition = self._about(prefix, terms)
        found = [] if condition is None else self._newest(condition)
        typed = [part for part in fold(prefix).split() if not _parted(part)[1]]
        held = [key for key in found if all(part in key for part in typed)]
        return list(dict.fromkeys([*self._beginning(squeeze(prefix)), *held]))

    def _beginning(self, typed: str) -> list[str]:
        """Return the keys of subjects that begin so, whether or not 关于 stands before it.

        Not for a single character or 关于 alone, with which every other subject begins.
        """
        rest = typed.removeprefix("关于")
        if len(rest) < 2 or rest.isascii():  # noqa: PLR2004
            return []
        starts = (f"关于{rest}", rest)
        listed = (self.reader.terms("subjects", one, self.admitted, MOST) for one in starts)
        return [key for terms in listed for key, _ in terms]

    def _newest(self, condition: Condition) -> list[str]:
        asked = And((self.admitted, condition))
        page = self.reader.search(Request(condition=asked, sort="newest", limit=_READ))
        replies = (masked(stored(hit.payload)) for hit in page.hits)
        return [key for reply in replies for key in subject_terms(reply)]

    def _subject(self, key: str) -> Suggestion:
        """Return a subject as its newest reply prints it, with its exact count."""
        asked = And((self.admitted, Term("subjects", key)))
        page = self.reader.search(Request(condition=asked, sort="newest", limit=1))
        printed = subject_of(masked(stored(page.hits[0].payload)))
        return Suggestion(text=printed or key, kind="subject", count=page.total)

    def _about(self, prefix: str, terms: Sequence[Known]) -> Condition | None:
        """Ask for replies on the topics typed: every word in full, and the last one as it may go
        on; None where nothing that is typed is a topic."""
        if terms:
            return _any([one.text for one in terms[:_STEMS]])
        typed = squeeze(prefix)
        if typed[-1].isascii():
            return None
        full, ends = self._full_and_last(typed)
        parts: list[Condition] = [Term("topics", word) for word in full if is_topic(word)]
        if ends:
            parts.append(_any(ends))
        return And(tuple(parts)) if parts else None

    def _full_and_last(self, typed: str) -> tuple[list[str], list[str]]:
        """Part what is typed before the longest end that begins a topic: the words before it, and
        the topics that it begins."""
        for at in range(len(typed)):
            ends = self.vocabulary.completed(typed[at:], "", "term", _STEMS)
            if ends or at == len(typed) - 1:
                words = [token.term for token in self.analyzer.words(typed[:at])]
                return words, [one.text for one in ends]
        return [], []


def _parted(typed: str) -> tuple[str, str]:
    """Part folded text into characters and the letters at its end."""
    at = _LETTERS.search(typed)
    start = len(typed) if at is None else at.start()
    return typed[:start], spelt(typed[start:])


def _any(words: Sequence[str]) -> Condition:
    return Or(tuple(Term("topics", word) for word in words))
