"""Replies → an index; a question → ranked replies."""

from .bodies import Body
from .build import Options, build_index
from .check import Findings, check_index
from .completion import Suggestion
from .engines import ENGINES
from .errors import (
    EngineError,
    IndexDamaged,
    IndexLocked,
    IndexMissing,
    IndexOutdated,
    IndexProblem,
    QueryError,
)
from .export import Whole
from .overview import Overview, Row
from .processors import cores
from .query import (
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
from .replies import DISCLOSURES, KINDS, OUTCOMES, FuwenError, Reply, SettingsError, Source
from .report import Progress, Report
from .searcher import Searcher, open_index
from .shapes import (
    query_shape,
    reply_shape,
    results_shape,
    similar_shape,
    suggestions_shape,
)
from .stats import Stats

__all__ = [
    "DISCLOSURES",
    "ENGINES",
    "KINDS",
    "OUTCOMES",
    "Audience",
    "Body",
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
    "cores",
    "open_index",
    "query_shape",
    "reply_shape",
    "results_shape",
    "similar_shape",
    "suggestions_shape",
]
