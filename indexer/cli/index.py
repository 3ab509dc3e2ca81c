"""`fuwen index`: bring an index up to date with folders of files."""

import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from corpus import parse_map
from indexer.cli.options import index_option, json_option, map_option, settings_option
from indexer.cli.output import json_text, note, say_unused
from indexer.engines import ENGINES
from indexer.keeping.settings import FILES
from indexer.making.build import Options, build_index
from indexer.report import Progress, Report, Silent
from indexer.shapes import report_shape
from indexer.terminal import plain

_SECONDS_BETWEEN_LINES = 10


@click.command(short_help="索引（或更新索引）文件夹里的复文")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@index_option
@click.option(
    "--engine", type=click.Choice(list(ENGINES)), help="引擎；默认沿用现有的，或 tantivy。"
)
@click.option("--rebuild", is_flag=True, help="全部重建；建好之前原索引照常可用。")
@click.option(
    "--prune/--no-prune", default=True, show_default=True, help="是否移除文件已不在的复文。"
)
@click.option("--dry-run", is_flag=True, help="只报告会做什么，不改动索引。")
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    metavar="N",
    help="读取与分析用的进程数；默认每个处理器核心一个，内容少时不另开进程。",
)
@map_option
@settings_option
@json_option
def index(  # noqa: PLR0917 (click passes options by name)
    paths: tuple[Path, ...],
    index_dir: Path,
    engine: str | None,
    rebuild: bool,
    prune: bool,
    dry_run: bool,
    workers: int | None,
    columns: tuple[str, ...],
    settings: Path | None,
    as_json: bool,
) -> int:
    """索引 PATHS（文件或文件夹）里的复文；已索引过的只处理有变化的文件。不写 PATHS 则更新全部。

    例：fuwen index 复文文件夹 --index 索引 ； fuwen index 留言.csv --map 留言主题=title
    """
    options = Options(
        engine=engine,
        rebuild=rebuild,
        prune=prune,
        dry_run=dry_run,
        columns=parse_map(columns) if columns else None,
        settings=settings,
        workers=workers,
    )
    report = build_index(paths, index_dir, options, _progress(as_json))
    if as_json:
        note(json_text(report_shape(report)))
    else:
        _say_report(report, index_dir)
    return 0 if report.clean else 1


def _progress(as_json: bool) -> Progress:
    if sys.stderr.isatty():
        return _Bar()
    return Silent() if as_json else _Lines()


class _Bar:
    """A bar on a terminal: bytes done, rate in replies, time left."""

    def begin(self, total_bytes: int) -> None:
        from tqdm import tqdm  # noqa: PLC0415 (only a terminal needs it)

        self._replies, self._began = 0, time.monotonic()
        self._bar: Any = tqdm(
            total=total_bytes,
            file=sys.stderr,
            leave=False,
            bar_format="{percentage:3.0f}% |{bar}| {postfix} 剩余 {remaining}",
        )

    def advance(self, read_bytes: int, replies: int) -> None:
        self._replies += replies
        rate = self._replies / max(time.monotonic() - self._began, 0.001)
        self._bar.set_postfix_str(f"{self._replies:,} 份，{rate:,.0f} 份/秒", refresh=False)
        self._bar.update(read_bytes)

    def end(self) -> None:
        self._bar.close()
        note("正在写入索引……", err=True)


@dataclass(slots=True)
class _Lines:
    """A plain line every ten seconds, for logs."""

    total: int = 0
    done: int = 0
    replies: int = 0
    said: float = field(default_factory=time.monotonic)

    def begin(self, total_bytes: int) -> None:
        self.total = total_bytes

    def advance(self, read_bytes: int, replies: int) -> None:
        self.done += read_bytes
        self.replies += replies
        if time.monotonic() - self.said >= _SECONDS_BETWEEN_LINES:
            self.said = time.monotonic()
            note(f"已读 {self.replies:,} 份（{self.done / max(self.total, 1):.0%}）", err=True)

    def end(self) -> None:
        """Say nothing: the summary follows."""


def _say_report(report: Report, index_dir: Path) -> None:
    head = "（演练，未改动索引）" if report.dry_run else ""
    note(f"{head}新增 {report.added:,}，更改 {report.changed:,}，移除 {report.removed:,} 份复文")
    note(
        f"文件：读取 {report.files_read:,}，未变 {report.files_unchanged:,}，"
        f"已不在 {report.files_removed:,}，用时 {report.took_s:.1f} 秒"
    )
    if report.skipped:
        kinds = "、".join(f"{plain(s)} {n:,}" for s, n in sorted(report.skipped.items()))
        note(f"跳过（不当作复文读）：{kinds}")
    if report.unused_settings:
        names = "、".join(map(plain, report.unused_settings))
        note(f"设置文件夹里没有用到：{names}（能用的是 {'、'.join(sorted(FILES))}）", err=True)
    say_unused(report.unused_columns)
    for failure in report.failures:
        row = "" if failure.position is None else f" 第{failure.position}行"
        note(f"未能读取：{plain(failure.path)}{row}：{plain(failure.reason)}", err=True)
    state = f"（{report.generation}）" if report.generation else ""
    note(f"索引 {index_dir}{state} 现有 {report.replies:,} 份复文")
