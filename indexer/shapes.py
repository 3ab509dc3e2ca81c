"""The stable JSON shapes of replies, results and reports, as plain dicts and lists."""

from typing import Any

import msgspec

from corpus import Found, Reply, Source
from indexer.asking.query import Hit, Piece, Query, Relaxed, Results
from indexer.report import Report
from indexer.suggesting.completion import Suggestion

FACTS = (
    "kind",
    "title",
    "subject",
    "departments",
    "region",
    "number",
    "case",
    "addressee",
    "outcome",
    "disclosure",
    "date",
    "year",
)
"""The fields of a reply that keep how they were found."""


def reply_shape(reply: Reply, sources: tuple[Source, ...] | None = None) -> dict[str, Any]:
    """Shape a reply: normalised values by name, then `printed`, `basis` and `where` by field.

    `department` joins the names of a joint reply with "、"; `sources` default to the reply's own.
    """
    found: dict[str, Found[Any]] = {name: getattr(reply, name) for name in FACTS}
    return {
        "id": reply.id,
        **{name: msgspec.to_builtins(fact.value) for name, fact in found.items()},
        "department": joined(reply.departments.value),
        "current": list(reply.current),
        "extent": reply.extent,
        "asked": reply.asked,
        "asker": reply.asker,
        "question": reply.question,
        "body": reply.body,
        "contact": list(reply.contact),
        "url": reply.url,
        "format": reply.format,
        "sources": [source_shape(one) for one in (sources or reply.sources)],
        "printed": {name: fact.printed for name, fact in found.items()},
        "basis": {name: fact.basis for name, fact in found.items()},
        "where": {name: fact.where for name, fact in found.items()},
    }


def source_shape(source: Source) -> dict[str, Any]:
    """Shape a source; row and part are None where the file is one reply."""
    return {"path": source.path, "position": source.position, "part": source.part}


def results_shape(results: Results) -> dict[str, Any]:
    """Shape one page of results."""
    return {
        "query": query_shape(results.query),
        "total": results.total,
        "page": results.query.page,
        "hits": [_hit_shape(hit) for hit in results.hits],
        "facets": {
            name: [{"value": v.value, "count": v.count, "selected": v.selected} for v in values]
            for name, values in results.facets.items()
        },
        "relaxed": relaxed_shape(results.relaxed),
        "synonyms": {word: list(added) for word, added in results.synonyms},
        "did_you_mean": list(results.did_you_mean),
        "took_ms": round(results.took_ms, 2),
        "generation": results.generation,
    }


def relaxed_shape(relaxed: Relaxed | None) -> dict[str, Any] | None:
    """Shape how a search was widened; None where it was not."""
    if relaxed is None:
        return None
    return {"level": relaxed.level, "strict_total": relaxed.strict_total}


def similar_shape(hits: tuple[Hit, ...]) -> list[dict[str, Any]]:
    """Shape similar replies; `folded` is how many more say the same as each."""
    return [{**_hit_shape(hit), "folded": hit.folded} for hit in hits]


def suggestions_shape(suggestions: tuple[Suggestion, ...]) -> list[dict[str, Any]]:
    """Shape suggestions."""
    return [{"text": one.text, "kind": one.kind, "count": one.count} for one in suggestions]


def query_shape(query: Query) -> dict[str, Any]:
    """Shape a query as it was understood."""
    return {
        "text": query.text,
        "department": list(query.departments),
        "year": [str(years) for years in query.years],
        "outcome": list(query.outcomes),
        "kind": list(query.kinds),
        "sort": query.sort,
        "size": query.size,
        "strict": query.strict,
        "synonyms": query.synonyms,
    }


def report_shape(report: Report) -> dict[str, Any]:
    """Shape the report of an indexing run."""
    shape = {
        field: getattr(report, field)
        for field in (
            "added",
            "changed",
            "removed",
            "replies",
            "files_read",
            "files_unchanged",
            "files_removed",
            "generation",
            "published",
            "dry_run",
        )
    }
    return {
        **shape,
        "skipped": dict(sorted(report.skipped.items())),
        "failed": [
            {"path": one.path, "position": one.position, "reason": one.reason}
            for one in report.failures
        ],
        "unused_settings": report.unused_settings,
        "unused_columns": report.unused_columns,
        "took_s": round(report.took_s, 3),
    }


def joined(names: tuple[str, ...]) -> str | None:
    """Join the names of departments for display, None for none."""
    return "、".join(names) or None


def pieces_text(pieces: tuple[Piece, ...]) -> str:
    """Return the text of pieces without their marks."""
    return "".join(piece.text for piece in pieces)


def _hit_shape(hit: Hit) -> dict[str, Any]:
    """Shape one reply found."""
    return {
        "id": hit.id,
        "score": round(hit.score, 4),
        "title": pieces_text(hit.title),
        "department": joined(hit.departments),
        "departments": list(hit.departments),
        "date": hit.date,
        "year": hit.year,
        "outcome": hit.outcome,
        "kind": hit.kind,
        "number": hit.number,
        "subject": hit.subject,
        "snippet": [{"text": piece.text, "marked": piece.marked} for piece in hit.snippet],
    }
