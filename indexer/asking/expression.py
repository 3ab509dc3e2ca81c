"""Expression: what the words of a search mean, as a tree that prints back to the same search."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from corpus import KINDS, OUTCOMES
from indexer.asking.query import Years

FieldName = Literal["department", "number", "title", "addressee"]
ChoiceName = Literal["outcome", "kind"]

LABELS: dict[str, str] = {
    "department": "部门",
    "number": "文号",
    "title": "标题",
    "addressee": "提案人",
    "year": "年",
    "outcome": "结果",
    "kind": "类型",
}
"""How each field is typed and printed, by its English name."""

_CLASSES: Mapping[ChoiceName, Mapping[str, str]] = {
    "outcome": dict(OUTCOMES.items()),
    "kind": dict(KINDS.items()),
}

DOUBLE_QUOTES = '"“”„‟＂〝〞〟″'
"""Any of these closes what any of them opened: keyboards mix them up."""
CORNERS = {"「": "」", "『": "』"}


@dataclass(frozen=True, slots=True)
class Nothing:
    """No demand at all: an empty search, which every reply meets."""

    def __str__(self) -> str:
        """Print nothing."""
        return ""


@dataclass(frozen=True, slots=True)
class Words:
    """Unquoted words, parted by single blanks; Analyzer.runs says what they ask for."""

    text: str

    def __str__(self) -> str:
        """Print the words as typed."""
        return self.text


@dataclass(frozen=True, slots=True)
class Exact:
    """A run of characters that the text must contain, as typed (white space does not count)."""

    text: str

    def __str__(self) -> str:
        """Print it in quotes that it does not hold itself."""
        return quoted(self.text)


@dataclass(frozen=True, slots=True)
class Field:
    """A demand on one field: a word, or with `exact` a quoted run of characters."""

    name: FieldName
    text: str
    exact: bool = False

    def __str__(self) -> str:
        """Print 部门:发改委, or 标题:"停车 收费"."""
        return f"{LABELS[self.name]}:{quoted(self.text) if self.exact else self.text}"


@dataclass(frozen=True, slots=True)
class InYears:
    """A reply of these years."""

    years: Years

    def __str__(self) -> str:
        """Print 年:2019 or 年:2019..2021."""
        return f"{LABELS['year']}:{self.years}"


@dataclass(frozen=True, slots=True)
class Choice:
    """A reply of one class: `value` is a key of corpus.OUTCOMES or corpus.KINDS."""

    name: ChoiceName
    value: str

    def __str__(self) -> str:
        """Print 结果:已解决或采纳."""
        return f"{LABELS[self.name]}:{_CLASSES[self.name][self.value]}"


@dataclass(frozen=True, slots=True)
class And:
    """All parts; at least two, none of them And or Nothing, no two Words side by side."""

    parts: tuple["Expression", ...]

    def __str__(self) -> str:
        """Print the parts with blanks between, alternatives in parentheses."""
        return " ".join(f"({part})" if isinstance(part, Or) else str(part) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Or:
    """Any of the parts; at least two, none of them Or or Nothing."""

    parts: tuple["Expression", ...]

    def __str__(self) -> str:
        """Print the parts with OR between."""
        return " OR ".join(map(str, self.parts))


@dataclass(frozen=True, slots=True)
class Not:
    """What must not be; the part is neither Not nor Nothing."""

    part: "Expression"

    def __str__(self) -> str:
        """Print -part, in parentheses where a bare minus would not reach or not be one."""
        return f"-{self.part}" if self._is_bare() else f"-({self.part})"

    def _is_bare(self) -> bool:
        if isinstance(self.part, Words):
            return " " not in self.part.text and (
                self.part.text[0].isalnum() or self.part.text[0] in "(（"
            )
        return isinstance(self.part, Exact | Field | InYears | Choice)


Expression = Nothing | Words | Exact | Field | InYears | Choice | And | Or | Not
Leaf = Words | Exact | Field | InYears | Choice


def both(parts: Sequence[Expression]) -> Expression:
    """Demand all parts, in the one shape that And allows."""
    flat: list[Expression] = []
    for part in parts:
        for each in part.parts if isinstance(part, And) else (part,):
            if flat and isinstance(each, Words) and isinstance(last := flat[-1], Words):
                flat[-1] = Words(f"{last.text} {each.text}")
            elif not isinstance(each, Nothing):
                flat.append(each)
    return And(tuple(flat)) if len(flat) > 1 else flat[0] if flat else Nothing()


def either(parts: Sequence[Expression]) -> Expression:
    """Demand any of the parts, in the one shape that Or allows; a missing part is left out."""
    flat = [each for part in parts for each in (part.parts if isinstance(part, Or) else (part,))]
    kept = [part for part in flat if not isinstance(part, Nothing)]
    return Or(tuple(kept)) if len(kept) > 1 else kept[0] if kept else Nothing()


def neither(part: Expression) -> Expression:
    """Forbid a part; forbidding nothing demands nothing, forbidding a Not demands its part."""
    if isinstance(part, Not):
        return part.part
    return part if isinstance(part, Nothing) else Not(part)


def demanded(expression: Expression) -> Iterator[Words | Exact]:
    """Yield the words and exact runs that a hit is found by, in order: not what is forbidden,
    and not what a field asks for."""
    match expression:
        case Words() | Exact():
            yield expression
        case And(parts) | Or(parts):
            for part in parts:
                yield from demanded(part)


def quoted(text: str) -> str:
    """Put a text in quotes that it does not hold itself."""
    if not any(quote in text for quote in DOUBLE_QUOTES):
        return f'"{text}"'
    return f"「{text}」" if "」" not in text else f"『{text}』"
