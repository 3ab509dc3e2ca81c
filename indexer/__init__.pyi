"""From replies to an index, from a question to ranked replies."""

from .answering.export import Whole
from .answering.overview import Overview, Row
from .answering.searcher import Searcher, open_index
from .answering.stats import Stats
from .asking.query import (
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
from .keeping.bodies import Body
from .keeping.check import Findings, check_index
from .making.build import Options, build_index
from .making.processors import cores
from .replies import DISCLOSURES, KINDS, OUTCOMES, FuwenError, Reply, SettingsError, Source
from .report import Progress, Report
from .shapes import (
    query_shape,
    relaxed_shape,
    reply_shape,
    results_shape,
    similar_shape,
    suggestions_shape,
)
from .suggesting.completion import Suggestion
from .terminal import escaped

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
    "escaped",
    "open_index",
    "query_shape",
    "relaxed_shape",
    "reply_shape",
    "results_shape",
    "similar_shape",
    "suggestions_shape",
]
