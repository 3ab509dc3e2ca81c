"""The whole of a result, sent as it is read."""

import weakref
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from threading import BoundedSemaphore

from flask import Blueprint, Response, request, stream_with_context

from indexer import QueryError, Searcher
from webui.export.account import Account
from webui.export.columns import Permalink
from webui.export.records import json_lines
from webui.export.tables import csv_lines
from webui.export.workbook import MOST, xlsx_pieces
from webui.faults import Busy
from webui.headers import name_file
from webui.language import gettext, speak, thousands
from webui.links import absolute, permalink, search_url
from webui.params import in_order, params_to_query, without_page

Write = Callable[[Account, Permalink], Iterator[bytes]]

FORMS: dict[str, tuple[str, Write]] = {
    "csv": ("text/csv; charset=utf-8", csv_lines),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx_pieces),
    "jsonl": ("application/jsonl; charset=utf-8", json_lines),
}
LARGE = 2_000
"""Replies; fewer fit into the 16 MB that waitress holds, so that no thread waits for their reader."""
AT_ONCE = 2
"""Larger results that a process sends at a time: each takes one of its four threads or more until
the last of it is on its way, however slowly that is read."""


def pages(searcher: Searcher) -> Blueprint:
    """Return the address of each form a result can be taken in."""
    blueprint = Blueprint("export", __name__)
    places = BoundedSemaphore(AT_ONCE)

    @blueprint.get("/export/replies.<any(csv, xlsx, jsonl):form>")
    def whole(form: str) -> Response:
        query = in_order(without_page(params_to_query(request.args)))
        found = searcher.whole(query)
        if form == "xlsx" and found.total > MOST:
            told = gettext("Excel 文件最多 %(n)s 份；请缩小范围，或下载 CSV。", n=thousands(MOST))
            raise QueryError(told)
        is_large = found.total > LARGE
        if is_large and not places.acquire(blocking=False):
            raise Busy
        speak(None)  # a file is the same whichever page it was asked for on
        account = Account(found, absolute(search_url(query)), datetime.now(UTC).astimezone())
        kind, write = FORMS[form]
        response = Response(stream_with_context(write(account, permalink)), content_type=kind)
        if is_large:
            response.call_on_close(weakref.finalize(response, places.release))  # once, sent or not
        name_file(response, f"fuwen-{account.exported:%Y%m%d-%H%M%S}.{form}")
        return response

    return blueprint
