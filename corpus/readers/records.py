"""One row of a record file → its replies, whatever kind of file the row comes from."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.document import STATED_KEYS, Document
from corpus.errors import NoReply, ReadError
from corpus.readers.columns import Columns, recognise
from corpus.readers.decode import is_garbled
from corpus.readers.fragments import shown
from corpus.readers.headers import header_of
from corpus.readers.limits import MAX_REPLIES
from corpus.readers.moments import as_printed
from corpus.readers.options import ReadOptions
from corpus.readers.tidy import tidy

LISTED = 30
"""Columns that an error names; more would hide the sentence."""

HEADER_ROWS = 5
"""Filled rows among which the header is looked for: a caption may stand above it."""

GARBLED = "这一行有无法解码的文字。"

Cells = Mapping[str, object]
LONGEST_STATUS = 30
"""Characters in one line without a full stop that may be an outcome (已办结, A类); more are a text."""

_STATED = frozenset(STATED_KEYS) - {"body", "question"}
_CODES = ("id", "code", "type")
"""What the names of values end in that an object has for programs, beside its texts."""
_DATES = frozenset(("date", "published", "asked"))


@dataclass(frozen=True, slots=True)
class RecordFile:
    """The file whose rows are read: its path, the format's name and what the operator says of it."""

    path: Path
    format: str
    options: ReadOptions

    def columns(self, header: tuple[str, ...]) -> Columns:
        """Tell what the columns mean, and note which of the operator's are there."""
        columns = recognise(header, self.options.columns)
        self.options.met.update(columns.met)
        return columns

    def header(self, rows: Sequence[Sequence[str]]) -> tuple[int, tuple[str, ...]] | None:
        """Find the header among `rows`: where it ends, and its names; None if there is none."""
        return header_of(rows, self.columns)

    def has_body(self, cells: Cells) -> bool:
        """Tell if a row has a column for the reply's text, empty or not, or a list of replies."""
        return self.columns(tuple(cells)).hold_text

    def without_body(self, header: Sequence[str]) -> ReadError:
        """Say that none of the columns could be taken for the reply's text, and what to do."""
        listed = "、".join(list(filter(None, header))[:LISTED])
        reason = f"没有一列可认作答复正文，请用 --map 列名=body 指明；文件的列：{listed}。"
        return ReadError(self.path, reason)

    def read(self, position: int, cells: Cells, columns: Columns) -> Iterator[Document | ReadError]:
        """Yield the replies of one row, or an error for each that has no text.

        A list of replies is beside the row's question; a reply that the row has itself comes last.
        A row that repeats the header, as on each page of a printed table, has none.
        """
        if _repeats_header(cells):
            return
        nested, cells = _nested(cells, columns)
        row = _Row.of(cells, columns, has_list=nested is not None)
        if not nested:
            yield self._reply(position, None, row, columns)
            return
        if len(nested) > MAX_REPLIES:
            reason = f"这一行的答复太多，超过 {MAX_REPLIES:,} 条。"
            yield ReadError(self.path, reason, position=position)
            return
        if row.body and not any(row.body in _text(inner, "\n") for inner in nested):
            nested.append({"body": row.body})
        for part, inner in enumerate(nested, start=1):
            inner_columns = self.columns(tuple(inner))
            reply = _Row.of(inner, inner_columns).within(row)
            yield self._reply(position, part if len(nested) > 1 else None, reply, inner_columns)

    def _reply(
        self, position: int, part: int | None, row: "_Row", columns: Columns
    ) -> Document | ReadError:
        if not row.body:
            return NoReply(self.path, _missing(part, columns), position=position)
        if is_garbled(row.body):
            return ReadError(self.path, GARBLED, position=position)
        return Document(
            path=self.path,
            format=self.format,
            text=row.body,
            stated=row.stated,
            position=position,
            part=part,
        )


@dataclass(frozen=True, slots=True)
class _Row:
    """What the cells of a row, or of a reply in its list, say: the reply's text and the rest."""

    body: str
    stated: dict[str, str]

    @classmethod
    def of(cls, cells: Cells, columns: Columns, *, has_list: bool = False) -> "_Row":
        """Tell the reply's text from the question's and from mere facts.

        What several columns say of one of the texts is one text, the best column's first.
        """
        named, plain = columns.find("body"), columns.find("text")
        if has_list:
            named = [column for column in named if column not in plain]
        else:
            plain = [column for column in plain if column not in named]
        handling = _filled(cells, columns.find("handling"), "\n")
        told = [value for value in handling if _is_text(value)]
        replied = [*_filled(cells, named, "\n"), *told]
        asked, texts = (_filled(cells, each, "\n") for each in (columns.find("question"), plain))
        if named or told or has_list:
            asked += texts
        else:
            replied = texts
        stated = _stated(cells, columns)
        if asked:
            stated["question"] = _joined(asked)
        if status := next((value for value in handling if not _is_text(value)), None):
            stated.setdefault("outcome", status)
        return cls(_joined(replied), stated)

    def within(self, outer: "_Row") -> "_Row":
        """Add what the row says of all the replies in its list."""
        return _Row(self.body, outer.stated | self.stated)


