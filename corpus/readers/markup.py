"""A web page as a tree: parsed from bytes, walked without recursion, printed as lines."""

import math
import re
from collections.abc import Collection, Iterator
from itertools import accumulate
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from corpus.errors import ReadError
from corpus.readers.limits import MAX_ATTRIBUTES, MAX_OPEN_TAGS
from corpus.readers.lines import Lines
from corpus.readers.tidy import tidy

_UNSEEN_TAGS = (
    "script style noscript template head title iframe object svg select textarea button url"
)
BLOCK_TAGS = (
    "address article aside blockquote body br caption center dd details div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section "
    "summary table tbody textarea tfoot thead ul"
)
_ENDLESS_TAGS = "area base br col embed hr img input link meta param source track wbr"
_SELF_ENDING_TAGS = "p li td th tr dt dd option tbody thead tfoot colgroup"
_UNSEEN = frozenset(_UNSEEN_TAGS.split())
_BLOCKS = frozenset(BLOCK_TAGS.split())
_NEVER_OPEN = frozenset((_ENDLESS_TAGS + " " + _SELF_ENDING_TAGS).split())
_KEEPS_BREAKS = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.I)
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)", re.I)
_LONG_TAG = re.compile(rf"<[a-z][^<>]{{{MAX_ATTRIBUTES},}}", re.I)
_ATTRIBUTE = re.compile(r"""=\s{0,9}"[^"]*"|=\s{0,9}'[^']*'|[\s/]+|=""")


def parse(path: Path, source: str) -> LexborHTMLParser:
    """Build the tree of a page; raises ReadError if it would be absurdly deep."""
    if reason := refusal(source):
        raise ReadError(path, reason)
    return LexborHTMLParser(source)


def printed(source: str, *, keep_breaks: bool = False) -> str:
    """Print what a reader sees of a page of which a tree may be built, as `text_of` does."""
    body = LexborHTMLParser(source).body
    return text_of(body, keep_breaks=keep_breaks) if body else ""


def refusal(source: str) -> str | None:
    """Say why no tree may be built of a page's source, or None."""
    tags = (found.groups() for found in _TAG.finditer(source))
    steps = (-1 if end else 1 for end, name in tags if name.lower() not in _NEVER_OPEN)
    if max(accumulate(steps), default=0) > MAX_OPEN_TAGS:
        return "网页的标签嵌套过深。"
    if any(_attributes(tag[0]) > MAX_ATTRIBUTES for tag in _LONG_TAG.finditer(source)):
        return "网页有一个标签的属性过多。"
    return None


def _attributes(tag: str) -> int:
    """Count the places in a tag where an attribute may begin or end."""
    return sum(1 for _ in _ATTRIBUTE.finditer(tag))


def select(node: LexborNode, selector: str) -> list[LexborNode]:
    """Return what a CSS selector finds under `node`, each once and in the page's order."""
    found = {each.mem_id: each for each in node.css(selector)}  # lexbor repeats what two parts meet
    return list(found.values())


def text_of(
    node: LexborNode,
    *,
    skip: Collection[int] = frozenset(),
    keep_breaks: bool = False,
    enough: float = math.inf,
) -> str:
    """Print what a reader of the page sees of `node`, as tidy lines.

    Nodes whose `mem_id` is in `skip` are left out. Line breaks of the source count where the page
    says so (`<pre>`, `<textarea>`, `white-space: pre`) or with `keep_breaks`. `enough` characters of the source,
    blanks apart, may be all that is looked at, and what stands in a table together with them.
    """
    lines = Lines()
    kept = int(keep_breaks)
    seen = 0
    for inner, is_start in _walk(node, skip):
        tag = inner.tag or ""
        if tag == "-text":
            if is_start:
                text = inner.text_content or ""
                lines.add(text, keep=kept > 0)
                seen += shown_length(text) if enough < math.inf else 0
            continue
        if seen >= enough and not lines.in_table:
            break
        if tag in ("pre", "textarea") or _KEEPS_BREAKS.search(inner.attributes.get("style") or ""):
            kept += 1 if is_start else -1
        _lay_out(lines, tag, is_start=is_start)
    return tidy(lines.text())


def shown_length(text: str) -> int:
    """Count the characters of a text, blanks apart."""
    return len("".join(text.split()))


def lengths_of(root: LexborNode) -> dict[int, int]:
    """Count the characters, blanks apart, that each element shows, by `mem_id`, in one walk."""
    lengths: dict[int, int] = {}
    begun: list[int] = []
    total = 0
    for node, is_start in _walk(root, frozenset()):
        if node.tag == "-text":
            total += shown_length(node.text_content or "") if is_start else 0
        elif is_start:
            begun.append(total)
        else:
            lengths[node.mem_id] = total - begun.pop()
    return lengths


def _lay_out(lines: Lines, tag: str, *, is_start: bool) -> None:
    match tag:
        case "tr":
            (lines.open_row if is_start else lines.close_row)()
        case "td" | "th":
            (lines.open_cell if is_start else lines.close_cell)()
        case _ if tag in _BLOCKS:
            lines.end_line()


def _is_seen(node: LexborNode) -> bool:
    """Tell if a page shows what stands in a node: a field only if the reader cannot write in it."""
    tag = node.tag
    if tag not in _UNSEEN:
        return True
    return tag == "textarea" and not {"readonly", "disabled"}.isdisjoint(node.attributes)


def _walk(root: LexborNode, skip: Collection[int]) -> Iterator[tuple[LexborNode, bool]]:
    """Yield each seen node at its start (True) and its end (False); a deep page needs no stack."""
    node = root
    while True:
        is_seen = _is_seen(node) and node.mem_id not in skip
        if is_seen:
            yield node, True
        if is_seen and node.child is not None:
            node = node.child
            continue
        if is_seen:
            yield node, False
        while node.mem_id != root.mem_id and node.next is None and node.parent is not None:
            node = node.parent
            yield node, False
        if node.mem_id == root.mem_id or node.next is None:
            return
        node = node.next
