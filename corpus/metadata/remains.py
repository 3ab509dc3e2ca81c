"""Remains: what a portal leaves round a letter, and Fuwen must not index with every reply."""

import re
from itertools import groupby

_FOOTER_FORMS = r"""
      (?:版权所有|网站标识码|Copyright|©)\s*(?:单位)?\s*[:：©].* | 技术支持\s*(?:单位)?\s*[:：][^。；！？，]*
    | [^。；！？，]{0,40}(?:ICP\s*[备证]|公网安备)(?:案[^\s\d]{0,6})?[\s:：第]{0,3}\d[^。；！？，]{0,40}
    | [^。；！？，]{0,40}(?:版权所有(?!权)|©|网站标识码)[^。；！？，]{0,60}
    | 您是(?:本站)?第\s*\d+\s*位(?:访问者|访客|浏览者)[^。；！？，]{0,10} | 建议使用[^。；！？，]{0,40}浏览[^。；！？，]{0,20}
    | 网站支持\s*IPv6
"""
_FOOTER = re.compile(rf"(?x)\s*(?:{_FOOTER_FORMS})\s*", re.IGNORECASE)
"""A line that only a site's footer has."""
_LINE = re.compile(
    r"""(?x)\s*(?:
      扫一扫[，,]?[^。；！？，]{0,20} | .{0,6}在手机(?:上)?打开当前页.{0,6}
    | [【\[(（]?\s*(?:我要)?打\s*印(?:本页|此页|页面)?\s*[】\])）]?\s*(?:[【\[|]?\s*(?:关\s*闭|收藏|返回).{0,12})?
    | [【\[(（]?\s*关\s*闭\s*(?:窗口|本页|页面)?\s*[】\])）]?
    | [上下]一[篇条页]\s*[:：].* | [上下]一[篇条页]
    | (?:责任编辑|责编|信息审核|网站编辑|供稿|录入)\s*[:：][^。；！？，]{0,30}
    | 分享(?:到|至|本文)?\s*(?:[:：][^。；！？，]{0,20}|(?:微信|微博|朋友圈|QQ|空间).{0,20})?
    | [【\[(（]?\s*(?:字体|字号)(?:大小)?\s*[:：]?\s*[【\[(（]?\s*[大中小特\s|/]{1,9}[】\])）]?.{0,16}
    | (?:当前位置|您(?:现在)?(?:的|所在的?)?位置|您当前的位置)\s*[:：].* | (?:网站)?首页(?:\s*[>›»＞/→].*|(?:(?:\s+(?:[|｜]\s*)?|[|｜]\s*)[一-鿿]{2,8}){2,15})?
    | (?:浏览|点击|阅读|访问)(?:次数|量|数)\s*[:：]?\s*\d*\s*次?
    | [-—–－―]{1,2}\s*\d{1,3}\s*[-—–－―]{1,2} | 第\s*\d{1,3}\s*页(?:\s*[,，/]?\s*共\s*\d{1,3}\s*页)? | [-—–－―━─═_＿]{4,}
    | (?:已有|共有)\s*\d+\s*人\s*(?:评价|评论|参与|点赞).{0,6}
    | (?:返回顶部|返回列表|返回首页|加入收藏|附件下载|栏目导航|相关(?:链接|文档|阅读|文章|信息|信件)|视力保护色.*)\s*[:：]?
    |"""
    + _FOOTER_FORMS
    + r")\s*",
    re.IGNORECASE,
)
_RUN_BY = re.compile(r"\s*(?:主办|承办)\s*(?:单位)?\s*[:：].*")
"""Who runs the site, if it stands in its footer; anywhere else it is the department that answers."""
_INITIALS = frozenset(
    "扫【[(（-—–－―━─═_＿第我打关关上下责编信网供录分字当您首浏点阅访返加附相视主承版技栏建已共CcＣ©"
) | frozenset("请用手微在可")
"""What furniture begins with, to pass over a letter's own lines quickly."""
_INSIDE = ("备", "证", "版权", "©", "标识码")
"""What furniture holds that begins with the name of a site."""
_FORM = re.compile(
    r"\s*(?:(?P<asks>您对[^。；！，]{0,20}(?:满意|评价)[^。；！，]{0,10}|满意度(?:评价|调查|测评)\s*[:：]?)"
    r"|我要(?:评价|留言|评论|反馈)|(?:在线)?意见反馈(?:表)?|网友评论|评论区|发表评论)\s*"
)
"""A form's heading; one that `asks` may be a letter's own line, unless there is a choice below it."""
_MARKS = r"[*＊○□◯☐√:：\s]*"
_NAME = (
    r"(?:(?:您的)?姓名|联系方式|联系电话|手机号码?|电子邮箱|(?:反馈|留言)?内容|验证码|看不清[^:：\s]{0,8}|提交|重置"
    r"|(?:非常|比较|基本|不)?满意|一般|很好|较好|较差)"
)
_FIELD, _FIELD_NAME = re.compile(rf"(?:{_MARKS}{_NAME}){{1,12}}{_MARKS}"), re.compile(_NAME)


def cut_remains(lines: list[str]) -> list[str]:
    """Return the lines without portal furniture: print buttons, neighbours, forms, footers."""
    kept: list[str] = []
    at = 0
    for is_owner, group in groupby(lines, _names_owner):
        block = list(group)
        end = at + len(block)
        beside = (*lines[max(at - 1, 0) : at], *lines[end : end + 1])
        if not is_owner:
            kept += _without_furniture(block)
        elif not (_are_of_site(block) and any(map(_FOOTER.fullmatch, beside))):
            kept += block
        at = end
    return kept


def _names_owner(line: str) -> bool:
    if _RUN_BY.fullmatch(line) is None or _is_remains(line):
        return False
    return "联系" not in line and "电话" not in line


def _are_of_site(owners: list[str]) -> bool:
    """承办单位 without 主办单位 is who answers."""
    return any("主办" in owner for owner in owners)


def _without_furniture(lines: list[str]) -> list[str]:
    """A feedback form goes from its heading on, as long as its lines are a form's fields."""
    kept: list[str] = []
    at = 0
    while at < len(lines):
        end = _form_end(lines, at)
        if end == at:
            kept += [] if _is_remains(lines[at]) else [lines[at]]
        at = max(end, at + 1)
    return kept


def _form_end(lines: list[str], start: int) -> int:
    """Return the place after a form, or `start` if none starts there."""
    heading = _FORM.fullmatch(lines[start])
    if heading is None:
        return start
    end, fields = start + 1, 0
    while end < len(lines) and (_FIELD.fullmatch(lines[end]) or _LINE.fullmatch(lines[end])):
        fields += len(_FIELD_NAME.findall(lines[end]))
        end += 1
    return end if fields > 1 or not heading["asks"] else start


def _is_remains(line: str) -> bool:
    text = line.lstrip()
    if len(line) > _LONGEST:
        return False
    if text[0] not in _INITIALS and not any(word in text for word in _INSIDE):
        return False
    return _LINE.fullmatch(line) is not None or _is_toolbar(text)


def _is_toolbar(text: str) -> bool:
    """Several pieces of furniture side by side: 【打印】【关闭】 责任编辑：某科."""
    pieces = [piece for piece in _PIECES.split(text) if piece]
    owners = [piece for piece in pieces if _RUN_BY.match(piece)]
    return (
        len(pieces) > max(len(owners), 1)
        and all(_LINE.fullmatch(piece) for piece in pieces if piece not in owners)
        and (not owners or _are_of_site(owners))
    )


_PIECES = re.compile(r"\s+|(?=【)")

_LONGEST = 160
"""Nothing longer is furniture."""
