"""Make, update or rebuild an index: the state in use answers until the next one is whole."""

import shutil
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version
from pathlib import Path

from corpus import Settings, load_settings, load_wordlists
from indexer.analysis import Analyzer, load_analyzer
from indexer.engines import engine as engine_named
from indexer.engines.base import Engine
from indexer.errors import IndexOutdated, IndexProblem
from indexer.keeping import generations, manifest
from indexer.keeping.ledger import Ledger
from indexer.keeping.lock import writing
from indexer.keeping.manifest import Manifest
from indexer.keeping.settings import keep_settings, read_settings
from indexer.making.before import Before, find_before
from indexer.making.draft import Draft
from indexer.making.merge import Merge
from indexer.making.processors import cores
from indexer.making.refusals import translated
from indexer.making.roots import Scope, scopes
from indexer.making.update import Hands, Update
from indexer.report import Progress, Report, Silent
from indexer.synonyms import load_synonyms

DEFAULT_ENGINE = "tantivy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to index. `engine` None means the one in use, else tantivy. `prune` drops the replies
    of files that are gone. `columns` and `settings` (the operator's folder of wordlists and
    layouts) None mean: as last time. `workers` are the processes that read and analyse, None: one for
    each core; with 1, and for small jobs, it all happens in this process but for files that may
    do harm to it (`indexer.making.update.GUARDED`)."""

    engine: str | None = None
    rebuild: bool = False
    prune: bool = True
    dry_run: bool = False
    columns: Mapping[str, str] | None = None
    settings: Path | None = None
    workers: int | None = None


def build_index(
    paths: Sequence[Path | str] | Path | str,
    index: Path | str,
    options: Options | None = None,
    progress: Progress | None = None,
) -> Report:
    """Bring the index in folder `index` up to date with the files at or below `paths` (or one).

    Without `paths`: with everything it was made from. If anything goes wrong the state in use
    stays; files that cannot be read are in the report and harm no other.

    Raises SettingsError, IndexLocked, IndexOutdated, IndexDamaged, IndexProblem, EngineError.
    """
    began = time.monotonic()
    index, options = Path(index), options or Options()
    with translated(index):
        generations.require_no_sources(index)
        with writing(index):
            base = find_before(index, rebuild=options.rebuild)
            given = [paths] if isinstance(paths, str | Path) else paths
            sources = [Path(path) for path in given]
            report = _make(index, base, sources, options, progress or Silent())
    report.took_s = time.monotonic() - began
    return report


def _make(
    index: Path,
    base: Before | None,
    paths: Sequence[Path],
    options: Options,
    progress: Progress,
) -> Report:
    engine = _engine(base, options)
    given = options.settings or (base.settings() if base else None)
    held, unused = read_settings(given) if given else ({}, [])
    analyzer = load_analyzer(given)
    load_synonyms(given, load_wordlists(given))  # to refuse a bad file now
    if base is not None and base.manifest is not None and not options.rebuild:
        _require(base.manifest, engine, analyzer, options)
    in_use = None if base is None else base.folder.name
    report = Report(dry_run=options.dry_run, generation=in_use, unused_settings=unused)
    fresh = options.rebuild or base is None
    interrupted = generations.interrupted(index)
    with _making(index) as folder:
        settings = keep_settings(folder, held)
        ledger = _ledger(folder, base, paths, fresh=fresh)
        draft = Draft(
            folder=folder,
            engine=engine,
            old=None if fresh else base,
            discard=options.dry_run,
        )
        merge = Merge(ledger=ledger, draft=draft, analyzer=analyzer, report=report)
        update = Update(
            ledger=ledger,
            merge=merge,
            report=report,
            progress=progress,
            settings=partial(_settings, settings),
            hands=Hands(count=options.workers or cores(), folder=settings, always=interrupted),
            prune=options.prune,
        )
        with closing(ledger), draft:
            update.run(scopes(ledger, paths, options.columns))
            if options.columns and not report.files_unchanged:
                report.unused_columns = sorted(options.columns.keys() - update.met)
            report.replies = ledger.totals()["replies"]
            changed = fresh or ledger.changed or draft.changed
            ledger.save()
            if changed and not options.dry_run:
                draft.commit()
                manifest.save(folder, _manifest(folder, base, engine, analyzer.signature, report))
                _publish(index, folder, base, report)
    return report


def _engine(base: Before | None, options: Options) -> Engine:
    in_use = None if base is None else base.engine
    name = options.engine or in_use or DEFAULT_ENGINE
    if in_use is not None and name != in_use and not options.rebuild:
        raise IndexProblem(
            f"现有索引用的引擎是 {in_use}；换成 {name} 需要重建：请加上 --rebuild 再运行"
        )
    return engine_named(name)


def _require(base: Manifest, engine: Engine, analyzer: Analyzer, options: Options) -> None:
    """Refuse to extend an index wrongly; a rebuild would take the settings that it was made with."""
    try:
        manifest.require(base, engine_version=engine.version, analysis=analyzer.signature)
    except IndexOutdated as error:
        if options.settings is None:
            raise
        raise IndexOutdated(f"{error}，并再用 --settings 给出这个设置文件夹") from error


@contextmanager
def _making(index: Path) -> Iterator[Path]:
    """Give a folder for the next generation; unless published it is gone afterwards."""
    folder = generations.start(index)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _ledger(folder: Path, old: Before | None, paths: Sequence[Path], *, fresh: bool) -> Ledger:
    """Copy the ledger in use; a rebuild starts an empty one with the roots that it is about."""
    target = folder / generations.LEDGER
    if old is None:
        return Ledger(target)
    if not fresh:
        old.require_whole(generations.LEDGER)
        shutil.copyfile(old.folder / generations.LEDGER, target)
        return Ledger(target)
    roots = old.roots(paths)
    ledger = Ledger(target)
    for root in roots:
        ledger.put_root(root)
    return ledger


def _settings(folder: Path, scope: Scope) -> Settings:
    return load_settings(folder, scope.columns)


def _manifest(
    folder: Path,
    base: Before | None,
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
        files=manifest.mark_files(folder, base.manifest.files if base and base.manifest else {}),
    )


def _publish(index: Path, folder: Path, base: Before | None, report: Report) -> None:
    """Switch to the new generation; the one before stays until the next switch, for readers
    that are just opening it."""
    final = generations.publish(index, folder)
    generations.sweep(index, {final.name, *([] if base is None else [base.folder.name])})
    report.generation = final.name
    report.published = True
