"""What an operator may set for reading: a folder of extra lists and layouts, a map of columns."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import SettingsError
from corpus.metadata import Wordlists, load_wordlists
from corpus.readers import ReadOptions, load_layouts


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything `extract` needs beside the file; picklable. `signature` changes whenever the
    same file might give other replies: another map, other lists, another Fuwen."""

    options: ReadOptions
    lists: Wordlists
    signature: str


def load_settings(
    folder: Path | str | None = None, columns: Mapping[str, str] | None = None
) -> Settings:
    """Load the bundled lists and layouts and, from `folder`, the operator's own.

    Raises SettingsError for a folder, file or column map that cannot be used.
    """
    folder = None if folder is None else Path(folder)
    if folder is not None and not folder.is_dir():
        raise SettingsError(f"没有设置文件夹 {folder}")
    columns = dict(columns or {})
    return Settings(
        options=ReadOptions(columns=columns, layouts=load_layouts(folder)),
        lists=load_wordlists(folder),
        signature=_signature(folder, columns),
    )


def _signature(folder: Path | None, columns: Mapping[str, str]) -> str:
    """Digest the code and data of this room, the operator's files and the column map."""
    digest = hashlib.sha256(repr(sorted(columns.items())).encode())
    here = Path(__file__).parent
    own = [path for pattern in ("*.py", "*/*.py", "*/*.toml") for path in here.glob(pattern)]
    extra = [] if folder is None else folder.glob("*.toml")
    for path in [*sorted(own), *sorted(extra)]:
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]
