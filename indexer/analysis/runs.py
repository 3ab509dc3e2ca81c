"""Runs: what an unquoted piece of a query asks for, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from indexer.analysis.fold import fold
from indexer.analysis.segment import HAN, Segmenter
from indexer.analysis.words import cut, is_plain

_DIGITS = "[0-9〇一二三四五六七八九十百]"
_NUMBER = re.compile(rf"〔 *{_DIGITS}{{2,4}} *〕 *第? *{_DIGITS}{{1,8}} *号")
"""The part of a 文号 that tells it from every other: 〔2023〕13号, 〔2023〕 第 13 号."""
_PARTICLES = frozenset("的地得了着过吗呢吧啊呀么和与及或之而且也都就又把被是在")
"""Words of one character that say how others hang together, not what the text is about."""
_STEM = re.compile(f"[{HAN}]{{1,12}}")


@dataclass(frozen=True, slots=True)
class Run:
    """Normalised characters that a text must contain.

    `whole` is for letters and digits typed without quotes: they match a term of the field
    `words`, not a part of one (5 is not in 152069). Others match wherever the characters are.
    """

    text: str
    whole: bool = False


def runs(text: str, segmenter: Segmenter) -> list[Run]:
    """Return what the words of an unquoted text ask for, in order, none of them twice.

    A 文号 is one run, with the letters before it when nothing else is. A part of nothing but
    symbols is one run of them. Names in no dictionary are guessed, so that 吴景瀚 is one run and
    not three that match everywhere. Particles are left out beside other words: 停车的费用 asks
    for 停车 and 费用.
    """
    folded = _NUMBER.sub(lambda number: number[0].replace(" ", ""), fold(text))
    found = dict.fromkeys(run for part in folded.split() for run in _part(part, segmenter))
    return [run for run in found if run.text not in _PARTICLES] or list(found)


def _part(part: str, segmenter: Segmenter) -> Iterator[Run]:
    number = _NUMBER.search(part)
    if number is None:
        yield from _words(part, segmenter) or [Run(part)]
    elif _STEM.fullmatch(part, 0, number.start()):
        yield Run(part[: number.end()])
        yield from _words(part[number.end() :], segmenter)
    else:
        yield from _words(part[: number.start()], segmenter)
        yield Run(number[0])
        yield from _words(part[number.end() :], segmenter)


def _words(text: str, segmenter: Segmenter) -> list[Run]:
    return [Run(word, whole=is_plain(word)) for word in cut(text, segmenter, guess=True)]
