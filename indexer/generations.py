"""Generations: each state of an index is a folder that never changes once published.

INDEX/CURRENT        names the generation in use; replaced atomically
INDEX/g000012/       manifest.json, ledger.sqlite, engine/, settings/ (the operator's, as used)
INDEX/making-…/      one being made; worthless after a crash, swept by the next writer
"""

import os
import re
import shutil
from pathlib import Path

from indexer.errors import IndexDamaged, IndexMissing

_NAME = re.compile(r"g\d{6,}")
_MAKING = "making-"
CURRENT = "CURRENT"
LEDGER = "ledger.sqlite"
ENGINE = "engine"
SETTINGS = "settings"


def current(index: Path) -> Path:
    """Return the folder of the generation in use; raises IndexMissing or IndexDamaged."""
    try:
        name = (index / CURRENT).read_text(encoding="ascii").strip()
    except FileNotFoundError:
        raise IndexMissing(
            f"{index} 里没有索引；请先运行 fuwen index 文件夹 --index {index}"
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise IndexDamaged(f"无法读取 {index / CURRENT}：{error}") from error
    if not _NAME.fullmatch(name):
        raise IndexDamaged(f"{index / CURRENT} 的内容不是索引的代号；请用 --rebuild 重建")
    return index / name


def start(index: Path) -> Path:
    """Make an empty folder for the next generation and sweep what crashed writers left."""
    index.mkdir(parents=True, exist_ok=True)
    for leftover in index.glob(f"{_MAKING}*"):
        shutil.rmtree(leftover, ignore_errors=True)
    making = index / f"{_MAKING}{next_name(index)}"
    (making / ENGINE).mkdir(parents=True)
    return making


def next_name(index: Path) -> str:
    """Return a name above every generation that the folder holds."""
    numbers = [int(path.name[1:]) for path in index.glob("g*") if _NAME.fullmatch(path.name)]
    return f"g{max(numbers, default=0) + 1:06}"


def keep_settings(making: Path, settings: Path | None) -> Path:
    """Copy the operator's lists and layouts into a generation, and return the copy's folder.

    So an index is searched with the dictionary it was made with, wherever it is moved.
    """
    kept = making / SETTINGS
    kept.mkdir()
    if settings is not None:
        for path in settings.iterdir():
            if path.suffix in {".toml", ".txt"}:
                shutil.copyfile(path, kept / path.name)
    return kept


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
    for path in making.rglob("*"):
        _sync(path)
    final = index / final_name(making)
    making.rename(final)
    pointer = index / f"{CURRENT}.new"
    pointer.write_text(final.name + "\n", encoding="ascii")
    _sync(pointer)
    pointer.replace(index / CURRENT)
    _sync(index)
    return final


def sweep(index: Path, keep: set[str]) -> None:
    """Remove generations not in `keep`; one that a reader holds open (Windows) stays until the
    next sweep."""
    for path in index.glob("g*"):
        if _NAME.fullmatch(path.name) and path.name not in keep:
            shutil.rmtree(path, ignore_errors=True)


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
