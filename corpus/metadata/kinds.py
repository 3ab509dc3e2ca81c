"""Kinds: proposal, suggestion, letter or opinion, from the strongest signal there is."""

import re

from corpus.reply import KINDS, Found, Kind

_WORDS: dict[str, Kind] = {
    "提案": "proposal", "政协提案": "proposal", "政协": "proposal", "委员提案": "proposal", "提案答复": "proposal",
    "建议": "suggestion", "人大建议": "suggestion", "代表建议": "suggestion", "人大代表建议": "suggestion", "议案": "suggestion",
    "书面意见": "suggestion", "人大": "suggestion", "建议答复": "suggestion",
    "来信": "letter", "留言": "letter", "信件": "letter", "咨询": "letter", "投诉": "letter", "求助": "letter", "举报": "letter",
    "感谢": "letter", "12345": "letter", "网民留言": "letter", "群众来信": "letter", "来信答复": "letter", "信访": "letter",
    "会办": "opinion", "会办意见": "opinion", "协办意见": "opinion", "会办件": "opinion",
}  # fmt: skip
_OPINION = re.compile("[会會协協][办辦](?:意[见見]|函)")
_INTERPELLATION = re.compile("[質质][詢询]")
"""A legislator's question to the cabinet, neither proposal nor suggestion."""
_QUOTED = re.compile("《[^《》]*(?:《[^《》]*》[^《》]*)*》|“[^“”]*”")
_CPPCC = re.compile("政\\s*协(?!商)|政治协商会议")
_CONGRESS = re.compile(
    r"(?:^|[省市县縣区區州旗乡镇国國届屆对]|[一二三四五六七八九十0-9])\s*人\s*大(?![病附小家学學])|人\s*大\s*(?:代表|常委|第?[一二三四五六七八九十0-9]+\s*届)|人民代表大会"
)
_LEVELS = "省市县縣区區州旗乡镇国國届屆对一二三四五六七八九十0123456789 "
_PROPOSAL = re.compile("提\\s*案")
_SUGGESTION = re.compile(
    r"(?:[号號]|代表|人大)[^。；，]{0,4}建\s*议|建\s*议\s*第|书面意见|代表建议"
)
_REPLY_TO_SUGGESTION = re.compile(
    r"建\s*议[》”]?\s*(?:的|办理情况的?)?\s*(?:答\s*复|复\s*函|回\s*复)"
)
_LETTER = re.compile("12345|网民留言|来信|留言|市长信箱|网友|市民(?:反映|咨询|投诉|诉求)|信访")
_OPENING = 220


def stated_kind(printed: str) -> Kind | None:
    """Read a field known to hold the kind, as a class name or in Chinese; None if it is neither.

    >>> stated_kind("政协提案"), stated_kind("letter"), stated_kind("其他")
    ('proposal', 'letter', None)
    """
    text = printed.strip()
    return next((kind for kind in KINDS if kind == text and kind != "unknown"), _WORDS.get(text))


def find_kind(
    title: str | None, addressee: str | None, opening: str, *, asked: bool, citizen: bool
) -> Found[Kind]:
    """Judge by the strongest signal: the assembly in the title, the addressee, then single words.

    `asked` tells that the document holds a citizen's question, `citizen` that the addressee is
    one. 建议 and 提案 are mixed up in real letters, so no word outranks an assembly.
    """
    opening = opening[:_OPENING]
    if _INTERPELLATION.search(title or ""):
        return Found(value="unknown")
    return (
        _opinion(title, opening)
        or _by_assembly(title or "", "title")
        or _by_question(addressee, asked=asked, citizen=citizen)
        or _by_member(addressee)
        or _by_assembly(opening, "opening")
        or _by_word(title or "", "title")
        or _by_word(opening, "opening")
        or _by_letter(title or "", opening)
        or Found(value="unknown")
    )


def _unquoted(text: str) -> str:
    return _QUOTED.sub("", text) if "《" in text or "“" in text else text


def _opinion(title: str | None, opening: str) -> Found[Kind] | None:
    match = _OPINION.search(title or "")
    if match:
        return Found(value="opinion", printed=match[0], basis="stated", where="title")
    match = re.search("[会协]办意见如下", opening)
    return (
        Found(value="opinion", printed=match[0], basis="stated", where="opening") if match else None
    )


def _by_assembly(text: str, where: str) -> Found[Kind] | None:
    if not ("政" in text and "协" in text) and not ("人" in text and "大" in text):
        return None  # neither assembly can be named
    plain = _unquoted(text)
    cppcc, congress = _CPPCC.search(plain), _CONGRESS.search(plain)
    if bool(cppcc) == bool(congress):
        return None
    kind: Kind = "proposal" if cppcc else "suggestion"
    printed = (cppcc or congress or [""])[0].lstrip(_LEVELS)
    return Found(value=kind, printed=printed, basis="stated", where=where)


def _by_question(addressee: str | None, *, asked: bool, citizen: bool) -> Found[Kind] | None:
    if not (asked or citizen):
        return None
    return Found(
        value="letter", printed=addressee if citizen else None, basis="inferred", where="opening"
    )


def _by_member(addressee: str | None) -> Found[Kind] | None:
    match = re.search("(?:委员|代表团?)(?:们|同志)?$", addressee or "")
    if match is None:
        return None
    kind: Kind = "proposal" if match[0].startswith("委员") else "suggestion"
    return Found(value=kind, printed=addressee, basis="inferred", where="opening")


def _by_word(text: str, where: str) -> Found[Kind] | None:
    if "案" not in text and "议" not in text and "书" not in text:
        return None  # neither 提案 nor 建议 nor 书面意见
    plain = _unquoted(text)
    proposal = _PROPOSAL.search(plain)
    suggestion = _SUGGESTION.search(plain) or (
        where == "title" and _REPLY_TO_SUGGESTION.search(plain)
    )
    if bool(proposal) == bool(suggestion):
        return None
    kind: Kind = "proposal" if proposal else "suggestion"
    printed = proposal[0] if proposal else "建议"
    return Found(value=kind, printed=printed, basis="inferred", where=where)


def _by_letter(title: str, opening: str) -> Found[Kind] | None:
    for text, where in ((title, "title"), (opening, "opening")):
        match = _LETTER.search(text)
        if match:
            return Found(value="letter", printed=match[0], basis="inferred", where=where)
    return None
