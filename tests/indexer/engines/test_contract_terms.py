"""Listing the terms of a field, as the contract in base.py has it, for every engine."""

import pytest

from indexer.engines.base import Entry, Everything, Not, Reader, Term, Value
from indexer.errors import EngineError

OPEN = Value("outcome", ("open",))
ENTRIES = (
    Entry(
        id="1",
        terms={"words": ["停车", "停车", "停车费", "abc"], "grams": ["停车", "车费"]},
        values={"outcome": ["open"]},
    ),
    Entry(id="2", terms={"words": ["停车", "停\x02留"]}, values={"outcome": ["open"]}),
    Entry(id="3", terms={"words": ["停车", "停航", "青鸾"]}, values={"outcome": ["closed"]}),
    Entry(id="4"),
)


@pytest.fixture
def reader(index) -> Reader:
    """Two commits, so that engines with segments have more than one."""
    return index(ENTRIES[:2], ENTRIES[2:])


@pytest.mark.parametrize(
    ("prefix", "condition", "expected"),
    [
        ("停车", Everything(), [("停车", 3), ("停车费", 1)]),
        ("停车", OPEN, [("停车", 2), ("停车费", 1)]),
        ("停", OPEN, [("停车", 2), ("停\x02留", 1), ("停车费", 1)]),
        ("停", Not(OPEN), [("停航", 1), ("停车", 1)]),
        ("青", OPEN, []),
        ("青", Everything(), [("青鸾", 1)]),
        ("停车费用", OPEN, []),
        ("", OPEN, [("停车", 2), ("abc", 1), ("停\x02留", 1), ("停车费", 1)]),
        ("", Term("words", "停航"), [("停航", 1), ("停车", 1), ("青鸾", 1)]),
        ("a c", OPEN, []),
    ],
)
def test_terms_are_counted_among_the_entries_meant(reader, prefix, condition, expected):
    assert reader.terms("words", prefix, condition, 100) == expected


def test_the_most_frequent_terms_come_first_and_ties_by_code_points(reader):
    everything = reader.terms("words", "", Everything(), 100)
    assert [term for term, _ in everything] == [
        "停车", "abc", "停\x02留", "停航", "停车费", "青鸾",
    ]  # fmt: skip
    for limit in range(1, len(everything)):
        assert reader.terms("words", "", Everything(), limit) == everything[:limit]


def test_terms_of_dropped_and_replaced_entries_are_not_listed(made, folder, schema, index):
    index(ENTRIES)
    writer = made.update(folder, schema)
    writer.drop(["3"])
    writer.put([Entry(id="2", terms={"words": ["停电"]})])
    writer.commit()
    found = made.open(folder, schema).terms("words", "停", Everything(), 10)
    assert found == [("停电", 1), ("停车", 1), ("停车费", 1)]


def test_fields_with_positions_are_listed_too(reader):
    assert reader.terms("grams", "车", Everything(), 10) == [("车费", 1)]


def test_an_empty_index_has_no_terms(index):
    assert index([]).terms("words", "", Everything(), 10) == []


@pytest.mark.parametrize(
    ("field", "prefix", "condition", "limit"),
    [
        ("outcome", "", Everything(), 1),
        ("nowhere", "", Everything(), 1),
        ("words", "\ud800", Everything(), 1),
        ("words", "", Term("nowhere", "a"), 1),
        ("words", "", Everything(), 0),
    ],
)
def test_what_cannot_be_listed_is_refused(reader, field, prefix, condition, limit):
    with pytest.raises(EngineError):
        reader.terms(field, prefix, condition, limit)
