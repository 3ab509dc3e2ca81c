"""The pipeline: files to read → what they hold, in their order, by this process or by several.

Files that hold a reply or a few are read by the workers. Record files are read here, row by row,
and their rows handed out, so that one of any size keeps all workers busy and fits into memory.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from corpus import Document, ReadError, documents
from indexer.keeping.ledger import Ledger
from indexer.making.pieces import Outcome, Piece, perform
from indexer.making.scan import Work
from indexer.making.workers import AHEAD, Task, Workers
from indexer.report import Failure, failure_of

SMALL_BYTES = 4_000_000
"""Less is done before workers have started, which takes each half a second."""
ROWS = 64
"""Rows of a record file in a portion, and files in a task."""
TASK_BYTES = 500_000
"""A task is handed out when its files or texts come to this."""
_RECORDS = frozenset((".jsonl", ".ndjson", ".csv", ".tsv", ".xlsx", ".json"))
_LARGE_BYTES = 256_000
"""Smaller record files are read by the workers, as other files are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Portion:
    """All of a file, or some rows of it. `rows` could not be read; `failure` is why nothing more
    could be; `first` and `last` say where in its file it stands."""

    work: Work
    piece: Piece
    weight: int
    rows: list[Failure] = field(default_factory=list)
    failure: Failure | None = None
    first: bool = True
    last: bool = True


Done = tuple[Portion, Outcome]


def portions(works: Iterable[Work], ledger: Ledger) -> Iterator[Portion]:
    """Cut files to read into portions, in order; reads record files as it goes."""
    for work in works:
        if work.file.suffix in _RECORDS and work.file.size > _LARGE_BYTES:
            yield from _rows(work, ledger)
        else:
            known = ledger.states(work.file.canonical)
            yield Portion(work=work, piece=_piece(work, None, known), weight=work.file.size)


def here(cut: Iterable[Portion]) -> Iterator[Done]:
    """Do portions in this process, one after the other; entries are left to be made at need."""
    for portion in cut:
        yield portion, perform(portion.piece, portion.work.settings, None)


def by_workers(cut: Iterable[Portion], workers: Workers, count: int) -> Iterator[Done]:
    """Have portions done by `count` workers; they come back in order.

    So many tasks are on their way at once that all workers have one in hand and one to go on with,
    and no more: what is read ahead stays bounded however slow the rest is.
    """
    waiting: deque[tuple[list[Portion], Task]] = deque()
    for group in _tasks(cut):
        waiting.append((group, workers.submit([portion.piece for portion in group])))
        if len(waiting) > AHEAD * count:
            yield from _finished(waiting)
    while waiting:
        yield from _finished(waiting)


def _finished(waiting: deque[tuple[list[Portion], Task]]) -> Iterator[Done]:
    group, task = waiting.popleft()
    return zip(group, task.outcomes(), strict=True)


def _tasks(cut: Iterable[Portion]) -> Iterator[list[Portion]]:
    group: list[Portion] = []
    weight = rows = 0
    for portion in cut:
        group.append(portion)
        weight += portion.weight
        rows += len(portion.piece.documents or "1")
        if weight >= TASK_BYTES or rows >= ROWS:
            yield group
            group, weight, rows = [], 0, 0
    if group:
        yield group


def _rows(work: Work, ledger: Ledger) -> Iterator[Portion]:
    """Read a record file in portions; the bytes of the file are shared out by lengths of text."""
    left = work.file.size
    read = documents(work.file, work.settings)
    last = first = True
    while first or not last:
        held, rows, failure = _some(read)
        weight = min(left, sum(3 * len(document.text) for document in held))
        left -= weight
        last = failure is not None or len(held) + len(rows) < ROWS
        known = ledger.states(work.file.canonical, *_span(held))
        yield Portion(
            work=work,
            piece=_piece(work, tuple(held), known),
            weight=left + weight if last else weight,
            rows=rows,
            failure=failure,
            first=first,
            last=last,
        )
        first = False


def _some(
    read: Iterator[Document | ReadError],
) -> tuple[list[Document], list[Failure], Failure | None]:
    """Take up to ROWS rows: those that can be read, those that cannot, and why there is an end."""
    held: list[Document] = []
    rows: list[Failure] = []
    try:
        for item in islice(read, ROWS):
            if isinstance(item, ReadError):
                rows.append(failure_of(item))
            else:
                held.append(item)
    except ReadError as error:
        return held, rows, failure_of(error)
    return held, rows, None


def _span(held: list[Document]) -> tuple[int, int]:
    """Return the first and last position whose states may be those of these rows, some of which
    may have moved since: none of which matters but for the time it takes to make an entry anew."""
    positions = [document.position or 0 for document in held]
    return min(positions, default=0) - ROWS, max(positions, default=0) + ROWS


def _piece(work: Work, held: tuple[Document, ...] | None, known: frozenset[bytes]) -> Piece:
    columns = tuple(sorted(work.settings.options.columns.items()))
    return Piece(file=work.file, columns=columns, documents=held, known=known)
