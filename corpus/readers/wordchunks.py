"""Whole files of other formats that a .docx holds at a place, as exports of web editors write them."""

import email
import email.policy
from email.message import EmailMessage

from corpus.readers.encodings import encoding_of
from corpus.readers.markup import printed, refusal

_PAGES = (".html", ".htm", ".xhtml")
_SAVED_PAGES = (".mht", ".mhtml")


def chunk_text(name: str, data: bytes) -> str | None:
    """Return the text of an embedded file by its name; None if it is of a kind that is not read."""
    suffix = "." + name.lower().rpartition(".")[2]
    if suffix == ".txt":
        return _decoded(data)
    if suffix in _PAGES:
        return _shown(_decoded(data))
    return _shown(_page_in(data)) if suffix in _SAVED_PAGES else None


def _decoded(data: bytes) -> str:
    return data.decode(encoding_of(data), "replace")


def _page_in(data: bytes) -> str:
    """Return the page of a saved web archive, "" if there is none."""
    message = email.message_from_bytes(data, _class=EmailMessage, policy=email.policy.default)
    page = message.get_body(("html",))
    content = page.get_payload(decode=True) if page is not None else b""
    return _decoded(content) if isinstance(content, bytes) else ""


def _shown(source: str) -> str | None:
    """Print a page, None if no tree may be built of it."""
    return None if refusal(source) else printed(source)
