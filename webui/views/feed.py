"""What programs subscribe to and find the site by: Atom, OpenSearch, sitemap, robots."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from flask import (
    Blueprint,
    Response,
    abort,
    render_template,
    request,
    stream_with_context,
    url_for,
)
from markupsafe import escape

from indexer import Query, Reply, Searcher
from webui.language import ENGLISH, PARAMETER, language
from webui.links import absolute, permalink, reply_url, search_url
from webui.params import params_to_query, refuse_all, without_page
from webui.settings import Settings
from webui.titles import search_title
from webui.wording import moment, xml_text

ENTRIES = 50
"""Replies in a feed."""
PER_SITEMAP = 50_000
"""Addresses in one sitemap; sitemaps.org allows no more."""


def pages(searcher: Searcher, settings: Settings) -> Blueprint:
    """Return the addresses that programs ask for."""
    blueprint = Blueprint("feed", __name__)

    @blueprint.get("/feed.atom")
    def atom() -> Response:
        asked = without_page(params_to_query(request.args))
        query = replace(asked, sort="newest", size=ENTRIES)
        still = searcher.snapshot()
        return _xml(
            "atom+xml",
            "xml/feed.xml",
            title=search_title(query),
            results=still.search(query),
            created=still.created,
            moment=moment,
            permalink=permalink,
            reply_url=lambda reply_id: absolute(reply_url(reply_id, Query())),
            page_url=absolute(search_url(replace(query, size=Query().size))),
            own_url=absolute(request.full_path if request.query_string else request.path),
        )

    @blueprint.get("/opensearch.xml")
    def description() -> Response:
        refuse_all(request.args, spoken=True)
        home = absolute(url_for("search.results"))
        more = f"&{PARAMETER}={ENGLISH}" if language() == ENGLISH else ""
        icon = absolute(url_for("static", filename="icon.svg"))
        return _xml(
            "opensearchdescription+xml", "xml/opensearch.xml", home=home, icon=icon, more=more
        )

    @blueprint.get("/sitemap.xml")
    def sitemap() -> Response:
        refuse_all(request.args)
        whole = searcher.whole(Query(sort="newest"))
        if whole.total <= PER_SITEMAP:
            return _sitemap(whole.replies)
        count = -(-whole.total // PER_SITEMAP)
        parts = [absolute(url_for("feed.part", number=number + 1)) for number in range(count)]
        return _xml("xml", "xml/sitemaps.xml", parts=parts)

    @blueprint.get("/sitemap-<int(max=1000):number>.xml")
    def part(number: int) -> Response:
        refuse_all(request.args)
        whole = searcher.whole(Query(sort="newest"))
        first = (number - 1) * PER_SITEMAP
        if not 0 <= first < whole.total:
            abort(404)
        return _sitemap(islice(whole.replies, first, first + PER_SITEMAP))

    @blueprint.get("/robots.txt")
    def robots() -> Response:
        refuse_all(request.args)
        text = render_template(
            "xml/robots.txt",
            closed=bool(settings.token),
            path=settings.path,
            sitemap=absolute(url_for("feed.sitemap")),
        )
        return Response(text, mimetype="text/plain")

    return blueprint


def _xml(kind: str, template: str, **context: object) -> Response:
    """Fill in a template; replies, and addresses as they were typed, may hold anything."""
    text = xml_text(render_template(template, **context))
    return Response(text, content_type=f"application/{kind}")


def _sitemap(replies: Iterable[Reply]) -> Response:
    """Stream the addresses: there may be fifty thousand."""
    return Response(stream_with_context(_addresses(replies)), content_type="application/xml")


def _addresses(replies: Iterable[Reply]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="utf-8"?>\n'
    yield '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    for reply in replies:
        yield f"<url><loc>{escape(permalink(reply.id))}</loc></url>\n"
    yield "</urlset>\n"
