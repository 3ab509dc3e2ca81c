"""Reading .html: a page's replies by its site's layout, else its main text."""

from collections.abc import Iterator
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from corpus.document import Document
from corpus.errors import ReadError
from corpus.readers.article import article_of
from corpus.readers.decode import decode
from corpus.readers.files import load
from corpus.readers.layouts import Layout
from corpus.readers.limits import MAX_PAGE_BYTES, MAX_REPLIES
from corpus.readers.markup import parse
from corpus.readers.metatags import domains_of, stated_by
from corpus.readers.options import ReadOptions
from corpus.readers.site import lay, layout_for


def read(path: Path, options: ReadOptions) -> Iterator[Document]:
    """Yield the replies of a web page; raises ReadError if it holds no text."""
    source = decode(path, load(path, MAX_PAGE_BYTES))
    tree = parse(path, source)
    article = article_of(tree)
    stated = stated_by(tree, source, article)
    layout = layout_for(tree, domains_of(tree, source), options.layouts)
    if layout is not None:
        yield from _laid(path, tree, layout, stated)
    elif article.text:
        yield Document(path=path, format="html", text=article.text, stated=stated)
    else:
        raise ReadError(path, "网页里没有文字。")


def _laid(
    path: Path, tree: LexborHTMLParser, layout: Layout, stated: dict[str, str]
) -> Iterator[Document]:
    found = lay(tree, layout)
    if not found.replies:
        raise ReadError(path, f"网页里没有答复（按版式“{layout.name}”读取）。")
    if len(found.replies) > MAX_REPLIES:
        raise ReadError(path, f"网页里的答复太多，超过 {MAX_REPLIES:,} 条。")
    for part, reply in enumerate(found.replies, start=1):
        told = {**found.page, **reply}
        text = told.pop("body")
        number = part if len(found.replies) > 1 else None
        yield Document(
            path=path,
            format="html",
            text=text,
            stated={**stated, **told},
            part=number,
            laid=frozenset(told),
        )
