"""Contact: the lines after a letter that say whom to call, who gets copies, and who printed it."""

import re

_AND_PHONE = (
    r"(?:\s*(?:[及和与、/]\s*)?(?:[（(]\s*)?(?:联\s*系\s*)?(?:电\s*话|方\s*式)(?:\s*[)）])?)?"
)
_LABEL = (
    r"(?:联\s*系\s*(?:人(?:姓\s*名)?(?:员)?|同\s*志|单\s*位|地\s*址|[科处股]\s*室|部\s*门|手\s*机|电\s*话|方\s*式)"
    rf"{_AND_PHONE}"
    r"|(?:办\s*公|固\s*定|监\s*督)?\s*电\s*话|手\s*机|传\s*真|(?:通\s*[讯信]|办\s*公|单\s*位)?\s*地\s*址|邮\s*政\s*编\s*码|邮\s*编|(?:电\s*子)?\s*(?:邮\s*箱|邮\s*件|信\s*箱)"
    r"|(?:具\s*体)?(?:承|经|主)\s*办\s*(?:单\s*位\s*)?(?:(?:负\s*责|责\s*任|联\s*系)\s*)?(?:人|[科处股]\s*室)(?:员)?(?:姓\s*名)?"
    rf"{_AND_PHONE}"
    r"|(?:分\s*管|主\s*管|责\s*任|签\s*发|单\s*位)\s*领\s*导|审\s*签\s*人"
    r"|(?:分管|具体|主要)?(?:单\s*位)?负\s*责\s*人|领\s*导\s*签\s*字|签\s*发\s*人?|审\s*核\s*人|校\s*对|(?:公\s*开)?咨\s*询\s*电\s*话"
    r"|抄\s*[送报]|主\s*送|分\s*送|正\s*本|副\s*本|送|附\s*件\s*[0-9一二三四五]?|附|主\s*题\s*词|(?:聯|連)\s*絡\s*(?:人|電\s*話))"
)
_LINE = re.compile(rf"[（(【\s]*{_LABEL}\s*[:：].*")
_IMPRINT = re.compile(
    r".{0,60}(?:印\s*发|印\s*發|印\s*制)\s*[)）]?|[（(]?\s*共\s*印\s*[0-9一二三四五六七八九十百]+\s*份\s*[)）]?.{0,10}"
)
_RUNS_ON = re.compile(r"[。！][^。！；]{5,}[。！]")
"""A sentence of the letter behind the telephone number: such a line stays in the letter."""
_GLUED = re.compile(
    r"(?:(?<=[。！!；;）)”])|(?<=\s))\s*(?P<contact>[（(]?\s*(?:联\s*系\s*人|经\s*办\s*人|承\s*办\s*人|承办负责人|抄\s*送)[^:：。！？]{0,10}[:：][^。！？!?]{2,90}[)）]?。?)$"
)

_GLUED_END = 100
"""Its colon stands within so many characters of the end: ninety and two may follow."""


def is_contact(line: str) -> bool:
    """Tell whether a line belongs to the contact block, the copies or the imprint (印发).

    >>> is_contact("（联系人及电话：钱某，55500000）"), is_contact("请拨打联系电话咨询")
    (True, False)
    """
    text = line.strip()
    is_labelled = _LINE.fullmatch(text) is not None and not _RUNS_ON.search(text)
    return is_labelled or is_imprint(text)


def is_imprint(line: str) -> bool:
    """Tell whether a line says who printed the document and when."""
    return "印" in line and _IMPRINT.fullmatch(line.strip()) is not None


def glued_contact(line: str) -> int | None:
    """Return where a contact begins that runs on from a paragraph's last sentence to its end."""
    end = line[-_GLUED_END:]
    if "：" not in end and ":" not in end:
        return None
    match = _GLUED.search(line)
    return match.start("contact") if match else None
