"""What commands print: JSON, or lines for a terminal from which no text can escape."""

import json

import click

from indexer.asking.query import Pieces

_DELETE = 127
_CONTROLS = dict.fromkeys(
    {*range(32), *range(_DELETE, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A)} - {9, 10}
)
"""Control characters and bidirectional overrides: a document must not steer the terminal."""
_ESCAPED = {code: f"\\u{code:04x}" for code in _CONTROLS.keys() - set(range(32))}
"""JSON escapes the others itself; these stand only within its strings."""


def say(text: str = "", *, err: bool = False) -> None:
    """Print a line of text, of which only our own styles reach the terminal."""
    click.echo(text, err=err)


def plain(text: str) -> str:
    """Return a document's text without control characters."""
    return text.translate(_CONTROLS)


def marked(pieces: Pieces) -> str:
    """Return pieces as text in which the marked ones are bold and red."""
    return "".join(
        click.style(plain(piece.text), fg="red", bold=True) if piece.marked else plain(piece.text)
        for piece in pieces
    )


def say_json(value: object) -> None:
    """Print a value as indented JSON, Chinese readable."""
    click.echo(escaped(json.dumps(value, ensure_ascii=False, indent=2)))


def escaped(json_text: str) -> str:
    """Return JSON in which what could steer a terminal is escaped."""
    return json_text.translate(_ESCAPED)
