"""What commands print: JSON, or lines for a terminal from which no text can escape."""

import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from corpus import FuwenError, reason_of
from indexer.asking.query import Pieces
from indexer.terminal import escaped, plain


def say(text: str = "", *, err: bool = False) -> None:
    """Print a line of text, of which only our own styles reach the terminal.

    Raises FuwenError where it goes to a file that cannot take it.
    """
    try:
        click.echo(text, err=err)
    except BrokenPipeError:  # who reads has seen enough; click ends the program
        raise
    except OSError as error:
        raise FuwenError(f"无法写出结果：{reason_of(error)}") from error


def note(text: str, *, err: bool = False) -> None:
    """Print a line about what is done whether anybody reads it or not."""
    try:
        say(text, err=err)
    except BrokenPipeError:
        stream = sys.stderr if err else sys.stdout
        with Path(os.devnull).open("wb") as nowhere:
            os.dup2(nowhere.fileno(), stream.fileno())


def marked(pieces: Pieces) -> str:
    """Return pieces as text in which the marked ones are bold and red."""
    return "".join(
        click.style(plain(piece.text), fg="red", bold=True) if piece.marked else plain(piece.text)
        for piece in pieces
    )


def say_unused(columns: Iterable[str]) -> None:
    """Say on standard error which columns of a map no file has."""
    if names := "、".join(map(plain, columns)):
        note(f"--map 里的列，没有一个文件有：{names}（请核对列名）", err=True)


def say_json(value: object) -> None:
    """Print a value as indented JSON, Chinese readable."""
    say(json_text(value))


def json_text(value: object) -> str:
    """Return a value as `say_json` prints it."""
    return escaped(json.dumps(value, ensure_ascii=False, indent=2))
