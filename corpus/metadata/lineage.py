"""Lineage: what a renamed body is called today, and which spellings mean the same body."""

from corpus.metadata.memory import remembered
from corpus.metadata.regions import places
from corpus.metadata.wordlists import PLACE, Family, Wordlists

_MOST_RENAMINGS = 3


@remembered
def current_name(name: str, lists: Wordlists) -> str:
    """Return the name a body bears today, its place kept; an unknown or unrenamed body's own.

    A short form leads to a short form. Only what a list says is followed: a body that each city
    named in its own way (规划, 文广旅) keeps its old name unless the operator lists it.

    >>> from corpus.metadata.wordlists import load_wordlists
    >>> current_name("澜州市卫生和计划生育委员会", load_wordlists(None))
    '澜州市卫生健康委员会'
    """
    for _ in range(_MOST_RENAMINGS):
        renamed = _renamed_once(name, lists)
        if renamed == name:
            break
        name = renamed
    return name


def names(query: str, lists: Wordlists) -> tuple[str, ...]:
    """Return every spelling that a search for a department should accept, the query's own first.

    A former name accepts its own spellings and today's; today's name accepts all former ones too.
    """
    found = {query: None, current_name(query, lists): None}
    for family in lists.families:
        place, spellings = _spellings(query, family)
        found |= {f"{place}{spelling}": None for spelling in spellings}
    found |= {old: None for old, new in lists.renamed.items() if new in found}
    return tuple(found)


def former_names(name: str, lists: Wordlists) -> tuple[str, ...]:
    """Return the full names of the bodies that became this one, without the place they share.

    The order is that of the lists; a body that no list knows has none.

    >>> from corpus.metadata.wordlists import load_wordlists
    >>> former_names("澜州市生态环境局", load_wordlists(None))
    ('环境保护局',)
    """
    listed = [
        group[0]
        for family in lists.families
        if any(_ends_with(name, spelling) for spelling in family.current)
        for group in family.former
    ]
    place = "".join(places(name, lists))
    whole = [old.removeprefix(place) for old, new in lists.renamed.items() if new == name]
    return tuple(dict.fromkeys((*whole, *(one for one in listed if not _ends_one(whole, one)))))


def _renamed_once(name: str, lists: Wordlists) -> str:
    whole = lists.renamed.get(name)
    if whole:
        return whole
    match = lists.former.fullmatch(name)
    return match["place"] + lists.successors[match["name"]] if match else name


def _spellings(query: str, family: Family) -> tuple[str, list[str]]:
    """The place before a family's name in the query, and the spellings that then count."""
    former = [spelling for group in family.former for spelling in group]
    for spelling in sorted(family.current, key=len, reverse=True):
        if _ends_with(query, spelling):
            return query.removesuffix(spelling), [*family.current, *former]
    for group in family.former:
        for spelling in sorted(group, key=len, reverse=True):
            if _ends_with(query, spelling):
                return query.removesuffix(spelling), [*group, *family.current]
    return "", []


def _ends_one(names: list[str], ending: str) -> bool:
    return any(name.endswith(ending) for name in names)


def _ends_with(name: str, spelling: str) -> bool:
    """The name is the spelling, or a place and the spelling: 市农业局, not 渔业农业局."""
    return name.endswith(spelling) and PLACE.fullmatch(name.removesuffix(spelling)) is not None
