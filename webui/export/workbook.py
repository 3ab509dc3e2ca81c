"""A result as an XLSX workbook: the replies on one sheet, what they are on another."""

import tempfile
from collections.abc import Iterator
from typing import IO

from webui.export.account import Account
from webui.export.columns import COLUMNS, Permalink, cells, harmless

MOST = 50_000
"""Replies; a workbook takes about a minute for so many, and no program opens more with pleasure."""
LONGEST_CELL = 32_767
"""Characters; Excel's own limit."""
_PIECE = 64 * 1024


def xlsx_pieces(account: Account, permalink: Permalink) -> Iterator[bytes]:
    """Yield the file in pieces; rows wait on disk and never in memory."""
    with tempfile.TemporaryFile() as file:
        _write(account, permalink, file)
        file.seek(0)
        while piece := file.read(_PIECE):
            yield piece


def _write(account: Account, permalink: Permalink, file: IO[bytes]) -> None:
    from openpyxl import Workbook  # noqa: PLC0415 - slow to import, seldom needed

    book = Workbook(write_only=True)
    about = book.create_sheet("说明")
    for line in account.lines():
        about.append([fit(harmless(text)) for text in line])
    sheet = book.create_sheet("答复", 0)
    sheet.freeze_panes = "A2"
    sheet.append(COLUMNS)
    for reply in account.whole.replies:
        sheet.append([fit(cell) for cell in cells(reply, permalink)])
    book.save(file)


def fit(text: str) -> str:
    """Cut a text to what a cell holds.

    What XML has no way to write `harmless` has left out, and the apostrophe that it puts first
    keeps the text from being a formula.
    """
    return text if len(text) <= LONGEST_CELL else f"{text[: LONGEST_CELL - 1]}…"
