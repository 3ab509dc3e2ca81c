"""Counting: the facets of a search, begun before it is known which of its steps will do.

Mostly all words give enough hits, so what meets them is counted while it is being ranked: the
engine lets go of the interpreter, and two cores answer sooner than one. Where the search is widened
after all, its facets are counted again; few hits are soon counted.
"""

from collections.abc import Callable
from concurrent.futures import Executor, Future

from indexer.asking.plan import Step
from indexer.asking.query import FacetValue
from indexer.asking.relax import STRICT
from indexer.engines.base import Condition, Reader

LARGE = 50_000
"""In smaller indexes counting takes less time than handing it to another thread may cost."""

Facets = dict[str, tuple[FacetValue, ...]]


class Counting:
    """The facets of one search; `count` counts those of what meets a condition."""

    def __init__(self, count: Callable[[Condition], Facets]) -> None:
        """Count when asked."""
        self._count = count
        self._begun: tuple[Condition, Future[Facets]] | None = None

    def begin(self, steps: tuple[Step, ...], reader: Reader, threads: Executor) -> None:
        """Count what all words find, in another thread, where that may save time."""
        if len(reader) >= LARGE:
            strict = [step.condition for step in steps if step.level in STRICT][-1]
            self._begun = strict, threads.submit(self._count, strict)

    def of(self, condition: Condition) -> Facets:
        """Return the facets of what meets the condition that the search has ended with."""
        if self._begun is not None and self._begun[0] == condition:
            return self._begun[1].result()
        return self._count(condition)
