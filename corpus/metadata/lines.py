"""Lines: a document's text cleaned of residue and cut at its own line ends and indents."""

import re
import unicodedata

_RESIDUE = re.compile(
    "<!--(?:End|Start)Fragment-->|[\u200b-\u200f\u2060\ufeff\u00ad\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"
)
_ENDS = re.compile("\r\n?|[\u2028\u2029\x85]")
_NO_BREAK = re.compile("[\u00a0\u2002-\u200a\u202f]")
_ODD = re.compile(
    "[^\n\t -~\u00b7\u2010-\u2027\u2030-\u205f\u2070-\u2eff\u3000-\ufefe\uff00-\U0010ffff]|<!--"
)
"""Any of the three above or a radical; ordinary text has none, and looking once is cheaper than thrice."""
_INDENT = re.compile(r"(?<=[。！？!?；;：:，,”\"’」』）)])(?=[ \u3000]*?\u3000{2})[ \u3000]+(?=\S)")
_LONGEST_RUN = 20
_LONG_RUN = re.compile(rf"[\s]\s{{{_LONGEST_RUN},}}")
"""A set before the repetition: the engine looks for it in half the time."""
_RADICALS = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
_RADICAL = re.compile("[\u2f00-\u2fd5]")


def clean(text: str) -> str:
    """Drop what word processors and page extractors leave behind.

    Kangxi radicals, which some PDFs have in place of ordinary characters, become those characters.
    """
    if not _ODD.search(text):
        return text
    text = _NO_BREAK.sub(" ", _RESIDUE.sub("", _ENDS.sub("\n", text)))
    return text.translate(_RADICALS) if _RADICAL.search(text) else text


def short_runs(text: str) -> str:
    """Cut every run of blanks to the 20 after its last line end, which stays too.

    Patterns with several places for blanks share a run out among them in every way, which takes time
    by a power of its length; nothing is meant by so many.
    """
    return _LONG_RUN.sub(_short, text)


def _short(run: re.Match[str]) -> str:
    _, end, blanks = run[0].rpartition("\n")
    return end + blanks[:_LONGEST_RUN]


def cut_lines(text: str) -> list[str]:
    """Cut a text into lines without empty ones; an indent of two wide spaces begins a line too.

    Leading wide spaces stay, as the one sign of a new paragraph in hard-wrapped text.
    """
    marked = short_runs(clean(text))
    if "\u3000\u3000" in marked:
        marked = _INDENT.sub("\n\u3000\u3000", marked)
    return [line.rstrip() for line in marked.split("\n") if line.strip()]
