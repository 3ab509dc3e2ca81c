"""Plan: an expression → what the engine is asked, what ranks the hits, what is marked in them."""

from dataclasses import dataclass

from indexer.analysis import Analyzer, Run, contains
from indexer.departments import Departments
from indexer.engines import base
from indexer.engines.base import Between, Condition, Everything, Scored, Term, Value
from indexer.expression import (
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
    marked_runs,
)
from indexer.ranking import scored


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A search ready to run: `condition` decides the hits, `scored` their order, `marks` what
    is marked in them."""

    condition: Condition
    scored: tuple[Scored, ...]
    marks: tuple[Run, ...]


def plan(expression: Expression, analyzer: Analyzer, departments: Departments) -> Plan:
    """Plan a search. Characters decide whether a reply is a hit, words and characters its rank."""
    return Plan(
        condition=_Conditions(analyzer, departments).of(expression),
        scored=scored([part.text for part in demanded(expression)], analyzer),
        marks=tuple(marked_runs(expression, analyzer)),
    )


@dataclass(frozen=True, slots=True)
class _Conditions:
    analyzer: Analyzer
    departments: Departments

    def of(self, expression: Expression) -> Condition:  # noqa: PLR0911 (one return for each case)
        match expression:
            case Nothing():
                return Everything()
            case Words(text):
                return self._words(text, "")
            case Exact(text):
                return contains(text)
            case Field():
                return self._field(expression)
            case InYears(years):
                return Between("in_year", years.first, years.last)
            case Choice(name, value):
                return Value(name, (value,))
            case And(parts):
                return base.And(tuple(self.of(part) for part in parts))
            case Or(parts):
                return base.Or(tuple(self.of(part) for part in parts))
            case Not(part):
                return base.Not(self.of(part))

    def _words(self, text: str, prefix: str) -> Condition:
        """All the words of an unquoted text, letters and digits as whole words."""
        return base.And(tuple(_run(run, prefix) for run in self.analyzer.runs(text)))

    def _field(self, field: Field) -> Condition:
        if field.name == "department":
            return Value("department", self.departments.resolve(field.text) or (field.text,))
        if field.name == "number":
            number = self.analyzer.run(field.text)
            return base.Or((Value("number", (number,)), contains(number, "number_")))
        if field.name == "addressee" or field.exact:
            return contains(field.text, f"{field.name}_")
        return self._words(field.text, f"{field.name}_")


def _run(run: Run, prefix: str) -> Condition:
    return Term(f"{prefix}words", run.text) if run.whole else contains(run.text, prefix)
