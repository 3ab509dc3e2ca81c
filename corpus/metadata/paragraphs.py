"""Paragraphs: lines that pages or a fixed width broke in mid-sentence, joined again."""

import re
from collections.abc import Callable
from itertools import pairwise

_ENDED = re.compile(r"[。！？!?；;：:…”’」』）)】〕》.]\s*$")
_OPEN_BRACKET = re.compile(r"[（(《“‘「『〔【][^）)》”’」』〕】]*$")
_GOES_ON = re.compile(r"[，、,《“（(]\s*$|[的和与及或在为]\s*$")
_ANEW = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十]{1,3}\s*[、.．)）]|[（(]?[0-9]{1,2}\s*(?:[、)）]|[.．](?![0-9]))|[①-⑳]|第[一二三四五六七八九十]{1,3}[、，,]"
    r"|[一二三四五六七八九十]{1,2}是|[·•●■◆○*\-—]\s*|附件?\s*[:：]|[^，。：]{1,10}[:：]|(?:您|你)们?好|此致|敬礼|特此|专此|此复)"
)
_TABLE = re.compile(r"\t|\s\|\s|[│┃]")
_STOPS = ("。", "！", "？", "；", "：")
_WIDE_SPACE = "　"
_INDENT = ("　", "  ", "\t")
_SPACES = re.compile("[ \t　]{2,}|\t")
_SHORT = 12
"""A line this short that ends without a stop is a heading or an item, not a broken sentence."""
_FEW = 5
_LATIN_END, _LATIN_START = re.compile("[A-Za-z]$"), re.compile("[A-Za-z]")


def keep_paragraphs(lines: list[str]) -> list[str]:
    """Return the lines of a text whose breaks its writer made, as they are.

    Where they are clearly not the writer's, because the text was wrapped at a fixed width or a
    page broke running text in mid-sentence, they are joined.
    """
    if not lines:
        return []
    if _is_wrapped(lines):
        return join_paragraphs(lines)
    is_prose = len(lines) >= _FEW and sum(map(_ended, lines)) >= _PROSE_SHARE * len(lines)
    kept = _grouped(lines, lambda before, line: is_prose and _is_page_broken(before, line))
    return [_close(line) if _WIDE_SPACE in line else line for line in kept]


def join_paragraphs(lines: list[str]) -> list[str]:
    """Return one line for each paragraph; a line broken in mid-sentence goes on with the next.

    Nothing is lost but the break: the characters that are not spaces stay the same. Lines begin a
    paragraph where the text says so (indent, number, label) or where the one before has ended.
    """
    width = _wrap_width(lines)
    paragraphs = _grouped(lines, lambda before, line: _continues(before, line, width))
    return [_close(paragraph) for paragraph in paragraphs]


def _grouped(lines: list[str], goes_on: Callable[[str, str], bool]) -> list[str]:
    """Join each line to the one before where it goes on with that.

    A paragraph may be of any number of lines: it is put together once, when it has ended.
    """
    groups: list[list[str]] = []
    previous = ""
    for line in lines:
        if groups and goes_on(previous, line):
            groups[-1].append(line.strip())
        else:
            groups.append([line.strip()])
        previous = line
    return [_glued(group) for group in groups]


def _is_wrapped(lines: list[str]) -> bool:
    """Short lines of one length are a list, not wrapped text."""
    width = _wrap_width(lines)
    return width is not None and width >= _NARROWEST


def _is_page_broken(previous: str, line: str) -> bool:
    """In prose, a long line that stops in the middle of a sentence it has begun."""
    begun = len(previous) > _NARROWEST and _CLAUSE.search(previous) is not None
    return begun and not _ANEW.match(previous) and _continues(previous, line, None)


def _close(paragraph: str) -> str:
    """Runs of spaces become one, save in a table's row."""
    if not any(space in paragraph for space in _INDENT) or _TABLE.search(paragraph):
        return paragraph
    return _SPACES.sub(" ", paragraph)


def _continues(previous: str, line: str, width: int | None) -> bool:
    if width is None and previous.endswith(_STOPS):
        return False
    if _TABLE.search(previous) or _TABLE.search(line):
        return False
    if _GOES_ON.search(previous):
        return not line.startswith(_INDENT) or not _ANEW.match(line)
    if line.startswith(_INDENT) or _ANEW.match(line):
        return False
    if width is not None:
        return width - len(previous.rstrip()) <= _SLACK and not _ends_paragraph(previous, width)
    return len(previous.strip()) > _SHORT and not _ended(previous) and not _is_heading(previous)


def _is_heading(line: str) -> bool:
    """一、关于加强校园周边食品安全监管的情况: an item or a label without a sentence of its own."""
    return _ANEW.match(line) is not None and not _CLAUSE.search(line)


def _ended(line: str) -> bool:
    return _ENDED.search(line) is not None


def _ends_paragraph(line: str, width: int) -> bool:
    """In wrapped text a sentence may end at the margin by chance; a shorter line has ended."""
    return _ended(line) and len(line.rstrip()) < width


def _glued(parts: list[str]) -> str:
    """Join lines without their breaks, with a space only between Latin words."""
    filled = [part for part in parts if part]
    pieces = filled[:1]
    for before, part in pairwise(filled):
        gap = _LATIN_END.search(before[-1:]) and _LATIN_START.match(part)
        pieces.append(f" {part}" if gap else part)
    return "".join(pieces)


def _wrap_width(lines: list[str]) -> int | None:
    """The fixed width a text was wrapped at, or None: most lines, and at least five, reach it."""
    if len(lines) < _FEW:
        return None
    lengths = [len(line.rstrip()) for line in lines]
    width = max(lengths)
    full = sum(1 for length in lengths if width - length <= _SLACK)
    return width if full >= _FEW and full * 2 >= len(lines) and width < _WIDEST else None


_WIDEST = 120
_SLACK = 2
"""A paragraph's first line had an indent of two signs, which its reader has cut off."""
_NARROWEST = 20
_PROSE_SHARE = 0.75
"""In prose nearly every line ends with a stop; in a list or a chat hardly any does."""
_CLAUSE = re.compile("[。！？；，]")
