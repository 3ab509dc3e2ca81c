"""What click refuses of a command line, in a sentence."""

import click


def sentence(error: click.ClickException) -> str:
    """Say what is wrong, and which help tells how it is written; help itself as it is."""
    if "\n" in error.message or not isinstance(error, click.UsageError):
        return error.message
    path = error.ctx.command_path if error.ctx else "fuwen 命令"
    return f"fuwen：{_refusal(error)}；用法见 {path} --help"


def _refusal(error: click.UsageError) -> str:
    match error:
        case click.NoSuchOption():
            likely = f"（是不是 {'、'.join(error.possibilities)}？）" if error.possibilities else ""
            return f"没有选项 {error.option_name}{likely}"
        case click.BadOptionUsage():
            return f"选项 {error.option_name} 少了值，或多了值"
        case click.MissingParameter():
            return f"缺少 {_name(error)}"
        case click.BadParameter():
            return f"{_name(error)}：{_rule(error)}".removeprefix("：")
        case _:
            return error.message


def _name(error: click.BadParameter) -> str:
    return "" if error.param is None else error.param.get_error_hint(error.ctx).replace("'", "")


def _rule(error: click.BadParameter) -> str:
    """Say what values there are where click is the one that checks them."""
    match error.param and error.param.type:
        case click.Choice(choices=choices):
            return f"只能是 {'、'.join(map(str, choices))}"
        case click.IntRange(min=least, max=None):
            return f"要是整数，至少 {least}"
        case click.IntRange(min=least, max=most):
            return f"要是 {least} 到 {most} 的整数"
        case click.types.IntParamType():
            return "要是整数"
        case _:
            return error.message
