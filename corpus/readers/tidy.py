"""Cleaning the characters of a text, the same for every format; its wording stays as printed."""

import re
import unicodedata
from functools import cache

_BREAKS = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_WORD_RESIDUE = re.compile(r"<!--\s{0,99}(?:Start|End)Fragment\s{0,99}-->")
_CONDITION = re.compile(r"<!--\[if\b")
_CONDITION_END = "<![endif]-->"
_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_SPACE = re.compile(f"[{_SPACES}]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f"  # control characters, \n and \t apart
    "\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"  # zero width
    "\ufff9-\ufffb]"  # marks around ruby text
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_RADICAL = re.compile("[\u2e80-\u2fdf]")
_ODD = re.compile(
    f"[\\x00-\\x08\\v-\\x1f\\x7f-\\x9f\xad\u180e\u2028-\u202e\u200b-\u200f\u2060-\u206f\ufeff\ufff9-\ufffb"
    f"\ud800-\udfff\u2e80-\u2fdf{_SPACES}]|<!--"
)
"""Any of the above; ordinary text has none, and looking once is cheaper than six times."""


def tidy(text: str) -> str:
    """Return `text` as stripped, non-empty lines parted by "\\n", without invisible characters.

    Every kind of blank becomes one space each, none is merged. Radicals that some PDF fonts
    stand for ordinary characters (⽂ for 文) become these; nothing else is folded. Halves of
    UTF-16 pairs, which PDF and .xlsx files can hold, become the character or U+FFFD: the text can
    be written as UTF-8.
    """
    if _ODD.search(text):
        text = _cleaned(text)
    if "\n" not in text:
        return text.strip()
    return "\n".join(line for line in map(str.strip, text.split("\n")) if line)


def _cleaned(text: str) -> str:
    if _SURROGATE.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    text = _BREAKS.sub("\n", text)
    text = without(_WORD_RESIDUE.sub("", text), _CONDITION, _CONDITION_END)
    text = _INVISIBLE.sub("", text)
    text = _SPACE.sub(" ", text)
    return _RADICAL.sub(_ordinary, text)


def one_line(text: str) -> str:
    """Return `text` tidied, its lines and runs of blanks joined by single spaces."""
    return " ".join(tidy(text).split())


def without(text: str, start: re.Pattern[str], end: str) -> str:
    """Return `text` without what stands from `start` to the next `end`; one that has no end stays.

    A pattern with `.*?` would look for the missing end once for every start.
    """
    kept, done = [], 0
    for found in start.finditer(text):
        if found.start() < done:
            continue
        until = text.find(end, found.end())
        if until < 0:
            break
        kept.append(text[done : found.start()])
        done = until + len(end)
    return "".join([*kept, text[done:]])


def _ordinary(radical: re.Match[str]) -> str:
    return _character_of(radical[0])


@cache
def _character_of(radical: str) -> str:
    return unicodedata.normalize("NFKC", radical)
