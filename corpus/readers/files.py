"""Opening files, with every way this fails told in one Chinese sentence."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from corpus.errors import ReadError, reason_of


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """Open `path` for reading bytes; raises ReadError for whatever the system says, then or later.

    Only regular files: reading a pipe or a device could wait for ever.
    """
    try:
        if path.exists() and not path.is_file():
            raise ReadError(path, "不是文件（是文件夹或设备）。")
        with path.open("rb") as file:
            yield file
    except OSError as error:
        raise ReadError(path, f"{reason_of(error)}。") from error


def load(path: Path, limit: int) -> bytes:
    """Read a whole file of at most `limit` bytes; raises ReadError if it is empty or larger."""
    with opened(path) as file:
        data = file.read(limit + 1)
    if not data:
        raise ReadError(path, "文件是空的。")
    if len(data) > limit:
        raise ReadError(path, f"文件太大，超过 {limit // 2**20} MiB。")
    return data
