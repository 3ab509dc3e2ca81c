"""Which files must be read: those that are new, changed, or were read with other settings."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from corpus import File, Listing, ReadError, Settings, canonical_name, reason_of, suffixes, walk
from indexer.keeping.ledger import Ledger
from indexer.keeping.rows import Read
from indexer.making.roots import Scope
from indexer.report import Failure, Report

Known = Mapping[str, Read]
"""What the ledger knows of the files at or below a place, by canonical path."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A file and the settings to read it with; `digest` is of its bytes when it was listed."""

    file: File
    settings: Settings
    digest: bytes


@dataclass(slots=True, kw_only=True)
class Scan:
    """Compares folders with the ledger; what it finds wanting it notes in the report."""

    ledger: Ledger
    report: Report

    def list(self, scope: Scope) -> Listing:
        """List a scope's files by directory entries alone."""
        listing = walk(scope.path, scope.canonical, suffixes())
        for suffix, count in listing.skipped.items():
            self.report.skipped[suffix] = self.report.skipped.get(suffix, 0) + count
        for error in listing.failed:
            self.report.fail(error)
        return listing

    def work(self, known: Known, listing: Listing, settings: Settings) -> Iterator[Work]:
        """Yield the files to read, in canonical order; unchanged ones cost one directory entry,
        touched ones with the same bytes are read but not understood anew."""
        for file in listing.files:
            old = known.get(file.canonical)
            fresh = old if old is not None and old.signature == settings.signature else None
            if fresh and (fresh.size, fresh.mtime_ns) == (file.size, file.mtime_ns):
                self._unchanged(fresh, file)
            elif (digest := self._digest(file)) is None:
                continue
            elif fresh and fresh.digest == digest:
                self.ledger.put_file(replace(fresh, size=file.size, mtime_ns=file.mtime_ns))
                self._unchanged(fresh, file)
            else:
                yield Work(file=file, settings=settings, digest=digest)

    def _digest(self, file: File) -> bytes | None:
        try:
            with file.path.open("rb") as handle:
                return hashlib.file_digest(handle, "sha256").digest()[:16]
        except OSError as error:
            self.report.fail(ReadError(file.path, f"无法打开：{reason_of(error)}"))
            return None

    def _unchanged(self, read: Read, file: File) -> None:
        self.report.files_unchanged += 1
        if read.failure is not None:
            path = canonical_name(str(file.path))
            self.report.failures.append(Failure(path=path, position=None, reason=read.failure))
