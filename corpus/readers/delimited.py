"""Reading .csv and .tsv: a header, then a row a reply."""

import csv
from collections.abc import Iterable, Iterator
from itertools import chain, dropwhile
from pathlib import Path

from corpus.document import Document
from corpus.errors import ReadError
from corpus.readers.decode import lines
from corpus.readers.files import opened
from corpus.readers.limits import MAX_LINE
from corpus.readers.options import ReadOptions
from corpus.readers.records import RecordFile, cells_of
from corpus.readers.tidy import one_line

DELIMITERS = ",\t;|，"
"""What may part the cells of a row, the commonest first."""

_TOO_LONG = "\0"
"""Stands for a line that was passed over; no cell of a text file is just this."""

Row = list[str] | ReadError


def read(path: Path, options: ReadOptions) -> Iterator[Document | ReadError]:
    """Yield the replies of a .csv or .tsv file; `position` counts the rows below the header."""
    with opened(path) as file:
        texts = (_TOO_LONG if line is None else line for line in lines(file))
        filled = dropwhile(lambda text: not text.strip(), texts)
        header_line = next(filled, "")
        delimiter = max(DELIMITERS, key=header_line.count)
        rows = _rows(path, chain([header_line], filled), delimiter)
        yield from _replies(RecordFile(path, "csv", options.columns), rows)


def _replies(file: RecordFile, rows: Iterator[Row]) -> Iterator[Document | ReadError]:
    first = next(rows, None)
    if first is None:
        raise ReadError(file.path, "文件是空的。")
    if isinstance(first, ReadError):
        raise ReadError(file.path, first.reason)
    header = [one_line(name) for name in first]
    columns = file.columns(tuple(header))
    if not columns.hold_text:
        raise file.without_body(header)
    for position, row in enumerate(rows, start=1):
        if isinstance(row, ReadError):
            yield ReadError(file.path, row.reason, position=position)
        elif any(row[len(header) :]):
            reason = f"这一行有 {len(row)} 格，表头只有 {len(header)} 格；含逗号的文字要加引号。"
            yield ReadError(file.path, reason, position=position)
        else:
            yield from file.read(position, cells_of(header, row), columns)


class _Feed:
    """Lines for the csv module, of which one row has no more than one line may have: in quotes a
    row goes on over any number of lines."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Start with nothing given."""
        self._texts = iter(texts)
        self.given = 0

    def __iter__(self) -> "_Feed":
        """Be an iterator."""
        return self

    def __next__(self) -> str:
        """Give a line; csv.Error where the row has had enough."""
        text = next(self._texts)
        self.given += len(text)
        if self.given > MAX_LINE:
            raise csv.Error("row too long")
        return text + "\n"


def _rows(path: Path, texts: Iterable[str], delimiter: str) -> Iterator[Row]:
    """Yield rows that have a cell with text; rows the csv module refuses are errors.

    Strictly, so that a stray quotation mark costs its own row and does not swallow the next ones.
    """
    fed = _Feed(texts)
    reader = csv.reader(fed, delimiter=delimiter, strict=True)
    while True:
        fed.given = 0
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield ReadError(path, f"这一行不合 CSV 的写法（{error}）。")
            continue
        if row == [_TOO_LONG]:
            yield ReadError(path, "这一行太长。")
        elif any(map(str.strip, row)):
            yield row
