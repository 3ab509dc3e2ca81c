"""Hard links between an index folder and its older copy, and what must not be shared by them."""

from collections.abc import Iterable
from pathlib import Path

from indexer.errors import EngineError


def part(folder: Path, names: Iterable[str]) -> None:
    """Remove the files of these names that are hard links shared with another folder.

    Meant for lock files: a lock on a shared one would lock the other folder too, and an engine
    makes them anew. One that is not shared stays, as another process may hold it.
    """
    try:
        for path in (folder / name for name in names):
            if path.exists() and path.stat().st_nlink > 1:
                path.unlink()
    except OSError as error:
        raise EngineError(f"换不了锁文件：{error}") from error
