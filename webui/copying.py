"""A reply to take along: its citation in one line, and its text as a plain file."""

from indexer import Shown
from webui.wording import chinese_date, plain


def citation(shown: Shown, url: str) -> str:
    """Cite a reply: title, department, number, date and address, what is known of them."""
    reply = shown.reply
    facts = (
        f"《{plain(shown.title)}》",
        "、".join(reply.departments.value),
        reply.number.value or "",
        chinese_date(reply.date.value or str(reply.year.value or "")),
        url,
    )
    return "，".join(fact for fact in facts if fact)


def plain_text(shown: Shown, url: str) -> str:
    """Write out a reply as its audience may read it: citation, letter, answer."""
    reply = shown.reply
    parts = [plain(shown.title), citation(shown, url)]
    if reply.question:
        parts += ["【来信】", reply.question, "【答复】"]
    parts.append(reply.body)
    return "\n\n".join(parts) + "\n"
