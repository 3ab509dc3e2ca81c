"""Text that could steer the terminal of whoever reads it: a command's output, a server's log."""

_DELETE = 127
_CONTROLS = dict.fromkeys(
    {*range(32), *range(_DELETE, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A)} - {9, 10}
)
"""Control characters and bidirectional overrides: a document must not steer the terminal."""
_ESCAPED = {code: f"\\u{code:04x}" for code in _CONTROLS.keys() - set(range(32))}
"""JSON escapes the others itself; these stand only within its strings."""


def plain(text: str) -> str:
    """Return a document's text without control characters."""
    return text.translate(_CONTROLS)


def escaped(json_text: str) -> str:
    """Return JSON in which what could steer a terminal is escaped."""
    return json_text.translate(_ESCAPED)
