"""Addressees: whom a letter greets, without 尊敬的, colon and greeting."""

import re

from corpus.metadata.memory import remembered

_HONOUR = r"(?:尊敬的|敬爱的|亲爱的)?\s*"
_NAME = r"[一-鿿㐀-䶿\ue000-\uf8ff·•‧・．∙X×xｘ*＊某○〇A-Z\s、，,和及]"
_END = r"\s*(?:[:：]|[，,！!]?\s*(?:您好|你好|您们好|你们好)|$)"
_WHO = r"(?:(?:政协|人大|全国|省|市|区|县)*(?:委员|委員|代表))(?:们|同志)?"
_MEMBER = re.compile(
    rf"{_HONOUR}(?P<who>{_NAME}{{1,90}}?(?:等\s*(?:[0-9]+|[一二三四五六七八九十]+)?\s*[名位]?)?\s*{_WHO})"
    rf"(?:[（(][^（）()]{{1,12}}[)）])?{_END}"
)
_OF_CITIZENS = r"(?:家长|业主|住户|居民|村民|市民|群众|职工|员工|工人|学生|教师|患者|商户|企业|农户|乘客|用户|消费者|投资者|经营者|志愿者|出租车司机|司机)"
_NO_DEPUTY = re.compile(rf"{_OF_CITIZENS}代表(?:们|同志)?$")
"""Whoever speaks for parents or owners is no people's deputy."""
_NOT_MEMBER = re.compile("关于|提案|建议|会议|[届屆]|反映|提出|感谢|作为|根据|针对|答复")
_QUOTED = r"[“”\"‘’'「『《〝＂][^“”\"‘’「」『』《》〝〞＂]{1,40}[”“\"’‘'」』》〞＂]"
_CITIZEN = re.compile(
    rf"\s*{_HONOUR}(?P<who>(?:{_OF_CITIZENS}代表|(?:网友|市民|来信人|写信人|留言人|群众|居民|村民|家长|业主|用户|网民|朋友|诉求人|来电人|信访人|反映人|举报人))(?:朋友|同志|们)*[\s_]*(?:{_QUOTED}|[（(][^（）()]{{1,30}}[)）]|[A-Za-z0-9_*]{{2,30}})?"
    rf"|{_QUOTED}(?:网友|朋友)?|[A-Z][A-Za-z0-9_*]{{3,30}}(?=[:：])|[一-鿿*某×X]{{1,6}}(?:先生|女士|同学|小姐|老师|同志|网友))"
    r"\s*(?:(?:您|你)们?好|[:：，,！!。]|$|\s)"
)
_QUOTED_NEEDS = re.compile(r"(?<=[A-Za-z0-9][”\"’])|\s*(?:[，,！!]?\s*(?:您|你)们?好|[:：]|您|你)")
_GROUP = re.compile(rf"{_HONOUR}(?P<who>[一-鿿（）()、“”·\s]{{2,60}})\s*[:：]\s*$")
_PARTY = re.compile(
    rf"{_HONOUR}(?P<who>[一-鿿、]{{0,12}}(?:民革|民盟|民建|民进|农工党|农工民主党|致公党|九三学社|台盟|工商联|专委会|代表团)[一-鿿、]{{0,20}})"
)
"""One that never signs a reply needs no colon."""
_GROUP_WORDS = re.compile(
    r"(?:民革|民盟|民建|民进|农工党|农工民主党|致公党|九三学社|台盟|工商联|共青团|妇联|总工会|科协|侨联|专委会|专门委员会|界别|提案委|政协|人大|党派|委员会|小组"
    r"|代表团|局|厅|委|办|办公室|政府|部|区委|市委|省委|县委|支部|总支|会|會)[）)”]?$"
)
_NOT_GROUP = re.compile(
    r"如下$|答复|回复|意见|情况$|问题$|措施$|建议$|方面$|工作$|包括$|附件|抄送|^[一二三四五六七八九十]、|单位$|名称$"
)
_INTERPELLANT = re.compile(
    r"函送(?P<who>前?[^就針對，。]{0,6}委員[^就針對為，。]{0,10}?)(?:就|針對|對|為)"
)
_LONGEST = 130


@remembered
def find_addressee(line: str) -> str | None:
    """Return whom a line greets, as printed; None if it greets nobody by name.

    >>> find_addressee("尊敬的甲某、乙某等委员：您好！"), find_addressee("网友“A0001”您好！")
    ('甲某、乙某等委员', '网友“A0001”')
    """
    text = line.strip()
    return _member(text) or _citizen(text)


def find_group(line: str) -> str | None:
    """Return the party, group or body that a whole line addresses (民盟某区委：)."""
    text = line.strip()
    form = _GROUP if text.endswith((":", "：")) else _PARTY
    match = form.fullmatch(text)
    if match is None or _NOT_GROUP.search(match["who"].strip()):
        return None
    who = match["who"].strip()
    return who if _GROUP_WORDS.search(who) else None


def title_addressee(title: str) -> str | None:
    """Return the legislator in a Taiwanese title: 函送趙委員明山就…所提質詢之書面答復.

    >>> title_addressee("行政院函送趙委員明山就步道問題所提質詢之書面答復")
    '趙委員明山'
    """
    match = _INTERPELLANT.search(title)
    return match["who"].strip() if match else None


@remembered
def is_citizen(addressee: str) -> bool:
    """Tell whether an addressee is a member of the public rather than of an assembly."""
    return _member(f"{addressee}：") is None and _citizen(f"{addressee}：") is not None


def _member(text: str) -> str | None:
    if "委" not in text[:_LONGEST] and "代表" not in text[:_LONGEST]:
        return None
    match = _MEMBER.match(text)
    if match is None or _NOT_MEMBER.search(match["who"]) or _NO_DEPUTY.search(match["who"]):
        return None
    return _tidy(match["who"])


def _citizen(text: str) -> str | None:
    match = _CITIZEN.match(text)
    if match is None:
        return None
    who = match["who"].strip()
    if who[0] in "“”\"‘’'「『《〝＂" and not _QUOTED_NEEDS.match(text, match.end("who")):
        return None
    return who


def _tidy(who: str) -> str:
    return (
        re.sub(r"\s+", "", who)
        if "、" in who or len(who) <= len("巴·某某委员")
        else re.sub(r"\s+", " ", who)
    )
