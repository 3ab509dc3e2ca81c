"""Reading .jsonl (a row a line) and .json (a list of rows, or one)."""

import json
import os
import re
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

_SCRIPT = re.compile(r"\s*(?:/\*\*/)?(?:(?:var|let|const)\s+)?[\w$.]+\s*[=(]\s*(?=[\[{])")
_SCRIPT_END = "); \t\r\n"
"""What stands around the value where a script loads it: callback({…}); or var data = […];"""

PATIENCE_ROWS = 1_000
"""Rows read in search of one that has a column for the reply's text."""

Row = tuple[int, Cells] | ReadError


class _NotJson(Exception):
    """A text is not JSON from a line and a character on."""

    def __init__(self, line: int, character: int) -> None:
        """Count both from 1."""
        self.line, self.character = line, character

    def reason(self, where: str) -> str:
        """Say what is wrong where, and what to do."""
        return f"{where}不是有效的 JSON（从第{self.character}个字起），请检查引号、逗号和括号，或重新导出。"


def read_lines(path: Path, options: ReadOptions) -> Iterator[Document | ReadError]:
    """Yield the replies of a .jsonl file; `position` is the line, and a bad line is an error.

    What is a .json file but for its name is read as one.
    """
    if _spans_lines(path):
        yield from read_file(path, options)
        return
    with opened(path) as file:
        numbered = enumerate(lines(file), start=1)
        filled = ((number, line) for number, line in numbered if line is None or line.strip())
        rows = (_parse(path, number, line) for number, line in filled)
        yield from _replies(RecordFile(path, "jsonl", options), rows)


def read_file(path: Path, options: ReadOptions) -> Iterator[Document | ReadError]:
    """Yield the replies of a .json file; `position` counts its objects from 1.

    What is a .jsonl file but for its name is read as one.
    """
    text = decode(path, load(path, MAX_DOCUMENT_BYTES))
    try:
        value = _value(text)
    except _NotJson as error:
        if not _is_object(text.lstrip().partition("\n")[0]):
            raise ReadError(path, error.reason(f"第{error.line}行")) from error
        yield from read_lines(path, options)
        return
    file = RecordFile(path, "json", options)
    items = enumerate(_rows_in(file, value), start=1)
    yield from _replies(file, (_row(path, number, item) for number, item in items))


def _spans_lines(path: Path) -> bool:
    """Tell if a file is JSON, but not a row a line: printed prettily, or one list."""
    with opened(path) as file:
        first = next((line for line in lines(file) if line is None or line.strip()), None)
        size = file.seek(0, os.SEEK_END)
    if first is None or size > MAX_DOCUMENT_BYTES or _is_object(first):
        return False
    try:
        _value(decode(path, load(path, MAX_DOCUMENT_BYTES)))
    except (ReadError, _NotJson):
        return False
    return True


def _is_object(line: str) -> bool:
    try:
        return isinstance(_loads(line), dict)
    except _NotJson:
        return False


def _value(text: str) -> object:
    """Parse a file that is one value, a script's call or variable with one, or several values one
    after the other, which become a list; raises _NotJson."""
    try:
        return _loads(text)
    except _NotJson as error:
        if script := _SCRIPT.match(text):
            return _loads(text[script.end() :].rstrip(_SCRIPT_END))
        if values := _values(text):
            return values
        raise error from None


def _values(text: str) -> list[object]:
    """Parse values that follow one another over any lines; [] if the text is something else."""
    decoder = json.JSONDecoder(strict=False)
    values: list[object] = []
    end = 0
    rest = text.strip()
    while end < len(rest):
        try:
            value, end = decoder.raw_decode(rest, end)
        except (ValueError, RecursionError):
            return []
        values.append(value)
        while rest[end : end + 1].isspace():
            end += 1
    return values


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
    except _NotJson as error:
        return ReadError(path, error.reason("这一行"), position=number)


def _row(path: Path, number: int, value: object) -> Row:
    if isinstance(value, dict):
        return number, value
    return ReadError(path, "这一行不是 JSON 对象。", position=number)


def _loads(text: str) -> object:
    """Parse JSON, and what scripts write that take NaN or a bare tab for it; raises _NotJson."""
    try:
        return msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError, UnicodeEncodeError):
        return _loads_leniently(text)


def _loads_leniently(text: str) -> object:
    try:
        value = json.loads(text, strict=False)
        msgspec.json.encode(value)  # refuses halves of UTF-16 pairs, which no name may have
    except json.JSONDecodeError as error:
        raise _NotJson(error.lineno, error.colno) from error
    except (ValueError, RecursionError, OverflowError) as error:
        raise _NotJson(1, 1) from error
    return value
