"""Regions: the chain of places a body's name begins with; a mere level (市, 区) is no place."""

import re

from corpus.metadata.memory import remembered
from corpus.metadata.wordlists import Wordlists

_HOST = re.compile(r"[A-Za-z]+://([^/?#:@\s]+)")
_SITE_OF = re.compile(r"(?:人民政府|政府)(?:办公室|门户网站|网站|网)?$|(?:政务网|门户网站|政府网)$")


@remembered
def find_region(name: str, lists: Wordlists) -> str | None:
    """Return the place a body's full name begins with, as printed; None if it names none.

    >>> from corpus.metadata.wordlists import load_wordlists
    >>> lists = load_wordlists(None)
    >>> find_region("澜州市云溪区发展和改革委员会", lists), find_region("市住建局", lists)
    ('澜州市云溪区', None)
    """
    match = lists.region.match(name)
    if match is None or not match[0]:
        return None
    region = match["province"] or ""
    for part in (match["city"], match["district"]):
        if part and (part in lists.not_alone or part.endswith(lists.not_places)):
            break
        region += part or ""
    return region if region and region != name else None


def site_region(site: str, url: str | None, lists: Wordlists) -> str | None:
    """Return the region whose government runs a site, from its name or the operator's host list."""
    host = _HOST.match(url or "")
    if host and host[1].lower() in lists.hosts:
        return lists.hosts[host[1].lower()]
    return find_region(site, lists) if _SITE_OF.search(site) else None
