"""The manifest: what a generation was made with, and the digest of every file of it."""

import hashlib
from pathlib import Path

import msgspec

from corpus import reason_of
from indexer.errors import IndexDamaged, IndexOutdated, IndexProblem

FORMAT = 5
"""The layout of an index folder and its fields; counted up when older ones cannot be read."""

NAME = "manifest.json"


class FileMark(msgspec.Struct, frozen=True, kw_only=True):
    """A file's size in bytes and SHA-256; its modification time only saves reading it again."""

    size: int
    sha256: str
    mtime_ns: int


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """`created` is ISO 8601 in UTC; `files` are named relative to the generation's folder."""

    format: int
    fuwen: str
    engine: str
    engine_version: str
    analysis: str
    generation: str
    created: str
    replies: int
    files: dict[str, FileMark]


class _Format(msgspec.Struct):
    format: int


class _Engine(msgspec.Struct):
    engine: str | None = None


REBUILD = "请运行 fuwen index --rebuild 重建（原始文件不受影响）"


def load(folder: Path, digest: str) -> Manifest:
    """Read a generation's manifest, whose SHA-256 should be `digest`.

    Raises IndexDamaged or IndexOutdated (other format).
    """
    try:
        data = (folder / NAME).read_bytes()
        found = msgspec.json.decode(data, type=_Format).format
        if found != FORMAT:
            raise IndexOutdated(f"索引的格式是第{found}版，本程序用第{FORMAT}版；{REBUILD}")
        if hashlib.sha256(data).hexdigest() == digest:
            return msgspec.json.decode(data, type=Manifest)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise IndexDamaged(f"索引的清单 {folder / NAME} 已损坏；{REBUILD}") from error
    except PermissionError as error:
        raise unreadable(folder / NAME) from error
    except OSError as error:
        reason = reason_of(error)
        raise IndexDamaged(f"无法读取索引的清单 {folder / NAME}（{reason}）；{REBUILD}") from error
    raise IndexDamaged(f"索引的清单 {folder / NAME} 与 CURRENT 所记不符；{REBUILD}")


def unreadable(path: Path) -> IndexProblem:
    """Say that a file of the index is there and may not be read, which no rebuild mends."""
    return IndexProblem(f"没有权限读取索引的文件 {path}；请换有权限的用户，或改它的权限")


def engine_of(folder: Path) -> str | None:
    """Name the engine of a generation whose manifest may be damaged or of another format."""
    try:
        return msgspec.json.decode((folder / NAME).read_bytes(), type=_Engine).engine
    except (msgspec.DecodeError, UnicodeDecodeError, OSError):
        return None


def save(folder: Path, manifest: Manifest) -> None:
    """Write the manifest of a generation that is not yet published."""
    data = msgspec.json.format(msgspec.json.encode(manifest), indent=1)
    (folder / NAME).write_bytes(data + b"\n")


def require(manifest: Manifest, *, engine_version: str, analysis: str) -> None:
    """Refuse an index that this program would search or extend wrongly: IndexOutdated."""
    if manifest.engine_version != engine_version:
        raise IndexOutdated(
            f"索引由引擎 {manifest.engine} {manifest.engine_version} 建立，"
            f"现在安装的是 {engine_version}；{REBUILD}"
        )
    if manifest.analysis != analysis:
        raise IndexOutdated(f"索引是用另一套分词或词典建立的；{REBUILD}")


def mark_files(folder: Path, known: dict[str, FileMark]) -> dict[str, FileMark]:
    """Digest every file below `folder` but the manifest, taking over marks of unchanged ones.

    `known` are the marks of the generation from which unchanged files were hard-linked.
    """
    marks = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name != NAME:
            stat = path.stat()
            old = known.get(name)
            same = old is not None and (old.size, old.mtime_ns) == (stat.st_size, stat.st_mtime_ns)
            marks[name] = old if old and same else _mark(path)
    return marks


def damage(folder: Path, manifest: Manifest, *, thorough: bool, within: str = "") -> list[str]:
    """Name what is wrong with the files, a sentence each; `thorough` reads every byte.

    Only files whose name starts with `within` are looked at. Raises IndexProblem for one that may
    not be read.
    """
    marks = ((name, mark) for name, mark in manifest.files.items() if name.startswith(within))
    wrong = (_wrong(folder / name, name, mark, thorough=thorough) for name, mark in marks)
    return [sentence for sentence in wrong if sentence is not None]


def strangers(folder: Path, manifest: Manifest, within: str = "") -> list[str]:
    """Name files that are not in the manifest, a sentence each: settings of another index would
    be used. Empty ones are locks, hidden ones are what file managers and network disks leave."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    names = (
        path.relative_to(folder).as_posix()
        for path in files
        if path.stat().st_size and not path.name.startswith(".")
    )
    known = {NAME, *manifest.files}
    return [f"多出文件 {name}" for name in names if name not in known and name.startswith(within)]


def _wrong(path: Path, name: str, mark: FileMark, *, thorough: bool) -> str | None:
    try:
        size = path.stat().st_size
        if size != mark.size:
            return f"文件 {name} 的大小应为 {mark.size} 字节，实为 {size}"
        if thorough and _mark(path).sha256 != mark.sha256:
            return f"文件 {name} 的内容与清单不符"
    except FileNotFoundError:
        return f"缺少文件 {name}"
    except PermissionError as error:
        raise unreadable(path) from error
    except OSError as error:
        return f"文件 {name} 无法读取（{reason_of(error)}）"
    return None


def _mark(path: Path) -> FileMark:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    stat = path.stat()
    return FileMark(size=stat.st_size, sha256=digest, mtime_ns=stat.st_mtime_ns)
