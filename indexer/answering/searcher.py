"""The searcher: a question → ranked replies, for one audience, from the generation in use."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from copy import copy
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path

import msgspec

from corpus import OPEN, masked, visible
from indexer.answering.counting import Counting, Facets
from indexer.answering.export import Whole, replies
from indexer.answering.facets import count
from indexer.answering.gathered import Gathered
from indexer.answering.highlight import mark
from indexer.answering.hits import hit_of, paragraphs, shows
from indexer.answering.overview import Overview, tallied
from indexer.answering.similar import Similar, marks, texts
from indexer.answering.stats import Stats, counted
from indexer.asking.filters import conditions
from indexer.asking.plan import Plan, plan
from indexer.asking.prose import as_prose
from indexer.asking.query import Audience, Hit, Query, Relaxed, Results, Shown
from indexer.asking.ranking import by_size
from indexer.asking.relax import Found, find
from indexer.asking.syntax import parse
from indexer.engines.base import And, Condition, Everything, Request, Value
from indexer.errors import QueryError
from indexer.fields import title_of
from indexer.keeping.bodies import Body
from indexer.keeping.following import Following, Still
from indexer.keeping.opened import Opened
from indexer.stored import stored
from indexer.suggesting.completion import Completion, Suggestion
from indexer.suggesting.correction import FEW, Correction

DEEPEST = 10_000
"""Hits that can be paged to; whoever needs more needs a narrower search or an export."""
LARGEST_PAGE = 1_000
THREADS = 8
"""Searches whose facets are counted at once; more wait for a thread."""


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
        self._following: Following | Still = Following(index)
        self._audience = audience
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="counting")
        # every request carries it: only what the audience may see
        self._admitted = Everything() if audience == "internal" else Value("disclosure", OPEN)
        self._gathered = Gathered(self._admitted)

    def snapshot(self) -> "Searcher":
        """Return a searcher that stays with the state in use now, for a page that takes several
        questions: between two of them the index may be switched."""
        still = copy(self)
        still._following = Still(self._following.now())
        return still

    @property
    def generation(self) -> str:
        """The name of the state that a search would now be of."""
        return self._following.now().manifest.generation

    @property
    def created(self) -> str:
        """When that state was made, ISO 8601 in UTC."""
        return self._following.now().manifest.created

    @property
    def revision(self) -> str:
        """A name of that state which no other index has borne, even one rebuilt in its place."""
        found = self._following.now().manifest
        return f"{found.generation}@{found.created}"

    @property
    def bodies(self) -> Callable[[str], Body]:
        """Tell of the departments this audience may know of what the wordlists of that state say."""
        return self._gathered.departments(self._following.now()).bodies()

    def search(self, query: Query) -> Results:
        """Find one page of replies and the facet counts; raises QueryError."""
        began = time.perf_counter()
        _require_page(query)
        opened = self._following.now()
        understood = self._understand(query, opened)
        planned = self._plan(query, opened)
        counting = Counting(partial(self._facets, opened, understood))
        counting.begin(planned.steps, opened.reader, self._threads)
        found = self._find(understood, planned, opened)
        marks = planned.marks_at(found.level)
        return Results(
            query=understood,
            total=found.page.total,
            hits=tuple(hit_of(hit, marks) for hit in found.page.hits),
            facets=counting.of(found.condition),
            took_ms=(time.perf_counter() - began) * 1000,
            generation=opened.manifest.generation,
            relaxed=_relaxed(found),
            synonyms=planned.synonyms,
            did_you_mean=self._corrected(understood, found.strict, opened),
        )

    def suggest(self, prefix: str, limit: int = 8) -> tuple[Suggestion, ...]:
        """Return what someone who has typed `prefix` (characters, pinyin, initials) may be about
        to type: terms, departments and subjects of replies this audience may see, at most
        `limit`. The first call in a generation gathers the vocabulary, later ones take a few ms."""
        opened = self._following.now()
        return Completion(
            reader=opened.reader,
            analyzer=opened.analyzer,
            vocabulary=self._gathered.vocabulary(opened),
            admitted=self._admitted,
        ).suggest(prefix, limit)

    def corrections(self, query: Query) -> tuple[str, ...]:
        """Return the texts of searches that may have been meant, likeliest first: none unless few
        replies have all the words of this one, and each with more hits. Raises QueryError."""
        opened = self._following.now()
        understood = self._understand(query, opened)
        return self._corrected(understood, self._strict_total(understood, opened), opened)

    def similar(self, id: str, limit: int = 5) -> tuple[Hit, ...]:
        """Return the replies most similar to this one, never itself, those that say the same as one
        hit; none where there is no such reply that this audience may see."""
        opened = self._following.now()
        payload = opened.reader.get(id)
        reply = None if payload is None else visible(stored(payload), self._audience)
        return () if reply is None else self._similar(*texts(masked(reply)), limit, opened, but=id)

    def similar_to(self, text: str, limit: int = 5, *, title: str = "") -> tuple[Hit, ...]:
        """Return the replies most similar to a text that need not be in the index."""
        return self._similar(title, text, limit, self._following.now())

    def show(self, id: str, text: str = "", *, synonyms: bool = True) -> Shown | None:
        """Return a reply for reading, the words of a search `text` marked, and their synonyms if
        it was a search with `synonyms`; None if there is none that this audience may see. Raises
        QueryError for a text that cannot be understood."""
        opened = self._following.now()
        payload = opened.reader.get(id)
        reply = None if payload is None else visible(stored(payload), self._audience)
        if reply is None:
            return None
        planned = self._plan(Query(text=text, synonyms=synonyms), opened)
        is_by_part = planned.parts and not shows(reply, planned.marks)
        marks = planned.parts if is_by_part else planned.marks
        return Shown(
            reply=msgspec.structs.replace(reply, sources=opened.sources(id)),
            title=mark(title_of(reply), marks),
            question=paragraphs(reply.question, marks),
            body=paragraphs(reply.body, marks),
            generation=opened.manifest.generation,
        )

    def whole(self, query: Query) -> Whole:
        """Find every reply of a search, its page and size left aside; raises QueryError."""
        opened = self._following.now()
        understood = self._understand(query, opened)
        found = self._find(replace(understood, page=1, size=1), self._plan(query, opened), opened)
        batches = (replies(opened.reader, one, self._audience) for one in found.requests)
        return Whole(
            query=understood,
            total=found.page.total,
            generation=opened.manifest.generation,
            created=opened.manifest.created,
            relaxed=_relaxed(found),
            replies=chain.from_iterable(batches),
            sources=opened.sources,
        )

    def overview(self, query: Query) -> Overview:
        """Count a search by outcome, department and year; raises QueryError."""
        opened = self._following.now()
        understood = self._understand(query, opened)
        found = self._find(replace(understood, page=1, size=1), self._plan(query, opened), opened)
        filters = conditions(understood).values()
        everything, years, departments = tallied(
            opened.reader, And((self._admitted, found.condition, *filters))
        )
        return Overview(
            query=understood,
            generation=opened.manifest.generation,
            everything=everything,
            years=years,
            departments=departments,
            relaxed=_relaxed(found),
        )

    def _facets(self, opened: Opened, understood: Query, condition: Condition) -> Facets:
        parts = {"": And((self._admitted, condition)), **conditions(understood)}
        return count(opened.tallies, parts, understood)

    def _plan(self, query: Query, opened: Opened) -> Plan:
        synonyms = opened.synonyms if query.synonyms else opened.synonyms.without_added()
        departments = self._gathered.departments(opened)
        prose = parse(as_prose(query.text))
        return plan(parse(query.text), opened.analyzer, departments, synonyms, prose)

    def _corrected(self, understood: Query, had: int, opened: Opened) -> tuple[str, ...]:
        if had > FEW:
            return ()

        def count(text: str) -> int:
            return self._strict_total(replace(understood, text=text), opened)

        return Correction(
            reader=opened.reader,
            vocabulary=self._gathered.vocabulary(opened),
            admitted=self._admitted,
        ).corrections(parse(understood.text), had, count)

    def _strict_total(self, understood: Query, opened: Opened) -> int:
        asked = replace(understood, page=1, size=1, strict=True)
        return self._find(asked, self._plan(asked, opened), opened).strict

    def _similar(
        self, named: str, said: str, limit: int, opened: Opened, but: str | None = None
    ) -> tuple[Hit, ...]:
        similar = Similar(reader=opened.reader, analyzer=opened.analyzer, admitted=self._admitted)
        telling = similar.telling(named, said)
        found = similar.to(telling, limit, but)
        return tuple(replace(hit_of(one.hit, marks(telling)), folded=one.folded) for one in found)

    def _find(self, understood: Query, planned: Plan, opened: Opened) -> Found:
        within = (self._admitted,)
        request = Request(
            condition=And((*within, *conditions(understood).values())),
            scored=planned.scored,
            damping=by_size() if planned.scored else None,
            sort=None if understood.sort == "relevance" else understood.sort,
            offset=(understood.page - 1) * understood.size,
            limit=understood.size,
        )
        return find(
            opened.reader, planned.steps, request, within=And(within), strict=understood.strict
        )

    def stats(self) -> Stats:
        """Count what the index holds."""
        return counted(self._following.now(), self._admitted)

    def _understand(self, query: Query, opened: Opened) -> Query:
        """Put in place of each department asked for the names that are meant by it."""
        if not query.departments:
            return query
        chosen = self._gathered.departments(opened).chosen
        meant = [name for asked in query.departments for name in chosen(asked)]
        return replace(query, departments=tuple(dict.fromkeys(meant)))


def _require_page(query: Query) -> None:
    if not 1 <= query.size <= LARGEST_PAGE:
        raise QueryError(f"每页份数应在 1 到 {LARGEST_PAGE} 之间")
    if query.page < 1:
        raise QueryError("页码从 1 开始")
    if query.page * query.size > DEEPEST:
        raise QueryError(f"最多翻到第 {DEEPEST:,} 条；请加上词语或筛选条件缩小范围")


def _relaxed(found: Found) -> Relaxed | None:
    match found.level:
        case "most" | "any" as level:
            return Relaxed(level, found.strict)
        case _:
            return None
