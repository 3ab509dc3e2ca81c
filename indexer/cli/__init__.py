"""The command `fuwen`: each command is a module, loaded only when it is run."""

import os
import sys
from contextlib import suppress
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path

import click

_COMMANDS = {
    "index": "indexer.cli.index:index",
    "search": "indexer.cli.search:search",
    "show": "indexer.cli.show:show",
    "similar": "indexer.cli.similar:similar",
    "suggest": "indexer.cli.suggest:suggest",
    "read": "indexer.cli.read:read",
    "stats": "indexer.cli.stats:stats",
    "check": "indexer.cli.check:check",
    "evaluate": "indexer.cli.evaluate:command",
}
_SUMMARIES = {
    "index": "索引（或更新索引）文件夹里的复文",
    "search": "检索复文",
    "show": "显示一份复文的全文与元数据",
    "similar": "查找内容相似的复文",
    "suggest": "补全检索词：汉字、拼音或首字母",
    "read": "不建索引，显示会从文件里读出什么",
    "stats": "显示索引的概况",
    "check": "检查索引是否完好、是否与原始文件一致",
    "evaluate": "用带判断的查询评测检索质量",
    "serve": "提供网页检索（默认只含可以公开的答复）",
}
"""Said without importing the command; also that of webui, whose server takes longest to import."""


class _Commands(click.Group):
    """A group that imports a command only to run it, and lists what other rooms add.

    Rooms to the right (webui) register commands under the entry point group "fuwen.commands";
    so this room need not know them.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's signature)
        return [*_COMMANDS, *sorted(_added())]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        place = _COMMANDS.get(cmd_name) or _added().get(cmd_name)
        if place is None:
            return None
        module, _, name = place.partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            raise click.UsageError(f"没有命令 {args[0]}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows = [(name, self._summary(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("命令"):
            formatter.write_dl(rows)

    def _summary(self, ctx: click.Context, name: str) -> str:
        if name in _SUMMARIES:
            return _SUMMARIES[name]
        command = self.get_command(ctx, name)
        return "" if command is None else command.get_short_help_str(60)


def _added() -> dict[str, str]:
    return {point.name: point.value for point in entry_points(group="fuwen.commands")}


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="例：fuwen index 复文文件夹，然后 fuwen search 停车费 --department 交通运输局",
)
@click.version_option(package_name="fuwen-search", prog_name="fuwen")
def fuwen() -> None:
    """复文：政府答复的全文检索。"""


def main() -> None:
    """Run the command; exit status 0 done, 1 done but not all could be read, 2 not done."""
    _open_streams()
    _speak_utf8()
    try:
        status = fuwen.main(standalone_mode=False)
    except click.ClickException as error:
        from indexer.cli.usage import sentence  # noqa: PLC0415 (not for --help)

        status = _refuse(sentence(error))
    except (click.Abort, KeyboardInterrupt):
        status = _refuse("已中断；索引保持原样。", 130)
    except _fuwen_error() as error:
        status = _refuse(f"fuwen：{error}")
    except OSError as error:  # of printing help; ours is told already, and any other names a file
        if error.filename is not None:
            raise
        from corpus import reason_of  # noqa: PLC0415 (not for --help)

        status = _refuse(f"fuwen：无法写出结果：{reason_of(error)}")
    sys.exit(status)


def _refuse(said: str, status: int = 2) -> int:
    """Say why nothing came of it, where that can be said, and return the exit status."""
    from indexer.terminal import plain  # noqa: PLC0415 (not for --help)

    with suppress(OSError):
        click.echo(plain(said), err=True)
    return status


def _fuwen_error() -> type[Exception]:
    """Load the root of the error tree, which only a command that failed needs."""
    from corpus import FuwenError  # noqa: PLC0415

    return FuwenError


def _open_streams() -> None:
    """Stand in for standard streams that are closed, as some services start programs; else the next
    file that is opened gets the number of one, and what libraries print goes there."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            stream = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115 (to the end)
            os.set_inheritable(stream.fileno(), True)  # for the processes that we start
            setattr(sys, name, stream)


def _speak_utf8() -> None:
    """Print Chinese also where the terminal or pipe is set to something smaller (Windows)."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
