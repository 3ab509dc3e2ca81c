"""The application factory: one searcher in, one WSGI application out."""

from datetime import timedelta

from flask import Flask
from jinja2 import StrictUndefined

from indexer import Searcher
from webui import faults, wording
from webui.headers import protect
from webui.views import reply, search


def create_app(searcher: Searcher, *, prefix: str = "") -> Flask:
    """Build the site over `searcher`, whose audience must be the public.

    `prefix` is the path the site lives under ("/fuwen"), "" for the root of a host; requests
    arrive with it still in their path.
    """
    path = f"/{prefix.strip('/')}" if prefix.strip("/") else ""
    app = Flask(__name__, static_url_path=f"{path}/static")
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = timedelta(hours=1)
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(wording.FILTERS)
    for pages in (search.pages(searcher), reply.pages(searcher)):
        app.register_blueprint(pages, url_prefix=path or None)
    faults.register(app)
    app.after_request(protect)
    return app
