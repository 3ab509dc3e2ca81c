"""The reply page: one reply to read, and the way back to the search that found it."""

from flask import Blueprint, render_template, request, url_for

from indexer import Query, Searcher
from webui import faults
from webui.facts import facts, safe_link, source_lines
from webui.links import search_url
from webui.paragraphs import paragraphs
from webui.params import params_to_query


def pages(searcher: Searcher) -> Blueprint:
    """Return the page that shows one reply."""
    blueprint = Blueprint("reply", __name__)

    @blueprint.get("/reply/<reply_id>")
    def reading(reply_id: str) -> str | tuple[str, int]:
        query = params_to_query(request.args)
        shown = searcher.show(reply_id, text=query.text)
        if shown is None:
            return faults.page(faults.UNKNOWN_REPLY, 404)
        return render_template(
            "reply.html",
            query=query,
            shown=shown,
            facts=facts(shown),
            sources=source_lines(shown),
            link=safe_link(shown.reply.url),
            question=paragraphs(shown.question),
            body=paragraphs(shown.body),
            back_url=search_url(query) if query != Query() else None,
            own_url=url_for("reply.reading", reply_id=reply_id),
        )

    return blueprint
