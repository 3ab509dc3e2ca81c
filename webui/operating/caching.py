"""Answers that are known already: by the browser (304), or by this process (kept pages)."""

import hashlib

from flask import Flask, Response, g, request

from indexer import Searcher
from webui.operating.kept import Kept, Page
from webui.sharing import Sharing

KEPT = frozenset(
    {
        "search.results",
        "reply.reading",
        "overview.page",
        "feed.atom",
        "api.search",
        "api.reply",
        "api.facets",
        "api.suggest",
        "api.similar",
    }
)
"""Pages that depend on nothing but their address and the index, and are asked for again."""
LASTING = KEPT | {"reply.text", "overview.table", "feed.sitemap", "feed.part"}
"""Those, and files that depend on nothing else either but are seldom asked for twice."""
READING = frozenset({"GET", "HEAD"})
ROOM = 64 * 1024 * 1024
"""Bytes of memory for kept pages in all processes of a server together."""


class Caching:
    """ETags of one server; another one's do not hold, nor can a visitor guess them."""

    def __init__(self, searcher: Searcher, sharing: Sharing) -> None:
        """Make ETags that only this server's processes make: another's code may be another."""
        self._searcher = searcher
        self._secret = sharing.secret
        self._kept = Kept(ROOM // sharing.count)

    def register_keeping(self, app: Flask) -> None:
        """Keep pages as they leave: to be registered before what compresses them."""
        app.after_request(self._keep)

    def register(self, app: Flask) -> None:
        """Answer without a search where the page is known already."""
        app.before_request(self._before)
        app.after_request(self._tell)

    def _before(self) -> Response | None:
        """Take the tag before the search: a page newer than its tag is only asked for again."""
        if request.endpoint not in LASTING or request.method not in READING:
            return None
        revision = self._searcher.revision
        self._kept.turn(revision)
        g.tag = self._tag(revision)
        asked = request.if_none_match
        if not asked.star_tag and asked.contains_weak(g.tag):
            response = Response(status=304)
            response.set_etag(g.tag, weak=True)
            return response
        page = self._kept.get(_name())
        g.was_kept = page is not None
        return None if page is None else _again(page)

    def _tell(self, response: Response) -> Response:
        if response.status_code == 200 and "tag" in g:  # noqa: PLR2004
            response.set_etag(g.tag, weak=True)
        return response

    def _keep(self, response: Response) -> Response:
        new = response.status_code == 200 and "tag" in g and not g.was_kept  # noqa: PLR2004
        if new and request.endpoint in KEPT and request.method == "GET":
            coding = response.headers.get("Content-Encoding", "")
            page = Page(response.get_data(), response.content_type or "", coding)
            self._kept.put(_name(), page)
        return response

    def _tag(self, revision: str) -> str:
        told = (self._secret, revision, request.host, request.full_path)
        return hashlib.sha256("\n".join(told).encode()).hexdigest()[:24]


def _name() -> str:
    """Name a page in the form in which this visitor's browser takes it."""
    return f"{g.tag} {request.headers.get('Accept-Encoding', '')}"


def _again(page: Page) -> Response:
    response = Response(page.body, content_type=page.content_type)
    if page.coding:
        response.headers["Content-Encoding"] = page.coding
    return response
