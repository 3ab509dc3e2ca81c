"""The command `fuwen serve`, which the command line finds by its entry point."""

from pathlib import Path

import click

from indexer import EngineError, IndexProblem, Searcher
from webui.server import serve as serve_site


@click.command(epilog="例：fuwen serve --index /srv/fuwen --port 8000")
@click.option(
    "--index",
    "index_dir",
    metavar="DIR",
    type=click.Path(path_type=Path),
    envvar="FUWEN_INDEX",
    default=Path("fuwen-index"),
    show_default="./fuwen-index",
    help="索引所在的文件夹（环境变量 FUWEN_INDEX）。",
)
@click.option(
    "--host",
    envvar="FUWEN_HOST",
    default="127.0.0.1",
    show_default=True,
    help="监听的地址；0.0.0.0 表示所有网卡（环境变量 FUWEN_HOST）。",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    envvar="FUWEN_PORT",
    default=8000,
    show_default=True,
    help="监听的端口；0 表示任取一个空闲的（环境变量 FUWEN_PORT）。",
)
@click.option(
    "--prefix",
    metavar="PATH",
    envvar="FUWEN_PREFIX",
    default="",
    help="网站所在的路径，如 /fuwen（环境变量 FUWEN_PREFIX）。",
)
def serve(index_dir: Path, host: str, port: int, prefix: str) -> None:
    """提供网页检索（只含可以公开的答复）"""
    searcher = Searcher(index_dir, "public")
    _warn_if_not_ready(searcher)
    serve_site(searcher, host, port, prefix=prefix)


def _warn_if_not_ready(searcher: Searcher) -> None:
    """Tell the operator that every page will be a 503 until the index can be used."""
    try:
        _ = searcher.generation
    except (IndexProblem, EngineError) as problem:
        click.echo(f"注意：索引还不能用，在此之前网页只会显示“检索暂时不可用”。{problem}", err=True)
