"""Laying out running text as lines: blocks, line breaks and table rows, for pages and .docx."""

import re

_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f\u2018-\u201d\U00020000-\U0003ffff"
_IS_WIDE = re.compile(f"[{_WIDE}]")
_SPACE = "\x1f"
"""A run of blanks in the markup's source, which is one space of the text."""
_BREAK = "\x1e"
"""The same with a line break in it: nothing between two wide characters, else a space."""
_SOURCE_BLANKS = re.compile("[ \t\r\n\f\u00a0\u3000]+")
_JOINED = re.compile(f"(?<=[{_WIDE}]){_SPACE}*{_BREAK}[{_SPACE}{_BREAK}]*(?=[{_WIDE}])")
_RUN = re.compile(f"[{_SPACE}{_BREAK}]+")

LABEL_LENGTH = 12
"""Characters up to which the first of two cells is a label, even if the other has many lines."""


class Lines:
    """Collects text between breaks; inside a table row, cell by cell.

    Calls to `open_row`, `open_cell` and their `close_` come in pairs, nested as the tables are.
    """

    def __init__(self) -> None:
        """Start with nothing."""
        self._open: list[list[str]] = [[]]
        self._rows: list[list[str]] = []

    def add(self, text: str, *, keep: bool = False) -> None:
        """Add text of the markup's source; its line breaks and runs of blanks stay with `keep`."""
        if not keep:
            text = _SOURCE_BLANKS.sub(_blank, text)
        self._open[-1].append(text)

    def end_line(self) -> None:
        """End the line, if anything stands in it."""
        self._open[-1].append("\n")

    def open_row(self) -> None:
        """Begin a table row."""
        self._rows.append([])

    def open_cell(self) -> None:
        """Begin a cell of the row."""
        self._open.append([])

    def close_cell(self) -> None:
        """End the cell."""
        cell = _laid_out(self._open.pop())
        if self._rows:
            self._rows[-1].append(cell)
        else:
            self._open[-1].extend(("\n", cell, "\n"))

    def close_row(self) -> None:
        """End the row and put its cells where the text goes on."""
        self._open[-1].extend(("\n", join_cells(self._rows.pop()), "\n"))

    @property
    def in_table(self) -> bool:
        """Whether a row or cell is open, whose text `text` does not have yet."""
        return bool(self._rows) or len(self._open) > 1

    def text(self) -> str:
        """Return all lines, without empty ones."""
        return _laid_out(self._open[0])


def join_cells(cells: list[str]) -> str:
    """Make one line of a table row: "label：value" of two cells, else parted by tabs.

    Where a cell has several lines and the row is not a label with its value, the table only lays
    out running text: the cells follow one another, line by line.
    """
    several = any("\n" in cell for cell in cells)
    match cells:
        case [label, value] if label and not (several and len(label) > LABEL_LENGTH):
            return label + value if label.endswith(("：", ":")) else f"{label}：{value}"
        case _:
            return ("\n" if several else "\t").join(cells)


def is_wide(character: str) -> bool:
    """Tell if a character is Chinese, or a sign of the same width."""
    return _IS_WIDE.match(character) is not None


def _blank(blanks: re.Match[str]) -> str:
    return _BREAK if "\n" in blanks[0] else _SPACE


def _laid_out(parts: list[str]) -> str:
    text = _RUN.sub(" ", _JOINED.sub("", "".join(parts)))
    return "\n".join(filter(None, map(str.strip, text.split("\n"))))
