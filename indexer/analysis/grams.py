"""Grams: pairs of neighbouring characters, which decide whether a text contains a run of them.

The lines 停车费 and 5元 become the grams ¶停 停车 车费 费¶ ¶5 5元 元¶. A run of two characters is one of
these terms; a longer one is a phrase of them, since pairs at consecutive positions overlap and so
spell the run; none crosses the end of a line, because no run holds ¶, which folding drops. A
single character is looked up in a field of the text's characters.
"""

from collections.abc import Sequence
from operator import add

from indexer.analysis.fold import squeeze
from indexer.analysis.words import in_words_alone
from indexer.engines.base import Condition, Everything, Phrase, Term
from indexer.engines.joined import Joined

LINE_END = "¶"
_WITH_WORDS = frozenset(("", "title_"))
"""Prefixes of the fields that stand beside one of words of the same text."""


def pairs(text: str) -> list[str]:
    """Return each two neighbouring characters, in order: 停车费 → 停车, 车费."""
    return list(map(add, text, text[1:]))


def grams(lines: Sequence[str]) -> Joined:
    """Return the grams of normalised lines, in order; a term's place is its position.

    Both characters of every gram are laid down at once, in steps of three, as numbers: in a fifth
    of the time of making each and joining them.
    """
    if not lines:
        return Joined("")
    points = memoryview(LINE_END.join(["", *lines, ""]).encode("utf-32-le")).cast("I")
    laid = bytearray(" ".encode("utf-32-le") * (3 * len(points) - 4))
    at = memoryview(laid).cast("I")
    at[0::3], at[1::3] = points[:-1], points[1:]
    return Joined(laid.decode("utf-32-le"))


def has_word(word: str, prefix: str = "") -> Term:
    """Ask for the entries that have a word; one of one or two ideographs is a character or a pair,
    and only kept as such."""
    if in_words_alone((word,)):
        return Term(f"{prefix}words", word)
    return Term(f"{prefix}{'chars' if len(word) == 1 else 'grams'}", word)


def contains(run: str, prefix: str = "") -> Condition:
    """Ask for the entries whose normalised text holds the run's normalised characters.

    `prefix` stands before the names of the fields `grams` and `chars`. A run of nothing but
    blanks is in every text.
    """
    text = squeeze(run)
    if not text:
        return Everything()
    if len(text) == 1:
        return Term(f"{prefix}chars", text)
    terms = pairs(text)
    if len(terms) == 1:
        return Term(f"{prefix}grams", text)
    # a text that was cut into words of which this is one holds it
    known = Term(f"{prefix}words", text) if prefix in _WITH_WORDS else None
    return Phrase(f"{prefix}grams", tuple(terms), known)
