"""Reading .md: the text without its markup, and the facts of its front matter."""

import html
import re
from collections.abc import Iterator
from pathlib import Path

from corpus.document import STATED_KEYS, Document
from corpus.errors import ReadError
from corpus.readers.columns import recognise
from corpus.readers.decode import decode
from corpus.readers.files import load
from corpus.readers.limits import MAX_DOCUMENT_BYTES
from corpus.readers.lines import join_cells
from corpus.readers.options import ReadOptions
from corpus.readers.tags import TAG
from corpus.readers.tidy import one_line, tidy, without

_FRONT = re.compile(
    r"\A\s*---[ \t]*\n((?:[ \t]*[^\s:#-][^\n:]*:[^\n]*\n|[ \t]*(?:[-#][^\n]*)?\n)+?)---[ \t]*(?:\n|\Z)"
)
_ITEM = re.compile(r"[ \t]*-[ \t]+(.*)")
_LIST = re.compile(r"\s*\[(.*)\]\s*")
_B = r"[^\S\n]"
"""A blank within a line. No pattern for one line may run on into the next: over many lines that
takes time by their square."""
_LONG_BLANK = re.compile(rf"{_B}{{100,}}")
_FENCE = re.compile(rf"^{_B}*(?:```|~~~).*$", re.M)
_RULE = re.compile(
    rf"^{_B}*(?:(?:[-*_]{_B}*){{3,}}|=+"
    rf"|\|?(?:{_B}*:?-{{2,}}:?{_B}*\|)+(?:{_B}*:?-{{2,}}:?)?{_B}*)$",
    re.M,
)
_ROW = re.compile(r"^[ \t]*\|(.+)\|[ \t]*$", re.M)
_COMMENT = re.compile("<!--")
_LINE_TAG = re.compile(r"<br\s*/?>|</?(?:p|div|li|h[1-6]|tr|table)\b[^<>]*>", re.I)
_STRIPPED = (
    (re.compile(TAG, re.I), ""),
    (re.compile(r"<((?:https?|ftp|mailto):[^\s<>]+|[^\s<>@]+@[^\s<>@]+)>", re.I), r"\1"),
    (re.compile(rf"^{_B}{{0,3}}#{{1,6}}{_B}+(.*?)(?:{_B}+#+)?{_B}*$", re.M), r"\1"),
    (re.compile(rf"^{_B}{{0,3}}(?:>{_B}?)+", re.M), ""),
    (re.compile(rf"^{_B}*[-*+]{_B}+", re.M), ""),
    (re.compile(r"!\[[^\[\]\n]*\]\([^()\n]*\)"), ""),
    (re.compile(r"\[([^\[\]\n]+)\]\([^()\n]*\)"), r"\1"),
    # Emphasis has text inside and no star beside it: names such as 王** and bj***29 stay.
    (re.compile(r"(?<![\\*])\*\*(?![\s*])([^*\n]+?)(?<![\s\\])\*\*(?!\*)"), r"\1"),
    (re.compile(r"(?<![\\*\w])\*(?![\s*])([^*\n]+?)(?<![\s\\])\*(?![*\w])"), r"\1"),
    (re.compile(r"(?<!\w)__?(?![\s_])([^_\n]+?)(?<!\s)__?(?!\w)"), r"\1"),
    (re.compile(r"`([^`\n]+)`"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])"), r"\1"),
)


def read(path: Path, _options: ReadOptions) -> Iterator[Document]:
    """Yield the text as one reply; raises ReadError if there is none."""
    source = decode(path, load(path, MAX_DOCUMENT_BYTES)).replace("\r\n", "\n")
    front, source = _parted(source)
    text = tidy(plain(source))
    if not text:
        raise ReadError(path, "文件里没有文字。")
    yield Document(path=path, format="md", text=text, stated=front)


def plain(source: str) -> str:
    """Return Markdown as the text that it shows."""
    source = _LONG_BLANK.sub(" " * 99, without(source, _COMMENT, "-->"))
    source = _FENCE.sub("", source)
    source = _ROW.sub(_row, _RULE.sub("", source))
    source = _LINE_TAG.sub("\n", source)
    for pattern, replacement in _STRIPPED:
        source = pattern.sub(replacement, source)
    return html.unescape(source)


def _row(row: re.Match[str]) -> str:
    return join_cells([cell.strip() for cell in row[1].split("|")])


def _parted(source: str) -> tuple[dict[str, str], str]:
    """Part a file into the facts of its front matter (keys as in record files) and its text."""
    front = _FRONT.match(source)
    if front is None:
        return {}, source
    values = _values(front[1].splitlines())
    columns = recognise(tuple(values), {})
    stated = {
        key: values[column]
        for key in STATED_KEYS
        for column in columns.find(key)
        if key != "body" and values[column]
    }
    return stated, source[front.end() :]


def _values(lines: list[str]) -> dict[str, str]:
    """Read the values of front matter by their keys; what a list holds is parted by "、"."""
    items: dict[str, list[str]] = {}
    key = ""
    for line in lines:
        if item := _ITEM.match(line):
            items.setdefault(key, []).append(item[1])
        elif line[:1].strip(" \t#"):
            name, _, value = line.partition(":")
            key, inner = name.strip(), _LIST.fullmatch(value)
            items[key] = re.split("[,，]", inner[1]) if inner else [value]
    return {key: "、".join(filter(None, map(_unquoted, each))) for key, each in items.items()}


def _unquoted(value: str) -> str:
    return one_line(value).strip("\"'")
