"""Plan: an expression → what the engine is asked, what ranks the hits, what is marked in them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from indexer.analysis import Analyzer, Run, contains, squeeze
from indexer.asking.coverage import most
from indexer.asking.departments import Departments
from indexer.asking.expression import (
    And,
    Choice,
    Exact,
    Expression,
    Field,
    InYears,
    Not,
    Nothing,
    Or,
    Words,
    demanded,
)
from indexer.asking.filters import within
from indexer.asking.ranking import scored, scored_as_words, telling
from indexer.asking.units import Unit, demanded_units, mention, units
from indexer.engines import base
from indexer.engines.base import Condition, Everything, Reader, Scored, Term, Value
from indexer.identifiers import Identifier, identify
from indexer.synonyms import WEIGHT, Synonyms
from indexer.topics import formulas

Level = Literal["named", "all", "most", "any"]
"""named: what bears the identifiers asked for, and all words; most: see coverage.py."""

SynonymsUsed = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A condition that holds all hits of the step before it, and more; `parts` are what a hit may
    be found by that no whole word stands in."""

    level: Level
    condition: Condition
    parts: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A search ready to run: `steps` lead from what was asked to what comes near it, `scored`
    orders the hits, `marks` are marked in them, `synonyms` say what is sought besides a word."""

    steps: tuple[Step, ...]
    scored: tuple[Scored, ...]
    marks: tuple[Run, ...]
    synonyms: SynonymsUsed

    @property
    def parts(self) -> tuple[Run, ...]:
        """What is marked where hits may hold no word but a part of one (蒋垄 of 蒋垄家): those of the
        widest step."""
        return self.steps[-1].parts

    def marks_at(self, level: Level) -> tuple[Run, ...]:
        """Return what is marked in the hits of a search that was widened so far."""
        return self.marks + self.parts if level == "any" else self.marks


def plan(
    expression: Expression,
    analyzer: Analyzer,
    departments: Departments,
    synonyms: Synonyms,
    prose: Expression | None = None,
) -> Plan:
    """Plan a search. Characters decide whether a reply is a hit, words and characters its rank.

    `prose` is the search with the quotes inside running text left out (as_prose): what is quoted
    there is waived like a word, after all that was typed has been demanded.
    """
    asked = _asked(expression, analyzer, synonyms)
    words = [unit for unit in asked if isinstance(unit, Unit)]
    reader = departments.opened.reader
    conditions = _Conditions(analyzer, departments, synonyms)
    steps = [*_steps(expression, conditions, reader)]
    marks = [*_marks(asked)]
    if prose is not None and prose != expression:
        strict = [step for step in steps if step.level in {"named", "all"}]
        held = strict[-1].condition  # 举报“停车”场 may hold 停车, and no 停车场
        steps = strict + [
            Step("any", base.Or((held, step.condition)), step.parts)
            for step in _steps(prose, conditions, reader)
            if step.level != "named"
        ]
        marks += _marks(_asked(prose, analyzer, synonyms))
    return Plan(
        steps=tuple(steps),
        scored=_scored(expression, words, analyzer, reader, synonyms),
        marks=tuple(dict.fromkeys(marks)),
        synonyms=tuple((unit.text, unit.added) for unit in words if unit.added),
    )


def _steps(expression: Expression, conditions: "_Conditions", reader: Reader) -> Iterator[Step]:
    """Yield the steps; only unquoted words that stand side by side are ever waived."""
    parts = expression.parts if isinstance(expression, And) else (expression,)
    found = conditions.units(" ".join(part.text for part in parts if isinstance(part, Words)))
    if any(
        isinstance(part, Exact | Or) for part in parts
    ):  # “学位” 怎么办: the quoted run is asked
        found = [unit for unit in found if unit.text not in conditions.synonyms.questions]
    names = [unit for unit in found if isinstance(unit, Identifier)]
    words = [unit for unit in found if isinstance(unit, Unit)]
    asked = tuple(unit.condition() for unit in words)
    fixed = tuple(conditions.of(part) for part in parts if not isinstance(part, Words))
    if names:
        yield Step("named", base.And((*fixed, *asked, *(name.exact for name in names))))
    fixed += tuple(map(mention, names))
    yield Step("all", base.And((*fixed, *asked)))
    if (near := most(words, reader)) is not None:
        yield Step("most", base.And((*fixed, near)))
    known = {unit.text for unit in words}
    inner = conditions.words_within(_han(words), reader)
    parts_of = [part for part in inner if part.term not in known]
    # a common character alone (九二一 is cut 九二, 一) would be found in nearly every reply
    single = telling(reader, [unit.text for unit in words if len(unit.text) == 1])
    rare = {asked.term for asked in single}
    alone = [unit.condition() for unit in words if len(unit.text) > 1 or unit.text in rare]
    any_of = (*(alone or asked), *parts_of)
    if len(any_of) > 1:
        yield Step(
            "any", base.And((*fixed, base.Or(any_of))), tuple(Run(one.term) for one in parts_of)
        )


def _han(words: Sequence[Unit]) -> str:
    """Return the words without numbers and Latin letters, a part of which says nothing."""
    return " ".join(run.text for unit in words for run in unit.runs if not run.whole)


def _asked(
    expression: Expression, analyzer: Analyzer, synonyms: Synonyms
) -> list[Unit | Identifier]:
    """Return everything that a hit is found by, quoted runs as units without synonyms."""
    found: list[Unit | Identifier] = []
    for part in demanded(expression):
        quoted = isinstance(part, Exact)
        found += (
            [Unit((Run(squeeze(part.text)),))] if quoted else units(part.text, analyzer, synonyms)
        )
    return demanded_units(found, synonyms)


def _marks(asked: Sequence[Unit | Identifier]) -> Iterator[Run]:
    for one in asked:
        yield from one.spellings if isinstance(one, Identifier) else one.runs
    for one in asked:
        if isinstance(one, Unit):
            yield from one.other_runs()


def _scored(
    expression: Expression,
    words: Sequence[Unit],
    analyzer: Analyzer,
    reader: Reader,
    synonyms: Synonyms,
) -> tuple[Scored, ...]:
    """Rank by all that was typed, and by synonyms at a discount where they add terms."""
    asked = [part.text for part in demanded(expression)]
    typed = scored(asked, analyzer, reader, _fillers(synonyms))
    known = {(term.field, term.term) for term in typed}
    added = [other for word in words for other in word.added]
    besides = scored_as_words(added, analyzer, reader)
    return typed + tuple(
        replace(term, weight=term.weight * WEIGHT)
        for term in besides
        if (term.field, term.term) not in known
    )


def _fillers(synonyms: Synonyms) -> frozenset[str]:
    """Return the words that say nothing of a subject: those of questions and of replies."""
    return synonyms.questions | formulas()


@dataclass(frozen=True, slots=True)
class _Conditions:
    analyzer: Analyzer
    departments: Departments
    synonyms: Synonyms

    def of(self, expression: Expression) -> Condition:  # noqa: PLR0911 (one return for each case)
        match expression:
            case Nothing():
                return Everything()
            case Words(text):
                return self._words(text)
            case Exact(text):
                return contains(text)
            case Field():
                return self._field(expression)
            case InYears(years):
                return within(years)
            case Choice(name, value):
                return Value(name, (value,))
            case And(parts):
                return base.And(tuple(self.of(part) for part in parts))
            case Or(parts):
                return base.Or(tuple(self.of(part) for part in parts))
            case Not(part):
                return base.Not(self._without_synonyms().of(part))

    def units(self, text: str) -> list[Unit | Identifier]:
        """Return what the words of an unquoted text demand."""
        return demanded_units(units(text, self.analyzer, self.synonyms), self.synonyms)

    def words_within(self, text: str, reader: Reader) -> list[Term]:
        """Return the dictionary's words in what the guess joined, the common ones left out.

        A reply with one of them is a hit at the last step: so 双凫铺镇碎石厂 also finds what has
        碎石 (real letters' titles: MRR@10 +0.010, recall@10 +0.015).
        """
        fillers = _fillers(self.synonyms)
        words = dict.fromkeys(token.term for token in self.analyzer.words(text))
        return telling(reader, [word for word in words if word not in fillers])

    def _words(self, text: str, prefix: str = "") -> Condition:
        """All the words of an unquoted text, letters and digits as whole words."""
        found = self.units(text)
        return base.And(
            tuple(
                mention(one, prefix) if isinstance(one, Identifier) else one.condition(prefix)
                for one in found
            )
        )

    def _field(self, field: Field) -> Condition:
        if field.name == "department":
            return Value("department", self.departments.resolve(field.text) or (field.text,))
        if field.name == "number":
            return self._number(field.text)
        if field.name == "addressee" or field.exact:
            return contains(field.text, f"{field.name}_")
        return self._without_synonyms()._words(field.text, f"{field.name}_")

    def _number(self, text: str) -> Condition:
        """What bears the number, in any form, or one with these characters in it."""
        named = [one.exact for one in identify(text) if isinstance(one, Identifier)]
        return base.Or((*named, contains(text, "number_")))

    def _without_synonyms(self) -> "_Conditions":
        """What is forbidden, and what a field asks for, is meant as it was typed."""
        return replace(self, synonyms=self.synonyms.without_added())
