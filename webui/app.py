"""The application factory: one searcher in, one WSGI application out."""

from datetime import timedelta

from flask import Flask, Response, request
from flask.json.provider import DefaultJSONProvider
from flask_compress import Compress
from jinja2 import StrictUndefined

from indexer import Searcher
from webui import addresses, faults, readable, switch, wording
from webui.api import description
from webui.headers import Protection, lead_within
from webui.operating import entry, metrics, tracing
from webui.operating.caching import Caching
from webui.operating.limits import Limits
from webui.settings import Settings
from webui.sharing import Sharing
from webui.views import export, feed, overview, reply, search

GZIP_LEVEL = 5
"""A quarter less work than the usual 6, for a page larger by half a percent."""


def create_app(
    searcher: Searcher, settings: Settings | None = None, sharing: Sharing | None = None
) -> Flask:
    """Build the site over `searcher`; for an audience other than the public, set a token.

    `sharing` is for a server of several processes, each with a site of its own.
    """
    settings = settings or Settings()
    app = Flask(__name__, static_url_path=f"{settings.path}/static")
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = timedelta(hours=1)
    app.json = _Json(app)
    app.config["PUBLIC_URL"] = settings.url
    app.config["API_ROOT"] = f"{settings.path}/api/"
    app.config["COMPRESS_LEVEL"] = GZIP_LEVEL
    _set_templates(app)
    _surround(app, searcher, settings, sharing or Sharing())
    for pages in (
        search.pages(searcher),
        reply.pages(searcher),
        export.pages(searcher),
        feed.pages(searcher, settings),
        overview.pages(searcher),
    ):
        app.register_blueprint(pages, url_prefix=settings.path or None)
    description.register(app, searcher)
    faults.register(app)
    return app


class _Json(DefaultJSONProvider):
    """JSON with Chinese as it is, and keys in the order in which they are described."""

    ensure_ascii = False
    sort_keys = False


def _set_templates(app: Flask) -> None:
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(wording.FILTERS)
    app.jinja_env.globals["url_for"] = addresses.path


def _surround(app: Flask, searcher: Searcher, settings: Settings, sharing: Sharing) -> None:
    """Put around the pages what every request passes through.

    What is registered first is asked first and answers last.
    """
    counts = metrics.Metrics(searcher, sharing)
    tracing.register(app)
    counts.register(app)
    readable.register(app)
    switch.register(app)
    app.after_request(lead_within)
    app.after_request(Protection(private=bool(settings.token)).protect)
    caching = Caching(searcher, sharing)
    caching.register_keeping(app)
    Compress(app)
    app.after_request(_load_file)
    if settings.token:
        entry.register(app, settings.token)
    Limits(settings, sharing).register(app)
    readable.register_refusing(app)
    app.before_request(_leave_parts_plain)
    caching.register(app)
    app.register_blueprint(metrics.pages(searcher, counts), url_prefix=settings.path or None)


def _leave_parts_plain() -> None:
    """Answer who asks for a part with a part of the file, whose compressed form has other parts."""
    if "Range" in request.headers:
        request.environ["HTTP_ACCEPT_ENCODING"] = "identity"


def _load_file(response: Response) -> Response:
    """Read a static file whole: Flask-Compress has no gzip for streams and leaves files open."""
    if response.direct_passthrough:
        response.direct_passthrough = False
        response.make_sequence()
    return response
