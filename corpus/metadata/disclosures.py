"""Disclosure (公开属性): what may be published, in all its wordings and places."""

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

from corpus.reply import Disclosure

Extent = Literal["full", "summary"]

_WITHHELD = re.compile(
    r"不予?(?:主动|对外|宜|同意|适宜|得|能)?(?:对外|予以)?公[开開]|同意不|非公[开開]|免予公[开開]|内部|涉密|秘密|保密|[暂暫缓緩]\s*[不缓緩]?予?公[开開]"
)
_ON_REQUEST = re.compile(r"依\s*申\s*[请請]\s*公\s*[开開]")
_PUBLIC = re.compile(r"主\s*[动動]\s*公\s*[开開]|公\s*[开開]")
_FULL, _SUMMARY = re.compile("全\\s*文"), re.compile("摘\\s*要|部分")
_LINE = re.compile(
    r"[（(【\[“\s]*(?:此件|本件|该件|此文|公\s*开\s*(?:属\s*性|方\s*式|类\s*[别型]|形\s*式|选\s*项|范\s*围)\s*[:：]?)?\s*"
    r"(?:同意|可以|建议)?\s*(?:主\s*[动動]|依\s*申\s*[请請]|不\s*予|不\s*宜|不\s*同\s*意|不\s*主\s*动|不\s*得|全文|摘要|对外|不|免予|非|暂不|暂缓)*\s*"
    r"(?:对外)?\s*公\s*[开開]\s*(?:发\s*布)?\s*(?:[·•・\-—－（(/、，:：\s]*(?:全\s*文|摘\s*要|部分|公开)*)\s*[)）】\]”。\s]*"
)
_ENCLOSED = re.compile(r"[（(【\[]\s*(?:此件|本件|该件|此文)[^（）()【】\[\]]{1,14}[)）】\]]")
_THIS = ("此件", "本件", "该件", "此文")
_MENU = "法定主动公开内容"
_STRICTEST: tuple[Disclosure, ...] = ("withheld", "on_request", "public")
_YES_NO: dict[str, Disclosure] = {"是": "public", "否": "withheld"}


class Stated(NamedTuple):
    """A disclosure label as printed, and how much of the text it opens."""

    value: Disclosure
    printed: str
    extent: Extent | None


def read_disclosure(printed: str) -> Stated | None:
    """Understand a label's value; None if it says nothing of disclosure.

    A refusal anywhere in it wins: 不主动公开 is not 主动公开. The site section 法定主动公开内容 is
    no label.
    """
    text = printed.strip()
    if not text or _MENU in text:
        return None
    value = _YES_NO.get(text) or next((name for name in _STRICTEST if name == text), None)
    value = value or _value(text)
    return None if value is None else Stated(value, text, _extent(text))


def strictest(found: Iterable[tuple[Stated, str]]) -> tuple[Stated, str] | None:
    """Choose, of labels with their places, the one that opens least: a doubt never publishes."""
    return min(found, key=lambda one: _STRICTEST.index(one[0].value), default=None)


def bare_disclosure(line: str) -> Stated | None:
    """Understand a line that is nothing but a label: 主动公开, （此件主动公开）, 公开属性：….

    >>> bare_disclosure("（此件依申请公开）").value, bare_disclosure("主动公开政务信息三百条")
    ('on_request', None)
    """
    return read_disclosure(line) if "公" in line and _LINE.fullmatch(line.strip()) else None


def enclosed_disclosure(text: str) -> Stated | None:
    """Find a bracketed （此件…公开…） anywhere in a text."""
    match = _ENCLOSED.search(text) if any(word in text for word in _THIS) else None
    return read_disclosure(match[0]) if match else None


def _value(text: str) -> Disclosure | None:
    if _WITHHELD.search(text):
        return "withheld"
    if _ON_REQUEST.search(text):
        return "on_request"
    return "public" if _PUBLIC.search(text) else None


def _extent(text: str) -> Extent | None:
    if _SUMMARY.search(text):
        return "summary"
    return "full" if _FULL.search(text) else None
