"""One pass over the sources: what is new is read, what has gone is dropped."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from corpus import Extracted, File, ReadError, Settings, extract
from indexer.ledger import Ledger, Read
from indexer.merge import Merge
from indexer.report import Progress, Report
from indexer.roots import Scope
from indexer.scan import Scan, Work


@dataclass(slots=True, kw_only=True)
class Update:
    """The state of one pass; ledger and engine are private copies until they are published."""

    ledger: Ledger
    merge: Merge
    report: Report
    progress: Progress
    settings: Callable[[Scope], Settings]
    prune: bool = True
    _seen: dict[str, tuple[File, Settings]] = field(default_factory=dict)

    def run(self, scopes: Iterable[Scope]) -> None:
        """Go through the scopes; on return ledger and engine say what the sources say."""
        pending = [work for scope in scopes for work in self._compare(scope)]
        self.progress.begin(sum(work.file.size for work in pending))
        for work in pending:
            self._take(work)
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
        self._seen.update({file.canonical: (file, settings) for file in listing.files})
        if self.prune:
            for path in sorted(scan.vanished(scope, listing)):
                self.drop(path)
        return list(scan.work(scope, listing, settings))

    def _take(self, work: Work) -> None:
        """Read one file; what cannot be read again stays as it is known."""
        path = work.file.canonical
        self.merge.begin(path)
        try:
            failure = self._put_all(work)
            self.merge.finish(path)
        except ReadError as error:
            self.report.fail(error)
            self.merge.keep(path)
            failure = error.reason
        self.ledger.put_file(_read(work, failure))
        self.report.files_read += 1

    def _put_all(self, work: Work) -> str | None:
        """Merge the replies of a file; return why the first bad row could not be read, or None."""
        path, failure, left = work.file.canonical, None, work.file.size
        for item in extract(work.file, work.settings):
            if isinstance(item, ReadError):
                self.report.fail(item)
                self.merge.keep_row(path, item.position)
                failure = failure or str(item)
            else:
                self.merge.put(item)
                weight = min(_weight(item), left)
                left -= weight
                self.progress.advance(weight, 1)
        self.progress.advance(left, 0)
        return failure

    def _tell_again(self, path: str, contents: set[bytes]) -> None:
        """Read a file once more for some of its contents."""
        if path not in self._seen:
            return  # outside this run's scopes, or gone with --no-prune: it stays as it is
        file, settings = self._seen[path]
        try:
            for item in extract(file, settings):
                if not isinstance(item, ReadError) and item.content in contents:
                    self.merge.tell(item)
        except ReadError as error:
            self.report.fail(error)


def _weight(item: Extracted) -> int:
    """Estimate how many bytes of its file a reply took, for the progress bar."""
    return 3 * (len(item.reply.body) + len(item.reply.question))


def _read(work: Work, failure: str | None) -> Read:
    return Read(
        path=work.file.canonical,
        size=work.file.size,
        mtime_ns=work.file.mtime_ns,
        digest=work.digest,
        signature=work.settings.signature,
        failure=failure,
    )
