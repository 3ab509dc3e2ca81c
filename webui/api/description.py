"""The description of the API: OpenAPI 3.1 written from the code, and a page to read it on."""

from typing import Any

from flask import Blueprint, Flask, Response, jsonify, render_template, request
from flask_smorest import Api

from indexer import Query, Searcher
from webui.api.problems import KIND
from webui.api.routes import routes
from webui.params import refuse_all

VERSION = "v1"
EXAMPLES = {
    "/search": "?q=加装电梯&size=3",
    "/facets": "?q=停车&year=2020..2024",
    "/suggest": "?q=dt",
}
"""What the page's links ask."""


class Described(Api):
    """flask-smorest without its error handlers: the site has its own for every page."""

    def _register_error_handlers(self) -> None:
        """Leave the errors to webui.faults."""


def register(app: Flask, searcher: Searcher) -> None:
    """Add the API, its description and the page of it."""
    root = app.config["API_ROOT"] + VERSION
    app.config.update(
        API_TITLE="复文", API_VERSION=VERSION, OPENAPI_VERSION="3.1.0", OPENAPI_URL_PREFIX=None
    )
    api = Described(app, spec_kwargs={"info": {"description": "政府答复公开检索"}})
    api.register_blueprint(routes(searcher), url_prefix=root)
    app.register_blueprint(_pages(api, root), url_prefix=root)


def _pages(api: Api, root: str) -> Blueprint:
    blueprint = Blueprint("api_description", __name__)

    @blueprint.get("/openapi.json")
    def spec() -> Response:
        refuse_all(request.args)
        return jsonify(_spec(api))

    @blueprint.get("/")
    def page() -> str:
        refuse_all(request.args, spoken=True)
        return render_template(
            "api.html", spec=_spec(api), root=root, examples=EXAMPLES, query=Query()
        )

    return blueprint


def _spec(api: Api) -> dict[str, Any]:
    """Return the description; its errors are problems, which flask-smorest cannot be told."""
    spec: dict[str, Any] = api.spec.to_dict()
    for response in spec["components"].get("responses", {}).values():
        response["content"] = {KIND: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return spec
