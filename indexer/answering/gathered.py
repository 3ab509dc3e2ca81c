"""Gathered: what one audience may know of a generation, counted once and kept until the next."""

from dataclasses import dataclass

from indexer.asking.departments import Departments
from indexer.engines.base import Condition
from indexer.keeping.opened import Opened
from indexer.suggesting.vocabulary import Vocabulary, load_vocabulary


@dataclass(slots=True)
class Gathered:
    """The departments and the vocabulary of what is `admitted`, and the generation they are of.

    Used by many threads: two may gather the same, which does no harm.
    """

    admitted: Condition
    _departments: tuple[Opened, Departments] | None = None
    _words: tuple[Opened, Vocabulary] | None = None

    def departments(self, opened: Opened) -> Departments:
        """Return the departments that the audience may know of."""
        known = self._departments
        if known is None or known[0] is not opened:
            tally = opened.tallies.of(self.admitted, ["department"])["department"]
            known = self._departments = (opened, Departments(tuple(tally), opened))
            self._words = None  # they would hold the files of the generation before
        return known[1]

    def vocabulary(self, opened: Opened) -> Vocabulary:
        """Return what the audience may be offered."""
        known = self._words
        if known is None or known[0] is not opened:
            known = self._words = (opened, load_vocabulary(opened, self.admitted))
        return known[1]
