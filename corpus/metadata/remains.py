"""Remains: what a portal leaves round a letter, and Fuwen must not index with every reply."""

import re

_LINE = re.compile(
    r"""(?x)\s*(?:
      扫一扫.{0,20} | .{0,6}在手机(?:上)?打开当前页.{0,6}
    | [【\[(（]?\s*(?:我要)?打\s*印(?:本页|此页|页面)?\s*[】\])）]?\s*(?:[【\[|]?\s*(?:关\s*闭|收藏|返回).{0,12})?
    | [【\[(（]?\s*关\s*闭\s*(?:窗口|本页|页面)?\s*[】\])）]?
    | 上一[篇条页]\s*[:：].* | 下一[篇条页]\s*[:：].* | (?:上一篇|下一篇)
    | (?:责任编辑|责编|信息审核|网站编辑|供稿|录入)\s*[:：].{0,30}
    | 分享(?:到|至|本文)?\s*[:：]?.{0,20} | (?:字体|字号)(?:大小)?\s*[:：]?\s*[【\[(（]?\s*[大中小特\s|/]{1,9}[】\])）]?.{0,10}
    | (?:当前位置|您(?:现在)?(?:的|所在的?)?位置|您当前的位置)\s*[:：].* | 首页\s*[>›»＞/].*
    | (?:浏览|点击|阅读|访问)(?:次数|量|数)\s*[:：]?\s*\d*\s*次?
    | (?:返回顶部|返回列表|返回首页|加入收藏|附件下载|相关(?:链接|文档|阅读|文章)|视力保护色.*)\s*[:：]?
    | (?:主办|承办|版权所有|技术支持|网站标识码|Copyright|©)\s*(?:单位)?\s*[:：©].* | .{0,40}(?:ICP备|公网安备|ICP证).{0,40}
    )\s*""",
    re.IGNORECASE,
)
_INITIALS = frozenset(
    "扫【[(（我打关关上下责编信网供录分字当您首浏点阅访返加附相视主承版技CcＣ©"
) | frozenset("请用手微在可")
"""What furniture begins with, to pass over a letter's own lines quickly."""
_FORM = re.compile(
    r"\s*(?:(?:您对.{0,20}(?:满意|评价).{0,10})|(?:满意度(?:评价|调查|测评)\s*[:：]?)|(?:我要(?:评价|留言|评论))"
    r"|(?:(?:在线)?意见反馈(?:表)?)|(?:网友评论|评论区|发表评论))\s*"
)
_FIELD = re.compile(
    r"\s*[*＊]?\s*(?:(?:您的)?姓名|联系方式|手机号码?|电子邮箱|内容|反馈内容|验证码|看不清.*|提交|重置|(?:非常|比较|基本)?满意"
    r"|不满意|一般|很好|较好|较差)\s*[:：*＊]?\s*(?:提交|重置|满意|不满意|一般|[○□◯☐√\s])*"
)


def cut_remains(lines: list[str]) -> list[str]:
    """Return the lines without portal furniture: print buttons, neighbours, forms, footers.

    A feedback form goes from its heading on, as long as its lines are a form's fields.
    """
    kept: list[str] = []
    in_form = False
    for line in lines:
        if in_form and (_FIELD.fullmatch(line) or _LINE.fullmatch(line)):
            continue
        in_form = _FORM.fullmatch(line) is not None
        if not in_form and not _is_remains(line):
            kept.append(line)
    return kept


def _is_remains(line: str) -> bool:
    text = line.lstrip()
    if len(line) > _LONGEST or (text[0] not in _INITIALS and "备" not in text and "证" not in text):
        return False
    return _LINE.fullmatch(line) is not None


_LONGEST = 160
"""Nothing longer is furniture."""
