"""What a web page states about itself: its <meta> tags, its title, its address, its info line."""

import re
from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from corpus.readers.article import Article, wording
from corpus.readers.markup import lengths_of, text_of
from corpus.readers.tidy import one_line

_KEYS = {
    "title": ("articletitle", "og:title"),
    "published": ("pubdate", "publishdate", "article:published_time"),
    "source": ("contentsource", "sitename", "og:site_name"),
    "column": ("columnname",),
    "keywords": ("keywords",),
    "description": ("description", "og:description"),
}
"""Names in lower case, best first; the first ones are the standard of Chinese government sites
(国办发〔2017〕47号)."""

_SAVED_AS = re.compile(r"<url>\s*(https?://[^\s<]+)|<!--\s*saved from url=\(\d+\)(https?://\S+)")
_SEPARATORS = " -_|－—–"
_DATE = r"\d{4}\s*[-年/.]\s*\d{1,2}\s*[-月/.]\s*\d{1,2}日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?"
_HEAD_BYTES = 4096


def stated_by(tree: LexborHTMLParser, source: str, article: Article) -> dict[str, str]:
    """Collect what the page says in so many words, in its tags or beside its article."""
    metas = _metas(tree)
    stated = {key: _first(metas.get(name) for name in names) for key, names in _KEYS.items()}
    stated["title"] = stated["title"] or _headline(tree, metas.get("sitename", ""))
    stated["url"] = address_of(tree, source)
    labels, page = wording(), _beside(article)
    stated["published"] = stated["published"] or _labelled(page, labels.published_labels, _DATE)
    stated["source"] = stated["source"] or _labelled(page, labels.source_labels, r"\S+")
    return {key: value for key, value in stated.items() if value}


def address_of(tree: LexborHTMLParser, source: str) -> str:
    """Return the page's own address: as noted when it was saved, else as it says; or ""."""
    saved = _SAVED_AS.search(source[:_HEAD_BYTES])
    canonical = tree.css_first("link[rel='canonical']")
    linked = canonical.attributes.get("href") if canonical else None
    noted = (saved[1] or saved[2]) if saved else None
    return _first((noted, linked, _metas(tree).get("og:url")))


def domains_of(tree: LexborHTMLParser, source: str) -> frozenset[str]:
    """Return the host names that the page's address and its SiteDomain and SiteUrl tags give."""
    metas = _metas(tree)
    named = (address_of(tree, source), metas.get("sitedomain", ""), metas.get("siteurl", ""))
    return frozenset(filter(None, map(_host, named)))


def _host(address: str) -> str:
    return re.sub(r"^\w+://", "", address).partition("/")[0].partition(":")[0].lower()


def _metas(tree: LexborHTMLParser) -> dict[str, str]:
    """Return the filled <meta> tags by name in lower case; of several the first counts."""
    metas: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        name = node.attributes.get("name") or node.attributes.get("property") or ""
        if value := one_line(node.attributes.get("content") or ""):
            metas.setdefault(name.strip().lower(), value)
    return metas


def _headline(tree: LexborHTMLParser, site: str) -> str:
    """Return the <title> without the site's name: SiteName, or what follows a heading's words."""
    node = tree.css_first("title")
    title = one_line(node.text()) if node else ""
    if site and site in title:
        return title.replace(site, "", 1).strip(_SEPARATORS)
    for heading in _headings(tree, len(title)):
        text = one_line(text_of(heading))
        rest = title.removeprefix(text).lstrip()
        if text and rest != title and rest.startswith(tuple(_SEPARATORS.strip())):
            return text
    return title


def _headings(tree: LexborHTMLParser, longest: int) -> Iterator[LexborNode]:
    """Yield the headings of at most so many characters, none that stands in another of them: a page
    whose headings were never closed is read once, not once for each."""
    headings = tree.css("h1, h2, h3")
    lengths = lengths_of(tree.root) if headings and tree.root else {}
    within: set[int] = set()
    for heading in headings:
        if heading.mem_id not in within and lengths.get(heading.mem_id, 0) <= longest:
            within.update(inner.mem_id for inner in heading.css("h1, h2, h3"))
            yield heading


def _beside(article: Article) -> str:
    """Return the page's lines outside the article's paragraphs: only there is 时间 the page's own.

    The first line with a full stop begins them.
    """
    lines = article.text.split("\n")
    first = next((at for at, line in enumerate(lines) if "。" in line), len(lines))
    paragraphs = set(lines[first:])
    return "\n".join(line for line in article.page.split("\n") if line not in paragraphs)


def _labelled(page: str, labels: Iterable[str], value: str) -> str:
    for label in labels:
        pattern = rf"(?:^|[\s（(\[【|])({re.escape(label)})\s*[：:]\s*({value})"
        if found := re.search(pattern, page, re.M):
            return found[2]
    return ""


def _first(values: Iterable[str | None]) -> str:
    return next(filter(None, values), "")
