"""The columns of an exported result, the same in every table."""

import re
from collections.abc import Callable

from indexer import Reply
from webui.facts import case_label, safe_link
from webui.wording import kind_label, outcome_label, xml_text

Permalink = Callable[[str], str]

COLUMNS = (
    "编号",
    "标题",
    "承办单位",
    "现名",
    "地区",
    "文号",
    "日期",
    "年份",
    "办理结果",
    "办理结果原文",
    "类型",
    "案号",
    "案由",
    "答复对象",
    "来信",
    "正文",
    "网址",
    "原文网址",
)

_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
"""What makes a spreadsheet take a text for a formula (OWASP, CSV injection), in full width too."""


def cells(reply: Reply, permalink: Permalink) -> tuple[str, ...]:
    """Lay out a reply in COLUMNS; what is not known is empty, and no cell is a formula."""
    values = (
        reply.id,
        reply.title.value,
        "、".join(reply.departments.value),
        "、".join(reply.current),
        reply.region.value,
        reply.number.value,
        reply.date.value,
        reply.year.value,
        outcome_label(reply.outcome.value),
        reply.outcome.printed,
        kind_label(reply.kind.value),
        case_label(reply),
        reply.subject.value,
        reply.addressee.value,
        reply.question,
        reply.body,
        permalink(reply.id),
        safe_link(reply.url),
    )
    return tuple(harmless(str(value)) if value is not None else "" for value in values)


def harmless(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would run, behind what no cell can hold too.

    >>> harmless("=1+1"), harmless("2021年")
    ("'=1+1", '2021年')
    """
    text = xml_text(text)
    return f"'{text}" if _FORMULA.match(text) else text
