"""`fuwen check`: is the index whole, and does it say what the sources say?"""

from dataclasses import asdict
from pathlib import Path

import click

from indexer.cli.options import index_option, json_option
from indexer.cli.output import say, say_json
from indexer.keeping.check import check_index
from indexer.terminal import plain


@click.command(short_help="检查索引是否完好、是否与原始文件一致")
@index_option
@json_option
def check(index_dir: Path, as_json: bool) -> int:
    """逐字节核对索引的文件与清单、引擎与登记，并比对原始文件是否有变化。

    完好且一致退出码为 0；原始文件有变化（运行 fuwen index 更新）或有读不了的为 1；损坏为 2（重建）。

    例：fuwen check --index 索引
    """
    found = check_index(index_dir)
    if as_json:
        say_json(asdict(found))
    else:
        for line in found.damage:
            say(f"损坏：{plain(line)}")
        for line in found.outdated:
            say(f"有变化：{plain(line)}")
        for line in found.unread:
            say(f"无法比对：{plain(line)}")
        if found.damage:
            say("请运行 fuwen index --rebuild 重建；原始文件不受影响。")
        elif found.outdated:
            say("请运行 fuwen index 更新。")
        elif found.unread:
            say("索引完好；能读到的原始文件没有变化。请检查读不了的：路径、权限、是否挂载。")
        else:
            say(f"索引 {index_dir}（{found.generation}）完好，与原始文件一致。")
    return 2 if found.damage else 1 if found.outdated or found.unread else 0
