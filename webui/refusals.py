"""What the index refuses of a search, in the language spoken: its sentences are Chinese."""

import re

from webui.language import gettext, translatable

SENTENCES = (
    translatable("检索内容太长：请缩短到%(most)s字以内"),
    translatable("检索词太多：请把检索词减少到%(most)s个以内"),
    translatable("括号套得太深：请减少到%(most)s层以内"),
    translatable("看不懂年份“%(given)s”：请写成 2019 或 2019..2021"),
    translatable("没有“%(given)s”这种%(what)s：可选 %(labels)s"),
)
"""The sentences of indexer's QueryErrors that an address can bring about; a test provokes each."""


def in_words(sentence: str) -> str:
    """Say a refusal in the language spoken; one that is not known is said as it came.

    >>> in_words("括号套得太深：请减少到25层以内")
    '括号套得太深：请减少到25层以内'
    """
    for known in SENTENCES:
        found = re.fullmatch(_pattern(known), sentence, re.DOTALL)
        if found is not None:
            return gettext(
                known, **{name: gettext(text) for name, text in found.groupdict().items()}
            )
    return sentence


def _pattern(sentence: str) -> str:
    return re.sub(r"%\\\((\w+)\\\)s", r"(?P<\1>.*)", re.escape(sentence))
