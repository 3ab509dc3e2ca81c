"""A whole result, not a page of it: every reply a search finds, one after the other."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from corpus import Audience, Reply, Source, visible
from indexer.asking.query import Query, Relaxed
from indexer.engines.base import Reader, Request
from indexer.stored import stored

AT_ONCE = 1_000
"""Replies held in memory; each batch is one request to the engine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A result in one state of the index: `total` replies, and `replies` to go through once.

    Their sources are told by `sources`, for an id. `created` is when that state was made, ISO 8601
    in UTC. `relaxed` is as in Results.
    """

    query: Query
    total: int
    generation: str
    created: str
    relaxed: Relaxed | None
    replies: Iterator[Reply]
    sources: Callable[[str], tuple[Source, ...]]


def replies(reader: Reader, request: Request, audience: Audience) -> Iterator[Reply]:
    """Yield every reply that a request finds, in its order and as the audience may read it.

    The request's own offset and limit do not matter; the reader's state never changes, so no
    reply comes twice or is left out while an index is updated.
    """
    offset = 0
    while True:
        page = reader.search(replace(request, offset=offset, limit=AT_ONCE))
        for hit in page.hits:
            reply = visible(stored(hit.payload), audience)
            if reply is not None:
                yield reply
        offset += len(page.hits)
        if offset >= page.total or not page.hits:
            return
