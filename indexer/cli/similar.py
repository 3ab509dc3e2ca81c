"""`fuwen similar`: replies like one in the index, or like one in a file."""

import os
from collections.abc import Mapping
from pathlib import Path

import click

from corpus import (
    ReadError,
    Reply,
    canonical_name,
    extract,
    load_settings,
    parse_map,
    suffixes,
    walk,
)
from indexer.answering.searcher import Searcher, open_index
from indexer.asking.query import Audience, Hit
from indexer.cli.options import (
    audience_option,
    index_option,
    json_option,
    map_option,
    settings_option,
)
from indexer.cli.output import say, say_json
from indexer.cli.search import say_hit
from indexer.shapes import similar_shape
from indexer.terminal import plain


@click.command(short_help="查找内容相似的复文")
@click.argument("wanted", metavar="ID|FILE")
@click.option(
    "--limit", type=click.IntRange(1, 100), default=5, show_default=True, help="至多几份。"
)
@map_option
@settings_option
@index_option
@audience_option
@json_option
def similar(  # noqa: PLR0917 (click passes options by name)
    wanted: str,
    limit: int,
    columns: tuple[str, ...],
    settings: Path | None,
    index_dir: Path,
    audience: Audience,
    as_json: bool,
) -> int:
    """查找与一份复文内容相似的复文：ID 是检索结果里的编号，FILE 是一个文件（不必在索引里）。

    FILE 里有几份复文时，取第一份。内容相同的复文合并为一条。

    例：fuwen similar 2554 ； fuwen similar 拟稿.docx --limit 10
    """
    searcher = open_index(index_dir, audience=audience)
    path = Path(wanted)
    if os.path.isfile(path):  # noqa: PTH113 (Path.is_file raises where a name is too long or closed)
        hits = _like_file(searcher, path, limit, settings, parse_map(columns))
    elif searcher.show(wanted) is None:
        say(f"没有编号为“{plain(wanted)}”的复文（或不公开），也没有这个文件", err=True)
        return 2
    else:
        hits = searcher.similar(wanted, limit)
    if as_json:
        say_json(similar_shape(hits))
    else:
        _say_hits(hits)
    return 0


def _like_file(
    searcher: Searcher, path: Path, limit: int, settings: Path | None, columns: Mapping[str, str]
) -> tuple[Hit, ...]:
    reply, more = _first(path, settings, columns)
    if more:
        say("文件里有多份复文，只比较第一份。", err=True)
    title = "\n".join(filter(None, [reply.title.value, reply.subject.value]))
    return searcher.similar_to(f"{reply.question}\n{reply.body}", limit, title=title)


def _first(path: Path, settings: Path | None, columns: Mapping[str, str]) -> tuple[Reply, bool]:
    """Return the first reply of a file, and whether there are more; raises ReadError."""
    files = walk(path, canonical_name(path.name), suffixes()).files
    if not files:
        raise ReadError(path, "不能读取这种格式的文件")
    items = extract(files[0], load_settings(settings, columns))
    first = next(items, None)
    if first is None:
        raise ReadError(path, "文件里没有复文")
    if isinstance(first, ReadError):
        raise first
    return first.reply, next(items, None) is not None


def _say_hits(hits: tuple[Hit, ...]) -> None:
    if not hits:
        say("没有相似的复文")
    for hit in hits:
        say_hit(hit)
        if hit.folded:
            say(f"  （另有 {hit.folded:,} 份内容相同）\n")
