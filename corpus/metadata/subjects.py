"""Subjects: what was asked for, from the quotation marks of the opening or the title."""

import re
from collections.abc import Iterator

_LEADS = r"提出的?|提交的?|反映的?|撰写的?|所提的?|提的|关于|關於|来信|留言|咨询的?|交办的|转来的|针对|[号號]|就|[贵貴](?:委|会|會|党派|单位|小组|社|[^，。]{0,6}委员会)的?"
_TITLE_LEAD = re.compile(rf"(?:{_LEADS})[^《“\"「。；，：:]{{0,24}}$")
_QUOTE_LEAD = re.compile(
    rf"(?:{_LEADS}|现对)(?:的|您|你|来|所|中|\s|关于|有关|网友|网民|市民|提[到出]|反映|咨询|留言|来信"
    r"|在[^，。、]{0,16}[时会]|[^，。、]{0,12}(?:提案|建议|议案|问题)){0,8}[:：]?$"
)
"""Only what stands right after such a word is quoted as a title; elsewhere “…” marks any word."""
_NUMBER_LEAD = re.compile(r"第\s*[A-Z0-9]{1,10}\s*[号號]\s*(?:提案|建议)?$")
_ASKED = ("建议", "建議", "提案", "议案", "議案")
_MARK = re.compile('[《“"「]')
_LEAD_LENGTH = 40
_PAIRS = {"《": "》", "“": "”", '"': '"', "「": "」"}
_AFTER = re.compile(
    r"[^。；，、《“]{0,12}?(?:建议|建議|提案|议案|意见|收悉|来信|留言|问题|质询|質詢|事项|诉求|一事|一案|帖|答复|复函|信件)"
)
_REPLIED = re.compile(
    r"[）)]?\s*(?:的|之)?\s*(?:提案|建议|建議|议案|书面意见|意见|来信|答[复復]|复函|回复|函|的?办理)"
)
_PLAIN = re.compile(
    r"(?:提出的?|提交的?)\s*(?P<topic>(?:关于|对)[^《“。；：]{2,80}?(?:的?(?:建议|提案|议案|意见|书面意见|问题)))(?=\s*(?:[（(]|[，,]?\s*(?:已|现|也)?收悉|[，,]))"
)
_TITLED = re.compile(
    r"(?:[号號]|提案|建议)\s*[）)]?\s*[-—－]*(?P<topic>关于[^《》]{3,90}?(?:建议|提案|议案|意见|问题))的?(?:提案|建议)?(?:办理(?:情况)?)?的?(?:答复|复函|回复|函)"
)
_ABOUT = re.compile(
    r"(?:关于)?对?(?P<topic>关于[^《》“”]{3,90}?的?(?:建议|提案|议案|意见|问题))的?(?:提案|建议)?的?(?:答复|复函|回复|函)"
)
_TOPIC = re.compile(r"(?:关于|对|建议|加强|加快|推进)[^。]{3,80}?(?:建议|提案|议案)")
_INTERPELLATION = re.compile(
    r"函送[^就針對為]{0,20}(?:就針對|針對|就|對|為)(?P<topic>.+?)(?:，)?(?:所提|提出)之?質詢"
)
_CASE = re.compile(r"(?:第\s*\S{1,10}?|[A-Z]{0,3}[0-9]{2,10})\s*[号號](?![线楼院路])|[届屆]")
_OPENING = 320
_LONGEST = 160


def find_subject(opening: str) -> str | None:
    """Return what the opening of a letter says was asked for, without its quotation marks.

    Nested marks stay inside: 《关于落实〈…〉的建议》, “关于“…”的建议”.

    >>> find_subject("您提出的《关于增设长椅的建议》的提案收悉")
    '关于增设长椅的建议'
    """
    text = opening[:_OPENING]
    for start, inside in _quoted(text):
        lead = text[max(0, start - _LEAD_LENGTH) : start]
        is_title = text[start] == "《"
        led = (_TITLE_LEAD if is_title else _QUOTE_LEAD).search(lead)
        numbered = is_title and _NUMBER_LEAD.search(lead)
        named = inside.endswith(_ASKED) and (led or numbered)
        if named or (led and _AFTER.match(text, start + len(inside) + 2)):
            return inside.strip()
    plain = _PLAIN.search(text) if "提出" in text or "提交" in text else None
    return plain["topic"].strip() if plain else None


def title_subject(title: str) -> str | None:
    """Return the topic a title quotes or names; a title that is a bare topic is its own subject."""
    for match in re.finditer('[《“「"]', title):
        inside = _inside(title, match.start())
        if inside and _REPLIED.match(title, match.start() + len(inside) + 2):
            return inside.strip()
    for form in (_TITLED, _ABOUT, _INTERPELLATION):
        found = form.search(title)
        if found and len(found["topic"]) <= _LONGEST and not _CASE.search(found["topic"]):
            return found["topic"].strip()
    return title if _TOPIC.fullmatch(title) and not _CASE.search(title) else None


def _quoted(text: str) -> Iterator[tuple[int, str]]:
    """Yield what stands between marks and where they open, none that stands within another."""
    end = 0
    for match in _MARK.finditer(text):
        inside = _inside(text, match.start()) if match.start() >= end else None
        if inside:
            end = match.start() + len(inside) + 2
            yield match.start(), inside


def _inside(text: str, start: int) -> str | None:
    """The text between the mark at `start` and the one that closes it, marks within balanced."""
    opening = text[start]
    closing = _PAIRS[opening]
    depth = 0
    for index in range(start, min(len(text), start + _LONGEST)):
        if text[index] == closing and (opening != closing or index > start):
            depth -= 1
        elif text[index] == opening:
            depth += 1
        if depth == 0 and index > start:
            return text[start + 1 : index]
    return None
