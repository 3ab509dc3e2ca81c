"""The search site: Flask pages over a public searcher, and the server that runs them."""

from webui.app import create_app
from webui.server import ServerProblem, serve

__all__ = ["ServerProblem", "create_app", "serve"]
