"""Which folders an index covers, and how the paths below them are named."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from corpus import SettingsError, canonical_name, reason_of
from indexer.keeping.ledger import Ledger
from indexer.keeping.rows import Root


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
    paths = list(paths) or [root.path for root in ledger.roots()]
    if not paths:
        raise SettingsError("没有指定要索引的文件或文件夹；用法：fuwen index 文件夹…")
    missing = [f"{path}（{reason_of(error)}）" for path in paths if (error := _refusal(path))]
    if missing:
        raise SettingsError(f"找不到 {'、'.join(missing)}；请检查路径与权限（什么都没有改动）")
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
    """Register a path as a root in place of the roots below it, whose column map it takes over.

    A root that is gone from where it was gives up its name to one that would be named the same:
    the folder has moved, or the index has come to another machine.
    """
    taken = {root.name: root for root in ledger.roots() if not _gone(root.path)}
    moved = {root.name: root for root in ledger.roots() if root.name not in taken}
    below = [root for root in taken.values() if root.path.is_relative_to(path)]
    for root in below:
        ledger.drop_root(root.name)
        del taken[root.name]
    name = _free_name(path, set(taken))
    heirs = [*below, *([moved[name]] if name in moved else [])]
    columns = heirs[0].columns if heirs else "{}"
    root = Root(name=name, path=path, columns=columns)
    ledger.put_root(root)
    return root


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


def _free_name(path: Path, taken: set[str]) -> str:
    """Name a folder by its name and a file by its folder's and its own, the first counted until no
    other root could hold a file of the same name."""
    parts = path.parts[-1:] if path.is_dir() else path.parts[-2:]
    first, *rest = (canonical_name(part.strip("/\\:")) or "root" for part in parts)
    counted = (first if count == 1 else f"{first}-{count}" for count in range(1, len(taken) + 2))
    names = ("/".join([one, *rest]) for one in counted)
    return next(name for name in names if not any(_overlap(name, other) for other in taken))


def _overlap(name: str, other: str) -> bool:
    """Tell whether a file could have the same canonical name below either of two roots."""
    return f"{name}/".startswith(f"{other}/") or f"{other}/".startswith(f"{name}/")


def _within_another(scope: Scope, others: Sequence[Scope]) -> bool:
    return any(
        scope is not other and scope.path != other.path and scope.path.is_relative_to(other.path)
        for other in others
    )
