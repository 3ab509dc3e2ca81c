"""What a run of indexing did, and how far one has come."""

from dataclasses import dataclass, field
from typing import Protocol

from corpus import NoReply, ReadError, canonical_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A file, or the 1-based row of one, that could not be read, and why. `passing`: not for
    what is in it, so that the next run tries again though the file has not changed. `empty`: the
    row was read, and holds no reply."""

    path: str
    position: int | None
    reason: str
    passing: bool = False
    empty: bool = False


@dataclass(slots=True, kw_only=True)
class Report:
    """Counts of one run. `added`, `changed` and `removed` are replies; `skipped` counts files by
    suffix, and what is hidden, a link or an index; `unused_settings` are files of the settings folder
    whose names nothing reads, `unused_columns` those of the given map that no file has (told where
    all files were read); `published` tells whether the index is now another than before (never in
    a dry run)."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    files_read: int = 0
    files_unchanged: int = 0
    files_removed: int = 0
    skipped: dict[str, int] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)
    unused_settings: list[str] = field(default_factory=list)
    unused_columns: list[str] = field(default_factory=list)
    replies: int = 0
    generation: str | None = None
    published: bool = False
    dry_run: bool = False
    took_s: float = 0.0

    def fail(self, error: ReadError) -> None:
        """Note a file or row that could not be read."""
        self.failures.append(failure_of(error))

    @property
    def clean(self) -> bool:
        """Whether everything could be read."""
        return not self.failures


def failure_of(error: ReadError) -> Failure:
    """Return an error as reports have it."""
    path = canonical_name(str(error.path))
    passing = isinstance(error.__cause__, OSError)
    return Failure(
        path=path,
        position=error.position,
        reason=error.reason,
        passing=passing,
        empty=isinstance(error, NoReply),
    )


class Progress(Protocol):
    """Is told how far a run has come."""

    def begin(self, total_bytes: int) -> None:
        """Start: so many bytes are to be read."""

    def advance(self, read_bytes: int, replies: int) -> None:
        """So many more bytes and replies are done."""

    def end(self) -> None:
        """All is read; what remains is writing."""


class Silent:
    """Progress that nobody watches."""

    def begin(self, total_bytes: int) -> None:
        """Say nothing."""

    def advance(self, read_bytes: int, replies: int) -> None:
        """Say nothing."""

    def end(self) -> None:
        """Say nothing."""
