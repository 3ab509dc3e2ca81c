"""The main text of a web page that no layout describes: what it loses matters, not what it keeps.

Known containers of Chinese content management systems come first. Where there is none, or where it
holds less than half of the page, everything counts that is not furniture or a list of links.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from selectolax.lexbor import LexborHTMLParser, LexborNode

from corpus.readers.markup import lengths_of, select, shown_length, text_of

LINKS = 3
"""So many links make a list a list of links, if hardly anything else stands in it."""

LINK_SHARE = 0.7
"""The part of its characters that must be links; a menu has all, a paragraph a few."""

COPY_SHARE = 0.8
"""The part of a copy's characters that stand elsewhere in the same lines; the rest is its own menu."""

LEAST_COPY = 50
"""Characters of a copy; less is a cell of a table that says what another one says."""

MENU_WORD = 8
"""The longest words of a menu: 政府信息公开年报 has eight."""

MENU_BOXES = 20
"""So many boxes the box of a menu has at most, itself among them."""

LONGEST_TRAIL = 100
"""Characters of the way from a site's first page to this one."""

_OPEN = ":not([readonly]):not([disabled])"
ASKS_FOR_INPUT = f"textarea{_OPEN}, button, input{_OPEN}:not([type='hidden'])"
"""What a form for the reader to fill in has; one that only wraps a whole page has none of them."""

_LISTS = "ul, ol, dl, table, div, section, p"
_BOXES = frozenset(("div", "section", "p"))
_TRAIL = re.compile("[>＞›»]")
_ATTACHMENTS = (".doc", ".docx", ".pdf", ".xls", ".xlsx", ".wps", ".ofd", ".zip", ".rar")


@dataclass(frozen=True, slots=True)
class Wording:
    """The lists of webpage.toml."""

    containers: tuple[str, ...]
    furniture: tuple[str, ...]
    feet: tuple[str, ...]
    copies: tuple[str, ...]
    ways: tuple[str, ...]
    onward_headings: tuple[str, ...]
    entry_labels: tuple[str, ...]
    published_labels: tuple[str, ...]
    source_labels: tuple[str, ...]


@cache
def wording() -> Wording:
    """Load webpage.toml."""
    table = tomllib.loads(files("corpus.readers").joinpath("webpage.toml").read_text("utf-8"))
    return Wording(**{key: tuple(values) for key, values in table.items()})


@dataclass(frozen=True, slots=True)
class Article:
    """The main text, and all text of the page that is not furniture."""

    text: str
    page: str


def article_of(tree: LexborHTMLParser) -> Article:
    """Find the main text of a page."""
    body = tree.body
    if body is None:
        return Article("", "")
    containers = _outermost(select(body, ", ".join(wording().containers)))
    furniture = _furniture(tree, body)
    skip = furniture | _copies(containers, furniture) | _screens(body)
    page = text_of(body, skip=skip)
    parts = [*_entries(tree, containers), *containers]
    text = "\n".join(filter(None, (text_of(node, skip=skip) for node in parts)))
    return Article(text if len(text) * 2 >= len(page) else page, page)


def _copies(containers: list[LexborNode], furniture: frozenset[int]) -> frozenset[int]:
    """Return the containers that say what one before them says: a page's version for printing."""
    said: set[str] = set()
    copies = set()
    for node in containers:
        text = text_of(node, skip=furniture)
        if text in said:
            copies.add(node.mem_id)
        said.add(text)
    return frozenset(copies)


def _screens(body: LexborNode) -> frozenset[int]:
    """Return the boxes for other screens whose lines stand elsewhere on the page.

    Being hidden alone says nothing: scripts show what a page begins with hidden.
    """
    boxes = _outermost(select(body, ", ".join(wording().copies)))
    if not boxes:
        return frozenset()
    said = set(text_of(body, skip={box.mem_id for box in boxes}).split("\n"))
    copies = set()
    for box in boxes:
        lines = text_of(box).split("\n")
        length = sum(map(len, lines))
        repeated = sum(len(line) for line in lines if line in said)
        if length >= LEAST_COPY and repeated >= COPY_SHARE * length:
            copies.add(box.mem_id)
        said.update(lines)
    return frozenset(copies)


