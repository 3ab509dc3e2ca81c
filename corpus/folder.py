"""Which files of a folder are there to be read, by directory entries alone."""

import os
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from corpus.errors import ReadError, reason_of

INDEX_MARK = "writer.lock"
"""A folder that holds a file of this name is an index, its lists and texts no sources."""


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file on disk: `name` opens it (the bytes the system knows its path by), `canonical` names
    it the same on every machine (root's name first, "/" between, Unicode NFC); `size` in bytes,
    `mtime_ns` in nanoseconds since 1970."""

    name: bytes
    canonical: str
    size: int
    mtime_ns: int

    @property
    def path(self) -> Path:
        """Return its path, made when asked for: most files of a run have not changed."""
        return Path(os.fsdecode(self.name))

    @property
    def suffix(self) -> str:
        """Return `path.suffix` in lower case, without making a path."""
        return _suffix(os.fsdecode(self.name))


def canonical_name(name: str) -> str:
    """Return a file's name as it is kept and shown: NFC, and bytes that are not UTF-8 as "\\xff".

    Such names come from Windows archives unpacked on Linux; the file is opened by its own name.
    """
    readable = os.fsencode(name).decode("utf-8", "backslashreplace")
    return unicodedata.normalize("NFC", readable)


def file_at(path: Path | str) -> File:
    """Return the file at a path, named by its own name alone; raises ReadError if there is none."""
    path = Path(path)
    try:
        stat = path.stat()
    except OSError as error:
        raise ReadError(path, f"无法打开：{reason_of(error)}") from error
    return _file(str(path), canonical_name(path.name), stat)


@dataclass(slots=True)
class Listing:
    """What `walk` found: files in canonical order, suffixes passed over, places not to be read and
    their canonical names."""

    files: list[File] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)
    failed: list[ReadError] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)

    def fail(self, path: Path, canonical: str, reason: str) -> None:
        """Note a place that cannot be read."""
        self.failed.append(ReadError(path, reason))
        self.unseen.append(canonical)

    def gone(self, known: Iterable[str]) -> set[str]:
        """Return which of these canonical names are no more: what cannot be seen is not gone."""
        gone = set(known).difference(file.canonical for file in self.files)
        unseen = tuple(f"{name}/" for name in self.unseen)
        return {name for name in gone if not f"{name}/".startswith(unseen)}


def walk(path: Path, canonical: str, suffixes: frozenset[str]) -> Listing:
    """List the readable files at or below `path`, which is named `canonical`.

    Hidden files, office lock files (~$…), links that lead out of the folder, link loops and indexes
    are passed over. Raises ReadError if `path` itself cannot be read; a sub-folder that cannot be
    read is in `failed`.
    """
    listing = Listing()
    try:
        top = path.resolve(strict=True)
        if top.is_dir():
            _list_folder(path, canonical, suffixes, listing, top)
        else:
            _list_file(str(path), canonical, path.stat(), suffixes, listing)
    except OSError as error:
        raise ReadError(path, f"无法打开：{reason_of(error)}") from error
    if len({file.canonical for file in listing.files}) < len(listing.files):
        listing.files = _told_apart(listing.files)
    listing.files.sort(key=lambda file: file.canonical)
    return listing


def _told_apart(files: list[File]) -> list[File]:
    """Name files anew of which several have one name (in NFC and in NFD, on Linux): "name（2）"."""
    files = sorted(files, key=lambda file: file.name)
    seen: Counter[str] = Counter()
    for at, file in enumerate(files):
        seen[file.canonical] += 1
        if seen[file.canonical] > 1:
            files[at] = replace(file, canonical=f"{file.canonical}（{seen[file.canonical]}）")
    return files


def _list_folder(
    folder: Path, canonical: str, suffixes: frozenset[str], listing: Listing, top: Path
) -> None:
    pending = [(folder, canonical)]
    while pending:
        current, name = pending.pop()
        if os.path.lexists(current / INDEX_MARK):
            listing.skipped["（索引）"] += 1
            continue
        for entry in _entries(current, name, listing):
            inner = f"{name}/{canonical_name(entry.name)}"
            try:
                if kind := _passed_over(entry, top):
                    listing.skipped[kind] += 1
                elif entry.is_dir(follow_symlinks=False):
                    pending.append((Path(entry.path), inner))
                elif entry.is_file():
                    _list_file(entry.path, inner, entry.stat(), suffixes, listing)
            except FileNotFoundError:  # it went while the folder was being listed
                continue
            except OSError as error:
                listing.fail(Path(entry.path), inner, f"无法打开：{reason_of(error)}")


def _entries(folder: Path, canonical: str, listing: Listing) -> Iterator[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            yield from entries
    except OSError as error:
        listing.fail(folder, canonical, f"无法打开文件夹：{reason_of(error)}")


def _passed_over(entry: os.DirEntry[str], top: Path) -> str:
    """Say what an entry is that is not even looked at; "" of others."""
    if entry.name.startswith("."):
        return "（隐藏）"
    if entry.name.startswith("~$"):
        return "~$"
    return "（链接）" if _leads_out(entry, top) else ""


def _leads_out(entry: os.DirEntry[str], top: Path) -> bool:
    """Tell whether an entry is a link to a folder or to something outside `top`."""
    if not entry.is_symlink():
        return False
    target = Path(os.path.realpath(entry.path))  # Path.resolve raises RuntimeError at a loop
    return not target.is_file() or not target.is_relative_to(top)


def _list_file(
    name: str, canonical: str, stat: os.stat_result, suffixes: frozenset[str], listing: Listing
) -> None:
    suffix = _suffix(name)
    if suffix in suffixes:
        listing.files.append(_file(name, canonical, stat))
    else:
        listing.skipped[suffix or "（无后缀）"] += 1


def _file(name: str, canonical: str, stat: os.stat_result) -> File:
    return File(
        name=os.fsencode(name),
        canonical=canonical,
        size=stat.st_size,
        mtime_ns=stat.st_mtime_ns,
    )


def _suffix(name: str) -> str:
    stem, dot, tail = name.rpartition(os.sep)[2].rpartition(".")
    return (dot + tail).lower() if stem and tail else ""
