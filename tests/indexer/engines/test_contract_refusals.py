"""What the contract in base.py refuses, for every engine, and the longest that it takes."""

import math

import pytest

from indexer.engines.base import (
    LONGEST,
    And,
    Between,
    Condition,
    Entry,
    Everything,
    Not,
    Or,
    Phrase,
    Reader,
    Request,
    Scored,
    Term,
    Value,
)
from indexer.errors import EngineError

CARS = Entry(id="cars")
LIFTS = Entry(id="lifts")


@pytest.fixture
def reader(index) -> Reader:
    return index([CARS], [LIFTS])


def found(reader: Reader, condition: Condition) -> set[str]:
    page = reader.search(Request(condition=condition, limit=1000))
    assert page.total == len(page.hits)
    return {hit.id for hit in page.hits}


@pytest.mark.parametrize(
    "entry",
    [
        Entry(id=""),
        Entry(id="x" * (LONGEST + 1)),
        Entry(id="\ud800"),
        Entry(id="a", terms={"words": ["好", ""]}),
        Entry(id="a", terms={"words": ["a b"]}),
        Entry(id="a", terms={"grams": ["a\u3000b"]}),
        Entry(id="a", terms={"words": ["\ud800"]}),
        Entry(id="a", terms={"words": ["字" * (LONGEST // 3 + 1)]}),
        Entry(id="a", terms={"nowhere": ["a"]}),
        Entry(id="a", terms={"words": "ab"}),
        Entry(id="a", terms={"grams": "ab"}),
        Entry(id="a", terms={"chars": ["a", "b"]}),
        Entry(id="a", terms={"chars": "a b"}),
        Entry(id="a", terms={"chars": " "}),
        Entry(id="a", terms={"chars": "\ud800"}),
        Entry(id="a", values={"words": ["a"]}),
        Entry(id="a", values={"outcome": ["x" * (LONGEST + 1)]}),
        Entry(id="a", values={"outcome": ["\udfff"]}),
        Entry(id="a", numbers={"outcome": 1}),
        Entry(id="a", numbers={"year": 2**62}),
        Entry(id="a", numbers={"year": -(2**62)}),
    ],
)
def test_an_entry_that_no_engine_could_keep_alike_is_refused(made, folder, schema, index, entry):
    index([CARS])
    writer = made.update(folder, schema)
    with pytest.raises(EngineError):
        writer.put([LIFTS, entry])
    writer.abandon()
    assert list(made.open(folder, schema).ids()) == ["cars"]


def test_the_longest_texts_are_kept(index):
    longest = "字" * (LONGEST // 3)
    reader = index(
        [Entry(id=longest, terms={"grams": ["a", longest]}, values={"outcome": [longest]})]
    )
    assert found(reader, Phrase("grams", ("a", longest))) == {longest}
    assert reader.tally(Everything(), ["outcome"]) == {"outcome": {longest: 1}}
    assert reader.get(longest) == b""
    assert found(reader, Term("grams", longest * 30)) == set()
    assert found(reader, Value("outcome", (longest * 30,))) == set()
    assert reader.get(longest * 30) is None


@pytest.mark.parametrize(
    "request_",
    [
        Request(condition=Term("nowhere", "a")),
        Request(condition=Term("outcome", "a")),
        Request(condition=Term("words", "\ud800")),
        Request(condition=Phrase("words", ("a", "b"))),
        Request(condition=Phrase("words", ("a",))),
        Request(condition=Phrase("chars", ("a", "b"))),
        Request(condition=Phrase("grams", ())),
        Request(condition=Phrase("nowhere", ("a",))),
        Request(condition=Phrase("grams", ("a", "b"), known=Term("nowhere", "ab"))),
        Request(condition=Value("words", ("a",))),
        Request(condition=Value("nowhere", ())),
        Request(condition=Value("outcome", ("\ud800",))),
        Request(condition=Between("outcome", 1, 2)),
        Request(condition=And((Everything(), Not(Term("nowhere", "a"))))),
        Request(condition=Or((Everything(),), 0)),
        Request(condition=Everything(), scored=(Scored("nowhere", "a"),)),
        Request(condition=Everything(), scored=(Scored("words", "a", 0.0),)),
        Request(condition=Everything(), scored=(Scored("words", "a", math.nan),)),
        Request(condition=Everything(), sort="outcome"),
        Request(condition=Everything(), limit=0),
        Request(condition=Everything(), offset=-1),
    ],
)
def test_a_request_that_no_engine_could_answer_alike_is_refused(reader, request_):
    with pytest.raises(EngineError):
        reader.search(request_)


def test_a_tally_or_frequency_of_an_unknown_field_is_refused(reader):
    with pytest.raises(EngineError):
        reader.tally(Everything(), ["words"])
    with pytest.raises(EngineError):
        reader.tally(Term("nowhere", "a"), ["outcome"])
    with pytest.raises(EngineError):
        reader.frequency("outcome", "a")
    with pytest.raises(EngineError):
        reader.df("outcome", "a")
