"""Words: folded text → the words it is ranked by, with their places when they are needed."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from indexer.analysis.segment import HAN, Segmenter

LONGEST = 64
"""Characters in a term; a longer run of letters and digits is cut into several."""
SPELLED = 2
"""Ideographs in a word that is a character or a pair itself."""

_RARE = "〇々\u3400-\u4dbf\u9fd6-\u9fff\uf900-\ufaff\U00020000-\U000323af"
"""Ideographs that jieba's dictionary does not know: each is a word of its own."""
_DECIMAL = r"(?<![0-9]\.)[0-9]{1,30}\.[0-9]{1,30}(?![0-9]|\.[0-9])"
"""3.5 is one number, but 2018.10.12 is three: a year or a day must be found by itself."""
_PLAIN = rf"[^\W_{HAN}{_RARE}]{{1,{LONGEST}}}"
PLAIN = re.compile(f"{_DECIMAL}|{_PLAIN}")
"""A term of letters and digits of any script: 5g, 12345, a00023583, 3.5."""
_CHUNK = re.compile(f"[{HAN}]+|[{_RARE}]|{_DECIMAL}|{_PLAIN}")
_FIRST, _AFTER = HAN[0], chr(ord(HAN[-1]) + 1)
_IDEOGRAPH = re.compile(f"[{HAN}{_RARE}]")


@dataclass(frozen=True, slots=True)
class Token:
    """A term and where it stands: the original's characters `start` to `end` fold to it."""

    term: str
    start: int
    end: int


def is_plain(term: str) -> bool:
    """Tell terms of letters and digits, which count only whole, from Chinese words."""
    return _IDEOGRAPH.match(term) is None


def in_words_alone(words: Iterable[str]) -> list[str]:
    """Return the words that characters and pairs do not say: longer ones, letters and digits.

    Two thirds of all words are shorter, and would take as much room again.
    """
    return [
        word
        for word in words
        if len(word) > SPELLED or (not _FIRST <= word < _AFTER and is_plain(word))
    ]


def cut(folded: str, segmenter: Segmenter, *, guess: bool = False) -> list[str]:
    """Return the words of folded text, in order.

    Without `guess`, unknown words fall into single characters: on 1,402 real letters that ranked
    better (MRR@10 0.645 against 0.613 by words alone, 0.666 against 0.655 with grams beside
    them), and it depends on nothing but the dictionary.
    """
    chunks = _CHUNK.findall(folded)
    # A chunk is Han wholly or not at all, so comparing it says which.
    others = [chunk for chunk in chunks if not _FIRST <= chunk < _AFTER]
    # One call for all runs: "\n" parts them and "," holds the place of what is not segmented.
    text = "\n".join([chunk if _FIRST <= chunk < _AFTER else "," for chunk in chunks])
    words = segmenter.cut(text, guess=guess)
    if not others:
        return [word for word in words if word != "\n"]
    each = iter(others)
    return [next(each) if word == "," else word for word in words if word != "\n"]


def tokens(folded: str, segmenter: Segmenter) -> Iterator[Token]:
    """Yield the same words as `cut`, each with its place."""
    for chunk in _CHUNK.finditer(folded):
        start = chunk.start()
        for word in cut(chunk[0], segmenter):
            yield Token(word, start, start + len(word))
            start += len(word)
