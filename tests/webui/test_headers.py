"""What every response carries."""

import pytest

ADDRESSES = ("/", "/?q=停车", "/reply/parking-1", "/nowhere", "/?foo=1", "/static/fuwen.css")


@pytest.mark.parametrize("path", ADDRESSES)
def test_every_response_carries_the_security_headers(visit, path):
    headers = visit(path).headers
    assert headers["Content-Security-Policy"] == (
        "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    )
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize(
    ("path", "caching"),
    [
        ("/", "no-cache"),
        ("/?q=停车", "no-cache"),
        ("/nowhere", "no-store"),
        ("/static/nowhere.css", "no-store"),
    ],
)
def test_pages_are_asked_for_again_and_errors_never_kept(visit, path, caching):
    assert visit(path).headers["Cache-Control"] == caching


def test_styles_are_kept_for_an_hour(visit):
    assert "max-age=3600" in visit("/static/fuwen.css").headers["Cache-Control"]
