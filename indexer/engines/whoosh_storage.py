"""Whoosh's files, mapped into memory for reading, and its failures told as EngineError."""

import mmap
import os
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import IO

from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile

from indexer.errors import EngineError


@contextmanager
def translated() -> Iterator[None]:
    """Turn Whoosh's failures into EngineError.

    Whoosh raises bare Exception itself, and a damaged file shows as whatever unpickling or
    unpacking it runs into; so only calls into Whoosh stand within this.
    """
    try:
        yield
    except EngineError:
        raise
    except Exception as error:
        raise EngineError(f"Whoosh 出错：{error!r}") from error


class MappedFile(StructFile):  # type: ignore[misc]
    """A file in memory; `get` neither moves nor needs a file position, so threads may share it."""

    def get(self, position: int, length: int) -> bytes:
        """Return `length` bytes from `position`, fewer at the end."""
        found: bytes = self.file[position : position + length]
        return found


class MappedStorage(FileStorage):  # type: ignore[misc]
    """A folder whose files are mapped for reading; an open map holds no file open."""

    def __init__(self, folder: Path) -> None:
        """Stand for the folder, which need not exist yet; `written` are the files made in it."""
        super().__init__(str(folder))
        self.written: list[IO[bytes]] = []

    def create_file(self, name: str, **options: object) -> StructFile:
        """Make a file for writing."""
        made = super().create_file(name, **options)
        self.written.append(made.file)
        return made

    def open_file(self, name: str, **_: object) -> StructFile:
        """Open an existing file for reading."""
        with (Path(self.folder) / name).open("rb") as file:
            if os.fstat(file.fileno()).st_size == 0:
                return StructFile(BytesIO(), name=name)
            return MappedFile(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ), name=name)


def sync(paths: Iterator[Path]) -> None:
    """Have the operating system write the files to the disk; Whoosh itself never does."""
    for path in paths:
        with path.open("rb+") as file:
            os.fsync(file.fileno())
