"""Origins → replies: who is whose duplicate, who bears which id, and what the engine is told.

What says the same is one reply, found in several places; its canonical origin is the first in
order of path, row and part. But the same said under different given ids is a reply for each id,
and places that give no id go with the first of them. Of different contents given one id the first
bears it. So an index is a function of its sources, in whatever order they were read.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from corpus import place_id, second_id, to_bytes
from indexer.analysis import Analyzer
from indexer.engines.base import Entry
from indexer.keeping.ledger import Ledger
from indexer.keeping.origins import replies
from indexer.keeping.rows import Listed, Origin
from indexer.making.draft import Draft
from indexer.making.pieces import Understood, entry_of
from indexer.report import Report

BATCH = 500
"""Entries handed to the engine at once: bounds memory, amortises its calls."""
BATCH_BYTES = 1_000_000
"""Bytes of payload handed to the engine at once: 500 ordinary replies hold 700,000, and an entry some
nine times as many as its payload."""
ROUND = 100_000
"""Contents to be told again in one go: bounds memory; their files are read once each time."""


@dataclass(slots=True, kw_only=True)
class Merge:
    """Keeps ledger and engine in step."""

    ledger: Ledger
    draft: Draft
    analyzer: Analyzer
    report: Report
    _new: list[Entry] = field(default_factory=list)
    _changed: list[Entry] = field(default_factory=list)
    _bytes: int = 0

    def begin(self, path: str) -> None:
        """Start on a file: what stands in the ledger for it is stale until put again."""
        self.ledger.mark_origins(path)

    def put(self, item: Understood) -> None:
        """Note an origin, and tell the engine if it is its reply's canonical one."""
        before, origin = self.ledger.origin_at(item.source), _origin(item)
        self.ledger.put_origin(origin)
        if before is not None and (before.content, before.given) != (origin.content, origin.given):
            self._doubt(before)
        self.tell(item)

    def finish(self, path: str) -> None:
        """End a file that was read to its end: what was not put again is no longer in it."""
        self.ledger.drop_stale_origins(path)

    def keep(self, path: str) -> None:
        """End a file that could not be read to its end: what is known of the rest stays."""
        self.ledger.keep_stale_origins(path)

    def keep_row(self, path: str, position: int | None) -> None:
        """Pass over a row that cannot be read: what is known of it stays."""
        self.ledger.keep_stale_origins(path, position)

    def tell(self, item: Understood) -> None:
        """Give the engine the reply of a canonical origin if it is not as the engine has it."""
        bare = self.ledger.first_origin(item.content, "")
        if bare is not None and self.ledger.has_given(item.content):
            self.ledger.doubt(item.content)  # an origin without an id goes with one that has one
            if not item.given:
                return
        first = self.ledger.first_origin(item.content, item.given)
        if first is not None and first.source == item.source:
            self._tell(item, self._listing(first))

    def settle(self) -> dict[str, set[bytes]]:
        """Drop replies without origins; return, by path, some of the contents that must be told
        again from there (their canonical origin has gone, or their id is another's now), and
        nothing when there are no more."""
        again: dict[str, set[bytes]] = {}
        for content in self._doubtful(again):
            found = replies(self.ledger.origins_of(content))
            for listed in self.ledger.listed_of(content):
                if listed.given not in found:
                    self._drop(listed)
            for first in self._untold(content):
                again.setdefault(first.source.path, set()).add(content)
        return again

    def tell_former(self, contents: set[bytes]) -> None:
        """Give the engine replies as the generation in use holds them: their sources cannot be read
        again now. Their states are those they were read with, so that they are told when they can."""
        for content, reply, state in self.draft.former(contents):
            for first in self._untold(content):
                item = Understood(
                    id=reply.id,
                    source=first.source,
                    given=first.given,
                    content=content,
                    state=state,
                    reply=to_bytes(reply),
                )
                self._tell(item, replace(self._listing(first), state=state))

    def _untold(self, content: bytes) -> list[Origin]:
        """Return the canonical origins of the replies with this content that the engine does not
        have, or has otherwise."""
        listed = {one.given: one for one in self.ledger.listed_of(content)}
        firsts = [first for first, *_ in replies(self.ledger.origins_of(content)).values()]
        return [one for one in firsts if listed.get(one.given) != self._listing(one)]

    def _doubtful(self, again: dict[str, set[bytes]]) -> Iterator[bytes]:
        """Yield contents to be looked at until there are no more, or ROUND to be told again."""
        while sum(map(len, again.values())) < ROUND:
            contents = self.ledger.take_doubtful(BATCH)
            if not contents:
                return
            yield from contents

    def flush(self) -> None:
        """Hand what is gathered to the engine."""
        if self._new:
            self.draft.add(self._new)
            self._new = []
        if self._changed:  # one of the new ones may be among them
            self.draft.put(self._changed)
            self._changed = []
        self._bytes = 0

    def _doubt(self, origin: Origin) -> None:
        """Look at a content again at the end, and at others that were given the same id."""
        self.ledger.doubt(origin.content)
        if origin.given:
            for other in self.ledger.origins_given(origin.given):
                self.ledger.doubt(other.content)

    def _listing(self, first: Origin) -> Listed:
        """Return how the engine should hold the reply whose canonical origin is `first`."""
        id = first.given or place_id(first.source)
        bearer = self.ledger.first_given(first.given) if first.given else None
        if bearer is not None and bearer.content != first.content:
            id = second_id(first.given, first.source)
        return Listed(content=first.content, given=first.given, id=id, state=first.state)

    def _tell(self, item: Understood, wanted: Listed) -> None:
        listed = [one for one in self.ledger.listed_of(wanted.content) if one.given == wanted.given]
        if wanted in listed:
            return
        for one in listed:
            if one.id != wanted.id:
                self._drop(one)
        batch = self._new if self._count_and_displace(wanted) else self._changed
        self.ledger.put_listed(wanted)
        entry = entry_of(item, wanted.id, self.analyzer)
        batch.append(entry)
        self._bytes += len(entry.payload)
        if len(self._new) + len(self._changed) >= BATCH or self._bytes >= BATCH_BYTES:
            self.flush()

    def _count_and_displace(self, wanted: Listed) -> bool:
        """Tell whether the id is new; one that is not is its bearer's no longer."""
        bearer = self.ledger.listed_as(wanted.id)
        if bearer is None:
            self.report.added += 1
            return True
        self.report.changed += 1
        self.ledger.drop_listed(bearer)
        self.ledger.doubt(bearer.content)  # what becomes of it is settled at the end
        return False

    def _drop(self, listed: Listed) -> None:
        self.flush()
        self.draft.drop([listed.id])
        self.ledger.drop_listed(listed)
        self.report.removed += 1


def _origin(item: Understood) -> Origin:
    return Origin(source=item.source, given=item.given, content=item.content, state=item.state)
