"""A request's id, and one log line for each request and each error, as JSON."""

import json
import logging
import re
import secrets
import time
from datetime import UTC, datetime

from flask import Flask, Response, g, has_request_context, request

from indexer import escaped

access = logging.getLogger("webui.access")

_GIVEN = re.compile(r"[A-Za-z0-9-]{8,64}", re.ASCII)
"""Ids that a proxy may give in X-Request-ID; anything else is replaced."""
_FACTS = ("method", "path", "status", "took_ms", "bytes")


class JsonLines(logging.Formatter):
    """Writes a record as one line of JSON; what was searched for is in none of them, nor anything
    that could steer the terminal of whoever reads them."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, with the request's id where there is a request."""
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            "request_id": request_id(),
            **{name: record.__dict__[name] for name in _FACTS if name in record.__dict__},
        }
        if record.exc_info and record.exc_info[0]:
            line["error"] = self.formatException(record.exc_info)
        return escaped(json.dumps(line, ensure_ascii=False))


def request_id() -> str | None:
    """Return the id of the request being answered, None outside of one."""
    return g.get("request_id") if has_request_context() else None


def register(app: Flask) -> None:
    """Give each request an id, send it back with the answer, and log the answer."""
    app.before_request(_begin)
    app.after_request(_end)
    app.jinja_env.globals["request_id"] = request_id


def log_to_stderr() -> None:
    """Send every log line of the process to standard error as JSON."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    # one line for every request that waits for a thread: the time it took says as much
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)


def _begin() -> None:
    given = request.headers.get("X-Request-ID", "")
    g.request_id = given if _GIVEN.fullmatch(given) else secrets.token_hex(8)
    g.began = time.perf_counter()


def _end(response: Response) -> Response:
    response.headers["X-Request-ID"] = g.request_id
    facts = {
        "method": request.method,
        "path": request.path,
        "status": response.status_code,
        "took_ms": round((time.perf_counter() - g.began) * 1000, 1),
        "bytes": response.content_length,
    }
    access.info("request", extra=facts)
    return response
