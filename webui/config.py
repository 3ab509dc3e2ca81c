"""The settings file of `fuwen serve`: TOML, each key named as the option it stands for."""

import tomllib
from pathlib import Path
from typing import Any

import click


def read_settings(context: click.Context, _: click.Parameter, path: Path | None) -> Path | None:
    """Take the values of a settings file as defaults, which options and the environment override.

    Raises click.BadParameter for a file that cannot be read, a key that is no option and a value
    that no option has.
    """
    if path is not None:
        context.default_map = _defaults(context.command, path)
    return path


def _defaults(command: click.Command, path: Path) -> dict[str, Any]:
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise click.BadParameter(f"无法读取设置文件 {path}：{error}") from error
    names = {_key(option): str(option.name) for option in command.params if option.opts}
    unknown = [key for key in given if key not in names or key in ("config", "help")]
    if unknown:
        known = "、".join(name for name in names if name not in ("config", "help"))
        raise click.BadParameter(f"设置文件 {path} 里不认识“{unknown[0]}”；可用的有：{known}")
    odd = [key for key, value in given.items() if type(value) not in (str, int)]
    if odd:
        raise click.BadParameter(f"设置文件 {path} 里“{odd[0]}”的值应为文字或整数")
    return {names[key]: value for key, value in given.items()}


def _key(option: click.Parameter) -> str:
    """Return an option's key in the file: --token-file is token_file."""
    return option.opts[0].lstrip("-").replace("-", "_")
