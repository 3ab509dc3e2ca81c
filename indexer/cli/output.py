"""What commands print: JSON, or lines for a terminal from which no text can escape."""

import json

import click

from indexer.asking.query import Pieces
from indexer.terminal import escaped, plain


def say(text: str = "", *, err: bool = False) -> None:
    """Print a line of text, of which only our own styles reach the terminal."""
    click.echo(text, err=err)


def marked(pieces: Pieces) -> str:
    """Return pieces as text in which the marked ones are bold and red."""
    return "".join(
        click.style(plain(piece.text), fg="red", bold=True) if piece.marked else plain(piece.text)
        for piece in pieces
    )


def say_json(value: object) -> None:
    """Print a value as indented JSON, Chinese readable."""
    click.echo(escaped(json.dumps(value, ensure_ascii=False, indent=2)))
