"""What the ledger lists: roots, files, the places replies were found at, replies as the engine has them."""

from dataclasses import dataclass
from pathlib import Path

from corpus import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Root:
    """A folder or file that was indexed, its canonical name, and the column map (a JSON object)
    that its record files are read with."""

    name: str
    path: Path
    columns: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A file as it was when last read, with the signature of the settings it was read with;
    `failure` is why it, or some row of it, could not be read."""

    path: str
    size: int
    mtime_ns: int
    digest: bytes
    signature: str
    failure: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One place where a reply was found; `given` is "" where the place gives it no id. See
    Extracted for the digests."""

    source: Source
    given: str
    content: bytes
    state: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A reply as the engine holds it: a content, the id its source gives it (or ""), the id it
    bears, the digest of its state."""

    content: bytes
    given: str
    id: str
    state: bytes