def fullest(rows: Sequence[Sequence[str]]) -> Sequence[str]:
    """Return the first of the rows with most filled cells: the header if none is known as one."""
    return max(rows, key=lambda row: sum(map(bool, row)))


def cells_of(header: Sequence[str], row: Sequence[object]) -> Cells:
    """Pair a row with its header; of two columns with one name the first that is filled counts."""
    cells: dict[str, object] = {}
    for name, cell in zip(header, row, strict=False):
        if cells.get(name) in (None, ""):
            cells[name] = cell
    return cells


def _repeats_header(cells: Cells) -> bool:
    filled = ((name, cell) for name, cell in cells.items() if cell not in (None, ""))
    return any(cells.values()) and all(name == cell for name, cell in filled)


def _missing(part: int | None, columns: Columns) -> str:
    which = "" if part is None else f"第{part}条"
    body, plain = columns.find("body"), columns.find("text")
    named = [column for column in (*body, *columns.find("replies")) if column not in plain]
    expected = "、".join(dict.fromkeys(named or body or plain))
    return f"{which}答复没有正文（{f'“{expected}”为空' if expected else '没有可认作正文的列'}）。"


def _stated(cells: Cells, columns: Columns) -> dict[str, str]:
    """Read the facts; a blank cell gives way to the next column for its key.

    Of disclosure all cells count, since one of them may close the reply.
    """
    present = (key for key in columns.by_key if key in _STATED)
    values = ((key, _filled(cells, columns.find(key), "、")) for key in present)
    return {
        key: "、".join(dict.fromkeys(filled)) if key == "disclosure" else _fact(key, filled[0])
        for key, filled in values
        if filled
    }


def _fact(key: str, text: str) -> str:
    return as_printed(text) if key in _DATES else text


def _filled(cells: Cells, columns: Iterable[str], between: str) -> list[str]:
    texts = (tidy(_text(cells.get(column), between)) for column in columns)
    return [text for text in texts if text]


def _joined(texts: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(texts))


def _is_text(handling: str) -> bool:
    return len(handling) > LONGEST_STATUS or "。" in handling or "\n" in handling


def _nested(cells: Cells, columns: Columns) -> tuple[list[Cells] | None, Cells]:
    """Part the row's list of replies, each with cells of its own, from the other cells.

    The list is None if there is no column for one, and empty if nobody has replied.
    """
    nested: list[Cells] | None = None
    for column in columns.find("replies"):
        value = cells.get(column)
        if column in columns.find("body") and not isinstance(value, list | Mapping):
            continue  # 答复 is a text or a list of texts
        items = _listed(value)
        if items:
            rest = {name: cell for name, cell in cells.items() if name != column}
            return [item if isinstance(item, Mapping) else {"body": item} for item in items], rest
        nested = nested if items is None else []
    return nested, cells


def _listed(value: object) -> list[object] | None:
    """Read a cell for a list; None if it is something else, such as the number of replies."""
    match value:
        case list():
            return value
        case str() if value.strip().isdecimal():
            return None
        case str() | Mapping() | None:
            return [value] if value else []
        case _:
            return None


def _text(value: object, between: str) -> str:
    """Print a cell the way a person would have typed it; `between` parts what a list or an object
    holds, of whose values only texts count."""
    if isinstance(value, list | Mapping):
        return between.join(filter(None, map(_typed, _leaves(value))))
    return _typed(value)


def _leaves(value: object) -> Iterator[object]:
    """Yield what a list or an object holds, however deep it lies; recursion would have an end."""
    left = [value]
    while left:
        item = left.pop()
        if isinstance(item, list):
            left.extend(reversed(item))
        elif isinstance(item, Mapping):
            told = (each for name, each in item.items() if not name.lower().endswith(_CODES))
            inner = [each for each in told if isinstance(each, str | list | Mapping)]
            left.extend(reversed(inner))
        else:
            yield item


def _typed(value: object) -> str:  # noqa: PLR0911 - one answer for each type
    match value:
        case str():
            return shown(value)
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
        case _:
            return ""
