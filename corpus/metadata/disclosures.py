"""Disclosure (公开属性): what may be published, in all its wordings and places."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from corpus.metadata.boxes import chosen
from corpus.metadata.memory import remembered
from corpus.reply import Basis, Disclosure

Extent = Literal["full", "summary"]

_REFUSED = re.compile(
    r"[不未无無没沒免勿非禁暂暫缓緩][^，。；、]{0,8}公[开開]|同意不|内部|[涉秘机機绝絕保]密"
)
_ON_REQUEST = re.compile(r"依.{0,3}申[请請]|申[请請].{0,2}公[开開]")
_PROACTIVE = re.compile(r"主[动動]公[开開]")
_DOUBT = re.compile(r"[不未无無没沒免勿非否禁缓緩待视視后後仅僅只限]")
_OPENS = re.compile(
    r"公[开開众眾告示报報]|全文|摘要|社[会會]|[网網]|[发發]布|[报報][刊纸紙]|[广廣]播|[电電][视視]"
)
_WORDS = re.compile(
    r"公[开開众眾告示报報][栏欄]?|[报報][刊纸紙]|[广廣]播|[电電][视視]|微[信博]|[对對]外?|全文|摘要|部分|[发發]布|政府|政[务務]|信息|依法|[长長]期|全?社[会會]|面?向|互[联聯]|[网網](?:站|[络絡])?|[门門][户戶]"
    r"|同意|建[议議]|可以?|已|准?予以?|[应應][当當]?|宜|此件|本件|[该該]件|此文|本文|本答[复復]|[属屬]于?|[为為]|在|上|[\W\d_]"
)
"""What a value may consist of besides if it opens; any other word may take it back."""
_EXACT: dict[str, Disclosure] = {
    "public": "public",
    "on_request": "on_request",
    "withheld": "withheld",
    "是": "public",
    "同意": "public",
    "true": "public",
    "yes": "public",
    "否": "withheld",
    "不予": "withheld",
    **dict.fromkeys("×✗✘", "withheld"),
}
_EXTENT = re.compile(r"[（(](?:全文|摘要|部分)[)）]$")
_NOTHING = frozenset(("无", "無", "空", "普通", "未注明", "unstated", "none", "null", "nan"))
_MENU = "法定主动公开内容"
_STRICTEST: tuple[Disclosure, ...] = ("withheld", "on_request", "public")

_KINDS = "(?:属性|屬性|方式|类别|類別|类型|形式|选项|范围|情况)"
_NAME = rf"(?:(?:政府)?(?:信息)?公[开開]{_KINDS}|是否[^公不申:：]{{0,4}}公[开開])[】\]]?[:：?？|│]?"
_NAMED = re.compile(rf"\A[（(【\[“]?{_NAME}")
_RUN_ON = re.compile("公[开開](?=[不主依免暂暫])")
"""Two choices without a gap or a box between them."""
_WORD = (
    "(?:同意|建议|主[动動]|依申[请請]|全文|摘要|部分|[对對]外|向|社会|在|互联网|网上|网站|上|不|未|非|免|暂|暫|缓|緩"
    "|予|以|于|宜|得|应|當|当|可|无需|禁止|已|属)"
)
_LINE = re.compile(
    r"[（(【\[“]*(?:"
    rf"{_NAME}(?:是|否|不予|[×✗✘])|此件[^。；，,：:！？!?（(]{{0,14}}公[开開]"
    rf"|(?:[此本该該](?:件|文|(?:[答回][复復覆]|[复復]函)(?:函|件|意见)?)|{_NAME})?{_WORD}{{0,8}}(?:公[开開]|依申[请請])"
    r")(?:[发發]布)?(?:[·•・\-—－（(/、，:：]*(?:全文|摘要|部分|公开|依申[请請])*)[)）】\]”。]*"
)
_WITHHELD = (
    r"(?:(?:[不无無未]|[暂暫][缓緩]|[免勿缓緩])(?:予以?|[于於]|[宜得能应應可需要]|同意|主[动動]|[对對](?:外|社[会會])|在?[网網]上|上[网網])*"
    r"公[开開](?:[发發]布)?|依申[请請]公[开開])"
)
_PUBLISHING = "(?:公[开開]|上[网網]|[发發]布)"
_REFUSAL = rf"(?:建[议議]|[拟擬])?(?:否|[内內]部|[×✗✘]|不(?:予|宜|得|同意|能|应|可以?|主[动動]|对外){{0,3}}|依申[请請]|{_WITHHELD})"
_BECAUSE = rf"(?:因|由于|由於|[鉴鑑]于|涉及)[^（）()【】\[\]。：:；]{{1,30}}{_WITHHELD}"
_COLON = "[ \t　]*[:：][ \t　]*"
_REFUSING = (
    rf"[一-鿿]{{0,8}}{_PUBLISHING}[一-鿿]{{0,6}}(?:[（(][^（）()]{{0,30}}[)）])?[】\]]?{_COLON}(?:{_REFUSAL}|{_BECAUSE}|{_WITHHELD}[，,（(][^。：:；]{{1,30}})"
    rf"|不[一-鿿]{{0,4}}公[开開]的?(?:(?:理由|原因|依[据據]|事由)[及和与與、]?){{1,3}}{_COLON}(?![无無空])[^\s。；;，,|｜│（）()/—-]{{2,40}}"
    rf"|(?:(?:是否)?涉密|{_WITHHELD}){_COLON}[是√✓✔]"
)
"""A label that no list knows, but whose name speaks of publishing and whose value refuses it."""
_REFUSING_LABEL = re.compile(rf"(?:{_REFUSING})[）)】\]。]*")
_ITSELF = r"(?:[此本该該]?(?:件|文|函|提案|建[议議]|[议議]案|[答回][复復覆]|[复復][文函]|[办辦]理|[结結]果|情[况況]|意[见見]|[内內]容|全文))"
_THIS_REFUSED = (
    rf"(?=[此本该該]){_ITSELF}{{1,4}}[^。；：:（）()]{{0,16}}{_WITHHELD}[^。；：:（）()]{{0,20}}"
)
_REFUSED_ITSELF = re.compile(
    rf"[（(【\[]?(?:(?:[一-鿿]{{1,4}}[:：])?{_ITSELF}{{0,4}}[请請拟擬]?{_WITHHELD}{_ITSELF}{{0,4}}|{_ITSELF}{{1,4}}{_WITHHELD}[，,（(][^。；：:]{{1,20}}"
    rf"|{_THIS_REFUSED})[)）】\]。]*"
)
"""A line of its own: 答复内容不公开; 此件不公开，仅供参阅; 本复函供委员参阅，不对外公开."""
_SECRECY = r"(?:密\s*[级級等]|保密[等级級]{1,2}|秘密等[级級])[:：]"
_SECRET = re.compile(
    rf"[（(【\[]?(?:(?:{_SECRECY})?★?(?:(?:[仅僅]?[限供])?[内內]部(?:[资資]料|文件|材料|使用|掌握|[参參传傳][阅閱])|[机機绝絕秘]密)[^。；：:]{{0,12}}"
    rf"|{_SECRECY}[内內]部[)）】\]]?|涉密件?[)）】\]]?)|[（(【\[][限仅僅]?[内內]部[)）】\]]"
)
"""A line of its own: 内部资料，注意保密; 机密★一年; 密级：内部."""
_LONGEST_LINE = 60
_INSIDE = re.compile(
    r"[（(【\[]\s*(?:此件|本件|[该該]件|此文)[^（）()【】\[\]]{1,14}[)）】\]]"
    rf"|公[开開]{_KINDS}[】\]]?[ \u3000]*[:：|｜│]?[^\n。；]{{0,12}}[□☐☑☒√✓✔■][^\n。；]{{0,40}}"
    rf"|公[开開]{_KINDS}[】\]]?[\s:：|｜│]{{1,5}}[^\s。；，,|｜│]{{0,10}}(?:公[开開]|依申[请請]|不予)[^\s。；，,|｜│]{{0,10}}"
    rf"|(?<![^\s；;，,|｜│（(【\[])(?:{_REFUSING})(?=[\s；;。，,|｜│）)】\]]|$)"
    rf"|[（(【\[](?:{_ITSELF}{{1,4}}[请請拟擬]?{_WITHHELD}|{_THIS_REFUSED})[)）】\]]"
    rf"|(?=[此本该該])(?<![^\s：:；;，,。（(]){_ITSELF}{{1,4}}[请請拟擬]?{_WITHHELD}(?=[\s。；;，,）)]|$)"
    rf"|[（(【\[](?:{_WITHHELD}|{_BECAUSE})[)）】\]][ \u3000]*$",
    re.MULTILINE,
)
_NEXT_LABEL = re.compile(r"\s+(?=[一-鿿]{2,8}(?:\s*[:：]|\t(?![□☐☑☒√✓✔■（(])))")
_BELOW = re.compile(
    rf"^[ \u3000]*{_NAME}[ \u3000]*\n[ \u3000]*(?P<value>\S[^\n]{{0,30}})$", re.MULTILINE
)
"""The value of a label alone on its line stands on the next."""
_HINTS = (
    "公开",
    "公開",
    "涉密",
    "此件",
    "本件",
    "该件",
    "該件",
    "此文",
    "上网",
    "上網",
    "发布",
    "發布",
)


class Stated(NamedTuple):
    """A disclosure label as printed, and how much of the text it opens.

    Its basis is "inferred" where the label was not understood and so closes the reply.
    """

    value: Disclosure
    printed: str
    extent: Extent | None
    basis: Basis = "stated"


def read_disclosure(printed: str) -> Stated | None:
    """Understand a label's value; None if it says nothing of disclosure, or nothing certain.

    A refusal anywhere in it wins: 不主动公开 is not 主动公开. The site section 法定主动公开内容 is
    no label.
    """
    text = "".join(printed.split())
    if not text or _MENU in text:
        return None
    choices = _choices(printed)
    values = [value for choice in choices if (value := _value(_NAMED.sub("", choice)))]
    if len(values) < len(choices):
        return None
    return Stated(min(values, key=_STRICTEST.index), printed.strip(), _extent("".join(choices)))


def filed_disclosure(printed: str) -> Stated | None:
    """Read what a column or label of disclosure is filled with; None if with nothing.

    What cannot be understood there closes the reply: a doubt never publishes.

    >>> filed_disclosure("审批中").value, filed_disclosure("无")
    ('withheld', None)
    """
    text = printed.strip()
    if not text or text.lower() in _NOTHING or _MENU in text:
        return None
    told = read_disclosure(text)
    if told is None and not any(map(str.isalnum, text)):
        return None
    return told or Stated("withheld", text, None, "inferred")


def strictest(found: Iterable[tuple[Stated, str]]) -> tuple[Stated, str] | None:
    """Choose, of labels with their places, the one that opens least."""
    return min(found, key=lambda one: _STRICTEST.index(one[0].value), default=None)


@remembered
def bare_disclosure(line: str) -> Stated | None:
    """Understand a line that is nothing but a label: 主动公开, （此件主动公开）, 公开属性：…, 机密.

    >>> bare_disclosure("（此件依申请公开）").value, bare_disclosure("主动公开政务信息三百条")
    ('on_request', None)
    """
    if len(line) > _LONGEST_LINE or not any(map(line.__contains__, "公申密部网網布")):
        return None
    text = "".join(line.split())
    if _SECRET.fullmatch(text):
        return Stated("withheld", line.strip(), None)
    if _REFUSING_LABEL.fullmatch(line.strip(" 　（(【[")) or _REFUSED_ITSELF.fullmatch(text):
        return Stated("on_request" if _ON_REQUEST.search(text) else "withheld", line.strip(), None)
    return filed_disclosure(line) if all(map(_LINE.fullmatch, _choices(line))) else None


def disclosures_inside(text: str) -> Iterator[Stated]:
    """Find each bracketed （此件…公开…）, each 公开方式：…公开 in the midst of a line, and each
    （依申请公开） or （不予公开） at the end of one."""
    if any(map(text.__contains__, _HINTS)):
        for match in _INSIDE.finditer(text):
            found = _NEXT_LABEL.split(match[0])[0]
            read = read_disclosure if chosen(found) == [found] else filed_disclosure
            if label := bare_disclosure(found) or read(found):
                yield label
        for match in _BELOW.finditer(text):
            if label := read_disclosure(match["value"]):
                yield label


def _choices(text: str) -> list[str]:
    """Return what is chosen of a form's choices, each with its label and without spaces.

    >>> _choices("公开属性：☑主动公开 □依申请公开"), _choices("主动公开□ 依申请公开☑")
    (['公开属性：主动公开'], ['依申请公开'])
    """
    named = _NAMED.match(text.lstrip())
    name = named[0] if named else ""
    choices = chosen(_RUN_ON.sub(r"\g<0> ", text.lstrip().removeprefix(name)))
    return ["".join(f"{name}{choice}".split()) for choice in choices]


def _value(text: str) -> Disclosure | None:
    if known := _EXACT.get(_EXTENT.sub("", text).lower()):
        return known
    if _REFUSED.search(text):
        return "withheld"
    if _ON_REQUEST.search(text):
        return "on_request"
    is_open = _PROACTIVE.search(text) or (_OPENS.search(text) and not _WORDS.sub("", text))
    return "public" if is_open and not _DOUBT.search(text) else None


def _extent(text: str) -> Extent | None:
    if "摘要" in text or "部分" in text:
        return "summary"
    return "full" if "全文" in text else None
