"""Reading .jsonl (a row a line) and .json (a list of rows, or one)."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, islice
from pathlib import Path

import msgspec

from corpus.document import Document
from corpus.errors import ReadError
from corpus.readers.decode import decode, is_garbled, lines
from corpus.readers.files import load, opened
from corpus.readers.limits import MAX_DOCUMENT_BYTES, MAX_LINE
from corpus.readers.options import ReadOptions
from corpus.readers.records import GARBLED, Cells, RecordFile

PATIENCE_ROWS = 1_000
"""Rows read in search of one that has a column for the reply's text."""

Row = tuple[int, Cells] | ReadError


def read_lines(path: Path, options: ReadOptions) -> Iterator[Document | ReadError]:
    """Yield the replies of a .jsonl file; `position` is the line, and a bad line is an error."""
    with opened(path) as file:
        numbered = enumerate(lines(file), start=1)
        filled = ((number, line) for number, line in numbered if line is None or line.strip())
        rows = (_parse(path, number, line) for number, line in filled)
        yield from _replies(RecordFile(path, "jsonl", options.columns), rows)


def read_file(path: Path, options: ReadOptions) -> Iterator[Document | ReadError]:
    """Yield the replies of a .json file; `position` counts its objects from 1.

    What is a .jsonl file but for its name is read as one.
    """
    text = decode(path, load(path, MAX_DOCUMENT_BYTES))
    try:
        value = _loads(text)
    except ValueError as error:
        if not _begins_with_row(text):
            raise ReadError(path, f"不是有效的 JSON（{error}）。") from error
        yield from read_lines(path, options)
        return
    file = RecordFile(path, "json", options.columns)
    items = enumerate(_rows_in(file, value), start=1)
    yield from _replies(file, (_row(path, number, item) for number, item in items))


def _begins_with_row(text: str) -> bool:
    """Tell if a text's first line is an object of its own."""
    try:
        return isinstance(_loads(text.lstrip().partition("\n")[0]), dict)
    except ValueError:
        return False


def _rows_in(file: RecordFile, value: object) -> list[object]:
    """Find the rows: the value's own, or the first in an object that a portal's interface wraps
    around them ({"code": 200, "data": {"rows": […]}})."""
    if isinstance(value, list):
        return value
    inner = [value]
    for item in inner:  # which grows on the way
        rows = item if isinstance(item, list) else [item]
        if any(_is_row(file, row) for row in rows[:PATIENCE_ROWS]):
            return rows
        if isinstance(item, dict):
            inner.extend(each for each in item.values() if isinstance(each, list | dict))
    return [value]


def _is_row(file: RecordFile, value: object) -> bool:
    """Tell if a value is a row that has a column for the text, and no page of rows: in
    {"content": […], "totalElements": 2} what is named as a text is a list of rows."""
    if not isinstance(value, dict) or not file.has_body(value):
        return False
    columns = file.columns(tuple(value))
    lists = [value[name] for name in columns.find("text") if isinstance(value[name], list)]
    is_page = any(_is_record(file, item) for each in lists for item in each[:PATIENCE_ROWS])
    return not is_page or any(map(columns.find, ("body", "handling", "replies")))


def _is_record(file: RecordFile, value: object) -> bool:
    """Tell if a value is a row that states more than a text, as the blocks of an editor do not."""
    columns = file.columns(tuple(value)) if isinstance(value, dict) else None
    return columns is not None and columns.hold_text and len(columns.by_key) > 1


def _replies(file: RecordFile, rows: Iterator[Row]) -> Iterator[Document | ReadError]:
    """Read rows that each have columns of their own."""
    columns_of = lru_cache(maxsize=64)(file.columns)
    for row in chain(_up_to_body(file, rows), rows):
        if isinstance(row, ReadError):
            yield row
        else:
            position, cells = row
            yield from file.read(position, cells, columns_of(tuple(cells)))


def _up_to_body(file: RecordFile, rows: Iterator[Row]) -> list[Row]:
    """Take rows up to the first that has a column for the text; raises ReadError if none has."""
    taken: list[Row] = []
    header: dict[str, None] = {}
    for row in islice(rows, PATIENCE_ROWS):
        taken.append(row)
        if isinstance(row, ReadError):
            continue
        if file.has_body(row[1]):
            return taken
        header |= dict.fromkeys(row[1])
    if not taken:
        raise ReadError(file.path, "文件是空的。")
    if header:
        raise file.without_body(list(header))
    return taken


def _parse(path: Path, number: int, line: str | None) -> Row:
    if line is None:
        reason = f"这一行太长，超过 {MAX_LINE // 2**20} MiB。"
        return ReadError(path, reason, position=number)
    if is_garbled(line):
        return ReadError(path, GARBLED, position=number)
    try:
        return _row(path, number, _loads(line))
    except ValueError as error:
        return ReadError(path, f"这一行不是有效的 JSON（{error}）。", position=number)


def _row(path: Path, number: int, value: object) -> Row:
    if isinstance(value, dict):
        return number, value
    return ReadError(path, "这一行不是 JSON 对象。", position=number)


def _loads(text: str) -> object:
    """Parse JSON; raises ValueError for anything else."""
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError, UnicodeEncodeError) as error:
        raise ValueError(str(error)) from error
