"""Every address of the site with any parameters: no fault of the server, no broken document."""

import json
from collections.abc import Iterator
from xml.etree import ElementTree

from indexer import Query
from tests.fuzz.targets._index import searcher
from tests.fuzz.targets.queries import WORDS as SEARCHES
from webui import create_app

NAMES = (
    "q", "sort", "page", "year_from", "year_to", "strict", "synonyms", "department", "year", "outcome", "kind", "size", "limit",
    "group", "top", "by",
)  # fmt: skip
WORDS = (
    *SEARCHES,
    *(f"&{name}=".encode() for name in NAMES),
    *(b"newest", b"oldest", b"1", b"0", b"true", b"2021", b"2019..2021", b"resolved", b"proposal"),
    *(
        b"%00",
        b"%0d%0a",
        b"%ff",
        b"%ed%a0%80",
        b"+",
        b"&",
        b"=",
        b"/",
        b"..",
        b"%2e%2e%2f",
        b";",
        b"#",
    ),
)
APP = create_app(searcher())
APP.config["PROPAGATE_EXCEPTIONS"] = True
CLIENT = APP.test_client()
ROUTES = sorted({rule.rule for rule in APP.url_map.iter_rules() if "GET" in (rule.methods or ())})


def run(data: bytes) -> None:
    """Get an address: the first byte chooses the route, or that the path too is anything."""
    route = ROUTES[data[0]] if data and data[0] < len(ROUTES) else "/"
    path, _, query = data[1:].decode("latin-1").partition("?")
    if "<" in route:
        route = route[: route.index("<")] + path + route[route.rindex(">") + 1 :]
    elif data[:1] == b"\xff":
        route = f"/{path.lstrip('/')}"  # two would name a host to the test client
    with CLIENT.get(route, query_string=query) as response:
        body = response.get_data()
        if response.status_code >= 500:
            raise AssertionError(f"{response.status} for {route}?{query}")
        _check(response.mimetype, body)


def _check(kind: str, body: bytes) -> None:
    """Parse what claims to be of a format."""
    if kind.endswith("json"):
        json.loads(body)
    elif kind.endswith("xml"):
        ElementTree.fromstring(body)  # noqa: S314 (our own)
    elif kind == "text/html" and b"<script>" in body:
        raise AssertionError("a script came in")


def seeds() -> Iterator[bytes]:
    """Yield every route with a likely query."""
    id = searcher().search(Query(size=1)).hits[0].id
    for at, _ in enumerate(ROUTES):
        yield bytes([at]) + f"{id}?q=停车&page=1".encode()
        yield bytes([at]) + f"{id}?".encode()
    yield "\xff".encode("latin-1") + b"reply/x/../..?q=%ff"
