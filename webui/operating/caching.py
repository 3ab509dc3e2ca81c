"""Answers that are known already: by the browser (304), or by this process (kept pages)."""

import hashlib
import secrets

from flask import Flask, Response, g, request

from indexer import Searcher
from webui.operating.kept import Kept, Page

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
ROOM = 64 * 1024 * 1024
"""Bytes of memory for kept pages, about two thousand of them."""


class Caching:
    """ETags of one process; another one's do not hold, nor can a visitor guess them."""

    def __init__(self, searcher: Searcher) -> None:
        """Make ETags that no other process makes: its code may be another."""
        self._searcher = searcher
        self._process = secrets.token_hex(16)
        self._kept = Kept(ROOM)

    def register(self, app: Flask) -> None:
        """Answer without a search where the page is known already."""
        app.before_request(self._before)
        app.after_request(self._after)

    def _before(self) -> Response | None:
        """Take the tag before the search: a page newer than its tag is only asked for again."""
        if request.endpoint not in LASTING:
            return None
        g.tag = self._tag()
        asked = request.if_none_match
        if not asked.star_tag and asked.contains_weak(g.tag):
            response = Response(status=304)
            response.set_etag(g.tag, weak=True)
            return response
        page = self._kept.get(g.tag)
        return None if page is None else Response(page.body, content_type=page.content_type)

    def _after(self, response: Response) -> Response:
        if response.status_code != 200 or "tag" not in g:  # noqa: PLR2004
            return response
        response.set_etag(g.tag, weak=True)
        if request.endpoint in KEPT and request.method == "GET":
            self._kept.put(g.tag, Page(response.get_data(), response.content_type or ""))
        return response

    def _tag(self) -> str:
        told = (self._process, self._searcher.revision, request.host, request.full_path)
        return hashlib.sha256("\n".join(told).encode()).hexdigest()[:24]
