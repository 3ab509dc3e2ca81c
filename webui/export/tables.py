"""A result as CSV: UTF-8 with its mark, so that Excel reads it too, a row for each reply."""

import csv
import io
from collections.abc import Iterable, Iterator

from webui.export.account import Account
from webui.export.columns import COLUMNS, Permalink, cells, harmless

ACCOUNT = "出处"
"""The last column, which tells every row what search it is from: rows get parted and joined."""


def csv_lines(account: Account, permalink: Permalink) -> Iterator[bytes]:
    """Yield the table in pieces; a result without replies is its header and its account."""
    told = harmless(account.sentence())
    yield "\ufeff".encode()
    yield row((*COLUMNS, ACCOUNT))
    if not account.whole.total:
        yield row((*[""] * len(COLUMNS), told))
    for reply in account.whole.replies:
        yield row((*cells(reply, permalink), told))


def row(values: Iterable[str]) -> bytes:
    """Write one row as RFC 4180 says."""
    buffer = io.StringIO(newline="")
    csv.writer(buffer).writerow(values)
    return buffer.getvalue().encode()
