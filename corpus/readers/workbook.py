"""Reading .xlsx: every sheet, a header, then a row a reply."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain, count, islice
from pathlib import Path

import openpyxl
from openpyxl.utils.escape import unescape

from corpus.document import Document
from corpus.errors import ReadError
from corpus.readers.files import opened
from corpus.readers.limits import MAX_BLANK_ROWS, MAX_COLUMNS, MAX_SHEETS
from corpus.readers.merges import Merges, merges_of
from corpus.readers.options import ReadOptions
from corpus.readers.packages import BROKEN, package
from corpus.readers.records import HEADER_ROWS, RecordFile, cells_of, fullest
from corpus.readers.tidy import one_line

Row = tuple[object, ...]


def read(path: Path, options: ReadOptions) -> Iterator[Document | ReadError]:
    """Yield the replies of a workbook; `position` counts the rows of all sheets, headers apart.

    A sheet without a column for the text is an error of its own if another sheet has one.
    """
    file = RecordFile(path, "xlsx", options)
    refused: list[ReadError] = []
    names: list[str] = []
    positions = count(1)
    is_known = False
    for title, rows in _sheets(path):
        first = list(islice(rows, HEADER_ROWS))
        if not first:
            continue
        headers = [_header(row) for row in first]
        found = file.header(headers)
        if found is None:
            names.extend(fullest(headers))
            refused.append(ReadError(path, f"工作表“{title}”没有一列可认作答复正文。"))
            continue
        is_known = True
        at, header = found
        columns = file.columns(header)
        for row in chain(first[at + 1 :], rows):
            yield from file.read(next(positions), cells_of(header, row), columns)
    if not is_known:
        raise file.without_body(names) if names else ReadError(path, "文件里没有文字。")
    yield from refused


def _header(row: Row) -> tuple[str, ...]:
    names = ["" if cell is None else one_line(str(cell)) for cell in row]
    while names and not names[-1]:
        names.pop()  # every row is as wide as the widest may be
    return tuple(names)


def _sheets(path: Path) -> Iterator[tuple[str, Iterator[Row]]]:
    """Yield each sheet's title and its rows that have a filled cell, unread until asked for."""
    with package(path) as archive, opened(path) as file:
        with _openpyxl_errors(path):
            book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
        try:
            if len(book.worksheets) > MAX_SHEETS:
                raise ReadError(path, f"工作表太多，超过 {MAX_SHEETS:,} 张。")
            for sheet in book.worksheets:
                sheet.reset_dimensions()  # what a file says of its own size is often wrong
                rows = sheet.iter_rows(values_only=True, max_col=MAX_COLUMNS)
                with _openpyxl_errors(path):
                    part = sheet._worksheet_path  # type: ignore[attr-defined]  # not typed
                    merged = merges_of(archive, part)
                yield sheet.title, _spread(_filled(path, rows), merged)
        finally:
            book.close()


def _filled(path: Path, rows: Iterator[Row]) -> Iterator[tuple[int, Row]]:
    """Yield rows with a filled cell, numbered from 1; the carriage returns of exports are written
    "_x000D_"."""
    blank = 0
    numbers = count(1)
    while blank <= MAX_BLANK_ROWS:
        with _openpyxl_errors(path):
            row = next(rows, None)
        if row is None:
            return
        number = next(numbers)
        if row.count(None) < len(row) and any(cell not in (None, "") for cell in row):
            yield number, tuple(unescape(cell) if isinstance(cell, str) else cell for cell in row)
            blank = -1
        blank += 1
    raise ReadError(path, f"工作表里有超过 {MAX_BLANK_ROWS:,} 个连续的空行，不再往下读。")


def _spread(rows: Iterator[tuple[int, Row]], merged: Merges) -> Iterator[Row]:
    """Give each row what a cell merged over it and rows above it says."""
    last_of: dict[int, int] = {}
    value_of: dict[int, object] = {}
    for number, row in rows:
        cells = list(row)
        for column in [each for each, last in last_of.items() if last < number]:
            del last_of[column]
        for column in last_of.keys() & range(len(cells)):
            if cells[column] in (None, ""):
                cells[column] = value_of[column]
        for column, last in merged.get(number, {}).items():
            if column < len(cells):
                last_of[column], value_of[column] = last, cells[column]
        yield tuple(cells)


@contextmanager
def _openpyxl_errors(path: Path) -> Iterator[None]:
    """Translate what openpyxl raises, and silence its remarks on styles it does not know.

    It does not check what it reads: a missing part or a wrong attribute comes out as any of these.
    """
    wrong = (SyntaxError, LookupError, ValueError, TypeError, AttributeError, ArithmeticError)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            yield
        except (*wrong, RecursionError, *BROKEN) as error:
            raise ReadError(
                path, "不是有效的 Excel 文件，请用 Excel 打开后另存为 .xlsx。"
            ) from error
