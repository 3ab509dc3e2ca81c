"""Reading a web page by a site's layout."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from corpus.readers.layouts import Layout, Selection
from corpus.readers.markup import select, text_of
from corpus.readers.tidy import tidy

_BEGINNING = 200
"""Characters of an element that are looked at for a prefix; invisible ones are among them."""


@dataclass(frozen=True, slots=True)
class Laid:
    """What a layout found: what stands once on the page, and the replies with their bodies."""

    page: Mapping[str, str]
    replies: tuple[Mapping[str, str], ...]


def layout_for(
    tree: LexborHTMLParser, domains: frozenset[str], layouts: Iterable[Layout]
) -> Layout | None:
    """Return the first layout that applies to a page of one of `domains`, or None."""
    for layout in layouts:
        is_ours = not layout.domains or not domains.isdisjoint(layout.domains)
        if is_ours and all(tree.css_first(selector) for selector in layout.present):
            return layout
    return None


def lay(tree: LexborHTMLParser, layout: Layout) -> Laid:
    """Find the values that `layout` describes; replies without a body are left out."""
    root = tree.root
    if root is None:
        return Laid({}, ())
    replies = (_values(block, layout.reply) for block in select(root, layout.block))
    return Laid(_values(root, layout.page), tuple(reply for reply in replies if "body" in reply))


def _values(node: LexborNode, selections: Mapping[str, Selection]) -> dict[str, str]:
    values = ((key, _value(node, selection)) for key, selection in selections.items())
    return {key: value for key, value in values if value}


def _value(node: LexborNode, selection: Selection) -> str:
    """Return the text of the first element that the selection agrees with, or ""."""
    for element in node.css(selection.select):
        if not _may_begin(element, selection):
            continue
        text = _printed(element, selection)
        prefix = next(filter(text.startswith, selection.prefixes), None)
        if selection.prefixes and prefix is None:
            continue
        if value := _kept(text.removeprefix(prefix or ""), selection):
            return value
    return ""


def _may_begin(element: LexborNode, selection: Selection) -> bool:
    """Tell by its beginning if an element can be the one that begins as the selection says.

    Elements may stand in each other a thousand deep: printed whole, each would hold all the others.
    """
    if not selection.prefixes or selection.attribute is not None:
        return True
    start = text_of(element, keep_breaks=selection.breaks, enough=_BEGINNING)
    return start.startswith(selection.prefixes) or len(start) < max(map(len, selection.prefixes))


def _printed(element: LexborNode, selection: Selection) -> str:
    if selection.attribute is None:
        return text_of(element, keep_breaks=selection.breaks)
    return tidy(element.attributes.get(selection.attribute) or "")


def _kept(text: str, selection: Selection) -> str:
    if selection.pattern is None:
        return text.strip()
    found = selection.pattern.search(text)
    return (found[1] or "").strip() if found else ""
