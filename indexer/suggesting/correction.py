"""Correction: what a search that finds little may have meant, in words its reader may see.

Characters are put right by how they sound: a topic that sounds nearly like a stretch of the text,
or a single character whose pairs with its neighbours are never seen. Letters are read as pinyin,
one of them wrong, missing, doubled or swapped.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from string import ascii_lowercase

from indexer.analysis import contains, fold
from indexer.analysis.pinyin import near, read_as, readings, sound, sounding_like, spelt, syllables
from indexer.asking.expression import And, Expression, Or, Words
from indexer.engines import base
from indexer.engines.base import Condition, Reader, Request
from indexer.suggesting.vocabulary import Vocabulary

FEW = 3
"""A search with more hits than this has found something: offering another would only distract,
and a misspelling that stands in a few replies is still put right."""
MOST = 3
"""Corrections offered; a person reads no more."""
RARER = 20
"""What is put in place must be so many times as frequent as what was typed."""

_LONGEST_WORD = 6
"""Characters of a stretch that may be one topic; longer ones are found by their parts."""
_LONGEST_PART = 24
_LONGEST_LETTERS = 30
_SHORTEST_LETTERS = 4
"""Letters; with one of fewer changed anything could be meant."""
_TRIED = 8
"""Corrected searches that are run, the likeliest first."""


_EVIDENCE = 3
"""What is seen so many times less often than the best change of a part is not offered beside it."""


@dataclass(frozen=True, slots=True)
class _Change:
    """A text for a part of the search: `cost` rises with how far it departs from what was typed,
    `seen` is in how many visible replies what was changed stands."""

    cost: int
    seen: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """Corrects for one audience: everything is counted under `admitted`."""

    reader: Reader
    vocabulary: Vocabulary
    admitted: Condition
    _counted: dict[str, int] = field(default_factory=dict)

    def corrections(
        self, expression: Expression, had: int, count: Callable[[str], int]
    ) -> tuple[str, ...]:
        """Return at most MOST other searches, the likeliest first, each with more hits than `had`.

        `count` tells how many hits a search has with all its words and with the same filters.
        """
        if had > FEW:
            return ()
        changed = sorted(_changed(expression, self._changes), key=lambda one: one[0])
        likeliest = list(dict.fromkeys(str(one) for _, one in changed))[:_TRIED]
        return tuple(text for text in likeliest if count(text) > had)[:MOST]

    def _changes(self, text: str) -> list[_Change]:
        """Return what one part of the search, a text without blanks, may have meant."""
        folded = fold(text)
        if folded.isascii():
            found = list(self._from_letters(spelt(folded)))
        elif len(folded) <= _LONGEST_PART:
            found = [*self._topics_alike(text, folded), *self._characters_alike(text, folded)]
        else:
            found = []
        best = max((one.seen for one in found), default=0)
        return [one for one in found if one.seen * _EVIDENCE >= best]

    def _from_letters(self, letters: str) -> Iterator[_Change]:
        if not letters.isalpha() or len(letters) > _LONGEST_LETTERS:
            return
        found = [*self._read(letters, 0), *self._read_with_syllable(letters)]
        if not found and len(letters) >= _SHORTEST_LETTERS:
            found = [one for slip in mistyped(letters) for one in self._read(slip, 1)]
        yield from found

    def _read(self, letters: str, cost: int) -> Iterator[_Change]:
        """Yield the topics that letters spell, and every two topics that they spell together."""
        for word in self.vocabulary.spelt(letters):
            yield _Change(cost, self._seen(word), word)
        for at in range(_SHORTEST_LETTERS, len(letters) - _SHORTEST_LETTERS + 1):
            one, other = self._commonest(letters[:at]), self._commonest(letters[at:])
            if one and other and (seen := self._seen(one + other)):
                yield _Change(cost + 1, seen, one + other)

    def _read_with_syllable(self, letters: str) -> Iterator[_Change]:
        """Yield the topics that letters spell with one more character that is seen behind them."""
        for at in range(_SHORTEST_LETTERS, len(letters)):
            word = self._commonest(letters[:at])
            for char in read_as(letters[at:]) if word else "":
                known = self.reader.frequency("grams", word[-1] + char)
                if known and (seen := self._seen(word + char)):
                    yield _Change(1, seen, word + char)

    def _commonest(self, letters: str) -> str:
        words = self.vocabulary.spelt(letters)
        return max(words, key=self.vocabulary.counts.__getitem__, default="")

    def _topics_alike(self, text: str, folded: str) -> Iterator[_Change]:
        """Yield the text with a stretch of it put right to a topic that sounds nearly alike.

        The rest stays as it was typed: folded, a dash would become the minus that excludes.
        """
        for start, end in _stretches(folded):
            typed = folded[start:end]
            for word in self._sounding(typed):
                seen = self._seen(word)
                if word != typed and seen > self._seen(typed) * RARER:
                    cost = sum(map(str.__ne__, word, typed)) * 2 - (end - start)
                    yield _Change(cost, seen, text[:start] + word + text[end:])

    def _sounding(self, typed: str) -> list[str]:
        found = (self.vocabulary.sounding(sound(one)) for one in readings(typed))
        return list(dict.fromkeys(word for words in found for word in words))

    def _characters_alike(self, text: str, folded: str) -> Iterator[_Change]:
        """Yield the text with one character put right, where its pairs are rare and the others'
        are not; the rest stays as it was typed."""
        for at, char in enumerate(folded):
            before, after = folded[at - 1 : at] if at else "", folded[at + 1 : at + 2]
            here = self._rarest(_pairs(before, char, after))
            for other in _alike(char) if here <= FEW else ():
                pairs = _pairs(before, other, after)
                if self._could_be_seen(pairs, here) and self._rarest(pairs) > here * RARER:
                    seen = self._seen(before + other + after)
                    yield _Change(1, seen, text[:at] + other + text[at + 1 :])

    def _could_be_seen(self, pairs: Iterable[str], here: int) -> bool:
        """Tell by what the engine knows at once, hidden replies included, which pairs to count."""
        return all(self.reader.frequency("grams", pair) > here * RARER for pair in pairs)

    def _rarest(self, pairs: Iterable[str]) -> int:
        return min(map(self._seen, pairs), default=FEW + 1)

    def _seen(self, text: str) -> int:
        """Return how many visible replies hold the characters."""
        if text not in self._counted:
            asked = base.And((self.admitted, contains(text)))
            self._counted[text] = self.reader.search(Request(condition=asked, limit=1)).total
        return self._counted[text]


def mistyped(letters: str) -> Iterator[str]:
    """Yield every spelling that is one slip away: a letter dropped, swapped, changed or added."""
    found = {letters}
    for at in range(len(letters) + 1):
        head, tail = letters[:at], letters[at:]
        slips = [head + tail[1:], head + tail[1:2] + tail[:1] + tail[2:]]
        slips += [head + letter + rest for letter in ascii_lowercase for rest in (tail, tail[1:])]
        for slip in slips:
            if slip not in found:
                found.add(slip)
                yield slip


def _changed(
    expression: Expression, changes: Callable[[str], Iterable[_Change]]
) -> Iterator[tuple[tuple[int, int], Expression]]:
    """Yield the search with one of its words put right, everything else as it is, and its rank."""
    match expression:
        case Words(text):
            parts = text.split(" ")
            for at, part in enumerate(parts):
                for one in changes(part):
                    words = Words(" ".join([*parts[:at], one.text, *parts[at + 1 :]]))
                    yield (one.cost, -one.seen), words
        case And(demands) | Or(demands):
            for at, demand in enumerate(demands):
                for rank, other in _changed(demand, changes):
                    yield (
                        rank,
                        replace(expression, parts=(*demands[:at], other, *demands[at + 1 :])),
                    )


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each stretch of a text that may be one topic begins and ends."""
    for start in range(len(text)):
        for end in range(start + 2, min(start + _LONGEST_WORD, len(text)) + 1):
            yield start, end


def _pairs(before: str, char: str, after: str) -> list[str]:
    return [pair for pair in (before + char, char + after) if len(pair) > 1]


def _alike(char: str) -> list[str]:
    """Return the other characters that sound nearly like this one."""
    forms = dict.fromkeys(map(near, syllables().get(char, ())))
    found = dict.fromkeys(other for form in forms for other in sounding_like()[form])
    return [other for other in found if other != char]
