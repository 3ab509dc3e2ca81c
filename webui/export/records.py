"""A result as JSON lines: first what it is, then a reply a line in the shape of the API."""

import json
from collections.abc import Iterator

from indexer import query_shape, relaxed_shape, reply_shape
from webui.export.account import Account
from webui.export.columns import Permalink


def json_lines(account: Account, permalink: Permalink) -> Iterator[bytes]:
    """Yield the lines; the first has the one key "export"."""
    whole = account.whole
    about = {
        "query": query_shape(whole.query),
        "total": whole.total,
        "relaxed": relaxed_shape(whole.relaxed),
        "url": account.address,
        "exported": account.exported.isoformat(timespec="seconds"),
        "generation": whole.generation,
        "created": whole.created,
    }
    yield _line({"export": about})
    for reply in whole.replies:
        yield _line(
            {**reply_shape(reply, whole.sources(reply.id)), "permalink": permalink(reply.id)}
        )


def _line(record: dict[str, object]) -> bytes:
    return json.dumps(record, ensure_ascii=False).encode() + b"\n"
