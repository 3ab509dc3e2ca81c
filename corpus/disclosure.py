"""Who may see a reply, and what of it: the one place where that is decided."""

from typing import Literal

import msgspec

from corpus.metadata import mask
from corpus.reply import Disclosure, Found, Reply

Audience = Literal["public", "internal"]
"""public: what may be published, personal data masked; internal: everything as it is."""

OPEN: tuple[Disclosure, ...] = ("public", "unstated")
"""Publication is the rule (国办发〔2014〕46号), so a reply without a label may be shown."""


def visible(reply: Reply, audience: Audience) -> Reply | None:
    """Return the reply as this audience may see it, or None if it may not."""
    if audience == "internal":
        return reply
    if reply.disclosure.value not in OPEN:
        return None
    return masked(reply)


def masked(reply: Reply) -> Reply:
    """Return the reply without its contact block and with private persons' data masked.

    Texts keep their length, so offsets into them stay true.
    """
    return msgspec.structs.replace(
        reply,
        title=_masked(reply.title),
        subject=_masked(reply.subject),
        addressee=_masked(reply.addressee),
        question=mask(reply.question, private=True),
        body=mask(reply.body, private=reply.kind.value == "letter"),
        contact=(),
        asker=None,
    )


def _masked(found: Found[str | None]) -> Found[str | None]:
    if found.value is None:
        return found
    printed = found.printed and mask(found.printed, private=True)
    return msgspec.structs.replace(found, value=mask(found.value, private=True), printed=printed)
