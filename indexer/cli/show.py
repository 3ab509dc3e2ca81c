"""`fuwen show`: one reply with all that is known of it."""

from pathlib import Path

import click

from indexer.answering.searcher import open_index
from indexer.asking.query import Audience
from indexer.cli.options import audience_option, index_option, json_option
from indexer.cli.output import marked, say, say_json
from indexer.cli.read import say_facts
from indexer.shapes import reply_shape
from indexer.terminal import plain


@click.command(short_help="显示一份复文的全文与元数据")
@click.argument("id")
@click.option("--query", "text", default="", help="标出这次检索的词。")
@index_option
@audience_option
@json_option
def show(id: str, text: str, index_dir: Path, audience: Audience, as_json: bool) -> int:
    """显示一份复文：元数据、来信（如有）、正文、来源。ID 见检索结果。

    例：fuwen show 2554 --query 公交 ； fuwen show 2554 --json
    """
    shown = open_index(index_dir, audience=audience).show(id, text)
    if shown is None:
        say(f"没有编号为“{plain(id)}”的复文（或不公开）", err=True)
        return 2
    if as_json:
        say_json(reply_shape(shown.reply))
        return 0
    say(click.style(plain("".join(piece.text for piece in shown.title)), bold=True))
    say_facts(shown.reply)
    for heading, paragraphs in (("来信", shown.question), ("正文", shown.body)):
        if paragraphs:
            say(f"\n【{heading}】")
        for paragraph in paragraphs:
            say(marked(paragraph))
    for line in shown.reply.contact:
        say(f"（不公开）{plain(line)}")
    for source in shown.reply.sources:
        say(
            f"\n来源：{plain(source.path)}" + (f" 第{source.position}行" if source.position else "")
        )
    return 0
