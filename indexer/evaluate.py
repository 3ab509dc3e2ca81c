"""Evaluation: judged queries → how well and how fast an index answers them."""

import statistics
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from corpus import SettingsError
from indexer.answering.searcher import LARGEST_PAGE, Searcher
from indexer.asking.query import Query
from indexer.errors import QueryError

DEPTH = 100
"""Replies that are looked at for each query where nothing else is said."""
PAGE = 10
"""Replies on the page whose time is taken: what people wait for."""
INSTALL = "pip install ir-measures"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """The mean of each measure over `queries` queries, and what went into it.

    `measures` by name: MRR@10, Success@1, recall@10, nDCG@10, MRR and recall down to `depth`.
    `without_hits` and `refused` (not to be understood) are ids of queries that found nothing,
    `unjudged` of those without judgments, which do not count. `run` has the ids of the replies
    found, best first. Times are those of a first page of ten, in milliseconds.
    """

    queries: int
    depth: int
    measures: dict[str, float]
    p50_ms: float
    p95_ms: float
    without_hits: tuple[str, ...]
    refused: tuple[str, ...]
    unjudged: tuple[str, ...]
    run: dict[str, tuple[str, ...]] = field(repr=False)


def evaluate(
    searcher: Searcher,
    queries: Mapping[str, str],
    qrels: Mapping[str, Mapping[str, int]],
    depth: int = DEPTH,
) -> Evaluation:
    """Put the queries as people type them and measure where the judged replies come.

    Judgments of queries that are not asked do not count. Raises SettingsError where the library
    of measures is not installed, no query is judged or `depth` is not between 1 and 1,000, and
    what Searcher.search raises for an index that cannot be used.
    """
    judged = {id: text for id, text in queries.items() if id in qrels}
    if not judged:
        raise SettingsError("没有一个查询有相关性判断：两个文件的查询编号对不上")
    if not 1 <= depth <= LARGEST_PAGE:
        raise SettingsError(f"深度应在 1 到 {LARGEST_PAGE:,} 之间")
    measures = Measures(depth)
    run: dict[str, tuple[str, ...]] = {}
    times: list[float] = []
    refused = []
    for id, text in judged.items():
        try:
            run[id], seconds = _ask(searcher, text, depth)
            times.append(seconds)
        except QueryError:
            run[id] = ()
            refused.append(id)
    return Evaluation(
        queries=len(judged),
        depth=depth,
        measures=measures.mean({id: qrels[id] for id in judged}, run),
        p50_ms=_share(times, 0.50) * 1000,
        p95_ms=_share(times, 0.95) * 1000,
        without_hits=tuple(id for id, found in run.items() if not found),
        refused=tuple(refused),
        unjudged=tuple(id for id in queries if id not in qrels),
        run=run,
    )


def _ask(searcher: Searcher, text: str, depth: int) -> tuple[tuple[str, ...], float]:
    """Return what is found, and the seconds that its first page takes."""
    began = time.perf_counter()
    found = searcher.search(Query(text=text, size=PAGE))
    seconds = time.perf_counter() - began
    if depth > PAGE:
        found = searcher.search(Query(text=text, size=depth))
    return tuple(hit.id for hit in found.hits)[:depth], seconds


def _share(times: list[float], share: float) -> float:
    """Return the time that this share of the searches keeps within; 0.0 without any."""
    if len(times) < 2:  # noqa: PLR2004 (quantiles takes at least two)
        return times[0] if times else 0.0
    return statistics.quantiles(times, n=100, method="inclusive")[round(share * 100) - 1]


class Measures:
    """The measures library, ir-measures, asked for ours by its own names."""

    def __init__(self, depth: int) -> None:
        """Choose the measures; raises SettingsError where the library is not installed."""
        try:
            from ir_measures import RR, R, Success, nDCG  # noqa: PLC0415 (numpy and scipy)
        except ModuleNotFoundError as error:
            raise SettingsError(f"评测需要 ir-measures 库（未安装）；请运行 {INSTALL}") from error
        self._named = {
            "MRR@10": RR @ 10,
            "Success@1": Success @ 1,
            "recall@10": R @ 10,
            "nDCG@10": nDCG @ 10,
            "MRR": RR,
            "recall": R @ depth,
        }

    def mean(
        self, qrels: Mapping[str, Mapping[str, int]], run: Mapping[str, Sequence[str]]
    ) -> dict[str, float]:
        """Return each measure's mean over the judged queries, by our names, in order.

        Scores count down, so that the library sees the replies in the order in which people do.
        """
        from ir_measures import calc_aggregate  # noqa: PLC0415 (numpy and scipy)

        scores = {
            query: {id: float(len(found) - place) for place, id in enumerate(found)}
            for query, found in run.items()
        }
        found = calc_aggregate(list(self._named.values()), qrels, scores)
        return {name: float(found[measure]) for name, measure in self._named.items()}
