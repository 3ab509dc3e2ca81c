"""Vocabulary: the topics and departments that someone may see, findable by how they begin."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from heapq import nsmallest
from typing import Literal

from corpus import names
from indexer.analysis import squeeze
from indexer.analysis.pinyin import initials, readings, sound, spelling
from indexer.engines.base import Condition
from indexer.keeping.opened import Opened

MOST_TERMS = 50_000
"""Topics held in memory, the most frequent ones: 200,000 replies have some 30,000, and what stands
in one reply in a hundred thousand is no frequent term."""

Kind = Literal["term", "department"]

_PLACE_END = re.compile("[省市区县州旗盟](?=.{3})")


@dataclass(frozen=True, slots=True)
class Known:
    """A topic, or a department by its name of today, and how many visible replies have it."""

    text: str
    kind: Kind
    count: int


Keys = list[tuple[str, int]]
"""Sorted spellings, each with the place of what is spelt."""


class Vocabulary:
    """What may be completed or offered; never changes, used by many threads."""

    def __init__(self, known: Iterable[tuple[Known, tuple[str, ...]]]) -> None:
        """Hold things, each with the folded texts that it may be typed as."""
        self._known: list[Known] = []
        self._texts: Keys = []
        self._letters: Keys = []
        self._sounds: dict[str, list[str]] = {}
        self._spelt: dict[str, list[str]] = {}
        for one, typed in known:
            self._add(one, typed)
        self._texts.sort()
        self._letters.sort()
        self.counts = {one.text: one.count for one in self._known if one.kind == "term"}

    def completed(self, head: str, tail: str, kind: Kind, limit: int) -> list[Known]:
        """Return what begins with the folded characters `head`, and goes on with something whose
        pinyin or initials begin with the letters `tail`; the most frequent first."""
        if not head:
            places = {*_places(self._letters, tail), *_places(self._texts, tail)}
        elif not tail:
            places = set(_places(self._texts, head))
        else:
            goes_on = _going_on(head, tail)
            places = {place for key, place in _from(self._texts, head) if goes_on(key)}
        return self._best(places, kind, limit)

    def containing(self, text: str, limit: int) -> list[Known]:
        """Return the topics that hold folded characters anywhere, the most frequent first."""
        places = (place for place, one in enumerate(self._known) if text in one.text)
        return self._best(places, "term", limit)

    def sounding(self, sounds: str) -> list[str]:
        """Return the topics with a reading that has this `pinyin.sound`."""
        return self._sounds.get(sounds, [])

    def spelt(self, letters: str) -> list[str]:
        """Return the topics whose whole pinyin is these letters."""
        return self._spelt.get(letters, [])

    def _add(self, one: Known, typed: tuple[str, ...]) -> None:
        place = len(self._known)
        self._known.append(one)
        for text in typed:
            self._texts.append((text, place))
            for reading in readings(text):
                letters = spelling(reading)
                self._letters += [(letters, place), (initials(reading), place)]
                if one.kind == "term":
                    self._sounds.setdefault(sound(reading), []).append(text)
                    self._spelt.setdefault(letters, []).append(text)

    def _best(self, places: Iterable[int], kind: Kind, limit: int) -> list[Known]:
        found = (self._known[place] for place in places)
        wanted = (one for one in found if one.kind == kind)
        return nsmallest(limit, wanted, key=lambda one: (-one.count, one.text))


def load_vocabulary(opened: Opened, admitted: Condition) -> Vocabulary:
    """Gather what stands in replies that meet `admitted`; some 0.3 s for 20,000 topics."""
    return Vocabulary([*_topics(opened, admitted), *_departments(opened, admitted)])


def _topics(opened: Opened, admitted: Condition) -> Iterator[tuple[Known, tuple[str, ...]]]:
    for term, count in opened.reader.terms("topics", "", admitted, MOST_TERMS):
        yield Known(term, "term", count), (term,)


def _departments(opened: Opened, admitted: Condition) -> Iterator[tuple[Known, tuple[str, ...]]]:
    for name, count in opened.reader.tally(admitted, ["department"])["department"].items():
        spellings = (squeeze(one) for one in names(name, opened.lists))
        typed = dict.fromkeys(part for one in spellings for part in _beginnings(one))
        yield Known(name, "department", count), tuple(typed)


def _beginnings(name: str) -> Iterator[str]:
    """Yield a department's name from its first character, and from behind each place in it."""
    yield name
    for place in _PLACE_END.finditer(name):
        yield name[place.end() :]


def _going_on(head: str, tail: str) -> Callable[[str], bool]:
    def goes_on(key: str) -> bool:
        found = readings(key[len(head) :])
        return any(
            spelling(one).startswith(tail) or initials(one).startswith(tail) for one in found
        )

    return goes_on


def _places(keys: Keys, prefix: str) -> Iterator[int]:
    return (place for _, place in _from(keys, prefix))


def _from(keys: Keys, prefix: str) -> Iterator[tuple[str, int]]:
    for at in range(bisect_left(keys, (prefix, -1)), len(keys)):
        if not keys[at][0].startswith(prefix):
            return
        yield keys[at]
