"""One pass over the sources: what is new is read, what has gone is dropped."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from corpus import Settings
from indexer.keeping.ledger import Ledger
from indexer.keeping.rows import Read
from indexer.making.merge import Merge
from indexer.making.pieces import Outcome
from indexer.making.pipeline import SMALL_BYTES, Done, Portion, by_workers, here, portions
from indexer.making.roots import Scope
from indexer.making.scan import Scan, Work
from indexer.making.workers import Workers
from indexer.report import Failure, Progress, Report

_NEVER = -1
GUARDED = frozenset((".html", ".htm", ".xhtml", ".shtml", ".docx", ".xlsx", ".pdf"))
"""Formats that are unpacked, or read by libraries in C: a file of these can hang or eat the memory
of the process that reads it, which must then be one that can be ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hands:
    """How much is done at once: `count` worker processes with the settings in `folder`. Where there
    is so little to do that they would not have started before, there is one for what is GUARDED,
    and none for the rest; `always` starts all, because a file may be there that ends the process
    that reads it."""

    count: int
    folder: Path
    always: bool = False


@dataclass(slots=True, kw_only=True)
class Update:
    """The state of one pass; ledger and engine are private copies until they are published. `met`
    are the columns of the maps that files read in it had."""

    ledger: Ledger
    merge: Merge
    report: Report
    progress: Progress
    settings: Callable[[Scope], Settings]
    hands: Hands
    prune: bool = True
    met: set[str] = field(default_factory=set)
    _seen: dict[str, Work] = field(default_factory=dict)
    _failure: str | None = None
    _passing: bool = False

    def run(self, scopes: Iterable[Scope]) -> None:
        """Go through the scopes; on return ledger and engine say what the sources say."""
        for path in self.ledger.strays() if self.prune else []:
            self.drop(path)
        pending = [work for scope in scopes for work in self._compare(scope)]
        size = sum(work.file.size for work in pending)
        self.progress.begin(size)
        with self._understood(portions(pending, self.ledger), self._count(pending, size)) as done:
            for portion, outcome in done:
                self._take(portion, outcome)
        while again := self.merge.settle():
            for path, contents in sorted(again.items()):
                self._tell_again(path, contents)
        self.merge.flush()
        self.progress.end()

    def drop(self, path: str) -> None:
        """Drop a file and what only it held."""
        self.merge.begin(path)
        self.merge.finish(path)
        self.ledger.drop_file(path)
        self.report.files_removed += 1

    def _compare(self, scope: Scope) -> list[Work]:
        scan = Scan(ledger=self.ledger, report=self.report)
        settings = self.settings(scope)
        listing = scan.list(scope)
        for file in listing.files:
            self._seen[file.canonical] = Work(file=file, settings=settings, digest=b"")
        known = self.ledger.files(scope.canonical)
        if self.prune:
            for path in sorted(listing.gone(known)):
                self.drop(path)
        return list(scan.work(known, listing, settings))

    def _count(self, pending: list[Work], size: int) -> int:
        """How many workers this much is for; 0 where this process does it itself."""
        if (size >= SMALL_BYTES and self.hands.count > 1) or (size and self.hands.always):
            return self.hands.count
        return int(any(work.file.suffix in GUARDED for work in pending))

    @contextmanager
    def _understood(self, cut: Iterable[Portion], count: int) -> Iterator[Iterator[Done]]:
        if not count:
            yield here(cut)
            return
        with Workers(count, self.hands.folder) as workers:
            yield by_workers(cut, workers, count)

    def _take(self, portion: Portion, outcome: Outcome) -> None:
        """Merge a portion of a file; what cannot be read again stays as it is known."""
        path = portion.work.file.canonical
        self.met |= outcome.met | portion.work.settings.options.met
        if portion.first:
            self.merge.begin(path)
            self._failure, self._passing = None, False
        for row in (*outcome.rows, *portion.rows):
            if not row.empty:
                self.merge.keep_row(path, row.position)
            self._fail(row)
        for item in outcome.replies:
            self.merge.put(item)
        failure = outcome.failure or portion.failure
        if failure is not None:
            self.merge.keep(path)
            self._fail(failure)
        elif portion.last:
            self.merge.finish(path)
        self.progress.advance(portion.weight, len(outcome.replies))
        if portion.last:
            self.ledger.put_file(_read(portion.work, self._failure, passing=self._passing))
            self.report.files_read += 1

    def _fail(self, failure: Failure) -> None:
        row = "" if failure.position is None else f"第{failure.position}行："
        self._failure = self._failure or row + failure.reason
        self._passing = self._passing or failure.passing
        self.report.failures.append(failure)

    def _tell_again(self, path: str, contents: set[bytes]) -> None:
        """Read a file once more for some of its contents; what cannot be had from it now (it is
        outside this run's scopes, gone with --no-prune, or unreadable) stays as it was known."""
        seen = [self._seen[path]] if path in self._seen else []
        untold = set(contents)
        for portion, outcome in here(portions(seen, self.ledger)):
            for item in outcome.replies:
                if item.content in contents:
                    self.merge.tell(item)
                    untold.discard(item.content)
            self.report.failures.extend(filter(None, (outcome.failure, portion.failure)))
        if untold:
            self.merge.tell_former(untold)
            for read in self.ledger.files(path).values():
                self.ledger.put_file(replace(read, mtime_ns=_NEVER, digest=b""))


def _read(work: Work, failure: str | None, *, passing: bool) -> Read:
    """Note a file as it was read; one to be tried again as it never is, so that it looks changed."""
    if passing:
        work = replace(work, file=replace(work.file, mtime_ns=_NEVER), digest=b"")
    return Read(
        path=work.file.canonical,
        size=work.file.size,
        mtime_ns=work.file.mtime_ns,
        digest=work.digest,
        signature=work.settings.signature,
        failure=failure,
    )
