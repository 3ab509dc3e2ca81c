"""The search site: Flask pages over a public searcher, and the server that runs them."""

from webui.app import create_app
from webui.server import ServerProblem, serve
from webui.settings import Settings

__all__ = ["ServerProblem", "Settings", "create_app", "serve"]
