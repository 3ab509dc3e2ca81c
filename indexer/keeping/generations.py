"""Generations: each state of an index is a folder that never changes once published.

INDEX/CURRENT        names the generation in use and the digest of its manifest, which has those of
                     all other files; replaced atomically
INDEX/g000012/       manifest.json, ledger.sqlite, engine/, settings/ (the operator's, as used)
INDEX/making-…/      one being made; worthless after a crash, swept by the next writer
"""

import hashlib
import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from corpus import INDEX_MARK, suffixes, walk
from indexer.errors import IndexDamaged, IndexMissing, IndexProblem
from indexer.keeping.manifest import NAME as MANIFEST
from indexer.keeping.manifest import REBUILD, unreadable

_NAME = re.compile(r"g\d{6,}")
_MAKING = "making-"
CURRENT = "CURRENT"
LEDGER = "ledger.sqlite"
ENGINE = "engine"
SETTINGS = "settings"


_POINTER = re.compile(r"(?P<name>g\d{6,}) (?P<digest>[0-9a-f]{64})\n")


@dataclass(frozen=True, slots=True)
class Pointer:
    """What CURRENT says: the folder of the generation in use and the SHA-256 of its manifest."""

    folder: Path
    digest: str


def current(index: Path) -> Pointer:
    """Return the generation in use; raises IndexMissing or IndexDamaged."""
    try:
        text = (index / CURRENT).read_text(encoding="ascii")
    except FileNotFoundError:
        raise IndexMissing(
            f"{index} 里没有索引；请先运行 fuwen index 文件夹 --index {index}"
        ) from None
    except PermissionError as error:
        raise unreadable(index / CURRENT) from error
    except (OSError, UnicodeDecodeError) as error:
        raise IndexDamaged(f"无法读取 {index / CURRENT}（{error}）；{REBUILD}") from error
    found = _POINTER.fullmatch(text)
    if found is None:
        raise IndexDamaged(f"{index / CURRENT} 的内容不是索引的代号；{REBUILD}")
    return Pointer(index / found["name"], found["digest"])


def require_no_sources(index: Path) -> None:
    """Refuse to begin an index in a folder of replies, which would be passed over from then on;
    raises IndexProblem."""
    begun = any((index / name).exists() for name in (INDEX_MARK, CURRENT))
    if begun or not index.is_dir():
        return
    found = walk(index, index.name, suffixes()).files
    if found:
        raise IndexProblem(
            f"{index} 里有可以当作复文读的文件（如 {found[0].canonical}），放了索引就不再读它们；"
            "请用 --index 另指一个新的或空的文件夹（什么都没有改动）"
        )


def start(index: Path) -> Path:
    """Make an empty folder for the next generation and sweep what crashed writers left."""
    index.mkdir(parents=True, exist_ok=True)
    _sweep_leftovers(index)
    making = index / f"{_MAKING}{next_name(index)}"
    (making / ENGINE).mkdir(parents=True)
    return making


def interrupted(index: Path) -> bool:
    """Tell whether the last writer ended without a word, perhaps by one of the files it read."""
    return next(index.glob(f"{_MAKING}*"), None) is not None


def next_name(index: Path) -> str:
    """Return a name above every generation that the folder holds."""
    last = newest(index)
    return f"g{1 if last is None else _number(last.name) + 1:06}"


def newest(index: Path) -> Path | None:
    """Return the last generation made, in use or not, or None."""
    made = (path for path in index.glob("g*") if _number(path.name))
    return max(made, key=lambda path: _number(path.name), default=None)


def final_name(making: Path) -> str:
    """Return the name that a generation in the making will bear."""
    return making.name.removeprefix(_MAKING)


def link_engine(old: Path, new: Path) -> None:
    """Fill a new generation's engine folder with the old one's files.

    They are hard-linked, since an engine never writes into an existing file, or copied on a file
    system without links.
    """
    for path in (old / ENGINE).rglob("*"):
        target = new / ENGINE / path.relative_to(old / ENGINE)
        if path.is_dir():
            target.mkdir(exist_ok=True)
        elif not _linked(path, target):
            shutil.copy2(path, target)


def publish(index: Path, making: Path) -> Path:
    """Put a finished generation into use; the state before it is in use until the last step."""
    for path in (making, *making.rglob("*")):
        _sync(path)
    digest = hashlib.sha256((making / MANIFEST).read_bytes()).hexdigest()
    final = index / final_name(making)
    pointer = index / f"{CURRENT}.new"
    # first what a full disk may refuse: a folder that bears its final name is not cleaned up
    pointer.write_bytes(f"{final.name} {digest}\n".encode("ascii"))
    _sync(pointer)
    making.rename(final)
    _sync(index)
    pointer.replace(index / CURRENT)
    _sync(index)
    return final


def sweep(index: Path, keep: set[str]) -> None:
    """Remove generations not in `keep`; one that a reader holds open (Windows) stays until the
    next sweep."""
    for path in index.glob("g*"):
        if _NAME.fullmatch(path.name) and path.name not in keep:
            shutil.rmtree(path, ignore_errors=True)


def _sweep_leftovers(index: Path) -> None:
    """Remove generations half made, and those whole but never put into use, which no reader knows.

    Without CURRENT nobody can tell which those are; they stay until one is published.
    """
    for leftover in index.glob(f"{_MAKING}*"):
        shutil.rmtree(leftover, ignore_errors=True)
    try:
        in_use = current(index).folder.name
    except IndexProblem:
        return
    newer = {path.name for path in index.glob("g*") if _number(path.name) > _number(in_use)}
    sweep(index, {path.name for path in index.glob("g*")} - newer)


def _number(name: str) -> int:
    return int(name[1:]) if _NAME.fullmatch(name) else 0


def _linked(path: Path, target: Path) -> bool:
    try:
        target.hardlink_to(path)
    except OSError:  # the file system has no hard links, or no more of them
        return False
    return True


def _sync(path: Path) -> None:
    """Make a file or, where the system can, a folder durable."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() or os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
