"""Hard links between an index folder and its older copy, and what must not be shared by them."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

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


@contextmanager
def lockable(folder: Path, names: Iterable[str]) -> Iterator[Path]:
    """Give a folder with these files in which the lock files `names` can be written.

    That is the folder itself or, where it may only be read (a backup, another user's index), one
    of links to its files that is gone afterwards; what was opened there stays open.
    """
    locks = [folder / name for name in names]
    if all(os.access(lock if lock.exists() else folder, os.W_OK) for lock in locks):
        yield folder
        return
    # tantivy may still be putting its lock aside when the links are removed
    with TemporaryDirectory(prefix="fuwen-", ignore_cleanup_errors=True) as borrowed:
        for path in folder.iterdir():
            if path not in locks:
                (Path(borrowed) / path.name).symlink_to(path.absolute())
        yield Path(borrowed)
