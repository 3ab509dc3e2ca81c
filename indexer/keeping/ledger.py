"""What an index was made from: roots, files, and which reply came from where (SQLite)."""

import os
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

from corpus import Source
from indexer.keeping.rows import (
    LISTED,
    ORIGIN,
    Listed,
    Origin,
    Read,
    Root,
    as_listed,
    as_origin,
    row_of,
)

_TABLES = """
CREATE TABLE root (name TEXT PRIMARY KEY, path TEXT NOT NULL, columns TEXT NOT NULL);
CREATE TABLE file (path TEXT PRIMARY KEY, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL,
                   digest BLOB NOT NULL, signature TEXT NOT NULL, failure TEXT)
                   WITHOUT ROWID;
CREATE TABLE origin (path TEXT NOT NULL, position INTEGER NOT NULL, part INTEGER NOT NULL,
                     given TEXT NOT NULL, content BLOB NOT NULL, state BLOB NOT NULL,
                     stale INTEGER NOT NULL DEFAULT 0,
                     PRIMARY KEY (path, position, part)) WITHOUT ROWID;
CREATE INDEX origin_content ON origin (content, given);
CREATE INDEX origin_given ON origin (given) WHERE given <> '';
CREATE TABLE entry (content BLOB NOT NULL, given TEXT NOT NULL, id TEXT NOT NULL,
                    state BLOB NOT NULL, PRIMARY KEY (content, given)) WITHOUT ROWID;
CREATE UNIQUE INDEX entry_id ON entry (id);
"""

_CACHE_KB = 32_000
"""Digests come in no order, so most pages of the indexes are in use at once."""


