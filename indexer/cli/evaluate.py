"""`fuwen evaluate`: how well an index answers judged queries."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from indexer.answering.searcher import LARGEST_PAGE, open_index
from indexer.asking.query import Audience
from indexer.cli.options import audience_option, index_option, json_option
from indexer.cli.output import say, say_json
from indexer.evaluate import DEPTH, Evaluation, evaluate
from indexer.terminal import plain
from indexer.trec import read_qrels, read_queries, write_run

_FILE = click.Path(path_type=Path, dir_okay=False)
_NAMED = 5
"""Query ids that a line names; --json has them all."""


@click.command("evaluate", short_help="用带判断的查询评测检索质量")
@click.option(
    "--queries", "queries", type=_FILE, required=True, help="查询：每行 编号<TAB>文字，UTF-8。"
)
@click.option(
    "--qrels", "qrels", type=_FILE, required=True, help="相关性判断：TREC 四列 查询 0 复文 相关度。"
)
@click.option("--run", "run", type=_FILE, help="把检索结果写成 TREC 六列。")
@click.option(
    "--depth",
    type=click.IntRange(1, LARGEST_PAGE),
    default=DEPTH,
    show_default=True,
    help="每个查询看前多少份。",
)
@index_option
@audience_option
@json_option
def command(  # noqa: PLR0917 (click passes options by name)
    queries: Path,
    qrels: Path,
    run: Path | None,
    depth: int,
    index_dir: Path,
    audience: Audience,
    as_json: bool,
) -> int:
    """把查询逐个按检索框里输入的样子检索，与相关性判断比对：MRR、首位命中、召回、nDCG、用时。

    例：fuwen evaluate --queries queries.tsv --qrels qrels.txt --run run.txt
    """
    asked, judged = read_queries(queries), read_qrels(qrels)
    found = evaluate(open_index(index_dir, audience=audience), asked, judged, depth)
    if run is not None:
        write_run(run, found.run)
    if as_json:
        say_json(_shape(found))
    else:
        _say(found)
    return 0


def _shape(found: Evaluation) -> dict[str, Any]:
    shape = asdict(found)
    del shape["run"]
    return shape


def _say(found: Evaluation) -> None:
    for name, value in found.measures.items():
        say(f"{name:<12}{value:.4f}")
    say(f"\n查询 {found.queries:,} 个，每个看前 {found.depth:,} 份")
    say(f"首页用时 p50 {found.p50_ms:.1f} 毫秒，p95 {found.p95_ms:.1f} 毫秒")
    _say_ids("没有结果", found.without_hits)
    _say_ids("写法不能理解", found.refused)
    _say_ids("没有判断（未计入）", found.unjudged)


def _say_ids(label: str, ids: Sequence[str]) -> None:
    named = "、".join(plain(id) for id in ids[:_NAMED]) + (" 等" if len(ids) > _NAMED else "")
    say(f"{label} {len(ids):,} 个" + (f"：{named}" if ids else ""))
