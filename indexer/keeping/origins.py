"""Origins: the places where one content was found → the replies they are of."""

from collections.abc import Sequence

from corpus import Source
from indexer.keeping.ledger import Ledger
from indexer.keeping.rows import Origin


def replies(origins: Sequence[Origin]) -> dict[str, list[Origin]]:
    """Sort the origins of one content by the reply they are of: by given id, "" if none has one.

    Each list is in canonical order, but that an origin without an id never comes first in a
    reply that has one.
    """
    found: dict[str, list[Origin]] = {}
    for origin in sorted(origins, key=lambda one: not one.given):  # stable: canonical order stays
        home = origin.given or next(iter(found), "")
        found.setdefault(home, []).append(origin)
    return found


def sources(ledger: Ledger, id: str) -> tuple[Source, ...]:
    """Return every place where the reply with this id was found, in canonical order."""
    listed = ledger.listed_as(id)
    if listed is None:
        return ()
    found = replies(ledger.origins_of(listed.content))
    return tuple(origin.source for origin in found[listed.given])