class Ledger:
    """The ledger in one SQLite file; changes count from `save`, or not at all.

    Raises sqlite3.Error where the file is damaged or the disk full.
    """

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        """Open the ledger at `path`, or start an empty one there.

        `read_only` is for the ledger of a published generation, which never changes; any thread may
        use it, one at a time.
        """
        if read_only:
            uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
            self._db = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
            return
        new = not path.exists()
        self._db = sqlite3.connect(path, isolation_level=None)
        # A ledger is written in an unpublished folder that is thrown away on any failure.
        self._db.execute("PRAGMA journal_mode = OFF")
        self._db.execute("PRAGMA synchronous = OFF")
        self._db.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
        self._db.execute("BEGIN")
        for statement in (_TABLES if new else "").split(";"):
            self._db.execute(statement)
        self._db.execute("CREATE TEMP TABLE doubtful (content BLOB PRIMARY KEY) WITHOUT ROWID")

    @property
    def changed(self) -> bool:
        """Whether any row was written since the ledger was opened."""
        return self._db.total_changes > 0

    def save(self) -> None:
        """Write all changes and close."""
        self._db.execute("COMMIT")
        self._db.close()

    def close(self) -> None:
        """Close without writing."""
        self._db.close()

    def roots(self) -> list[Root]:
        """Return the roots by name."""
        rows = self._db.execute("SELECT name, path, columns FROM root ORDER BY name")
        return [
            Root(name=name, path=Path(os.fsdecode(path)), columns=columns)
            for name, path, columns in rows
        ]

    def put_root(self, root: Root) -> None:
        """Add a root, or replace the one of that name; its path, which need not be text, as bytes."""
        row = (root.name, os.fsencode(root.path), root.columns)
        self._db.execute("INSERT OR REPLACE INTO root VALUES (?, ?, ?)", row)

    def drop_root(self, name: str) -> None:
        """Forget a root; its files stay listed until they are dropped."""
        self._db.execute("DELETE FROM root WHERE name = ?", (name,))

    def files(self, below: str) -> dict[str, Read]:
        """Return the files at or below a canonical path, by canonical path."""
        rows = self._db.execute(
            "SELECT path, size, mtime_ns, digest, signature, failure FROM file"
            " WHERE path = ? OR (path > ? AND path < ?)",
            (below, below + "/", below + "0"),  # "0" follows "/" in ASCII
        )
        return {
            path: Read(
                path=path,
                size=size,
                mtime_ns=mtime_ns,
                digest=digest,
                signature=signature,
                failure=failure,
            )
            for path, size, mtime_ns, digest, signature, failure in rows
        }

    def put_file(self, read: Read) -> None:
        """Add a file, or replace what is known of it."""
        row = (read.path, read.size, read.mtime_ns, read.digest, read.signature, read.failure)
        self._db.execute("INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?, ?)", row)

    def strays(self) -> list[str]:
        """Return the files, by path, that no root holds: their root is part of another one now."""
        rows = self._db.execute(
            "SELECT path FROM file WHERE NOT EXISTS (SELECT 1 FROM root WHERE file.path = root.name"
            " OR substr(file.path, 1, length(root.name) + 1) = root.name || '/')"
        )
        return [path for (path,) in rows]

    def drop_file(self, path: str) -> None:
        """Forget a file; its origins are dropped apart."""
        self._db.execute("DELETE FROM file WHERE path = ?", (path,))

    def origin_at(self, source: Source) -> Origin | None:
        """Return the origin at a place, stale or not, or None."""
        row = self._db.execute(
            f"SELECT {ORIGIN} FROM origin WHERE path = ? AND position = ? AND part = ?",  # noqa: S608
            (source.path, source.position or 0, source.part or 0),
        ).fetchone()
        return None if row is None else as_origin(row)

    def states(self, path: str, first: int = 0, last: int = sys.maxsize) -> frozenset[bytes]:
        """Return the states of the origins in some rows of a file, or all of them, stale or not."""
        rows = self._db.execute(
            "SELECT state FROM origin WHERE path = ? AND position BETWEEN ? AND ?",
            (path, first, last),
        )
        return frozenset(state for (state,) in rows)

    def origins_of(self, content: bytes) -> list[Origin]:
        """Return the origins with this content, in canonical order, but not stale ones."""
        return self._origins("content = ? AND NOT stale", content)

    def first_origin(self, content: bytes, given: str) -> Origin | None:
        """Return the first origin with this content and given id ("": none), or None: at the same
        cost whether one place says it or a thousand do."""
        return self._first("content = ? AND given = ? AND NOT stale", (content, given))

    def first_given(self, given: str) -> Origin | None:
        """Return the first origin that was given this id, or None."""
        return self._first("given = ? AND given <> '' AND NOT stale", (given,))

    def has_given(self, content: bytes) -> bool:
        """Tell whether any place that says this gives it an id."""
        found = self._db.execute(
            "SELECT 1 FROM origin WHERE content = ? AND given > '' AND NOT stale LIMIT 1",
            (content,),
        )
        return found.fetchone() is not None

    def origins_given(self, given: str) -> list[Origin]:
        """Return the origins that were given this id, in canonical order, but not stale ones."""
        # without the second term SQLite cannot know that the partial index will do, and reads all
        return self._origins("given = ? AND given <> '' AND NOT stale", given)

    def mark_origins(self, path: str) -> None:
        """Mark the origins in a file as stale: until put, kept or dropped they are not counted."""
        self._db.execute("UPDATE origin SET stale = 1 WHERE path = ?", (path,))

    def put_origin(self, origin: Origin) -> None:
        """Add an origin, or replace the one at its place."""
        self._db.execute(
            f"INSERT OR REPLACE INTO origin ({ORIGIN}) VALUES (?, ?, ?, ?, ?, ?)",  # noqa: S608
            row_of(origin),
        )

    def keep_stale_origins(self, path: str, position: int | None = None) -> None:
        """Count the stale origins in a file, or in one row of it, again, and doubt what was done
        without them."""
        self._doubt_stale(path, position)
        within, values = _stale(path, position)
        self._db.execute(f"UPDATE origin SET stale = 0 WHERE {within}", values)  # noqa: S608

    def drop_stale_origins(self, path: str) -> None:
        """Forget the stale origins in a file, and doubt what they and their ids stood for."""
        self._doubt_stale(path)
        within, values = _stale(path)
        self._db.execute(f"DELETE FROM origin WHERE {within}", values)  # noqa: S608

    def _doubt_stale(self, path: str, position: int | None = None) -> None:
        """Doubt the contents of stale origins and those that were given the same ids."""
        within, values = _stale(path, position)
        self._db.execute(
            f"INSERT OR IGNORE INTO doubtful SELECT content FROM origin WHERE {within}",  # noqa: S608
            values,
        )
        self._db.execute(
            "INSERT OR IGNORE INTO doubtful SELECT other.content"  # noqa: S608
            f" FROM (SELECT given FROM origin WHERE {within} AND given <> '') gone"
            " JOIN origin other ON other.given = gone.given"
            " WHERE other.given <> '' AND NOT other.stale",
            values,
        )

    def doubt(self, content: bytes) -> None:
        """Note that a content has to be looked at again; kept on disk, for there may be many."""
        self._db.execute("INSERT OR IGNORE INTO doubtful VALUES (?)", (content,))

    def take_doubtful(self, count: int) -> list[bytes]:
        """Return the first `count` doubtful contents by their bytes, and doubt them no more."""
        rows = self._db.execute("SELECT content FROM doubtful ORDER BY content LIMIT ?", (count,))
        taken = [content for (content,) in rows]
        if taken:
            self._db.execute("DELETE FROM doubtful WHERE content <= ?", (taken[-1],))
        return taken

    def listed_of(self, content: bytes) -> list[Listed]:
        """Return what the engine holds with this content, one for each given id."""
        rows = self._db.execute(
            f"SELECT {LISTED} FROM entry WHERE content = ? ORDER BY given",  # noqa: S608
            (content,),
        )
        return [as_listed(row) for row in rows]

    def listed_as(self, id: str) -> Listed | None:
        """Return what the engine holds under this id, or None."""
        row = self._db.execute(
            f"SELECT {LISTED} FROM entry WHERE id = ?",  # noqa: S608
            (id,),
        ).fetchone()
        return None if row is None else as_listed(row)

    def put_listed(self, listed: Listed) -> None:
        """Note what the engine now holds for a content and given id."""
        row = (listed.content, listed.given, listed.id, listed.state)
        self._db.execute("INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?)", row)

    def drop_listed(self, listed: Listed) -> None:
        """Note that the engine holds this no more."""
        self._db.execute("DELETE FROM entry WHERE id = ?", (listed.id,))

    def ids(self) -> Iterator[str]:
        """Yield the ids of all listings."""
        for (id,) in self._db.execute("SELECT id FROM entry"):
            yield id

    def totals(self) -> dict[str, int]:
        """Count roots, files, files that failed, and replies."""
        counts = {}
        for name, what in (
            ("roots", "root"),
            ("files", "file"),
            ("failed", "file WHERE failure IS NOT NULL"),
            ("replies", "entry"),
        ):
            (counts[name],) = self._db.execute(f"SELECT count(*) FROM {what}").fetchone()  # noqa: S608 (constants)
        return counts

    def _first(self, where: str, values: tuple[str | bytes, ...]) -> Origin | None:
        row = self._db.execute(
            f"SELECT {ORIGIN} FROM origin WHERE {where}"  # noqa: S608
            " ORDER BY path, position, part LIMIT 1",
            values,
        ).fetchone()
        return None if row is None else as_origin(row)

    def _origins(self, where: str, value: str | bytes) -> list[Origin]:
        rows = self._db.execute(
            f"SELECT {ORIGIN} FROM origin WHERE {where} ORDER BY path, position, part",  # noqa: S608
            (value,),
        )
        return [as_origin(row) for row in rows]


def _stale(path: str, position: int | None = None) -> tuple[str, tuple[str | int, ...]]:
    """Return the condition for the stale origins in a file, or in a row of it, and its values."""
    within = "path = ? AND stale"
    return (
        (within, (path,)) if position is None else (f"{within} AND position = ?", (path, position))
    )
