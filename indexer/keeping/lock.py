"""One writer at a time: a lock that the system frees when its holder dies."""

import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from corpus import INDEX_MARK
from indexer.errors import IndexLocked

_HOLDER = "writer.json"


@contextmanager
def writing(index: Path) -> Iterator[None]:
    """Hold the index for writing; raises IndexLocked, naming who holds it and since when."""
    index.mkdir(parents=True, exist_ok=True)
    lock = FileLock(index / INDEX_MARK)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise IndexLocked(f"索引正由{_holder(index)}写入；请等它结束后再试") from None
    try:
        holder = {
            "pid": os.getpid(),
            "host": socket.gethostname(),
            "since": datetime.now(UTC).isoformat(timespec="seconds"),
        }
        (index / _HOLDER).write_text(json.dumps(holder), encoding="utf-8")
        yield
    finally:
        (index / _HOLDER).unlink(missing_ok=True)
        lock.release()


def _holder(index: Path) -> str:
    try:
        holder = json.loads((index / _HOLDER).read_text(encoding="utf-8"))
        since = datetime.fromisoformat(holder["since"]).astimezone()
        return f"进程 {holder['pid']}（{holder['host']}，自 {since:%Y-%m-%d %H:%M:%S} 起）"
    except (OSError, ValueError, KeyError, TypeError):
        return "另一个进程"
