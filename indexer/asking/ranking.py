"""Ranking: every constant that decides the order of hits, in one place, each with its reason.

A reply's score is the sum of BM25 (engines/base.py) over the words, pairs and characters of what
was asked, in the whole text and once more in the title, each counted by how rare it is; of the
first DEPTH hits long texts then yield a little to short ones. What each constant is worth is
measured in docs/relevance.md; the figures below are from there: MRR@10 and recall@10 of real
letters' titles among the replies to them.
"""

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from indexer.analysis import Analyzer, has_word, pairs
from indexer.engines.base import Damping, Reader, Scored, Term

WORDS = 1.0
"""Words: the unit of weight. One of two characters is a pair itself, and one of a single character
is that: such a pair or character bears the weight of both."""
GRAMS = 1.0
"""Character pairs, also across words, so that words which stand together as asked count more:
as good as words alone, better together than either. From 0.7 to 1.4 hardly a difference."""
CHARS = 1.0
"""Single characters: what is left of a word in another form (隔音板, 隔音屏)."""
TITLE = 0.6
"""A word of the title or the subject counts on top of the text: they name what it is about.
Official titles want more (the samples: 1.0), letters less (0.2); between them little is lost."""
RARITY = 0.75
"""The power of its idf that a term weighs, which BM25 multiplies by the idf once more: a title
holds one or two words that tell it from all others (a road, a village) among many that do not.
From 0.5 to 1 hardly a difference."""
TELLING = 1.4
"""Terms with less idf than this, in more than a quarter of the replies, add time but no order:
they are left out where anything else is left."""
LENGTH = 0.2
"""The first hits' scores are divided by this power of their size: BM25's own b, fixed at 0.75,
still favours long texts, which hold more of anything."""
DEPTH = 100
"""Hits that are put in order by size; enough for what people look at."""


def scored(
    texts: Sequence[str],
    analyzer: Analyzer,
    reader: Reader,
    fillers: Collection[str] = frozenset(),
) -> tuple[Scored, ...]:
    """Return the terms that rank the hits of a search for `texts`, none of them twice.

    `fillers` are words that say nothing of a subject (请问, 怎么办, 反映): they do not count in a
    text where there is anything else.
    """
    stretches = [stretch for text in texts for stretch in _stretches(text, analyzer, fillers)]
    joined = ["".join(stretch) for stretch in stretches]
    words = _words(stretches)
    shares = {
        "words": dict.fromkeys(words["words"], WORDS),
        "grams": dict.fromkeys([pair for text in joined for pair in pairs(text)], GRAMS)
        | dict.fromkeys(words["grams"], WORDS + GRAMS),
        "chars": dict.fromkeys("".join(joined), CHARS)
        | dict.fromkeys(words["chars"], WORDS + CHARS),
    }
    return _terms(reader, shares)


def scored_as_words(texts: Sequence[str], analyzer: Analyzer, reader: Reader) -> tuple[Scored, ...]:
    """Return the terms that rank by `texts` nobody typed, synonyms: their words and no more, so
    that a long synonym's many pairs do not outdo the short word that was typed."""
    words = _words([word for text in texts for word in _stretches(text, analyzer, ())])
    return _terms(reader, {field: dict.fromkeys(terms, WORDS) for field, terms in words.items()})


def by_size() -> Damping:
    """Return what every search by relevance asks the engine to hold against long replies."""
    return Damping(number="size", power=LENGTH, depth=DEPTH)


def without_characters(terms: tuple[Scored, ...]) -> tuple[Scored, ...]:
    """Return the terms that rank hits which hold every word, as it was typed or a synonym of it.

    Single characters are for words in another form: among such hits they order nothing (not one of
    the letters' and samples' figures changes) and take up to half of the time.
    """
    return tuple(term for term in terms if not term.field.endswith("chars")) or terms


def _stretches(text: str, analyzer: Analyzer, fillers: Collection[str]) -> Iterator[list[str]]:
    """Yield the words that count, in order, parted where others or signs stand between."""
    found = analyzer.words(text)
    stretch: list[str] = []
    end = 0
    for token in [token for token in found if token.term not in fillers] or found:
        if stretch and token.start != end:
            yield stretch
            stretch = []
        stretch.append(token.term)
        end = token.end
    if stretch:
        yield stretch


def telling(reader: Reader, words: Iterable[str]) -> list[Term]:
    """Ask for each of the words that is rare enough to tell replies apart, in their order.

    They may decide what is a hit, so dropped entries never count.
    """
    count = len(reader)
    asked = map(has_word, words)
    return [
        term for term in asked if idf(count, reader.frequency(term.field, term.term)) >= TELLING
    ]


def idf(count: int, frequency: int) -> float:
    """Return the idf of what stands in `frequency` of `count` replies, as the engine has it."""
    return math.log(1 + (count - frequency + 0.5) / (frequency + 0.5))


def _weights(reader: Reader, field: str, shares: Mapping[str, float]) -> dict[str, float]:
    """Weigh terms by how rare they are; common ones only where there is nothing else."""
    found = {term: _rarity(reader, field, term) for term in sorted(shares)}
    rare = {term: rarity for term, rarity in found.items() if rarity >= TELLING}
    return {term: shares[term] * rarity**RARITY for term, rarity in (rare or found).items()}


def _rarity(reader: Reader, field: str, term: str) -> float:
    df = reader.df(field, term)
    return idf(max(len(reader), df), df)  # dropped entries may count in the df


def _words(stretches: Iterable[Sequence[str]]) -> dict[str, set[str]]:
    """Return the words by the field that has them."""
    found: dict[str, set[str]] = {"words": set(), "grams": set(), "chars": set()}
    for term in map(has_word, chain.from_iterable(stretches)):
        found[term.field].add(term.term)
    return found


def _terms(reader: Reader, shares: Mapping[str, Mapping[str, float]]) -> tuple[Scored, ...]:
    weights = {field: _weights(reader, field, terms) for field, terms in shares.items()}
    return tuple(
        Scored(f"{prefix}{field}", term, weight * share)
        for prefix, share in (("", 1.0), ("title_", TITLE))
        for field, weighed in weights.items()
        for term, weight in weighed.items()
    )
