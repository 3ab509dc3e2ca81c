"""Addresses within the site, as url_for makes them, at a fraction of its cost.

A page has some sixty links that differ in one parameter: the path is looked up once for each
application, and a value is encoded once for all links it stands in.
"""

from functools import lru_cache
from urllib.parse import quote, quote_plus

from flask import current_app, request, url_for

from indexer import Query
from webui.params import query_to_params

_SAFE_IN_PATH = "!$&'()*+,/:;=@"
_SAFE_IN_QUERY = "!$'()*,/:;?@"
"""What Werkzeug leaves as it is, by the URL standard; a test compares with url_for."""
_STAND_IN = "-"


def path(endpoint: str, **values: str) -> str:
    """Return the path of a page; `values` are few and fixed, for they are kept."""
    known: dict[object, str] = current_app.extensions.setdefault("paths", {})
    key = (request.script_root, endpoint, *values.values())
    found = known.get(key)
    if found is None:
        found = known[key] = url_for(endpoint, **values)  # type: ignore[arg-type]
    return found


def reply_path(id: str) -> str:
    """Return the path of a reply."""
    stem = path("reply.reading", reply_id=_STAND_IN).removesuffix(_STAND_IN)
    return stem + quote(id, safe=_SAFE_IN_PATH)


def with_query(path: str, query: Query) -> str:
    """Add the parameters of a search to a path."""
    params = query_to_params(query)
    if not params:
        return path
    pairs = (f"{name}={_encoded(value)}" for name, values in params.items() for value in values)
    return f"{path}?{'&'.join(pairs)}"


@lru_cache(maxsize=1024)
def _encoded(value: str) -> str:
    return quote_plus(value, safe=_SAFE_IN_QUERY)
