"""Whether what a request says of itself can be read at all: its parameters and its host."""

from urllib.parse import unquote_to_bytes

from flask import Flask, g, request

from webui.language import ENGLISH, PARAMETER, gettext, translatable
from webui.params import BadParameter

_ENGLISH = f"{PARAMETER}={ENGLISH}".encode()


def register(app: Flask) -> None:
    """Look at each request before anything reads it."""
    app.before_request(_look)


def register_refusing(app: Flask) -> None:
    """Refuse what cannot be read, when it has been counted."""
    app.before_request(_refuse)


def _look() -> None:
    g.unreadable = _unreadable()


def _refuse() -> None:
    if g.unreadable:
        raise BadParameter(gettext(g.unreadable))


def _unreadable() -> str:
    """Say what cannot be read, "" for nothing.

    Parameters in another encoding (old pages link in GBK) would be searched for by their codes;
    the page that tells of them is written without them. A host that is no name cannot be linked to.
    """
    sent = request.query_string
    try:
        unquote_to_bytes(sent).decode()
    except UnicodeDecodeError:
        request.query_string = _ENGLISH if _ENGLISH in sent.split(b"&") else b""
        return translatable("地址中的参数不是 UTF-8 编码：请用 UTF-8 编码，或在检索框里重新输入。")
    try:
        _ = request.host_url
    except UnicodeError:
        return translatable("看不懂请求的主机名（Host）：请检查网址。")
    return ""
