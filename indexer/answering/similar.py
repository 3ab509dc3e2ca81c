"""Similar replies: by the most telling words of one, near-duplicates folded into one hit."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log

from corpus import Reply, masked
from indexer.analysis import Analyzer, Run, has_word, squeeze
from indexer.engines.base import And, Condition, EngineHit, Or, Reader, Request, Scored
from indexer.fields import title_of
from indexer.stored import stored
from indexer.topics import is_topic

MOST = 100
"""Similar replies that can be asked for."""

_TELLING = 25
"""Words that a reply is compared by; more bring in what it says in passing."""
_MARKED = 8
"""The most telling ones, which decide the stretch that is shown."""
_COMMON = 0.2
"""A word in more than a fifth of all replies tells nothing about one of them."""
_NEVER_COMMON = 5
"""Unless they are so few that a fifth of them is a handful."""
_TITLE = 3
"""A word in the title or subject counts as often, since it names what the reply is about."""
_SHARED = 2
"""Telling words that two replies must have in common at the least."""
_READ = 50
"""Replies read to find near-duplicates among them."""
_SAME = 0.7
"""Replies with so large a share of their shingles in common say the same; those that one office
answers alike in all but a name or a number lie above, those on one subject well below."""
_OTHER = re.compile(r"[\W\d_]+")
_SHINGLE = 5
"""Characters; no word is as long, so that single words in common count little."""


Telling = list[tuple[str, float]]
"""Words, and how much each counts beside its rarity, which the engine's score has already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """A similar reply, and how many more that say the same it stands for."""

    hit: EngineHit
    folded: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Similar:
    """Compares for one audience: only what meets `admitted` is ever found."""

    reader: Reader
    analyzer: Analyzer
    admitted: Condition

    def to(self, telling: Telling, limit: int, but: str | None = None) -> list[Alike]:
        """Return the replies that have most of the words, never the one with the id `but`."""
        if limit < 1 or not telling:
            return []
        found = [hit for hit in self._candidates(telling) if hit.id != but]
        return folded(found, min(limit, MOST))

    def telling(self, named: str, said: str) -> Telling:
        """Return the words that tell a reply, named and said so, from others, and how much each
        does, the most first."""
        counts = Counter({word: _TITLE * times for word, times in self._topics(named).items()})
        counts.update(self._topics(said))
        rarities = {word: self._rarity(word) for word in counts}
        weights = {word: 1 + log(times) for word, times in counts.items() if rarities[word]}
        ranked = sorted(weights.items(), key=lambda item: (-item[1] * rarities[item[0]], item[0]))
        return ranked[:_TELLING]

    def _topics(self, text: str) -> Counter[str]:
        return Counter(token.term for token in self.analyzer.words(text) if is_topic(token.term))

    def _rarity(self, word: str) -> float:
        """Return the word's idf; 0 for a word that no reply has, or that too many have."""
        asked = has_word(word)
        known, having = len(self.reader), self.reader.frequency(asked.field, asked.term)
        if having == 0 or having > max(_NEVER_COMMON, known * _COMMON):
            return 0.0
        return log(1 + known / having)

    def _candidates(self, telling: Telling) -> Sequence[EngineHit]:
        words = tuple(has_word(word) for word, _ in telling)
        shared = Or(words, at_least=min(_SHARED, len(words)))
        scored = tuple(
            Scored(has_word(word, prefix).field, word, weight)
            for word, weight in telling
            for prefix in ("", "title_")
        )
        asked = Request(condition=And((self.admitted, shared)), scored=scored, limit=_READ)
        return self.reader.search(asked).hits


def texts(reply: Reply) -> tuple[str, str]:
    """Return what a masked reply is called, and what is asked and answered in it."""
    named = [title_of(reply), reply.subject.value or ""]
    return "\n".join(named), f"{reply.question}\n{reply.body}"


def marks(telling: Telling) -> tuple[Run, ...]:
    """Return what to mark in similar replies."""
    return tuple(Run(word, whole=word.isascii()) for word, _ in telling[:_MARKED])


def folded(hits: Iterable[EngineHit], limit: int) -> list[Alike]:
    """Return the first `limit` hits that say something of their own; the others that say the same
    are folded into them."""
    kept: list[tuple[EngineHit, frozenset[str]]] = []
    counts: Counter[int] = Counter()
    for hit in hits:
        said = shingles(masked(stored(hit.payload)).body)
        same = next((at for at, (_, other) in enumerate(kept) if _alike(said, other)), None)
        if same is not None:
            counts[same] += 1
        elif len(kept) < limit:
            kept.append((hit, said))
    return [Alike(hit=hit, folded=counts[at]) for at, (hit, _) in enumerate(kept)]


def shingles(text: str) -> frozenset[str]:
    """Return the runs of _SHINGLE characters in a text; a shorter text is one by itself.

    What differs between copies, digits and punctuation, is left out.
    """
    plain = _OTHER.sub("", squeeze(text))
    ends = range(_SHINGLE, max(len(plain), _SHINGLE) + 1)
    return frozenset(plain[end - _SHINGLE : end] for end in ends)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    if min(len(one), len(other)) < _SAME * max(len(one), len(other)):
        return False
    shared = len(one & other)
    return shared >= _SAME * (len(one) + len(other) - shared)
