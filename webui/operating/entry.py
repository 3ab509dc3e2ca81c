"""The token that a site for an internal audience asks of every visitor."""

import hmac

from flask import Flask, Response, request

from webui.language import gettext

OPEN = frozenset({"operating.alive", "operating.ready"})
"""What a watchdog may ask without a token: it tells nothing of any reply."""


def register(app: Flask, token: str) -> None:
    """Ask every request for the token, as a bearer's or as the password of a browser's prompt."""

    def check() -> Response | None:
        if request.endpoint in OPEN or _is_same(_given(), token):
            return None
        response = Response(gettext("需要令牌才能访问。") + "\n", 401, mimetype="text/plain")
        response.headers["WWW-Authenticate"] = 'Basic realm="fuwen", charset="UTF-8"'
        return response

    app.before_request(check)


def _given() -> str:
    sent = request.authorization
    if sent is None:
        return ""
    return sent.token or sent.password or ""


def _is_same(given: str, token: str) -> bool:
    """Compare in a time that tells nothing of where they differ."""
    return hmac.compare_digest(given.encode(), token.encode())
