"""The headers every response carries: what a browser may load, keep and tell others."""

from dataclasses import dataclass
from urllib.parse import quote

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
_SAFE_IN_HEADER = "!#$&+-.^_`|~"
"""What RFC 8187 lets stand beside letters and digits."""


def name_file(response: Response, name: str, plain: str = "") -> None:
    """Have a browser save the answer as a file; headers are ASCII, so a `name` that is not has a
    `plain` one beside it, for programs that know no other."""
    also = None if name.isascii() else f"UTF-8''{quote(name, safe=_SAFE_IN_HEADER)}"
    names = {"filename": plain if also else name, "filename*": also}
    response.headers.set("Content-Disposition", "attachment", **names)


def lead_within(response: Response) -> Response:
    """Lead on by the path alone: behind a proxy only that one knows the scheme (https)."""
    place = response.headers.get("Location", "")
    if "://" in place and place.startswith(request.host_url):
        response.headers["Location"] = f"/{place.removeprefix(request.host_url)}"
    return response


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
