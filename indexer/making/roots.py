"""Which folders an index covers, and how the paths below them are named."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count, islice
from pathlib import Path

from corpus import SettingsError, canonical_name, reason_of, suffixes, walk
from indexer.keeping.ledger import Ledger
from indexer.keeping.rows import Root

_ELSE = "。搬走了的：fuwen index 新位置；不再要的：fuwen index --rebuild 其余的文件夹…"
"""What to do about a folder of the index that will not come back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """A path to go through in this run, its canonical name (root's name first, "/" between), and
    the column map that its record files are read with."""

    path: Path
    canonical: str
    columns: Mapping[str, str]


def scopes(ledger: Ledger, paths: Sequence[Path], columns: Mapping[str, str] | None) -> list[Scope]:
    """Name the paths of a run, and register those that no root holds yet.

    Without paths: every root the ledger knows. `columns` None means: as last time. Raises
    SettingsError where there is nothing to index or a path cannot be reached.
    """
    given, paths = bool(paths), list(paths) or [root.path for root in ledger.roots()]
    if not paths:
        raise SettingsError("没有指定要索引的文件或文件夹；用法：fuwen index 文件夹…")
    missing = [f"{path}（{reason_of(error)}）" for path in paths if (error := _refusal(path))]
    if missing:
        raise SettingsError(
            f"找不到 {'、'.join(missing)}；请检查路径与权限（什么都没有改动）{'' if given else _ELSE}"
        )
    found = [_scope(ledger, path, columns) for path in dict.fromkeys(map(Path.resolve, paths))]
    return [one for one in found if not _within_another(one, found)]


def _scope(ledger: Ledger, path: Path, columns: Mapping[str, str] | None) -> Scope:
    path = path.resolve()
    root = _holding(ledger, path) or _register(ledger, path)
    stated = root.columns if columns is None else json.dumps(dict(columns), ensure_ascii=False)
    if stated != root.columns:
        root = replace(root, columns=stated)
        ledger.put_root(root)
    inner = map(canonical_name, path.relative_to(root.path).parts)
    return Scope(
        path=path, canonical="/".join([root.name, *inner]), columns=json.loads(root.columns)
    )


def _holding(ledger: Ledger, path: Path) -> Root | None:
    """Return the innermost registered root that holds the path."""
    holding = [root for root in ledger.roots() if path.is_relative_to(root.path)]
    return max(holding, key=lambda root: len(root.path.parts), default=None)


def _register(ledger: Ledger, path: Path) -> Root:
    """Register a path as a root in place of the roots below it, whose column map it takes over,
    and under the name of the root that it was before it moved."""
    gone = [root for root in ledger.roots() if _gone(root.path)]
    below = [root for root in ledger.roots() if root.path.is_relative_to(path)]
    heirs = [root for root in below if root not in gone]
    for root in heirs:
        ledger.drop_root(root.name)
    former = _former(ledger, path, gone)
    heirs += [former] if former else []
    root = Root(
        name=former.name if former else _free_name(path, ledger.roots()),
        path=path,
        columns=heirs[0].columns if heirs else "{}",
    )
    ledger.put_root(root)
    return root


def _former(ledger: Ledger, path: Path, gone: Sequence[Root]) -> Root | None:
    """Tell which of the roots that are gone from where they were is now at `path`: the folder has
    moved, or the index has come to another machine.

    It would be named the same, and at least half of its files are there and as large as they were;
    any other is not mounted now, or has moved elsewhere, and keeps its name and its replies.
    """
    alike = set(islice(_names(path), len(ledger.roots()) + 1))
    held: dict[int, Root] = {}
    for root in gone:
        if root.name in alike:
            known = ledger.files(root.name)
            files = walk(path, root.name, suffixes()).files
            same = sum(
                file.size == known[file.canonical].size for file in files if file.canonical in known
            )
            if 2 * same >= len(known):
                held.setdefault(same, root)
    return held[max(held)] if held else None


def _refusal(path: Path) -> OSError | None:
    """Return what the system says of a path that cannot be reached, None of one that can."""
    try:
        path.stat()
    except OSError as error:
        return error
    return None


def _gone(path: Path) -> bool:
    """Tell whether a path is known not to be there: one that may not be looked at may well be."""
    return isinstance(_refusal(path), FileNotFoundError | NotADirectoryError)


def _names(path: Path) -> Iterator[str]:
    """Name a folder by its name and a file by its folder's and its own, the first counted."""
    parts = path.parts[-1:] if path.is_dir() else path.parts[-2:]
    first, *rest = (canonical_name(part.strip("/\\:")) or "root" for part in parts)
    counted = (first if number == 1 else f"{first}-{number}" for number in count(1))
    return ("/".join([one, *rest]) for one in counted)


def _free_name(path: Path, others: Sequence[Root]) -> str:
    """Return the first name below which no other root could hold a file of the same name."""
    return next(
        name for name in _names(path) if not any(_overlap(name, one.name) for one in others)
    )


def _overlap(name: str, other: str) -> bool:
    """Tell whether a file could have the same canonical name below either of two roots."""
    return f"{name}/".startswith(f"{other}/") or f"{other}/".startswith(f"{name}/")


def _within_another(scope: Scope, others: Sequence[Scope]) -> bool:
    return any(
        scope is not other and scope.path != other.path and scope.path.is_relative_to(other.path)
        for other in others
    )
