"""Marks of who may read a document, which no reader may drop with the page head they stand in."""

import re

_MARK = re.compile(r"公\s?[开開]|[机機绝絕秘保涉]\s?密|密\s?[级級]|[内內]\s?部")


def bears_mark(line: str) -> bool:
    """Tell if a line of a page's head or foot may say who may read the document.

    >>> bears_mark("（此件依申请公开）"), bears_mark("机密★一年"), bears_mark("澜州市教育局文件")
    (True, True, False)
    """
    return _MARK.search(line) is not None
