"""Tallies that are remembered are those that would be counted."""

from hypothesis import given
from hypothesis import strategies as st

from indexer.engines import engine
from indexer.engines.base import And, Entry, Everything, Not, Or, Schema, Value
from indexer.keeping import tallies
from indexer.keeping.tallies import Tallies

SCHEMA = Schema(text={}, values=("department", "outcome"), numbers=())
FIELDS = ("department", "outcome")
CONDITIONS = (
    Everything(),
    Value("department", ("甲",)),
    And((Value("department", ("甲",)), Value("outcome", ("已解决",)))),
    Or((Value("department", ("乙",)), Value("outcome", ("已解决",)))),
    Not(Value("outcome", ("已解决",))),
)


def reader_of(folder):
    writer = engine("memory").create(folder, SCHEMA)
    writer.put(
        Entry(
            id=str(at),
            values={"department": ["甲乙丙"[at % 3]], "outcome": ["已解决"] if at % 2 else []},
        )
        for at in range(20)
    )
    writer.commit()
    return engine("memory").open(folder, SCHEMA)


asked = st.lists(
    st.tuples(st.sampled_from(CONDITIONS), st.lists(st.sampled_from(FIELDS), unique=True)),
    max_size=30,
)


@given(asked=asked)
def test_whatever_was_asked_before_the_counts_are_the_readers(tmp_path_factory, asked):
    reader = reader_of(tmp_path_factory.mktemp("tallies"))
    known = Tallies(reader)
    for condition, fields in asked:
        assert known.of(condition, fields) == reader.tally(condition, fields)


def test_what_was_asked_least_lately_is_forgotten_first(tmp_path, monkeypatch):
    monkeypatch.setattr(tallies, "ROOM", 2)
    known = Tallies(reader_of(tmp_path))
    first = known.of(CONDITIONS[0], ["outcome"])["outcome"]
    known.of(CONDITIONS[1], ["outcome"])
    assert known.of(CONDITIONS[0], ["outcome"])["outcome"] is first
    known.of(CONDITIONS[2], ["outcome"])
    assert known.of(CONDITIONS[0], ["outcome"])["outcome"] is first
    second = known.of(CONDITIONS[1], ["outcome"])["outcome"]
    known.of(CONDITIONS[3], ["outcome"])
    known.of(CONDITIONS[4], ["outcome"])
    assert known.of(CONDITIONS[1], ["outcome"])["outcome"] is not second
