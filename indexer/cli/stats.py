"""`fuwen stats`: what an index holds."""

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from corpus import KINDS, OUTCOMES
from indexer.answering.searcher import open_index
from indexer.asking.query import Audience
from indexer.cli.options import audience_option, index_option, json_option
from indexer.cli.output import say, say_json
from indexer.terminal import plain


@click.command(short_help="显示索引的概况")
@index_option
@audience_option
@json_option
def stats(index_dir: Path, audience: Audience, as_json: bool) -> int:
    """显示索引的概况：份数、各年、各单位、各结果的份数，引擎与代号。

    例：fuwen stats ； fuwen stats --json
    """
    found = open_index(index_dir, audience=audience).stats()
    if as_json:
        say_json(asdict(found))
        return 0
    say(f"索引 {index_dir}（{found.generation}，{found.created}）")
    say(f"引擎 {found.engine} {found.engine_version}，占 {found.bytes / 1e6:,.1f} MB")
    say(f"可见 {found.visible:,} 份复文，共 {found.replies:,} 份，来自 {found.files:,} 个文件")
    sections: tuple[tuple[str, dict[str, int], Mapping[Any, str]], ...] = (
        ("年份", found.years, {}),
        ("类型", found.kinds, KINDS),
        ("办理结果", found.outcomes, OUTCOMES),
        ("承办单位", found.departments, {}),
    )
    for title, counts, labels in sections:
        say(f"\n{title}")
        for value, count in counts.items():
            say(f"  {count:>8,}  {plain(labels.get(value, value))}")
    return 0
