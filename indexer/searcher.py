"""The searcher: a question → ranked replies, for one audience, from the generation in use."""

import time
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from corpus import OPEN, Reply, from_bytes, masked, visible
from indexer.departments import Departments
from indexer.engines.base import And, Condition, EngineHit, Everything, Request, Value
from indexer.errors import QueryError
from indexer.facets import FACETS, count
from indexer.fields import title_of
from indexer.filters import conditions
from indexer.highlight import mark, snippet
from indexer.opened import Following, Opened
from indexer.plan import Plan, plan
from indexer.query import Audience, Hit, Pieces, Query, Results, Shown
from indexer.syntax import parse

DEEPEST = 10_000
"""Hits that can be paged to; whoever needs more needs a narrower search or an export."""
LARGEST_PAGE = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Stats:
    """What an index holds: `replies` in all, `visible` to the audience; counts by value."""

    generation: str
    created: str
    engine: str
    engine_version: str
    bytes: int
    files: int
    replies: int
    visible: int
    years: dict[str, int]
    kinds: dict[str, int]
    outcomes: dict[str, int]
    departments: dict[str, int]


def open_index(index: Path | str, *, audience: Audience = "public") -> "Searcher":
    """Open the index in a folder for searching.

    The searcher follows the index: when a new generation is published, the next search is of it.
    Raises IndexMissing, IndexOutdated, IndexDamaged or EngineError at once if it cannot be used.
    """
    searcher = Searcher(Path(index), audience)
    _ = searcher.generation
    return searcher


class Searcher:
    """Searches for one audience; used by many threads at once.

    Every method raises IndexProblem or EngineError if the index cannot be used, and never takes
    that for "no results". What the audience may not see is kept out here, below every door.
    """

    def __init__(self, index: Path, audience: Audience) -> None:
        """Search the index in a folder; it is opened by the first call."""
        self._following = Following(index)
        self._audience = audience
        self._known: tuple[Opened, Departments] | None = None

    @property
    def generation(self) -> str:
        """The name of the state that a search would now be of."""
        return self._following.now().manifest.generation

    def search(self, query: Query) -> Results:
        """Find one page of replies and the facet counts; raises QueryError."""
        began = time.perf_counter()
        _require_page(query)
        opened = self._following.now()
        understood = self._understand(query, opened)
        planned = plan(parse(query.text), opened.analyzer, self._departments(opened))
        parts = {"": And((self._admitted(), planned.condition)), **conditions(understood)}
        page = opened.reader.search(
            Request(
                condition=And(tuple(parts.values())),
                scored=planned.scored,
                sort=None if query.sort == "relevance" else query.sort,
                offset=(query.page - 1) * query.size,
                limit=query.size,
            )
        )
        return Results(
            query=understood,
            total=page.total,
            hits=tuple(_hit(hit, planned) for hit in page.hits),
            facets=count(opened.reader, parts, understood),
            took_ms=(time.perf_counter() - began) * 1000,
            generation=opened.manifest.generation,
        )

    def show(self, id: str, text: str = "") -> Shown | None:
        """Return a reply for reading, the words of a search `text` marked; None if there is none
        that this audience may see. Raises QueryError for a text that cannot be understood."""
        opened = self._following.now()
        payload = opened.reader.get(id)
        reply = None if payload is None else visible(from_bytes(payload), self._audience)
        if reply is None:
            return None
        planned = plan(parse(text), opened.analyzer, self._departments(opened))
        return Shown(
            reply=msgspec.structs.replace(reply, sources=opened.sources(id)),
            title=mark(title_of(reply), planned.marks),
            question=_paragraphs(reply.question, planned),
            body=_paragraphs(reply.body, planned),
            generation=opened.manifest.generation,
        )

    def stats(self) -> Stats:
        """Count what the index holds."""
        opened = self._following.now()
        tally = opened.reader.tally(self._admitted(), FACETS)
        totals = opened.totals()
        return Stats(
            generation=opened.manifest.generation,
            created=opened.manifest.created,
            engine=opened.manifest.engine,
            engine_version=opened.manifest.engine_version,
            bytes=sum(mark.size for mark in opened.manifest.files.values()),
            files=totals["files"],
            replies=totals["replies"],
            visible=opened.reader.search(Request(condition=self._admitted(), limit=1)).total,
            years=dict(sorted(tally["year"].items(), reverse=True)),
            kinds=_most_first(tally["kind"]),
            outcomes=_most_first(tally["outcome"]),
            departments=_most_first(tally["department"]),
        )

    def _admitted(self) -> Condition:
        """The condition that every request carries: only what the audience may see."""
        return Everything() if self._audience == "internal" else Value("disclosure", OPEN)

    def _departments(self, opened: Opened) -> Departments:
        """The departments this audience may know of, counted once for each generation."""
        known = self._known
        if known is None or known[0] is not opened:
            tally = opened.reader.tally(self._admitted(), ["department"])["department"]
            known = self._known = (opened, Departments(tuple(tally), opened))
        return known[1]

    def _understand(self, query: Query, opened: Opened) -> Query:
        """Put in place of each department asked for the names that are meant by it."""
        if not query.departments:
            return query
        resolve = self._departments(opened).resolve
        meant = [name for asked in query.departments for name in resolve(asked) or (asked,)]
        return replace(query, departments=tuple(dict.fromkeys(meant)))


def _require_page(query: Query) -> None:
    if not 1 <= query.size <= LARGEST_PAGE:
        raise QueryError(f"每页份数应在 1 到 {LARGEST_PAGE} 之间")
    if query.page < 1:
        raise QueryError("页码从 1 开始")
    if query.page * query.size > DEEPEST:
        raise QueryError(f"最多翻到第 {DEEPEST:,} 条；请加上词语或筛选条件缩小范围")


def _hit(hit: EngineHit, planned: Plan) -> Hit:
    """Show a hit as the public may see it: what is marked is what was searched, masked text."""
    reply = masked(from_bytes(hit.payload))
    return Hit(
        id=reply.id,
        score=hit.score,
        title=mark(title_of(reply), planned.marks),
        departments=reply.departments.value,
        date=reply.date.value,
        year=reply.year.value,
        outcome=reply.outcome.value,
        kind=reply.kind.value,
        number=reply.number.value,
        subject=_subject(reply),
        snippet=snippet([*_lines(reply.body), *_lines(reply.question)], planned.marks),
    )


def _subject(reply: Reply) -> str | None:
    subject = reply.subject.value
    return None if subject is None or subject in title_of(reply) else subject


def _lines(text: str) -> list[str]:
    return text.split("\n") if text else []


def _paragraphs(text: str, planned: Plan) -> tuple[Pieces, ...]:
    return tuple(mark(line, planned.marks) for line in _lines(text))


def _most_first(counts: dict[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