def _outermost(nodes: list[LexborNode]) -> list[LexborNode]:
    """Leave out nodes that stand in another one of `nodes`."""
    ids = {node.mem_id for node in nodes}
    return [node for node in nodes if not any(up.mem_id in ids for up in _above(node))]


def _above(node: LexborNode) -> Iterator[LexborNode]:
    while (above := node.parent) is not None:
        yield above
        node = above


def _entries(tree: LexborHTMLParser, containers: list[LexborNode]) -> Iterator[LexborNode]:
    """Yield the innermost tables and lists outside of `containers` that hold portal labels."""
    inside = {node.mem_id for node in containers}
    named = (node for node in tree.css("table, ul, dl") if _is_entry(node))
    found = [node for node in named if not _holds_container(node)]
    parents = {up.mem_id for node in found for up in _above(node)}
    for node in found:
        ids = {up.mem_id for up in _above(node)}
        if node.mem_id not in parents and not ids & inside:
            yield node


def _is_entry(node: LexborNode) -> bool:
    """Tell if a node holds at least two of the labels of a portal entry."""
    text = "".join(node.text().split())
    return sum(label in text for label in wording().entry_labels) > 1


def _furniture(tree: LexborHTMLParser, body: LexborNode) -> frozenset[int]:
    """Return the nodes around the article, never one that holds the article or a portal entry.

    Names deceive: what holds a third of the page's text is no furniture, whatever its class.
    """
    lengths = lengths_of(body)
    most = lengths[body.mem_id] / 3
    named = tree.css(", ".join(wording().furniture))
    ways = tree.css(", ".join(wording().ways))
    leading = (way for way in ways if _leads_elsewhere(way, lengths.get(way.mem_id, 0)))
    forms = (node for node in tree.css("form") if node.css_first(ASKS_FOR_INPUT))
    small = (
        node
        for node in (*named, *_feet(body), *leading, *forms)
        if lengths.get(node.mem_id, 0) < most
    )
    listed = (node for node in tree.css(_LISTS) if _is_link_list(node))
    return frozenset(
        node.mem_id
        for node in (*small, *listed)
        if not _holds_container(node) and not _is_entry(node)
    )


def _holds_container(node: LexborNode) -> bool:
    return node.css_first(", ".join(wording().containers)) is not None


def _feet(body: LexborNode) -> Iterator[LexborNode]:
    """Yield what ends the page; what ends an article is the letter's."""
    feet = ", ".join(wording().feet)
    articles = _outermost(select(body, ", ".join(("article", *wording().containers))))
    inside = {node.mem_id for article in articles for node in article.css(feet)}
    return (node for node in body.css(feet) if node.mem_id not in inside)


def _leads_elsewhere(node: LexborNode, length: int) -> bool:
    """Tell if a node of so many characters holds a link, or a trail such as 首页 > 来信."""
    is_trail = length <= LONGEST_TRAIL and _TRAIL.search(node.text()) is not None
    return is_trail or node.css_first("a") is not None


def _is_link_list(node: LexborNode) -> bool:
    """Tell if a list, or a small box, is hardly more than links to other pages.

    In a box they must be a menu's, or follow a heading that leads on: a paragraph may cite three
    policies by name.
    """
    is_box = node.tag in _BOXES
    if is_box and len(node.css("div, section, p, table")) > MENU_BOXES:
        return False
    links = [link for link in node.css("a") if not _is_attachment(link)]
    lengths = [_length(link) for link in links]
    if not lengths:
        return False
    heading = next(filter(node.text().lstrip().startswith, wording().onward_headings), "")
    is_menu = len(links) >= LINKS and not (is_box and any(map(_is_cited, links)))
    seen = _length(node) - sum(map(_length, node.css("script, style"))) - len(heading)
    return bool(heading or is_menu) and sum(lengths) >= LINK_SHARE * seen


def _is_cited(link: LexborNode) -> bool:
    """Tell if a link is no word of a menu: longer, or a document's title."""
    text = "".join(link.text().split())
    return len(text) > MENU_WORD or text.startswith("《")


def _length(node: LexborNode) -> int:
    """Count the characters under a node but blanks; the library does it quickly."""
    return shown_length(node.text())


def _is_attachment(link: LexborNode) -> bool:
    return (link.attributes.get("href") or "").lower().endswith(_ATTACHMENTS)
