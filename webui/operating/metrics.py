"""Counts for Prometheus: requests and their time by page, and which index is in use."""

import os
import time
from collections.abc import Iterator

from flask import Blueprint, Flask, Response, g, request
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest, values
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.metrics_core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector

from indexer import EngineError, IndexProblem, Searcher
from webui.sharing import Sharing

_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)


class Metrics:
    """The counts of one server; nothing a visitor typed ever becomes a label."""

    def __init__(self, searcher: Searcher, sharing: Sharing) -> None:
        """Start from nought, or from where the process stood that this one replaces."""
        self.registry = CollectorRegistry()
        self.registry.register(_Ready(searcher))
        own = self.registry
        if sharing.folder is not None:
            _share(sharing)
            MultiProcessCollector(self.registry, str(sharing.folder))  # type: ignore[no-untyped-call]
            own = CollectorRegistry()
        self._requests = Counter(
            "fuwen_requests", "Requests answered", ["page", "status"], registry=own
        )
        self._seconds = Histogram(
            "fuwen_request_seconds",
            "Time to answer",
            ["page"],
            buckets=_BUCKETS,
            registry=own,
        )

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


class _Ready:
    """Whether the index can be used, looked up when it is asked for."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Yield the one gauge."""
        yield GaugeMetricFamily(
            "fuwen_index_ready", "1 if the index can be searched", float(is_ready(self._searcher))
        )


def _share(sharing: Sharing) -> None:
    """Have prometheus_client count in files that all processes of the server read.

    It knows no other way than a variable and a class of its own; the files are named by place, not
    by process id, so that they do not grow in number when processes are replaced.
    """
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(sharing.folder)
    values.ValueClass = values.MultiProcessValue(lambda: sharing.place)  # type: ignore[no-untyped-call]


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
