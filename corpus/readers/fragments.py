"""Texts of a web page's editor in a record's cell: its paragraphs, without the markup."""

import html
import re

from corpus.readers.markup import BLOCK_TAGS, printed, refusal
from corpus.readers.tags import NAMES, TAG, tag

_MARKUP = re.compile(rf"{TAG}|&(?:[a-z]{{2,8}}|#\d{{2,6}});", re.I)
_BLOCK = re.compile(f"<{tag(BLOCK_TAGS)}", re.I)
_ESCAPED = re.compile(
    rf"\s*&lt;(?:{NAMES.replace(' ', '|')})(?:\s|/?&gt;).*"
    rf"&lt;(?:br(?:\s*/)?|/(?:{NAMES.replace(' ', '|')}))\s*&gt;\s*",
    re.I | re.DOTALL,
)
"""Markup that was escaped as if it were text: a text that speaks of tags does not begin and end with
them."""
_NO_TAG = re.compile(rf"<(?!!--|{tag(NAMES)})", re.I)


def shown(text: str) -> str:
    """Return a text as a page would show it if it has a page's tags or references, else as it is.

    Brackets around other words (<A市新图>) are the text's own; line breaks count where no tag makes
    any. Markup that was escaped once too often is read as what it was.

    >>> shown("<p>您好！</p><p>已修好&hellip;</p>"), shown("<A市新图>")
    ('您好！\\n已修好…', '<A市新图>')
    """
    if "<" not in text and "&" not in text:
        return text
    if _ESCAPED.fullmatch(text):
        text = html.unescape(text)
    if not _MARKUP.search(text) or refusal(text):
        return text
    return printed(_NO_TAG.sub("&lt;", text), keep_breaks=not _BLOCK.search(text))
