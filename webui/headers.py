"""The headers every response carries: what a browser may load, keep and tell others."""

from dataclasses import dataclass

from flask import Response, request

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "connect-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


@dataclass(frozen=True, slots=True)
class Protection:
    """The headers of a site; what a `private` one shows is kept nowhere but before the reader."""

    private: bool = False

    def protect(self, response: Response) -> Response:
        """Add the security headers, and keep caches from serving an old index or an error."""
        response.headers.update(HEADERS)
        if self.private or response.status_code >= 400:  # noqa: PLR2004 - where HTTP's errors begin
            response.headers["Cache-Control"] = "no-store"
        elif request.endpoint != "static":
            response.headers["Cache-Control"] = "no-cache"
        return response
