"""Folding: the one form in which texts and queries are compared, character for character."""

import re
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files
from itertools import chain, groupby

LIMIT = 0x32400
"""Above this code point nothing folds (the end of the ideographs; the table takes 820 KB)."""

_PLANE = 0x10000
_LINE_ENDS = "\n\v\f\r\x85\u2028\u2029"
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zs"})
"""Control, format (zero-width) and stray surrogate characters, and every kind of space."""
_UNKNOWN = frozenset({"Cn", "Co"})
"""Unassigned and private characters: half of the table, and Unicode folds none of them."""
_NONCHARACTERS = "\ufffe\uffff"
_CHANGING = range(0x3400), range(0xA000, 0xAC00), range(0xD7A4, 0x20000), range(0x2F800, 0x30000)
"""All but the unified ideographs and Hangul, which only the table of traditional ones changes."""


def fold(text: str) -> str:
    """Fold width, case, traditional characters and kinds of punctuation; the length stays.

    Blanks and characters nobody sees become " ", line ends "\\n". Folding twice changes nothing.
    """
    for sign, folded in _signs():
        text = text.replace(sign, folded)
    return _changing().sub(_translated, text)


def lines(folded: str) -> list[str]:
    """Return the normalised lines of folded text: without blanks, none of them empty.

    A text contains a run of characters if one of its lines does.
    """
    return [line for line in folded.replace(" ", "").split("\n") if line]


def squeeze(text: str) -> str:
    """Return the normalised characters of something searched for, line ends dropped as blanks."""
    return "".join(lines(fold(text)))


@cache
def fold_table() -> str:
    """Return what each code point below LIMIT folds to, at its own place.

    A string and not a dict, because `str.translate` then finds every character: a missing key
    would cost it an exception.
    """
    table = [chr(point) for point in range(LIMIT)]
    changed = _kinds() | traditional()
    for point in chain(*_CHANGING, map(ord, traditional())):
        table[point] = _fold_one(table[point], changed)
    return "".join(table)


def _translated(found: re.Match[str]) -> str:
    return found[0].translate(fold_table())


@cache
def _signs() -> tuple[tuple[str, str], ...]:
    """Return the signs that make up nine tenths of what folds in ordinary text, with their forms.

    Replacing these whole and translating only what else changes takes half the time of
    translating every character.
    """
    return tuple((sign, fold_table()[ord(sign)]) for sign in "，：“”；（）！？\u3000\xa0")


@cache
def _changing() -> re.Pattern[str]:
    """Find what may change: whatever the table changes, and all that is above the first plane."""
    points = (point for point in range(_PLANE) if fold_table()[point] != chr(point))
    runs = groupby(enumerate(points), lambda pair: pair[1] - pair[0])
    ends = ([point for _, point in run] for _, run in runs)
    spans = "".join(f"\\U{run[0]:08x}-\\U{run[-1]:08x}" for run in ends)
    return re.compile(f"[{spans}\\U{_PLANE:08x}-\\U0010ffff]+")


@cache
def traditional() -> dict[str, str]:
    """Return the simplified character for each traditional one, as OpenCC has them."""
    text = files("indexer.analysis").joinpath("traditional.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return dict(rows)


@cache
def _kinds() -> dict[str, str]:
    text = files("indexer.analysis").joinpath("kinds.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    same = {char: kind for kind, chars in data["same"].items() for char in chars}
    return same | dict.fromkeys(data["dropped"]["characters"], " ")


def _fold_one(char: str, changed: dict[str, str]) -> str:
    """Apply the steps until none changes the character (苧 for 薴 is itself 苎)."""
    while (folded := _step(char, changed)) != char:
        char = folded
    return char


def _step(char: str, changed: dict[str, str]) -> str:
    if char in changed:
        return changed[char]
    if char in _LINE_ENDS:
        return "\n"
    category = unicodedata.category(char)
    if category in _UNSEEN or char in _NONCHARACTERS:
        return " "
    if category in _UNKNOWN:
        return char
    for form in (unicodedata.normalize("NFKC", char), char.casefold()):
        if form != char and len(form) == 1:
            return form
    return char
