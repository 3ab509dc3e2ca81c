"""The search syntax: text → Expression, for any text at all.

    search   = part (OR part)*          OR binds looser than the blank between demands
    part     = demand+                  all of them
    demand   = -demand | (search) | "exact run" | field:value | word

docs/search-syntax.md tells searchers about it; lexemes.py decides what is a sign and what a
letter. Only what has no meaning is refused: a year or class that is none, and searches beyond
the limits below, which no person types.
"""

import re
from collections.abc import Sequence

from indexer.asking.expression import Expression, Nothing, both, either, neither
from indexer.asking.lexemes import Lexeme, Sign, lexemes
from indexer.errors import QueryError

LONGEST = 1_000
"""Characters in all words, runs and field values together."""
MOST_PARTS = 100
DEEPEST = 25
"""Parentheses within parentheses; each may be three of an engine's conditions: -(a OR b c)."""
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
"""What pages put between letters and nobody sees comes along when a search is copied from one."""
_LONGEST_TYPED = 10_000
"""Characters of the text itself, signs and blanks included: more is not even read. Whatever is
within the limits above prints within this one."""


def parse(text: str) -> Expression:
    """Understand the text of a search; `parse(str(parse(text))) == parse(text)`.

    Raises QueryError, whose text says what to do.
    """
    if len(text) > _LONGEST_TYPED:
        raise QueryError(_TOO_LONG)
    found = list(lexemes(_UNSEEN.sub("", text)))
    demands = [lexeme for lexeme in found if not isinstance(lexeme, Sign)]
    if sum(len(str(demand)) for demand in demands) > LONGEST:
        raise QueryError(_TOO_LONG)
    if len(demands) > MOST_PARTS:
        raise QueryError(f"检索词太多：请把检索词减少到{MOST_PARTS}个以内")
    return _Parser(_matched(found)).search()


_TOO_LONG = f"检索内容太长：请缩短到{LONGEST:,}字以内"


class _Parser:
    """Recursive descent over lexemes whose parentheses match."""

    def __init__(self, found: Sequence[Lexeme]) -> None:
        self.rest = list(reversed(found))
        self.depth = 0

    def search(self) -> Expression:
        parts = [self.part()]
        while self.passes(Sign.OR):
            parts.append(self.part())
        return either(parts)

    def part(self) -> Expression:
        demands = []
        while self.goes_on():
            demands.append(self.demand())
        return both(demands)

    def goes_on(self) -> bool:
        """Tell whether another demand of this part comes next."""
        return bool(self.rest) and self.rest[-1] not in (Sign.OR, Sign.CLOSE)

    def demand(self) -> Expression:
        lexeme = self.rest.pop()
        if lexeme is Sign.NOT:
            return neither(self.forbidden())
        return self.group() if isinstance(lexeme, Sign) else lexeme

    def forbidden(self) -> Expression:
        """Read what a minus forbids; nothing, where an OR or the end comes instead."""
        return self.demand() if self.goes_on() else Nothing()

    def group(self) -> Expression:
        self.depth += 1
        if self.depth > DEEPEST:
            raise QueryError(f"括号套得太深：请减少到{DEEPEST}层以内")
        inside = self.search()
        self.passes(Sign.CLOSE)
        self.depth -= 1
        return inside

    def passes(self, sign: Sign) -> bool:
        """Pass the sign if it comes next."""
        if self.rest and self.rest[-1] is sign:
            self.rest.pop()
            return True
        return False


def _matched(found: Sequence[Lexeme]) -> list[Lexeme]:
    """Leave out parentheses without their other half, and a minus before such a one."""
    open_: list[int] = []
    dropped: set[int] = set()
    for at, lexeme in enumerate(found):
        if lexeme is Sign.OPEN:
            open_.append(at)
        elif lexeme is Sign.CLOSE:
            if open_:
                open_.pop()
            else:
                dropped.add(at)
    dropped |= set(open_) | {at - 1 for at in open_ if at and found[at - 1] is Sign.NOT}
    return [lexeme for at, lexeme in enumerate(found) if at not in dropped]
