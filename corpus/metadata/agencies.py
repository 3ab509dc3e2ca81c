"""Agencies: which names are those of official bodies, and which bodies a line names."""

import re

from corpus.metadata.memory import remembered
from corpus.metadata.wordlists import Wordlists

_SPACED = re.compile(r"[一-鿿](?:\s+[一-鿿]){2,}")
_PARTS = re.compile(r"[\s、，,;；/]+")
_WRAPPED = re.compile(r"[（(]([^（）()]+)[)）]")
_SENTENCE = re.compile(
    r"^(?:反映|投诉|举报|请求|强烈|建议|求助|请|您|你|我|感谢|欢迎|希望|联系|咨询|致电|拨打|可|向|到|由|经|据|对|在|如|关于|關於|各|本|该|此|特此|第|附|抄|并|及|和|与|为|已|将|下一步|一是)"
    r"|[的了吗呢《》“”]|关于|提案|建议|答复|工作组$|以上|有关部门|相关部门"
)
_SEAL = re.compile(
    r"[（(【]\s*(?:[盖公印签代]?\s*章|印|主\s*办|牵\s*头|承\s*办)(?:\s*单\s*位)?\s*[)）】](?=[\s、，,;；/]|$)|[敬谨謹]\s*[复復覆启啟上]$"
)
"""What stands behind a name that signs or leads: a seal, a role, a courtesy; none is of the name."""
_LETTERHEAD = re.compile(r"文\s*件\s*$|公\s*函$|函$")
_ORGAN_TITLE = re.compile(
    r"(?P<organ>[^《“”]{2,60}?)\s*[-—－:：]?\s*(?:关于|關於|對|对|函送|[书書]面答[复復覆]$)"
)
_ROLE = re.compile(
    r"[（(【](?:(?:主|承|分|牵头|(?P<helps>[会會协協]|配合))[办辦]?(?:单位)?)[)）】]$"
)
"""What a list of bodies says each has done; who helps (会办) does not answer."""
_MIN = 2


@remembered
def is_agency(name: str, lists: Wordlists) -> bool:
    """Tell whether a name is that of an official body, by its ending or a list."""
    if name in lists.agency_names:
        return True
    if len(name) <= _MIN or _SENTENCE.search(name) or name.endswith(lists.agency_never):
        return False
    return lists.agency.fullmatch(name) is not None


@remembered
def read_agencies(line: str, lists: Wordlists) -> tuple[str, ...]:
    """Return the bodies a line names if it names nothing else; several stand side by side.

    >>> from corpus.metadata.wordlists import load_wordlists
    >>> read_agencies("澜州市教育局　澜州市财政局（盖章）", load_wordlists(None))
    ('澜州市教育局', '澜州市财政局')
    """
    text = _SEAL.sub("", line.strip()).strip()
    text = match[1] if (match := _WRAPPED.fullmatch(text)) else text
    if _SPACED.fullmatch(text):
        text = re.sub(r"\s", "", text)
    parts = [part for part in _PARTS.split(text) if part]
    if parts and all(is_agency(part, lists) for part in parts):
        return tuple(dict.fromkeys(parts))
    return ()


@remembered
def answering_agencies(listed: str, lists: Wordlists) -> tuple[str, ...]:
    """Return the bodies of a field that lists them, without those that only help another.

    >>> from corpus.metadata.wordlists import load_wordlists
    >>> answering_agencies("澜州市教育局（主办）、澜州市财政局（会办）", load_wordlists(None))
    ('澜州市教育局',)
    """
    parts = [part for part in _PARTS.split(listed.strip()) if part]
    roles = [_ROLE.search(part) for part in parts]
    helpers = [part for part, role in zip(parts, roles, strict=True) if role and role["helps"]]
    leaders = [part for part in parts if part not in helpers]
    plain = " ".join(_ROLE.sub("", part) for part in parts)
    names = " ".join(_ROLE.sub("", part) for part in leaders or parts)
    return read_agencies(names, lists) if read_agencies(plain, lists) else ()


@remembered
def read_letterhead(line: str, lists: Wordlists) -> tuple[str, ...]:
    """Return the bodies of a letterhead (…委员会文件), or of a line that is only their names."""
    return read_agencies(_LETTERHEAD.sub("", line.strip("　 「」『』")), lists)


def title_agency(title: str, lists: Wordlists) -> str | None:
    """Return the body whose name a title begins with: 某市教育局关于…的答复."""
    match = _ORGAN_TITLE.match(title)
    organ = match["organ"].strip() if match else ""
    return organ if organ and is_agency(organ, lists) else None
