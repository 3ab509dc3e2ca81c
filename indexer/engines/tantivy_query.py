"""Schemas, requests and conditions as tantivy has them; never through its query parser."""

from collections.abc import Iterator, Mapping, Sequence

import tantivy

from indexer.engines.base import (
    And,
    Between,
    Condition,
    Everything,
    Kept,
    Not,
    Or,
    Phrase,
    Schema,
    Scored,
    Term,
    Value,
)

ID = "ID"
PAYLOAD = "PAYLOAD"
"""Fields of our own; upper case, so that no field of a Schema can have the name."""

CHARACTERS = "characters"
"""The name of a tokenizer that parts a text into its characters."""
_TEXT: Mapping[Kept, tuple[str, str]] = {
    "characters": (CHARACTERS, "basic"),
    "counts": ("whitespace", "freq"),
    "places": ("whitespace", "position"),
}
"""Tokenizer and index option of the text fields."""

_MUST = tantivy.Occur.Must
_SHOULD = tantivy.Occur.Should
_MUST_NOT = tantivy.Occur.MustNot

_FEW_VALUES = 8
"""So many values are asked for one by one, which costs only as much as the rest leaves to ask."""

Clause = tuple[tantivy.Occur, tantivy.Query]


def to_schema(schema: Schema) -> tantivy.Schema:
    """Build the schema: terms come joined by spaces, characters as one text, values whole and
    countable, numbers sortable.

    The tokenizers "whitespace" and "raw" are tantivy's own; CHARACTERS must be registered with an
    index before it is written to.
    """
    builder = tantivy.SchemaBuilder()
    builder.add_text_field(ID, stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_bytes_field(PAYLOAD, stored=True)
    for field, kept in schema.text.items():
        tokenizer, option = _TEXT[kept]
        builder.add_text_field(field, tokenizer_name=tokenizer, index_option=option)
    for field in schema.values:
        builder.add_text_field(field, fast=True, tokenizer_name="raw", index_option="basic")
    for field in schema.numbers:
        builder.add_integer_field(field, indexed=True, fast=True)
    return builder.build()


class QueryBuilder:
    """Turns checked conditions into tantivy queries for one schema."""

    def __init__(self, schema: tantivy.Schema) -> None:
        self._schema = schema

    def has_id(self, entry_id: str) -> tantivy.Query:
        """Build the query that finds the entry with this id."""
        return self._term(ID, entry_id, "basic")

    def meets(self, condition: Condition) -> tantivy.Query:
        """Build the query that finds what meets the condition; every score is 0."""
        return tantivy.Query.const_score_query(self._query(condition), 0.0)

    def scores(self, condition: Condition, scored: Sequence[Scored]) -> tantivy.Query:
        """Build the query that finds what meets the condition, scored by the terms alone.

        Terms that every hit holds are asked for and scored at once: so their postings are read
        once, and only where the others have led to.
        """
        asked = list(_conjunction(condition))
        held = {term for part in asked for term in _held(part)}
        sure = [term for term in scored if _asked(term) in held]
        scoring = set(map(_asked, sure))
        left = tuple(part for part in asked if part not in scoring)
        required = [(_MUST, self._scored(term)) for term in sure]
        if left or not sure:
            required.append((_MUST, self.meets(And(left))))
        others = [(_SHOULD, self._scored(term)) for term in scored if _asked(term) not in held]
        return tantivy.Query.boolean_query(
            [(_MUST, tantivy.Query.boolean_query(required)), *others]
        )

    def _query(self, condition: Condition) -> tantivy.Query:
        match condition:
            case Everything():
                query = tantivy.Query.all_query()
            case Term(field, term):
                query = self._term(field, term, "basic")
            case Phrase():
                query = self._phrase(condition)
            case Value():
                query = self._value(condition)
            case Between():
                query = self._between(condition)
            case And(parts):
                query = self._all_of(parts)
            case Or():
                query = self._any_of(condition)
            case Not():
                query = self._all_of((condition,))
        return query

    def _term(self, field: str, term: str, option: str) -> tantivy.Query:
        return tantivy.Query.term_query(self._schema, field, term, index_option=option)

    def _scored(self, term: Scored) -> tantivy.Query:
        query = self._term(term.field, term.term, "freq")
        return tantivy.Query.boost_query(query, term.weight)

    def _value(self, value: Value) -> tantivy.Query:
        # a set of terms marks every entry that has one of them before anything else is asked
        if len(value.any_of) > _FEW_VALUES:
            return tantivy.Query.term_set_query(self._schema, value.field, list(value.any_of))
        either = [(_SHOULD, self._term(value.field, one, "basic")) for one in value.any_of]
        return tantivy.Query.boolean_query(either)

    def _phrase(self, phrase: Phrase) -> tantivy.Query:
        # a phrase query of one term makes tantivy panic
        if len(phrase.terms) == 1:
            return self._term(phrase.field, phrase.terms[0], "basic")
        found = tantivy.Query.phrase_query(self._schema, phrase.field, list(phrase.terms))
        if phrase.known is None:
            return found
        # tantivy looks at positions last in a conjunction, but before an exclusion beside it: so
        # the exclusion is a part of its own
        known = self._term(phrase.known.field, phrase.known.term, "basic")
        others = self._all_of((Not(phrase.known),))
        rest = tantivy.Query.boolean_query([(_MUST, found), (_MUST, others)])
        return tantivy.Query.boolean_query([(_SHOULD, known), (_SHOULD, rest)])

    def _between(self, between: Between) -> tantivy.Query:
        if between.low is None and between.high is None:
            return tantivy.Query.exists_query(between.field)
        return tantivy.Query.range_query(
            self._schema, between.field, tantivy.FieldType.Integer, between.low, between.high
        )

    def _all_of(self, parts: Sequence[Condition]) -> tantivy.Query:
        clauses = [self._clause(part) for part in parts]
        if all(occur is _MUST_NOT for occur, _ in clauses):
            # exclusions alone find nothing in tantivy
            clauses.append((_MUST, tantivy.Query.all_query()))
        return tantivy.Query.boolean_query(clauses)

    def _clause(self, condition: Condition) -> Clause:
        if isinstance(condition, Not):
            return (_MUST_NOT, self._query(condition.part))
        return (_MUST, self._query(condition))

    def _any_of(self, either: Or) -> tantivy.Query:
        clauses = [(_SHOULD, self._query(part)) for part in either.parts]
        return tantivy.Query.boolean_query(clauses, minimum_number_should_match=either.at_least)


def _conjunction(condition: Condition) -> Iterator[Condition]:
    """Yield what must be met, every one of it."""
    if isinstance(condition, And):
        for part in condition.parts:
            yield from _conjunction(part)
    else:
        yield condition


def _held(condition: Condition) -> tuple[Term, ...]:
    """Return terms that every entry which meets the condition has."""
    match condition:
        case Term():
            return (condition,)
        case Phrase(field, terms):
            return tuple(Term(field, term) for term in terms)
        case _:
            return ()


def _asked(term: Scored) -> Term:
    """Return the condition that a scored term would be."""
    return Term(term.field, term.term)
