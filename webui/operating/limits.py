"""How often one address may ask: so many requests in any minute, whole results counted apart."""

import ipaddress

from flask import Flask, request
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from werkzeug.exceptions import TooManyRequests

from webui.settings import Settings

FREE = frozenset({"static", "operating.alive", "operating.ready", "operating.counts"})
WHOLE = frozenset({"export.whole", "feed.sitemap", "feed.part"})
WAIT_SECONDS = 60
_IPV6_NETWORK = 64
"""Bits of an IPv6 address that one subscriber has: the rest they choose freely."""


class Limits:
    """The counts of one process, kept in memory and forgotten after a minute."""

    def __init__(self, settings: Settings) -> None:
        """Count from nought."""
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._rates = {"page": settings.rate, "whole": settings.exports}

    def register(self, app: Flask) -> None:
        """Refuse what is too much, before anything is searched."""
        app.before_request(self._check)

    def _check(self) -> None:
        if request.endpoint in FREE:
            return
        kind = "whole" if request.endpoint in WHOLE else "page"
        rate = self._rates[kind]
        if rate and not self._limiter.hit(
            RateLimitItemPerMinute(rate), kind, visitor(request.remote_addr or "")
        ):
            raise TooManyRequests(retry_after=WAIT_SECONDS)


def visitor(address: str) -> str:
    """Return what an address is counted under: itself, or the network of an IPv6 subscriber.

    >>> visitor("192.0.2.7"), visitor("2001:db8:1:2:3::4")
    ('192.0.2.7', '2001:db8:1:2::/64')
    """
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if found.version == 4:  # noqa: PLR2004 - of the protocol
        return address
    return str(ipaddress.ip_network((found, _IPV6_NETWORK), strict=False))
