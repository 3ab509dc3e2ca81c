"""What the system refuses while an index is written, told in the operator's terms."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus import reason_of
from indexer.errors import EngineError, IndexProblem
from indexer.keeping.manifest import REBUILD

_DISK = ("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_READONLY", "SQLITE_CANTOPEN")
"""How the names begin of what SQLite says when it is the disk, not the ledger, that is at fault."""
_NUMBERED = re.compile(r"(?:\(os error |Os \{ code: )(\d+)")


@contextmanager
def translated(index: Path) -> Iterator[None]:
    """Turn what disk, ledger or engine refuse into IndexProblem, as long as nothing is published;
    an engine's own failures stay EngineError."""
    try:
        yield
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorname", "").startswith(_DISK):
            raise _unwritten(index, str(error)) from error
        raise IndexProblem(f"索引 {index} 的来源登记出错（{error}）；{REBUILD}") from error
    except OSError as error:
        raise _unwritten(index, reason_of(error)) from error
    except EngineError as error:
        reason = _refused(error)
        if reason is None:
            raise
        raise _unwritten(index, reason) from error


def _unwritten(index: Path, reason: str) -> IndexProblem:
    return IndexProblem(
        f"无法写入索引 {index}：{reason}；请检查磁盘空间与权限（原索引未改动），再运行一次"
    )


def _refused(error: BaseException | None) -> str | None:
    """Say what the system refused an engine, None if it failed by itself; tantivy has the number
    in its words, Whoosh may have failed again when it was cleaning up."""
    while error is not None:
        numbered = _NUMBERED.search(str(error))
        if numbered is not None:
            return reason_of(OSError(int(numbered[1]), str(error)))
        if isinstance(error, OSError):
            return reason_of(error)
        error = error.__cause__ or error.__context__
    return None
