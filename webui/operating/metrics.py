"""Counts for Prometheus: requests and their time by page, and which index is in use."""

import time

from flask import Blueprint, Flask, Response, g, request
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from indexer import EngineError, IndexProblem, Searcher

_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)


class Metrics:
    """The counts of one application; nothing a visitor typed ever becomes a label."""

    def __init__(self, searcher: Searcher) -> None:
        """Start from nought."""
        self.registry = CollectorRegistry()
        self._requests = Counter(
            "fuwen_requests", "Requests answered", ["page", "status"], registry=self.registry
        )
        self._seconds = Histogram(
            "fuwen_request_seconds",
            "Time to answer",
            ["page"],
            buckets=_BUCKETS,
            registry=self.registry,
        )
        ready = Gauge("fuwen_index_ready", "1 if the index can be searched", registry=self.registry)
        ready.set_function(lambda: float(is_ready(searcher)))

    def register(self, app: Flask) -> None:
        """Count every answer of the application."""
        app.before_request(self._begin)
        app.after_request(self._end)

    def _begin(self) -> None:
        g.counted_from = time.perf_counter()

    def _end(self, response: Response) -> Response:
        page = request.endpoint or "none"
        self._requests.labels(page, str(response.status_code)).inc()
        self._seconds.labels(page).observe(time.perf_counter() - g.counted_from)
        return response


def is_ready(searcher: Searcher) -> bool:
    """Tell whether the index is there and valid."""
    try:
        return bool(searcher.generation)
    except (IndexProblem, EngineError):
        return False


def pages(searcher: Searcher, metrics: Metrics) -> Blueprint:
    """Return the addresses that only machines ask for."""
    blueprint = Blueprint("operating", __name__)

    @blueprint.get("/healthz")
    def alive() -> Response:
        return _plain("ok", 200)

    @blueprint.get("/readyz")
    def ready() -> Response:
        return _plain("ready", 200) if is_ready(searcher) else _plain("no usable index", 503)

    @blueprint.get("/metrics")
    def counts() -> Response:
        return Response(generate_latest(metrics.registry), content_type=CONTENT_TYPE_LATEST)

    return blueprint


def _plain(text: str, status: int) -> Response:
    return Response(f"{text}\n", status, mimetype="text/plain")
