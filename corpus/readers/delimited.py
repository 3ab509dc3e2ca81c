"""Reading .csv and .tsv: a header, which may have a caption above it, then a row a reply."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, dropwhile, islice
from pathlib import Path

from corpus.document import Document
from corpus.errors import ReadError
from corpus.readers.decode import lines
from corpus.readers.files import opened
from corpus.readers.limits import MAX_LINE
from corpus.readers.options import ReadOptions
from corpus.readers.records import HEADER_ROWS, RecordFile, cells_of, fullest
from corpus.readers.tidy import one_line

DELIMITERS = ",\t;|，"
"""What may part the cells of a row, the commonest first."""

_FORMULA = re.compile(r'\A="([^"]*)"\Z')
"""A cell that is written so that Excel keeps it as a text: ="0012"."""

_TOO_LONG = "\0"
"""Stands for a line that was passed over; no cell of a text file is just this."""

Row = list[str] | ReadError


def read(path: Path, options: ReadOptions) -> Iterator[Document | ReadError]:
    """Yield the replies of a .csv or .tsv file; `position` counts the rows below the header."""
    table = RecordFile(path, "csv", options)
    with opened(path) as file:
        texts = (_TOO_LONG if line is None else line for line in lines(file))
        filled = dropwhile(lambda text: not text.strip(), texts)
        first = list(islice(filled, HEADER_ROWS))
        rows = _rows(path, chain(first, filled), _delimiter(table, first))
        yield from _replies(table, rows)


def _delimiter(file: RecordFile, texts: Sequence[str]) -> str:
    """Tell what parts the cells by the header's line, or the first one if none looks like it."""
    likely = [max(DELIMITERS, key=text.count) for text in texts]
    cut = zip(texts, likely, strict=True)
    names = [[name.strip(' "') for name in text.split(sign)] for text, sign in cut]
    found = file.header(names)
    at = found[0] if found else 0
    return likely[at] if likely else DELIMITERS[0]


def _replies(file: RecordFile, rows: Iterator[Row]) -> Iterator[Document | ReadError]:
    first = list(islice(rows, HEADER_ROWS))
    if not first:
        raise ReadError(file.path, "文件是空的。")
    headers = [
        [] if isinstance(row, ReadError) else [one_line(name) for name in row] for row in first
    ]
    found = file.header(headers)
    if found is None and isinstance(first[0], ReadError):
        raise ReadError(file.path, first[0].reason)
    if found is None:
        raise file.without_body(fullest(headers))
    at, header = found
    rows = chain(first[at + 1 :], rows)
    columns = file.columns(header)
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
            yield ReadError(path, _refusal(str(error)))
            continue
        if row == [_TOO_LONG]:
            yield ReadError(path, "这一行太长。")
        elif any(map(str.strip, row)):
            yield [_FORMULA.sub(r"\1", cell) for cell in row]


def _refusal(error: str) -> str:
    """Say in Chinese what the csv module refused."""
    if "limit" in error or "long" in error:
        return "这一行太长：请检查引号是否成对，一格最多 13 万字。"
    return "这一行的引号不成对：格子里的引号要写成两个，有引号的格子两端也要加引号。"
