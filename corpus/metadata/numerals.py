"""Numerals: Han, full-width and ASCII digits read as numbers, and one width for all digits."""

import re

DIGITS = "一二三四五六七八九〇○◯零0Oo1-9"
"""Character class of one digit in its place; zeros are printed in six ways, letter O among them."""

COUNTED = "[一二三四五六七八九十百千〇○零两兩廿卅]{1,9}"
"""One counted number in Han."""

NUMERAL = rf"(?:[0-9]{{1,10}}|{COUNTED})"
"""One counted number, ASCII or Han."""

_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ]")
_NARROW = {wide: wide - 0xFEE0 for first, last in ("０９", "ＡＺ", "ａｚ")
           for wide in range(ord(first), ord(last) + 1)}  # fmt: skip
_VALUES = {c: i for i, c in enumerate("0123456789")} | dict.fromkeys("〇○◯零Oo", 0)
_VALUES |= {c: i for i, c in enumerate("一二三四五六七八九", 1)} | {"两": 2, "兩": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_TENS = {"廿": 20, "卅": 30}


def fold(text: str) -> str:
    """Turn full-width digits and Latin letters into ASCII; the length stays, so offsets hold.

    >>> fold("２０２３年Ａ类")
    '2023年A类'
    """
    return text.translate(_NARROW) if _WIDE.search(text) else text


def unspaced(text: str) -> str:
    """Drop all blanks: what is set wide (2 0 日, 教 育 局) is what it is without them."""
    return "".join(text.split())


def digits(text: str) -> str | None:
    """Return digits in their places as ASCII digits, or None if anything else is among them.

    >>> digits("二○二三"), digits("二十三")
    ('2023', None)
    """
    if text.isascii() and text.isdigit():
        return text
    values = [_VALUES.get(c) for c in fold(text)]
    if not values or None in values:
        return None
    return "".join(map(str, values))


def read_numeral(text: str) -> int | None:
    """Read a whole number written in digits (152, 二〇二三) or counted (十五, 一百零二, 廿三).

    >>> read_numeral("一百零二"), read_numeral("１５"), read_numeral("很多")
    (102, 15, None)
    """
    placed = digits(text)
    return int(placed) if placed else _counted(text)


def _counted(text: str) -> int | None:
    total, digit = 0, 0
    for c in text:
        if c in _UNITS:
            total, digit = total + (digit or 1) * _UNITS[c], 0
        elif c in _TENS:
            total, digit = total + _TENS[c], 0
        elif c in _VALUES:
            digit = _VALUES[c]
        else:
            return None
    return total + digit if text else None
