"""How often one address may ask: so many requests in any minute; whole results and suggestions while
typing are counted apart."""

import ipaddress
import time
from functools import lru_cache

from flask import Flask, request
from werkzeug.exceptions import TooManyRequests

from webui.operating.counts import Counts
from webui.settings import Settings
from webui.sharing import Sharing

APART = {
    "export.whole": "whole",
    "feed.sitemap": "whole",
    "feed.part": "whole",
    "api.suggest": "typing",
}
"""What is not counted as a page; each letter typed asks for suggestions, and must not use pages up."""
FREE = frozenset({"static", "operating.alive", "operating.ready", "operating.counts"})
WAIT_SECONDS = 60
_IPV6_NETWORK = 64
"""Bits of an IPv6 address that one subscriber has: the rest they choose freely."""


class Limits:
    """The counts of one server, kept in memory and forgotten after a minute."""

    def __init__(self, settings: Settings, sharing: Sharing) -> None:
        """Count together with the server's other processes."""
        self._counts = Counts(sharing)
        self._rates = {"page": settings.rate, "typing": settings.rate, "whole": settings.exports}

    def register(self, app: Flask) -> None:
        """Refuse what is too much, before anything is searched."""
        app.before_request(self._check)

    def _check(self) -> None:
        if request.endpoint in FREE:
            return
        kind = APART.get(request.endpoint or "", "page")
        rate = self._rates[kind]
        if not rate:
            return
        who = f"{kind} {visitor(request.remote_addr or '')}"
        if not self._counts.hit(who, rate, time.time()):
            raise TooManyRequests(retry_after=WAIT_SECONDS)


@lru_cache(maxsize=1024)
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
