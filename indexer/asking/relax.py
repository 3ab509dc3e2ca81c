"""Relaxing: a search that finds little as it was asked is widened, step by step.

All words, then most of them by weight, then any: what has more of them stays first, since each step's hits
follow those of the step before. Ranking decides only among the hits of one step.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from indexer.asking.plan import Level, Step
from indexer.asking.ranking import without_characters
from indexer.engines.base import And, Condition, EngineHit, EnginePage, Not, Reader, Request

FEW = 10
"""Fewer hits than a page holds are little."""

STRICT: tuple[Level, ...] = ("named", "all")
"""The steps that demand everything."""

Enough = Callable[[int, Condition], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One page of what a search finds, out of all that meets `condition`.

    `condition` is that of the widest step that was needed, even where it adds no hits: with other
    filters it may. `level` is how far the hits were widened, `strict` how many replies hold all
    words. `requests` give all hits, those of one after those of the other, none of them twice.
    """

    page: EnginePage
    condition: Condition
    level: Level
    strict: int
    requests: tuple[Request, ...]


def find(
    reader: Reader, steps: Sequence[Step], request: Request, *, within: Condition, strict: bool
) -> Found:
    """Find one page of what meets the request's condition and as few of the steps as give enough.

    `within` is what the request's condition asks for whatever the searcher filters by. Too few
    hits because of filters are enough if without them there are not too few: so choosing a facet
    value gives what was counted, and searches within a selection do not end at nothing. `strict`
    never goes beyond all words. Takes one call of the engine where all words give enough, and one
    more for each further step; with filters up to twice as many.
    """
    tried: list[Condition] = []

    def enough(total: int, condition: Condition) -> bool:
        tried.append(condition)
        return total >= FEW or (total > 0 and is_enough_unfiltered(condition))

    def is_enough_unfiltered(condition: Condition) -> bool:
        if request.condition == within:
            return False
        return reader.search(Request(condition=And((within, condition)), limit=1)).total >= FEW

    allowed = [step for step in steps if not strict or step.level in STRICT]
    climb = _by_relevance if request.sort is None else _by_number
    found = climb(reader, allowed, request, enough)
    if found.page.total:
        return found
    # nothing at any step: what another filter will find, it finds at the first that is enough
    return replace(found, condition=next(filter(is_enough_unfiltered, tried), tried[-1]))


def _by_relevance(reader: Reader, steps: Sequence[Step], request: Request, enough: Enough) -> Found:
    """Put each step's hits behind those of the step before."""
    hits: list[EngineHit] = []
    total = strict = 0
    reached: list[tuple[Step, Request]] = []
    passed: tuple[Condition, ...] = ()
    strictly = without_characters(request.scored)
    for step in steps:
        new = replace(
            request,
            condition=And((request.condition, step.condition, *passed)),
            scored=strictly if step.level in STRICT else request.scored,
        )
        wanted = request.limit - len(hits)
        page = (
            reader.search(replace(new, offset=max(0, request.offset - total), limit=wanted))
            if wanted
            else reader.search(replace(new, scored=(), offset=0, limit=1))
        )
        hits += page.hits[:wanted]
        total += page.total
        passed = (Not(step.condition),)
        if step.level in STRICT:
            strict = total
        if page.total or step.level in STRICT:
            reached.append((step, new))
        if step.level != "named" and enough(total, step.condition):
            break
    return Found(
        page=EnginePage(total, tuple(hits)),
        condition=step.condition,
        level=reached[-1][0].level,
        strict=strict,
        requests=tuple(each for _, each in reached),
    )


def _by_number(reader: Reader, steps: Sequence[Step], request: Request, enough: Enough) -> Found:
    """Sort all hits of the last step alike: who asks for the newest wants no other order."""
    found: Found | None = None
    for step in steps:
        if step.level == "named":
            continue
        asked = replace(request, condition=And((request.condition, step.condition)))
        page = reader.search(asked)
        if found is None or page.total > found.page.total:
            found = Found(
                page=page,
                condition=step.condition,
                level=step.level,
                strict=page.total if found is None else found.strict,
                requests=(asked,),
            )
        if enough(page.total, step.condition):
            break
    assert found is not None  # noqa: S101 (there is always a step for all words)
    return replace(found, condition=step.condition)
