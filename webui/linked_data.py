"""A reply in the vocabulary of schema.org, for search engines and reference managers."""

from typing import Any

from indexer import Shown
from webui.wording import plain

_COPIED = 300
"""Characters of the text given as its description."""


def linked_data(shown: Shown, url: str) -> dict[str, Any]:
    """Describe a reply as JSON-LD; what is not known is left out."""
    reply = shown.reply
    described = {
        "@context": "https://schema.org",
        "@type": "DigitalDocument",
        "@id": url,
        "url": url,
        "name": plain(shown.title),
        "inLanguage": "zh-CN",
        "genre": "政府答复",
        "description": reply.body[:_COPIED],
        "identifier": reply.number.value,
        "datePublished": reply.date.value,
        "about": reply.subject.value,
        "spatialCoverage": reply.region.value,
        "author": [
            {"@type": "GovernmentOrganization", "name": name} for name in reply.departments.value
        ],
        "isAccessibleForFree": True,
    }
    return {name: value for name, value in described.items() if value}
