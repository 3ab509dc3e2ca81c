"""Text → terms, the same for documents and queries: fold, cut into words, pair into grams."""

from indexer.analysis.analyzer import Analyzer, load_analyzer
from indexer.analysis.fold import fold, squeeze
from indexer.analysis.grams import contains, pairs
from indexer.analysis.runs import Run
from indexer.analysis.words import Token, is_plain

__all__ = [
    "Analyzer",
    "Run",
    "Token",
    "contains",
    "fold",
    "is_plain",
    "load_analyzer",
    "pairs",
    "squeeze",
]
