"""The reply page: one reply to read, to take along, and the ways on from it."""

from itertools import count

from flask import Blueprint, Response, render_template, request, url_for

from indexer import Query, Searcher, Shown
from webui.addresses import reply_path
from webui.citations import citations
from webui.copying import citation, plain_text
from webui.facts import facts, safe_link, source_lines
from webui.faults import UNKNOWN_REPLY, page
from webui.headers import name_file
from webui.language import in_language
from webui.linked_data import linked_data
from webui.links import permalink, reply_url, search_url
from webui.marks import linked, numbered
from webui.paragraphs import outline, paragraphs
from webui.params import params_to_query, refuse_all
from webui.related import Related, related
from webui.wording import chinese_date


def pages(searcher: Searcher) -> Blueprint:
    """Return the pages of one reply."""
    blueprint = Blueprint("reply", __name__)

    @blueprint.get("/reply/<reply_id>")
    def reading(reply_id: str) -> str | tuple[str | Response, int]:
        query = params_to_query(request.args)
        still = searcher.snapshot()
        shown = still.show(reply_id, text=query.text, synonyms=query.synonyms)
        return (
            page(UNKNOWN_REPLY, 404)
            if shown is None
            else _page(shown, query, related(still, shown))
        )

    @blueprint.get("/reply/<reply_id>/text")
    def text(reply_id: str) -> Response | tuple[str | Response, int]:
        refuse_all(request.args, spoken=True)
        shown = searcher.show(reply_id)
        if shown is None:
            return page(UNKNOWN_REPLY, 404)
        response = Response(plain_text(shown, permalink(shown.reply.id)), mimetype="text/plain")
        name_file(response, f"{reply_id}.txt", plain="reply.txt")
        return response

    return blueprint


def _page(shown: Shown, query: Query, others: Related) -> str:
    numbers = count(1)
    title = numbered(shown.title, numbers)
    question = paragraphs(shown.question, numbers, "letter")
    body = paragraphs(shown.body, numbers, "part")
    own_url = permalink(shown.reply.id)
    cited = citations(shown.reply)
    return render_template(
        "reply.html",
        query=query,
        shown=shown,
        title=title,
        question=question,
        body=body,
        outline=outline(body),
        marks=linked(next(numbers) - 1),
        facts=facts(shown),
        sources=source_lines(shown),
        link=safe_link(shown.reply.url),
        citations=[(one.printed, search_url(Query(text=one.search))) for one in cited],
        related=others,
        reply_url=lambda reply_id: reply_url(reply_id, Query()),
        citation=citation(shown, own_url),
        linked_data=linked_data(shown, own_url),
        back_url=search_url(query) if query != Query() else None,
        own_url=reply_path(shown.reply.id),
        signed=chinese_date(shown.reply.date.value or ""),
        text_url=in_language(url_for("reply.text", reply_id=shown.reply.id)),
    )
