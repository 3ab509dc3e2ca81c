"""Errors of the API as application/problem+json (RFC 9457)."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from flask import Response, current_app, request
from flask_smorest import Blueprint
from werkzeug.exceptions import HTTPException

from webui.api import answers
from webui.operating.tracing import request_id

KIND = "application/problem+json"
_TITLES = {400: "参数有误", 404: "没有这篇答复或这个地址", 429: "请求太频繁", 503: "检索暂时不可用"}


def documented(api: Blueprint, *statuses: int) -> Callable[[Any], Any]:
    """Describe the errors that an address answers with, beside those that any may."""

    def decorate(view: Any) -> Any:  # noqa: ANN401 - a decorator of any view
        for status in (*statuses, 429, 503):
            about = _TITLES[status]
            view = api.alt_response(
                status, schema=answers.Problem, content_type=KIND, description=about
            )(view)
        return view

    return decorate


def problem(status: int, title: str, detail: str) -> Response:
    """Say what went wrong."""
    told = {
        "type": "about:blank",
        "title": title,
        "status": status,
        "detail": detail,
        "request_id": request_id(),
    }
    return Response(json.dumps(told, ensure_ascii=False), status, content_type=KIND)


def what_is_wrong(error: HTTPException) -> str | None:
    """Return what the gate said of the arguments, parameter by parameter; None if it said nothing."""
    messages = getattr(error, "data", {}).get("messages", {}).get("query")
    return None if messages is None else "；".join(_sentences(messages))


def _sentences(messages: dict[str, Any]) -> Iterator[str]:
    for name, said in messages.items():
        parts = said.values() if isinstance(said, dict) else [said]
        for part in parts:
            yield f"{name}：{' '.join(part)}"


def of_this_request() -> bool:
    """Tell whether the request being answered is the API's, whose errors are problems, not pages."""
    return request.path.startswith(current_app.config["API_ROOT"])
