"""Prose: quotes in running text, which name something rather than demand it word for word."""

import re

from indexer.asking.expression import DOUBLE_QUOTES

_QUOTE = f"[{re.escape(DOUBLE_QUOTES)}「」『』]"
_RUN = f"[^{re.escape(DOUBLE_QUOTES)}「」『』]+"
_EMBEDDED = re.compile(rf"(?<=\w){_QUOTE}({_RUN}){_QUOTE}|{_QUOTE}({_RUN}){_QUOTE}(?=\w)")


def as_prose(text: str) -> str:
    """Leave out quotes that a word touches from outside: 投诉“文庭雅苑”小区 → 投诉文庭雅苑小区.

    Who wants a run word for word sets it apart: "飞线充电" 小区 stays as it is.
    """
    return _EMBEDDED.sub(lambda found: found[1] or found[2], text)
