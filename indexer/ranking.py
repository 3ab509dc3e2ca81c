"""Ranking: every constant that decides the order of hits, in one place, each with its reason.

A reply's score is the sum of BM25 (engines/base.py) over the words and the grams of what was
asked, in the whole text and once more in the title.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from indexer.analysis import Analyzer, pairs, squeeze
from indexer.engines.base import Scored

WORDS = 1.0
"""Words: the unit of weight."""
GRAMS = 1.0
"""Character pairs: as good as words alone on citizens' letters, better together than either."""
TITLE = 0.6
"""A word in the title counts on top of the text that includes it; the title names the subject."""


def scored(texts: Sequence[str], analyzer: Analyzer) -> tuple[Scored, ...]:
    """Return the terms that rank the hits of a search for `texts`, repeats weighing more."""
    words = Counter(token.term for text in texts for token in analyzer.words(text))
    grams = Counter(pair for text in texts for pair in pairs(squeeze(text)) if _telling(pair))
    return tuple(
        Scored(field, term, weight * times)
        for prefix, share in (("", 1.0), ("title_", TITLE))
        for field, weight, terms in (
            (f"{prefix}words", WORDS * share, words),
            (f"{prefix}grams", GRAMS * share, grams),
        )
        for term, times in _by_term(terms.items())
    )


def _telling(pair: str) -> bool:
    """Pairs with punctuation say nothing about the subject."""
    return pair.isalnum()


def _by_term(items: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    return sorted(items)
