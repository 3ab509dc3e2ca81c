"""One row of a record file → its replies, whatever kind of file the row comes from."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.document import STATED_KEYS, Document
from corpus.errors import ReadError
from corpus.readers.columns import Columns, recognise
from corpus.readers.decode import is_garbled
from corpus.readers.limits import MAX_REPLIES
from corpus.readers.tidy import tidy

LISTED = 30
"""Columns that an error names; more would hide the sentence."""

GARBLED = "这一行有无法解码的文字。"

Cells = Mapping[str, object]
_STATED = tuple(key for key in STATED_KEYS if key != "body")


@dataclass(frozen=True, slots=True)
class RecordFile:
    """The file whose rows are read: its path, the format's name and the operator's columns."""

    path: Path
    format: str
    mapped: Mapping[str, str]

    def columns(self, header: tuple[str, ...]) -> Columns:
        """Tell what the columns mean."""
        return recognise(header, self.mapped)

    def has_body(self, cells: Cells) -> bool:
        """Tell if a row has a column for the reply's text, empty or not, or a list of replies."""
        columns = self.columns(tuple(cells))
        return bool(columns.find("body")) or _nested(cells, columns) is not None

    def without_body(self, header: list[str]) -> ReadError:
        """Say that none of the columns could be taken for the reply's text, and what to do."""
        listed = "、".join(list(filter(None, header))[:LISTED])
        reason = f"没有一列可认作答复正文，请用 --map 列名=body 指明；文件的列：{listed}。"
        return ReadError(self.path, reason)

    def read(self, position: int, cells: Cells, columns: Columns) -> Iterator[Document | ReadError]:
        """Yield the replies of one row, or an error for each that has no text."""
        nested = _nested(cells, columns)
        if nested is None:
            yield self._reply(position, None, _stated(cells, columns), cells, columns)
            return
        if len(nested) > MAX_REPLIES:
            reason = f"这一行的答复太多，超过 {MAX_REPLIES:,} 条。"
            yield ReadError(self.path, reason, position=position)
            return
        common = _stated(cells, columns)
        for part, inner in enumerate(nested, start=1):
            inner_columns = self.columns(tuple(inner))
            stated = common | _stated(inner, inner_columns)
            number = part if len(nested) > 1 else None
            yield self._reply(position, number, stated, inner, inner_columns)

    def _reply(
        self,
        position: int,
        part: int | None,
        stated: dict[str, str],
        cells: Cells,
        columns: Columns,
    ) -> Document | ReadError:
        text = _value(cells, columns, "body")
        if not text:
            return ReadError(self.path, _missing(part, columns), position=position)
        if is_garbled(text):
            return ReadError(self.path, GARBLED, position=position)
        return Document(
            path=self.path,
            format=self.format,
            text=text,
            stated=stated,
            position=position,
            part=part,
        )


def cells_of(header: Sequence[str], row: Sequence[object]) -> Cells:
    """Pair a row with its header; of two columns with one name the first counts."""
    pairs = list(zip(header, row, strict=False))
    return dict(reversed(pairs))


def _missing(part: int | None, columns: Columns) -> str:
    which = "" if part is None else f"第{part}条"
    expected = "、".join(columns.find("body"))
    return f"{which}答复没有正文（{f'“{expected}”为空' if expected else '没有可认作正文的列'}）。"


def _stated(cells: Cells, columns: Columns) -> dict[str, str]:
    present = (key for key in _STATED if key in columns.by_key)
    values = ((key, _value(cells, columns, key)) for key in present)
    return {key: value for key, value in values if value}


def _value(cells: Cells, columns: Columns, key: str) -> str:
    for column in columns.find(key):
        if text := tidy(_text(cells.get(column))):
            return text
    return ""


def _nested(cells: Cells, columns: Columns) -> list[Cells] | None:
    """Return the row's list of replies, each with cells of its own, or None if it has no such."""
    for column in columns.find("replies"):
        value = cells.get(column)
        if isinstance(value, list) and value:
            return [item if isinstance(item, Mapping) else {"body": item} for item in value]
    return None


def _text(value: object) -> str:  # noqa: PLR0911 - one answer for each type
    """Print a cell the way a person would have typed it; "" for what is not a single value."""
    match value:
        case str():
            return value
        case bool():
            return "是" if value else "否"
        case float() if value.is_integer():
            return str(int(value))  # spreadsheets keep the number 2554 as 2554.0
        case int() | float():
            return str(value)
        case datetime.datetime() if value.time() == datetime.time():
            return value.date().isoformat()
        case datetime.datetime():
            return value.isoformat(" ", "seconds")
        case datetime.date() | datetime.time():
            return value.isoformat()
        case list():
            singles = (item for item in value if not isinstance(item, list))
            return "、".join(filter(None, map(_text, singles)))
        case _:
            return ""
