"""Replies → an index; a question → ranked replies."""

from corpus import DISCLOSURES, KINDS, OUTCOMES, FuwenError, Reply, SettingsError, Source
from indexer.build import Options, build_index
from indexer.check import Findings, check_index
from indexer.completion import Suggestion
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
from indexer.export import Whole
from indexer.overview import Overview, Row
from indexer.query import (
    Audience,
    FacetValue,
    Hit,
    Piece,
    Pieces,
    Query,
    Relaxed,
    Results,
    Shown,
    Sort,
    Years,
)
from indexer.report import Progress, Report
from indexer.searcher import Searcher, Stats, open_index
from indexer.shapes import (
    query_shape,
    reply_shape,
    results_shape,
    similar_shape,
    suggestions_shape,
)

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
    "Overview",
    "Piece",
    "Pieces",
    "Progress",
    "Query",
    "QueryError",
    "Relaxed",
    "Reply",
    "Report",
    "Results",
    "Row",
    "Searcher",
    "SettingsError",
    "Shown",
    "Sort",
    "Source",
    "Stats",
    "Suggestion",
    "Whole",
    "Years",
    "build_index",
    "check_index",
    "open_index",
    "query_shape",
    "reply_shape",
    "results_shape",
    "similar_shape",
    "suggestions_shape",
]
