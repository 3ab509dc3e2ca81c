"""Regions: the chain of places a body belongs to by its name; a mere level (市, 区) is no place."""

import re

from corpus.metadata.memory import remembered
from corpus.metadata.wordlists import Wordlists

_HOST = re.compile(r"[A-Za-z]+://([^/?#:@\s]+)")
_SITE_OF = re.compile(r"(?:人民政府|政府)(?:办公室|门户网站|网站|网)?$|(?:政务网|门户网站|政府网)$")

_PLACE_WITHIN = ("委", "立")
"""What a place's level belongs to: 市委, 市立图书馆."""


@remembered
def find_region(name: str, lists: Wordlists) -> str | None:
    """Return the place a body's full name tells, as printed; None if it tells none.

    >>> from corpus.metadata.wordlists import load_wordlists
    >>> lists = load_wordlists(None)
    >>> find_region("澜州市云溪区发展和改革委员会", lists), find_region("市住建局", lists)
    ('澜州市云溪区', None)
    """
    return "".join(places(name, lists)) or None


def places(name: str, lists: Wordlists) -> tuple[str, ...]:
    """Return the places a body belongs to, the largest first; empty if its name tells none.

    What stands before the place in the names of a nationwide system is passed over.

    >>> from corpus.metadata.wordlists import load_wordlists
    >>> lists = load_wordlists(None)
    >>> places("澜州市云溪区教育局", lists), places("国家税务总局澜州市税务局", lists)
    (('澜州市', '云溪区'), ('澜州市',))
    """
    system = max((one for one in lists.systems if name.startswith(one)), key=len, default="")
    return _chain(name.removeprefix(system), lists)


def name_within(name: str, places: tuple[str, ...]) -> str:
    """Return what to call a body among those of its place; in full where the place is part of it.

    >>> name_within("澜州市云溪区教育局", ("澜州市", "云溪区"))
    '教育局'
    >>> name_within("澜州市委宣传部", ("澜州市",))
    '澜州市委宣传部'
    """
    rest = name.removeprefix("".join(places))
    return name if rest.startswith(_PLACE_WITHIN) else rest


def _chain(name: str, lists: Wordlists) -> tuple[str, ...]:
    """The places a name begins with; none if it is nothing else."""
    match = lists.region.match(name)
    if match is None:
        return ()
    chain = [match["province"]] if match["province"] else []
    for part in filter(None, (match["city"], match["district"])):
        if part in lists.not_alone or part.endswith(lists.not_places):
            break
        chain.append(part)
    return () if "".join(chain) == name else tuple(chain)


def site_region(site: str, url: str | None, lists: Wordlists) -> str | None:
    """Return the region whose government runs a site, from its name or the operator's host list."""
    host = _HOST.match(url or "")
    if host and host[1].lower() in lists.hosts:
        return lists.hosts[host[1].lower()]
    return find_region(site, lists) if _SITE_OF.search(site) else None
