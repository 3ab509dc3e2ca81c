"""The server that runs the site: waitress, a WSGI server in pure Python."""

import errno
import signal
import socket
from typing import Any, NoReturn

from flask import Flask
from waitress.server import create_server

from indexer import FuwenError, Searcher
from webui.app import create_app
from webui.settings import Settings
from webui.typed import Channel

THREADS = 8
"""Enough to keep two to four cores busy: the engine lets go of the interpreter while it searches."""
LAST_PORT = 65535
LARGEST_BODY = 64 * 1024
"""Bytes; pages are only ever read, so a request has no business bringing more."""
UNREAD_MS = 60_000
"""How long a reader may take in nothing of what is sent before the connection is given up (Linux)."""


class ServerProblem(FuwenError):
    """The address cannot be served; the text says why and what to do."""


def serve(
    searcher: Searcher, host: str, port: int, settings: Settings | None = None, *, proxy: str = ""
) -> None:
    """Serve the site from this process until interrupted, and print its address first.

    Port 0 takes any free one. `proxy` is the address whose X-Forwarded-For is believed, "" for
    none. Raises ServerProblem if the address cannot be had.
    """
    settings = settings or Settings()
    app = create_app(searcher, settings)
    with listen(host, port) as listening:
        server = server_of(app, listening, proxy, THREADS)
        announce(listening, settings)
        server.run()


def server_of(app: Flask, listening: socket.socket, proxy: str, threads: int) -> Any:  # noqa: ANN401 - waitress has no types
    """Return a server that answers with `app` what comes in at a socket, once it is run."""
    server = create_server(
        app,
        sockets=[listening],
        threads=threads,
        ident=None,
        max_request_body_size=LARGEST_BODY,
        clear_untrusted_proxy_headers=True,
        **(_believing(proxy) if proxy else {}),
    )
    server.channel_class = Channel
    return server


def _believing(proxy: str) -> dict[str, Any]:
    """Name the proxy and the one header taken from it; its own Host header is passed on as is."""
    return {"trusted_proxy": proxy, "trusted_proxy_headers": {"x-forwarded-for"}}


def listen(host: str, port: int) -> socket.socket:
    """Take an address; raises ServerProblem if it cannot be had."""
    if not 0 <= port <= LAST_PORT:
        raise ServerProblem(f"端口应为 0 至 {LAST_PORT} 之间的整数，收到的是 {port}")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host, port), family=family)
    except OSError as error:
        raise ServerProblem(_reason(host, port, error)) from error
    if hasattr(socket, "TCP_USER_TIMEOUT"):  # which every connection takes over
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, UNREAD_MS)
    return listening


def _reason(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"端口 {port} 已被占用；请停止占用它的程序，或用 --port 换一个端口"
    if error.errno == errno.EACCES:
        return f"没有使用端口 {port} 的权限；请用 --port 换一个 1024 以上的端口"
    return f"无法使用地址 {host}:{port}（{error.strerror}）；请检查 --host"


def end_when_told() -> None:
    """Have SIGTERM end this process in order; it would not end the first process of a container.

    To be called by the main thread.
    """
    signal.signal(signal.SIGTERM, _end)


def _end(*_: object) -> NoReturn:
    raise SystemExit(0)


def announce(listening: socket.socket, settings: Settings) -> None:
    """Print where the site is and how to stop it."""
    address = _address(listening, settings.path)
    print(f"复文已就绪：{address} （按 Ctrl-C 停止）", flush=True)


def _address(listening: socket.socket, path: str) -> str:
    host, port = listening.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}{path}/"
