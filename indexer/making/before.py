"""The state of an index before a run, and what of it can be trusted when it is damaged."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from indexer.errors import IndexDamaged, IndexMissing, IndexProblem
from indexer.keeping import generations, manifest
from indexer.keeping.ledger import Ledger
from indexer.keeping.manifest import REBUILD, Manifest
from indexer.keeping.rows import Root


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """The generation in use when a run begins. `manifest` is None where it cannot be used, which
    only a rebuild gets over; `engine` is the name of its engine, if known."""

    folder: Path
    engine: str | None
    manifest: Manifest | None

    def require_whole(self, within: str) -> None:
        """Raise IndexDamaged unless the files whose names start with `within` are as they were.

        Damage that is carried over into the next generation would get a digest of its own there.
        """
        if self.manifest is None:
            return
        wrong = manifest.damage(self.folder, self.manifest, thorough=True, within=within)
        if wrong:
            raise IndexDamaged(f"索引已损坏（{wrong[0]}）；{REBUILD}")

    def settings(self) -> Path:
        """Return the folder of the operator's settings that the index keeps.

        Raises IndexDamaged if they are not as they were: the operator has them, we do not.
        """
        try:
            self.require_whole(f"{generations.SETTINGS}/")
        except IndexDamaged as error:
            raise IndexDamaged(f"{error}，并用 --settings 给出原来的设置文件夹") from error
        return self.folder / generations.SETTINGS

    def roots(self, paths: Sequence[Path]) -> list[Root]:
        """Return the roots a rebuild of `paths` (none: of everything) is about.

        Raises IndexDamaged where everything is meant and the ledger cannot say what that is.
        """
        try:
            self.require_whole(generations.LEDGER)
            with closing(Ledger(self.folder / generations.LEDGER, read_only=True)) as ledger:
                roots = ledger.roots()
        except (IndexDamaged, sqlite3.Error) as error:
            if paths:
                return []
            raise IndexDamaged(
                "索引的来源登记已损坏，不知道原来索引了哪些文件夹；"
                "请写明：fuwen index --rebuild 文件夹…（原始文件不受影响）"
            ) from error
        wanted = [path.resolve() for path in paths]
        return [root for root in roots if not paths or root.path in wanted]


def find_before(index: Path, *, rebuild: bool) -> Before | None:
    """Find the generation in use; for a rebuild one that cannot be used will do, or none.

    Raises IndexDamaged or IndexOutdated, but not for a rebuild.
    """
    try:
        pointer = generations.current(index)
        found = manifest.load(pointer.folder, pointer.digest)
    except IndexProblem as error:
        if not rebuild:
            if isinstance(error, IndexMissing):
                return None
            raise
        folder = generations.newest(index)
        if folder is None:
            return None
        return Before(folder=folder, engine=manifest.engine_of(folder), manifest=None)
    return Before(folder=pointer.folder, engine=found.engine, manifest=found)
