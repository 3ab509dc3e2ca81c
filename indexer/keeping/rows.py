"""What the ledger lists: roots, files, the places replies were found at, replies as the engine has them."""

from dataclasses import dataclass
from pathlib import Path

from corpus import Source

ORIGIN = "path, position, part, given, content, state"
"""The columns of an origin, in the order in which it is written and read."""
LISTED = "content, given, id, state"
"""The columns of a reply as listed, in that order."""


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


def row_of(origin: Origin) -> tuple[str, int, int, str, bytes, bytes]:
    """Return the columns of an origin; a place without position or part has 0 there."""
    source = origin.source
    return (
        source.path,
        source.position or 0,
        source.part or 0,
        origin.given,
        origin.content,
        origin.state,
    )


def as_origin(row: tuple[str, int, int, str, bytes, bytes]) -> Origin:
    """Return the origin that has these columns."""
    path, position, part, given, content, state = row
    source = Source(path=path, position=position or None, part=part or None)
    return Origin(source=source, given=given, content=content, state=state)


def as_listed(row: tuple[bytes, str, str, bytes]) -> Listed:
    """Return the listed reply that has these columns."""
    content, given, id, state = row
    return Listed(content=content, given=given, id=id, state=state)
