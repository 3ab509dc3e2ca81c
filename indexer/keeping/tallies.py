"""Tallies: what was counted lately is remembered, since the next search often asks it again.

Who pages on, sorts otherwise or takes up a filter asks for counts that are known: a facet's own
selection is left out of its counts, so that they are those of the search before.
"""

import threading
from collections import OrderedDict
from collections.abc import Sequence

from indexer.engines.base import Condition, Reader

ROOM = 1_024
"""Tallies kept; the largest, of some hundred departments, takes about 20 KB."""

Tally = dict[str, int]


class Tallies:
    """The tallies of one reader, whose state never changes; thread-safe."""

    def __init__(self, reader: Reader) -> None:
        """Remember nothing yet."""
        self._reader = reader
        self._kept: OrderedDict[tuple[Condition, str], Tally] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, condition: Condition, fields: Sequence[str]) -> dict[str, Tally]:
        """Count as Reader.tally does; what is returned must not be changed."""
        known = self._known(condition, fields)
        missing = [field for field in fields if field not in known]
        if missing:
            counted = self._reader.tally(condition, missing)
            self._keep(condition, counted)
            known |= counted
        return known

    def _known(self, condition: Condition, fields: Sequence[str]) -> dict[str, Tally]:
        with self._lock:
            found = {field: (condition, field) for field in fields}
            known = {field: key for field, key in found.items() if key in self._kept}
            for key in known.values():
                self._kept.move_to_end(key)
            return {field: self._kept[key] for field, key in known.items()}

    def _keep(self, condition: Condition, counted: dict[str, Tally]) -> None:
        with self._lock:
            for field, tally in counted.items():
                self._kept[condition, field] = tally
            while len(self._kept) > ROOM:
                self._kept.popitem(last=False)
