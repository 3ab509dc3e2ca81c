"""Make, update or rebuild an index: the state in use answers until the next one is whole."""

import shutil
import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version
from pathlib import Path

from corpus import Settings, load_settings, reason_of
from indexer import generations, manifest
from indexer.analysis import load_analyzer
from indexer.draft import Draft
from indexer.engines import engine as engine_named
from indexer.engines.base import Engine
from indexer.errors import IndexMissing, IndexProblem
from indexer.ledger import Ledger
from indexer.lock import writing
from indexer.manifest import Manifest
from indexer.merge import Merge
from indexer.report import Progress, Report, Silent
from indexer.roots import Scope, scopes
from indexer.update import Update

DEFAULT_ENGINE = "tantivy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to index. `engine` None means the one in use, else tantivy. `prune` drops the replies
    of files that are gone. `columns` and `settings` (the operator's folder of wordlists and
    layouts) None mean: as last time."""

    engine: str | None = None
    rebuild: bool = False
    prune: bool = True
    dry_run: bool = False
    columns: Mapping[str, str] | None = None
    settings: Path | None = None


def build_index(
    paths: Sequence[Path | str],
    index: Path | str,
    options: Options | None = None,
    progress: Progress | None = None,
) -> Report:
    """Bring the index in folder `index` up to date with the files at or below `paths`.

    Without `paths`: with everything it was made from. If anything goes wrong the state in use
    stays; files that cannot be read are in the report and harm no other.

    Raises SettingsError, IndexLocked, IndexOutdated, IndexDamaged, IndexProblem, EngineError.
    """
    began = time.monotonic()
    index, options = Path(index), options or Options()
    with _translated(index), writing(index):
        base = _base(index, options)
        report = _make(index, base, [Path(path) for path in paths], options, progress or Silent())
    report.took_s = time.monotonic() - began
    return report


@contextmanager
def _translated(index: Path) -> Iterator[None]:
    """Say in the operator's terms what the disk or the ledger refused; nothing is published."""
    try:
        yield
    except sqlite3.Error as error:
        raise IndexProblem(f"索引 {index} 的来源登记出错（{error}）；{manifest.REBUILD}") from error
    except OSError as error:
        raise IndexProblem(
            f"无法写入索引 {index}：{reason_of(error)}；请检查磁盘空间与权限（原索引未改动）"
        ) from error


def _base(index: Path, options: Options) -> tuple[Path, Manifest] | None:
    """Return the generation in use; for a rebuild a missing or unusable one is None."""
    try:
        folder = generations.current(index)
        return folder, manifest.load(folder)
    except IndexMissing:
        return None
    except (IndexProblem, OSError):
        if options.rebuild:
            return None
        raise


def _make(
    index: Path,
    base: tuple[Path, Manifest] | None,
    paths: Sequence[Path],
    options: Options,
    progress: Progress,
) -> Report:
    engine = _engine(base, options)
    given = options.settings or (base and base[0] / generations.SETTINGS)
    analyzer = load_analyzer(given or None)
    if base is not None and not options.rebuild:
        manifest.require(base[1], engine_version=engine.version, analysis=analyzer.signature)
    report = Report(dry_run=options.dry_run, generation=base and base[0].name)
    fresh = options.rebuild or base is None
    with _making(index) as folder:
        settings = generations.keep_settings(folder, given or None)
        ledger = _ledger(folder, base and base[0], paths, fresh=fresh)
        draft = Draft(
            folder=folder,
            engine=engine,
            old=None if fresh or base is None else base[0],
            discard=options.dry_run,
        )
        merge = Merge(ledger=ledger, draft=draft, analyzer=analyzer, report=report)
        update = Update(
            ledger=ledger,
            merge=merge,
            report=report,
            progress=progress,
            settings=partial(_settings, settings),
            prune=options.prune,
        )
        with closing(ledger), draft:
            update.run(scopes(ledger, paths, options.columns))
            report.replies = ledger.totals()["replies"]
            changed = fresh or ledger.changed or draft.changed
            ledger.save()
            if changed and not options.dry_run:
                draft.commit()
                manifest.save(folder, _manifest(folder, base, engine, analyzer.signature, report))
                _publish(index, folder, base, report)
    return report


def _engine(base: tuple[Path, Manifest] | None, options: Options) -> Engine:
    in_use = None if base is None else base[1].engine
    name = options.engine or in_use or DEFAULT_ENGINE
    if in_use is not None and name != in_use and not options.rebuild:
        raise IndexProblem(
            f"现有索引用的引擎是 {in_use}；换成 {name} 需要重建：请加上 --rebuild 再运行"
        )
    return engine_named(name)


@contextmanager
def _making(index: Path) -> Iterator[Path]:
    """Give a folder for the next generation; unless published it is gone afterwards."""
    folder = generations.start(index)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _ledger(folder: Path, old: Path | None, paths: Sequence[Path], *, fresh: bool) -> Ledger:
    """Copy the ledger in use; a rebuild starts an empty one with the roots that it is about."""
    target = folder / generations.LEDGER
    if old is None:
        return Ledger(target)
    if not fresh:
        shutil.copyfile(old / generations.LEDGER, target)
        return Ledger(target)
    with closing(Ledger(old / generations.LEDGER, read_only=True)) as before:
        roots = before.roots()
    ledger = Ledger(target)
    for root in roots:
        if not paths or root.path in [path.resolve() for path in paths]:
            ledger.put_root(root)
    return ledger


def _settings(folder: Path, scope: Scope) -> Settings:
    return load_settings(folder, scope.columns)


def _manifest(
    folder: Path,
    base: tuple[Path, Manifest] | None,
    engine: Engine,
    analysis: str,
    report: Report,
) -> Manifest:
    return Manifest(
        format=manifest.FORMAT,
        fuwen=version("fuwen-search"),
        engine=engine.name,
        engine_version=engine.version,
        analysis=analysis,
        generation=generations.final_name(folder),
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        replies=report.replies,
        files=manifest.mark_files(folder, {} if base is None else base[1].files),
    )


def _publish(index: Path, folder: Path, base: tuple[Path, Manifest] | None, report: Report) -> None:
    """Switch to the new generation; the one before stays until the next switch, for readers
    that are just opening it."""
    final = generations.publish(index, folder)
    generations.sweep(index, {final.name, *([] if base is None else [base[0].name])})
    report.generation = final.name
    report.published = True
