"""Replies → an index; a question → ranked replies."""

from corpus import DISCLOSURES, KINDS, OUTCOMES, FuwenError, Reply, SettingsError, Source
from indexer.build import Options, build_index
from indexer.check import Findings, check_index
from indexer.engines import ENGINES
from indexer.errors import (
    EngineError,
    IndexDamaged,
    IndexLocked,
    IndexMissing,
    IndexOutdated,
    IndexProblem,
    QueryError,
)
from indexer.query import (
    Audience,
    FacetValue,
    Hit,
    Piece,
    Pieces,
    Query,
    Results,
    Shown,
    Sort,
    Years,
)
from indexer.report import Progress, Report
from indexer.searcher import Searcher, Stats, open_index
from indexer.shapes import query_shape, reply_shape, results_shape

__all__ = [
    "DISCLOSURES",
    "ENGINES",
    "KINDS",
    "OUTCOMES",
    "Audience",
    "EngineError",
    "FacetValue",
    "Findings",
    "FuwenError",
    "Hit",
    "IndexDamaged",
    "IndexLocked",
    "IndexMissing",
    "IndexOutdated",
    "IndexProblem",
    "Options",
    "Piece",
    "Pieces",
    "Progress",
    "Query",
    "QueryError",
    "Reply",
    "Report",
    "Results",
    "Searcher",
    "SettingsError",
    "Shown",
    "Sort",
    "Source",
    "Stats",
    "Years",
    "build_index",
    "check_index",
    "open_index",
    "query_shape",
    "reply_shape",
    "results_shape",
]
