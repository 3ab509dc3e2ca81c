"""The card of a reply: each known fact with its label and, if it was concluded, from what."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from indexer import Reply, Shown
from webui.language import gettext, translatable
from webui.wording import disclosure_label, kind_label, long_date, outcome_label

PLACES = {
    "column": translatable("数据表"),
    "meta": translatable("网页标签"),
    "layout": translatable("网页版式"),
    "header": translatable("文首标注"),
    "letterhead": translatable("发文机关标志"),
    "title": translatable("标题"),
    "opening": translatable("首段"),
    "signature": translatable("落款"),
    "number": translatable("文号"),
    "tail": translatable("文末"),
    "body": translatable("正文"),
    "published": translatable("网页发布日期"),
    "site": translatable("网站"),
}
EXTENTS = {"full": translatable("全文"), "summary": translatable("摘要")}


class Traced(Protocol):
    """How a fact was found."""

    @property
    def printed(self) -> str | None:
        """The text that states it."""

    @property
    def basis(self) -> str:
        """One of stated, code, inferred, absent."""

    @property
    def where(self) -> str:
        """An English word for the place."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of the card; `note` says in small what the value rests on, "" if nothing to say."""

    label: str
    value: str
    note: str = ""


def facts(shown: Shown) -> tuple[Fact, ...]:
    """List what is known of a reply, without the contact block, in the order readers ask for it."""
    return tuple(fact for fact in _facts(shown) if fact.value)


def _facts(shown: Shown) -> Iterator[Fact]:
    reply = shown.reply
    yield Fact(gettext("承办单位"), "、".join(reply.departments.value), _departments_note(shown))
    yield Fact(gettext("地区"), reply.region.value or "", basis_note(reply.region))
    yield Fact(gettext("文号"), reply.number.value or "", basis_note(reply.number))
    yield Fact(gettext("日期"), long_date(reply.date.value or ""), basis_note(reply.date))
    if reply.date.value is None:
        yield Fact(gettext("年份"), str(reply.year.value or ""), basis_note(reply.year))
    label = outcome_label(reply.outcome.value)
    yield Fact(gettext("办理结果"), label, _label_note(reply.outcome, label))
    yield Fact(gettext("案号"), case_label(reply), basis_note(reply.case))
    yield Fact(gettext("案由"), _subject(shown), basis_note(reply.subject))
    yield Fact(gettext("答复对象"), reply.addressee.value or "", basis_note(reply.addressee))
    yield Fact(gettext("类型"), kind_label(reply.kind.value), basis_note(reply.kind))
    yield Fact(
        gettext("公开属性"), _disclosure(shown), _label_note(reply.disclosure, _disclosure(shown))
    )
    yield Fact(gettext("来信时间"), long_date(reply.asked or ""))


def basis_note(found: Traced) -> str:
    """Say what a fact was concluded from; "" for one that the document states or lacks."""
    if found.basis == "code":
        return gettext("据代码“%(code)s”换算", code=found.printed)
    if found.basis != "inferred":
        return ""
    place = PLACES.get(found.where, translatable("上下文"))
    return gettext("据%(place)s推断", place=gettext(place))


def _label_note(found: Traced, label: str) -> str:
    """Give the label as printed where the class shown says it in other words."""
    if found.printed and found.printed != label and found.basis == "stated":
        return gettext("原文：%(printed)s", printed=found.printed)
    return basis_note(found)


def _departments_note(shown: Shown) -> str:
    reply = shown.reply
    if reply.current and reply.current != reply.departments.value:
        return gettext("现名：%(names)s", names="、".join(reply.current))
    return basis_note(reply.departments)


def case_label(reply: Reply) -> str:
    """Name the proposal or suggestion that was answered, as far as it is known."""
    case = reply.case.value
    if case is None:
        return ""
    term = f"第{case.term}届" if case.term is not None else ""
    session = f"第{case.session}次会议" if case.session is not None else ""
    number = f"第{case.number}号" if case.number is not None else ""
    return f"{case.body or ''}{term}{session} {number}".strip()


def _subject(shown: Shown) -> str:
    reply = shown.reply
    return "" if reply.subject.value == reply.title.value else reply.subject.value or ""


def _disclosure(shown: Shown) -> str:
    extent = EXTENTS.get(shown.reply.extent or "")
    label = disclosure_label(shown.reply.disclosure.value)
    return f"{label}·{gettext(extent)}" if extent else label


def source_lines(shown: Shown) -> tuple[str, ...]:
    """Name each file a reply was found in, with row and part where the file holds several."""
    return tuple(
        source.path
        + (gettext(" 第 %(n)s 行", n=source.position) if source.position is not None else "")
        + (gettext(" 第 %(n)s 篇", n=source.part) if source.part is not None else "")
        for source in shown.reply.sources
    )


def safe_link(url: str | None) -> str | None:
    """Return an address that a page may link to: only the web's own, never a script's."""
    return url if url and url.lower().startswith(("http://", "https://")) else None
