"""`fuwen suggest`: what a search that begins like this may go on with."""

from pathlib import Path

import click

from indexer.answering.searcher import open_index
from indexer.asking.query import Audience
from indexer.cli.options import audience_option, index_option, json_option, utf8
from indexer.cli.output import say, say_json
from indexer.shapes import suggestions_shape
from indexer.terminal import plain

_KINDS = {"term": "词语", "department": "承办单位", "subject": "事由"}


@click.command(short_help="补全检索词：汉字、拼音或首字母")
@click.argument("prefix", callback=utf8)
@click.option(
    "--limit", type=click.IntRange(1, 50), default=8, show_default=True, help="至多几条。"
)
@index_option
@audience_option
@json_option
def suggest(prefix: str, limit: int, index_dir: Path, audience: Audience, as_json: bool) -> int:
    """列出以 PREFIX（汉字、拼音、首字母）开头的词语、承办单位和事由，及各有几份复文。

    例：fuwen suggest zxwqy ； fuwen suggest 停che
    """
    found = open_index(index_dir, audience=audience).suggest(prefix, limit)
    if as_json:
        say_json(suggestions_shape(found))
        return 0
    for one in found:
        say(f"{plain(one.text)}  （{_KINDS[one.kind]}，{one.count:,} 份）")
    return 0
