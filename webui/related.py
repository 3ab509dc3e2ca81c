"""Ways on from a reply: similar ones, and what the same department answered before and after."""

from dataclasses import dataclass

from indexer import Hit, Searcher, Shown

LOOKED_AT = 20
"""Similar replies that are looked through for those of the same department."""
SIMILAR = 5
AROUND = 3


@dataclass(frozen=True, slots=True)
class Related:
    """`earlier` and `later` are of the same department on the subject, the nearest in time first."""

    similar: tuple[Hit, ...]
    earlier: tuple[Hit, ...]
    later: tuple[Hit, ...]


def related(searcher: Searcher, shown: Shown) -> Related:
    """Find what to read next."""
    reply = shown.reply
    hits = searcher.similar(reply.id, LOOKED_AT)
    own = set(reply.departments.value)
    same = sorted((hit for hit in hits if own & set(hit.departments) and hit.date), key=_day)
    day = reply.date.value or ""
    earlier = tuple(hit for hit in same if day and _day(hit) < day)[::-1]
    later = tuple(hit for hit in same if day and _day(hit) > day)
    return Related(hits[:SIMILAR], earlier[:AROUND], later[:AROUND])


def _day(hit: Hit) -> str:
    return hit.date or ""
