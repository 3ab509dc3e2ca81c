"""The numbers that Word sets before paragraphs: how a document's lists count, and how far they are."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from corpus.counting import han
from corpus.readers.lines import is_wide
from corpus.readers.wordxml import Target, local_name, number_of, values_of

MAX_LABEL = 100
"""Characters of a number; real ones have one to ten."""

_LEVELS = 9
"""Levels of a list; Word has no more, and each numbered paragraph looks at all."""

_LINEAGE = 20
"""Styles that are based on one another; Word refuses more than a dozen."""

_SEQUENCES = {
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
    "decimalEnclosedCircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedCircleChinese": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "decimalEnclosedFullstop": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "upperLetter": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
}
_COUNTED = frozenset(
    ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting")
) | {"taiwaneseCountingThousand"}
_UNNUMBERED = frozenset(("bullet", "none"))
_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    )
)
_LARGEST = 3999
"""The largest number that is not set in plain digits: no list has more, and Roman ones would be long."""

_PLACE = re.compile("%([1-9])")


@dataclass(slots=True)
class _Level:
    """How one level of a list counts; `text` has %1 where the number of the first level stands."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    suffix: str = "tab"
    style: str = ""
    is_legal: bool = False  # all its numbers are in plain digits


@dataclass(frozen=True, slots=True)
class Place:
    """The list and the level that a paragraph or a style names; None where it names none."""

    num: str | None = None
    level: int | None = None

    def over(self, other: "Place") -> "Place":
        """Complete it by what `other` says, which it goes before."""
        num = other.num if self.num is None else self.num
        return Place(num, other.level if self.level is None else self.level)


class Styles(Target):
    """Reads the part of the styles: which list a style of paragraphs stands in."""

    def __init__(self) -> None:
        """Start with none."""
        self._places: dict[str, Place] = {}
        self._bases: dict[str, str] = {}
        self._default = self._style = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take in the start of an element."""
        values = values_of(attributes)
        value = values.get("val", "")
        match local_name(tag):
            case "style":
                self._style = values.get("styleId", "")
                if values.get("type") == "paragraph" and values.get("default") in ("1", "true"):
                    self._default = self._style
            case "basedOn":
                self._bases[self._style] = value
            case "numId":
                self._add(Place(num=value))
            case "ilvl":
                self._add(Place(level=number_of(value)))

    def _add(self, place: Place) -> None:
        self._places[self._style] = place.over(self._places.get(self._style, Place()))

    def lineage(self, style: str | None) -> list[tuple[str, Place]]:
        """Return a style and those it is based on, the nearest first, with what each says itself."""
        name = self._default if style is None else style
        found: dict[str, Place] = {}
        while name and name not in found and len(found) < _LINEAGE:
            found[name] = self._places.get(name, Place())
            name = self._bases.get(name, "")
        return list(found.items())


class Numbering(Target):
    """Reads the part of the lists, then counts the paragraphs in them."""

    def __init__(self, styles: Styles) -> None:
        """Start with no list."""
        self._styles = styles
        self._kinds: dict[str, dict[int, _Level]] = {}  # by abstractNumId
        self._kind_of: dict[str, str] = {}  # numId → abstractNumId
        self._changed: dict[str, dict[int, _Level]] = {}  # by numId
        self._restarts: dict[str, dict[int, int]] = {}  # by numId; each counts once
        self._counts: dict[str, dict[int, int]] = {}  # by abstractNumId
        self._num = ""
        self._override = 0
        self._levels: dict[int, _Level] = {}
        self._level = _Level()

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take in the start of an element."""
        values = values_of(attributes)
        value = values.get("val", "")
        match local_name(tag):
            case "abstractNum":
                self._levels = self._kinds.setdefault(values.get("abstractNumId", ""), {})
            case "num":
                self._num = values.get("numId", "")
                self._levels = self._changed.setdefault(self._num, {})
            case "abstractNumId":
                self._kind_of[self._num] = value
            case "lvlOverride":
                self._override = number_of(values.get("ilvl", ""))
            case "startOverride":
                self._restarts.setdefault(self._num, {})[self._override] = number_of(value)
            case "lvl":
                self._level = self._levels[number_of(values.get("ilvl", "")) % _LEVELS] = _Level()
            case name:
                self._describe(name, value)

    def _describe(self, name: str, value: str) -> None:
        level = self._level
        match name:
            case "start":
                level.start = number_of(value)
            case "numFmt":
                level.format = value
            case "lvlText":
                level.text = value[:MAX_LABEL]
            case "suff":
                level.suffix = value
            case "pStyle":
                level.style = value
            case "isLgl":
                level.is_legal = value not in ("0", "false", "off")

    def label(self, said: Place, style: str | None) -> str:
        """Count a paragraph and return what stands before it: "一、", "1.2 ", "" for a bullet.

        `said` is what the paragraph itself says, `style` the style that it names, if any.
        """
        lineage = self._styles.lineage(style)
        for _, place in lineage:
            said = said.over(place)
        kind = self._kind_of.get(said.num or "")
        if said.num is None or kind is None:
            return ""
        levels = self._kinds.get(kind, {}) | self._changed.get(said.num, {})
        named = [at for name, _ in lineage for at, level in levels.items() if level.style == name]
        at = said.level if said.level is not None else next(iter(named), 0)
        if at not in levels:
            return ""
        self._count(kind, said.num, at, levels)
        return self._printed(levels, self._counts[kind], at)

    def _count(self, kind: str, num: str, at: int, levels: Mapping[int, _Level]) -> None:
        counts = self._counts.setdefault(kind, {})
        restart = self._restarts.get(num, {}).pop(at, None)
        following = counts[at] + 1 if at in counts else levels[at].start
        counts[at] = following if restart is None else restart
        for deeper in [level for level in counts if level > at]:
            del counts[deeper]

    @staticmethod
    def _printed(levels: Mapping[int, _Level], counts: Mapping[int, int], at: int) -> str:
        own = levels[at]
        if own.format in _UNNUMBERED:
            return ""

        def number(found: re.Match[str]) -> str:
            which = int(found[1]) - 1
            level = levels.get(which, own)
            value = counts.get(which, level.start)
            return str(value) if own.is_legal else _numeral(value, level.format)

        text = _PLACE.sub(number, own.text).strip()
        needs_blank = text and own.suffix != "nothing" and not is_wide(text[-1])
        return f"{text} " if needs_blank else text


def _numeral(number: int, kind: str) -> str:
    """Write a number in one of Word's ways; in digits where it goes beyond that or is not known.

    >>> _numeral(21, "chineseCounting"), _numeral(3, "ideographTraditional"), _numeral(4, "lowerRoman")
    ('二十一', '丙', 'iv')
    """
    if not 0 < number <= _LARGEST:
        return str(number)
    if kind in _COUNTED:
        return han(number)
    if kind in ("upperRoman", "lowerRoman"):
        return _roman(number) if kind == "upperRoman" else _roman(number).lower()
    if kind in _UNNUMBERED:
        return ""
    sequence = _SEQUENCES.get(kind, "")
    return sequence[number - 1] if number <= len(sequence) else str(number)


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        text += sign * times
    return text
