"""The tree of everything that can go wrong, sorted by who can mend it.

FuwenError
├── ReadError            one file could not be read; the run goes on and names the file
│   └── UnknownFormat    no reader knows this kind of file
├── SettingsError        the operator's own file or option is wrong
├── QueryError           the searcher can mend it          (indexer)
├── IndexProblem         the operator can mend it          (indexer)
└── EngineError          the engine failed                 (indexer)
"""

from pathlib import Path


class FuwenError(Exception):
    """Anything Fuwen refuses; its text is one sentence for the reader."""


class ReadError(FuwenError):
    """One file, or one row of it, could not be read."""

    def __init__(self, path: Path, reason: str, *, position: int | None = None) -> None:
        """Name `path`, the 1-based row `position` if it is about one row, and the `reason`."""
        self.path = path
        self.reason = reason
        self.position = position
        row = "" if position is None else f" 第{position}行"
        super().__init__(f"{path}{row}：{reason}")


class UnknownFormat(ReadError):
    """No reader is registered for the file's suffix."""


class SettingsError(FuwenError):
    """A wordlist, layout or option that the operator supplied is wrong."""
