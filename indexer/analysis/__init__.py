"""Text → terms, the same for documents and queries: fold, cut into words, pair into grams."""

from indexer.analysis.analyzer import Analyzer, load_analyzer
from indexer.analysis.fold import fold, squeeze
from indexer.analysis.grams import contains, has_word, pairs
from indexer.analysis.runs import Run
from indexer.analysis.words import Token, in_words_alone

__all__ = [
    "Analyzer",
    "Run",
    "Token",
    "contains",
    "fold",
    "has_word",
    "in_words_alone",
    "load_analyzer",
    "pairs",
    "squeeze",
]
