"""The command `fuwen serve`, which the command line finds by its entry point."""

from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

import click

from indexer import Audience, EngineError, IndexProblem, Searcher
from webui.config import read_settings
from webui.operating.tracing import log_to_stderr
from webui.process import Orders
from webui.processes import can_inherit, serve_together, usual_count
from webui.server import end_when_told
from webui.server import serve as serve_site
from webui.settings import Settings

SHORTEST_TOKEN = 16
_GIVE_TOKEN = f"请用 FUWEN_TOKEN 或 --token-file 给出至少 {SHORTEST_TOKEN} 个字符"
MOST_PROCESSES = 64


def _public_address(_: click.Context, __: click.Parameter, url: str) -> str:
    """Take a public address that others can reach; raises click.BadParameter."""
    try:
        parts = urlsplit(url)
    except ValueError:
        parts = urlsplit("")
    if url and not (parts.scheme in ("http", "https") and parts.netloc):
        raise click.BadParameter(
            f"对外的网址应以 https:// 或 http:// 开头，如 https://fuwen.example.gov.cn，收到的是“{url}”"
        )
    return url


def _numeric_address(_: click.Context, __: click.Parameter, address: str) -> str:
    """Take an address as connections come from it, which a name never is; raises BadParameter."""
    try:
        return str(ip_address(address)) if address else ""
    except ValueError as error:
        raise click.BadParameter(
            f"应为代理的 IP 地址，如 127.0.0.1，收到的是“{address}”"
        ) from error


@click.command(epilog="例：fuwen serve --index /srv/fuwen --port 8000")
@click.option(
    "--config",
    metavar="FILE",
    type=click.Path(path_type=Path),
    envvar="FUWEN_CONFIG",
    is_eager=True,
    expose_value=False,
    callback=read_settings,
    help="设置文件（TOML），键与选项同名；选项和环境变量优先（环境变量 FUWEN_CONFIG）。",
)
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
@click.option(
    "--url",
    metavar="URL",
    envvar="FUWEN_URL",
    default="",
    callback=_public_address,
    help="对外的网址，如 https://fuwen.example.gov.cn；用于订阅、引用和站点地图（环境变量 FUWEN_URL）。",
)
@click.option(
    "--proxy",
    metavar="ADDRESS",
    envvar="FUWEN_PROXY",
    default="",
    callback=_numeric_address,
    help="只相信来自这个地址的 X-Forwarded-For，如 127.0.0.1（环境变量 FUWEN_PROXY）。",
)
@click.option(
    "--rate",
    type=click.IntRange(0),
    envvar="FUWEN_RATE",
    default=300,
    show_default=True,
    help="每个网络地址每分钟最多请求多少次；0 表示不限（环境变量 FUWEN_RATE）。",
)
@click.option(
    "--exports",
    type=click.IntRange(0),
    envvar="FUWEN_EXPORTS",
    default=10,
    show_default=True,
    help="每个网络地址每分钟最多下载几次全部结果；0 表示不限（环境变量 FUWEN_EXPORTS）。",
)
@click.option(
    "--audience",
    type=click.Choice(["public", "internal"]),
    envvar="FUWEN_AUDIENCE",
    default="public",
    show_default=True,
    help="给谁看：internal 含不公开的内容，必须另给令牌（环境变量 FUWEN_AUDIENCE）。",
)
@click.option(
    "--token-file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    envvar="FUWEN_TOKEN_FILE",
    help="内部网站的令牌所在的文件（环境变量 FUWEN_TOKEN_FILE）；也可直接用环境变量 FUWEN_TOKEN。",
)
@click.option(
    "--processes",
    metavar="N",
    type=click.IntRange(1, MOST_PROCESSES),
    envvar="FUWEN_PROCESSES",
    help="用几个进程回答请求；默认每个处理器核心一个，至多 4 个，Windows 上只能是 1"
    "（环境变量 FUWEN_PROCESSES）。",
)
@click.option("--token", envvar="FUWEN_TOKEN", default="", hidden=True)
def serve(
    *,
    index_dir: Path,
    host: str,
    port: int,
    proxy: str,
    audience: Audience,
    token_file: Path | None,
    token: str,
    prefix: str,
    url: str,
    rate: int,
    exports: int,
    processes: int | None,
) -> None:
    """提供网页检索（默认只含可以公开的答复）"""
    secret = _token(audience, token, token_file)
    log_to_stderr()
    searcher = Searcher(index_dir, audience)
    _warn_if_not_ready(searcher)
    settings = Settings(prefix=prefix, url=url, token=secret, rate=rate, exports=exports)
    count = usual_count() if processes is None else processes
    end_when_told()
    if count == 1:
        serve_site(searcher, host, port, settings, proxy=proxy)
    elif not can_inherit():
        raise click.UsageError("这个系统上只能用一个进程：请用 --processes 1")
    else:
        orders = Orders(index=index_dir, audience=audience, settings=settings, proxy=proxy)
        serve_together(host, port, count, orders)


def _token(audience: str, given: str, file: Path | None) -> str:
    """Return the token to ask for, "" for a public site that states none.

    Raises click.UsageError for an internal site without one, and for one that is too short.
    """
    try:
        token = given or (file.read_text(encoding="utf-8").strip() if file else "")
    except (OSError, UnicodeDecodeError) as error:
        raise click.UsageError(f"无法读取令牌文件 {file}：{error}") from error
    if audience == "internal" and not token:
        raise click.UsageError(f"内部网站必须有令牌：{_GIVE_TOKEN}")
    if len(token) < SHORTEST_TOKEN and (given or file):
        raise click.UsageError(f"令牌只有 {len(token)} 个字符，太容易猜到：{_GIVE_TOKEN}")
    return token


def _warn_if_not_ready(searcher: Searcher) -> None:
    """Tell the operator that every page will be a 503 until the index can be used."""
    try:
        _ = searcher.generation
    except (IndexProblem, EngineError) as problem:
        click.echo(f"注意：索引还不能用，在此之前网页只会显示“检索暂时不可用”。{problem}", err=True)
