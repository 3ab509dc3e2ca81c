"""Options that several commands share."""

from pathlib import Path
from typing import TypeVar

import click

_Text = TypeVar("_Text", str, tuple[str, ...])

index_option = click.option(
    "--index",
    "index_dir",
    metavar="DIR",
    type=click.Path(path_type=Path),
    envvar="FUWEN_INDEX",
    default=Path("fuwen-index"),
    show_default="./fuwen-index",
    help="索引所在的文件夹（环境变量 FUWEN_INDEX）。",
)
settings_option = click.option(
    "--settings",
    metavar="DIR",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    envvar="FUWEN_SETTINGS",
    help="自备词表与网页版式的文件夹（环境变量 FUWEN_SETTINGS）。",
)
json_option = click.option("--json", "as_json", is_flag=True, help="输出 JSON。")
map_option = click.option(
    "--map",
    "columns",
    metavar="列名=键",
    multiple=True,
    help="记录文件的列名对应，可重复；例：--map 留言主题=title；键 ignore 是不读这一列。",
)
audience_option = click.option(
    "--audience",
    type=click.Choice(["public", "internal"]),
    default="public",
    show_default=True,
    help="public 只看可公开的；internal 全部（仅供本机操作者）。",
)


def utf8(_ctx: click.Context, _param: click.Parameter, given: _Text) -> _Text:
    """Refuse words whose bytes are not UTF-8: nothing would be found, and nobody would know why."""
    if any("\udc80" <= char <= "\udcff" for char in "".join(given)):
        raise click.BadParameter("检索的文字不是 UTF-8：请把终端的编码设为 UTF-8 再试")
    return given
