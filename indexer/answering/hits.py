"""Hits: replies found → what a list of results or a page shows of them, in marked pieces."""

from collections.abc import Sequence

from corpus import Reply, masked
from indexer.analysis import Run
from indexer.answering.highlight import mark, snippet
from indexer.answering.spans import spans
from indexer.asking.query import Hit, Pieces
from indexer.engines.base import EngineHit
from indexer.fields import title_of
from indexer.stored import stored


def hit_of(hit: EngineHit, marks: Sequence[Run]) -> Hit:
    """Show a hit as the public may see it: what is marked is what was searched, masked text."""
    reply = masked(stored(hit.payload))
    return Hit(
        id=reply.id,
        score=hit.score,
        title=mark(title_of(reply), marks),
        departments=reply.departments.value,
        date=reply.date.value,
        year=reply.year.value,
        outcome=reply.outcome.value,
        kind=reply.kind.value,
        number=reply.number.value,
        subject=_subject(reply),
        snippet=snippet([*_lines(reply.body), *_lines(reply.question)], marks),
    )


def shows(reply: Reply, marks: Sequence[Run]) -> bool:
    """Tell whether any of the runs stands in what is shown of a reply."""
    return bool(spans("\n".join((title_of(reply), reply.question, reply.body)), marks))


def _subject(reply: Reply) -> str | None:
    subject = reply.subject.value
    return None if subject is None or subject in title_of(reply) else subject


def _lines(text: str) -> list[str]:
    return text.split("\n") if text else []


def paragraphs(text: str, marks: Sequence[Run]) -> tuple[Pieces, ...]:
    """Return the paragraphs of a text, the runs marked in them."""
    return tuple(mark(line, marks) for line in _lines(text))
