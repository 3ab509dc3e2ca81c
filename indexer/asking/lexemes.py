"""Lexemes: the text of a search → its quotes, signs, fields and words. No text is wrong here.

What only looks like a sign is a letter: a minus inside 15-2-152069, the parentheses of
普发改委(2023)13号, the colon of 12:30. What cannot be a sign, an unmatched quote or
parenthesis, is passed over as if it were a blank.
"""

import re
from collections.abc import Iterator
from enum import Enum
from typing import cast

from indexer.analysis import fold, squeeze
from indexer.asking.choices import parse_kind, parse_outcome, parse_years
from indexer.asking.expression import (
    CORNERS,
    DOUBLE_QUOTES,
    LABELS,
    Choice,
    Exact,
    Field,
    FieldName,
    InYears,
    Leaf,
    Words,
)


class Sign(Enum):
    """What is not a demand itself."""

    OR = "OR"
    NOT = "-"
    OPEN = "("
    CLOSE = ")"


Lexeme = Leaf | Sign

Step = tuple[Lexeme | None, int]
"""What stands at a place, None for nothing, and where to go on."""

OPENING, CLOSING = "(（", ")）"
_BARS = "|｜"
_MINUSES = frozenset("-－")
_QUOTES = DOUBLE_QUOTES + "".join(CORNERS) + "".join(CORNERS.values())
_ENDS = frozenset(" " + _QUOTES + _BARS + CLOSING)
_NAMES = {label: name for name, label in LABELS.items()} | {name: name for name in LABELS}
_FIELD = re.compile(r"(\w{1,12})[:：]")
_NUMBER = re.compile(r"[(（][\d〇零一二三四五六七八九]{4}[)）]第?[\d〇零一二三四五六七八九十百]+号")
"""A 文号 may begin with its bracket: (2023)13号."""


def lexemes(text: str) -> Iterator[Lexeme]:
    """Yield the lexemes of a text in order; raises QueryError for a year or class that is none."""
    lexer = _Lexer(text)
    at = 0
    while at < len(lexer.text):
        lexeme, at = lexer.step(at)
        if lexeme is not None:
            yield lexeme


class _Lexer:
    """Each method reads at a place in the text and returns where what it read ends."""

    def __init__(self, text: str) -> None:
        self.text = _visible(text)
        self.brackets = _brackets_inside_words(self.text)

    def step(self, at: int) -> Step:
        """Read the one thing that begins here."""
        char = self.text[at]
        if char == " ":
            return None, at + 1
        if char in _QUOTES:
            content, end = self.quotation(at)
            return (Exact(content) if content else None), end
        if (sign := self.sign(at)) is not None:
            return sign, at + 1
        if (found := self.field_name(at)) is not None:
            return self.field(found)
        return self.plain(at)

    def sign(self, at: int) -> Sign | None:
        """Tell which sign of one character stands here; None if it belongs to a word."""
        char = self.text[at]
        if char in _BARS:
            return Sign.OR
        if char in CLOSING:
            return Sign.CLOSE
        if char in OPENING:
            return None if _NUMBER.match(self.text, at) else Sign.OPEN
        return Sign.NOT if char in _MINUSES and self.is_touched(at + 1) else None

    def is_touched(self, at: int) -> bool:
        """Tell whether a minus before this place negates: a word, a quotation or a group."""
        char = self.text[at : at + 1]
        if char and char in _QUOTES:
            return self.quotation(at)[0] != ""
        return char.isalnum() or (char != "" and char in OPENING)

    def quotation(self, at: int) -> tuple[str, int]:
        """Read what the quote here encloses; a quote without its other half encloses nothing."""
        opening = self.text[at]
        closing = CORNERS.get(opening, DOUBLE_QUOTES if opening in DOUBLE_QUOTES else "")
        ends = [end for quote in closing if (end := self.text.find(quote, at + 1)) >= 0]
        if not ends:
            return "", at + 1
        return " ".join(self.text[at + 1 : min(ends)].split()), min(ends) + 1

    def word_end(self, at: int) -> int:
        """Return where the word that begins here ends, brackets that close inside it included."""
        while at < len(self.text) and self.text[at] not in _ENDS:
            if self.text[at] in OPENING:
                if at not in self.brackets:
                    break
                at = self.brackets[at]
            at += 1
        return at

    def plain(self, at: int) -> Step:
        """Read a word; OR alone is a sign, and a minus alone is nothing."""
        end = self.word_end(at)
        word = self.text[at:end]
        if fold(word) == "or" and word.isupper():
            return Sign.OR, end
        return (None if word in _MINUSES else Words(word)), end

    def field_name(self, at: int) -> re.Match[str] | None:
        """Return the field name and colon that begin here, if they do."""
        found = _FIELD.match(self.text, at)
        return found if found is not None and squeeze(found[1]) in _NAMES else None

    def field(self, name: re.Match[str]) -> Step:
        """Read a field with its value, or without one its name as a word."""
        start = name.end()
        while self.text.startswith(" ", start):
            start += 1
        value, end = self.value(start, spaced=start > name.end())
        if value is None:
            return Words(name[1]), name.end()
        return _demand(_NAMES[squeeze(name[1])], value), end

    def value(self, at: int, *, spaced: bool) -> tuple[Words | Exact | None, int]:
        """Read what may follow the colon of a field; after a blank, only what is plainly no
        other part of the search."""
        if at == len(self.text):
            return None, at
        if self.text[at] in _QUOTES:
            content, end = self.quotation(at)
            return (Exact(content) if content else None), end
        if not spaced:
            end = self.word_end(at)
            return (Words(self.text[at:end]) if end > at else None), end
        if self.sign(at) is not None or self.field_name(at) is not None:
            return None, at
        found, end = self.plain(at)
        return (found if isinstance(found, Words) else None), end


def _demand(name: str, value: Words | Exact) -> Leaf:
    if name == "year":
        return InYears(parse_years(value.text))
    if name == "outcome":
        return Choice("outcome", parse_outcome(value.text))
    if name == "kind":
        return Choice("kind", parse_kind(value.text))
    return Field(cast("FieldName", name), value.text, exact=isinstance(value, Exact))


def _visible(text: str) -> str:
    """Put a blank for each character that folding drops, and leave the others as typed."""
    seen = zip(text, fold(text), strict=True)
    return "".join(" " if folded in " \n" else char for char, folded in seen)


def _brackets_inside_words(text: str) -> dict[int, int]:
    """Return the place of the closing bracket for each that closes before its word can end."""
    pairs: dict[int, int] = {}
    open_: list[int] = []
    for at, char in enumerate(text):
        if char in OPENING:
            open_.append(at)
        elif char in CLOSING and open_:
            pairs[open_.pop()] = at
        elif char in _ENDS:
            open_.clear()
    return pairs
