"""All engines give the same totals, tallies, scores and orders for any corpus and request."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.engines import ENGINES, engine
from indexer.engines.base import (
    And,
    Between,
    Condition,
    Damping,
    EnginePage,
    Entry,
    Everything,
    Not,
    Or,
    Phrase,
    Reader,
    Request,
    Schema,
    Scored,
    Term,
    Value,
)

SCHEMA = Schema(
    text={"words": "counts", "grams": "places", "chars": "characters"},
    values=("department", "outcome"),
    numbers=("day", "year"),
)
OTHERS = [name for name in ENGINES if name != "memory"]

letters = st.sampled_from("甲乙丙丁")
ids = st.sampled_from("0123456789")
years = st.integers(-2, 2)
entries = st.builds(
    Entry,
    id=ids,
    terms=st.fixed_dictionaries(
        {},
        optional={
            "words": st.lists(letters, max_size=60),
            "grams": st.lists(letters),
            "chars": st.lists(letters, max_size=60).map("".join),
        },
    ),
    values=st.fixed_dictionaries(
        {}, optional={"department": st.lists(letters), "outcome": st.lists(letters, max_size=1)}
    ),
    numbers=st.fixed_dictionaries({}, optional={"day": years, "year": years}),
    payload=st.binary(max_size=3),
)
leaves = st.one_of(
    st.just(Everything()),
    st.builds(Term, st.sampled_from(list(SCHEMA.text)), letters),
    st.builds(Phrase, st.just("grams"), st.lists(letters, min_size=1, max_size=3).map(tuple)),
    st.builds(Value, st.sampled_from(["department", "outcome"]), st.lists(letters).map(tuple)),
    st.builds(Between, st.sampled_from(["day", "year"]), st.none() | years, st.none() | years),
)
conditions: st.SearchStrategy[Condition] = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.builds(And, st.lists(inner, max_size=3).map(tuple)),
        st.builds(Or, st.lists(inner, max_size=4).map(tuple), st.integers(1, 3)),
        st.builds(Not, inner),
    ),
    max_leaves=8,
)
scored = st.lists(
    st.builds(Scored, st.sampled_from(list(SCHEMA.text)), letters, st.floats(0.1, 10)), max_size=4
).map(tuple)
requests = st.builds(
    Request,
    condition=conditions,
    scored=scored,
    sort=st.sampled_from([None, "day", "year"]),
    damping=st.sampled_from([None, Damping(number="year", power=0.5, depth=100)]),
)


def build(name: str, folder: Path, batches: list[list[Entry]], dropped: list[str]) -> Reader:
    folder.mkdir()
    made = engine(name)
    writer = made.create(folder, SCHEMA)
    for batch in batches:
        writer.put(batch)
        writer.commit()
        writer = made.update(folder, SCHEMA)
    writer.drop(dropped)
    writer.commit()
    return made.open(folder, SCHEMA)


def numbers_in_order(page: EnginePage, request: Request, corpus: dict[str, Entry]) -> list:
    return [corpus[hit.id].numbers.get(request.sort or "") for hit in page.hits]


def agree(ours: EnginePage, theirs: EnginePage, request: Request, corpus: dict[str, Entry]) -> None:
    assert ours.total == theirs.total
    assert {hit.id: hit.payload for hit in ours.hits} == {
        hit.id: hit.payload for hit in theirs.hits
    }
    assert numbers_in_order(ours, request, corpus) == numbers_in_order(theirs, request, corpus)


def scores_agree(ours: EnginePage, theirs: EnginePage) -> None:
    # the same scores in the same order, so that the ids can differ only where scores tie
    assert [hit.score for hit in ours.hits] == pytest.approx(
        [hit.score for hit in theirs.hits], rel=1e-4
    )
    scores = {hit.id: hit.score for hit in theirs.hits}
    for hit in ours.hits:
        assert hit.score == pytest.approx(scores[hit.id], rel=1e-4)


@settings(max_examples=40, derandomize=True)
@given(
    batches=st.lists(st.lists(entries, max_size=6), min_size=1, max_size=3),
    dropped=st.lists(ids, max_size=2),
    asked=st.lists(requests, min_size=5, max_size=12),
)
def test_every_engine_answers_as_the_memory_engine_does(batches, dropped, asked):
    put = [entry for batch in batches for entry in batch]
    corpus = {entry.id: entry for entry in put}
    nothing_was_replaced = len(corpus) == len(put) and corpus.keys().isdisjoint(dropped)
    with TemporaryDirectory() as folder:
        ours = build("memory", Path(folder) / "memory", batches, dropped)
        for name in OTHERS:
            theirs = build(name, Path(folder) / name, batches, dropped)
            assert set(theirs.ids()) == set(ours.ids())
            for request in asked:
                one, other = ours.search(request), theirs.search(request)
                agree(one, other, request, corpus)
                if nothing_was_replaced:
                    scores_agree(one, other)
                fields = ["department", "outcome"]
                assert ours.tally(request.condition, fields) == theirs.tally(
                    request.condition, fields
                )
                for field in ("words", "chars"):
                    assert ours.terms(field, "", request.condition, 3) == theirs.terms(
                        field, "", request.condition, 3
                    )
            theirs.close()
        ours.close()
