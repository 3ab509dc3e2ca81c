"""The ledger: what it looks up it finds by an index, however much it holds."""

import re
import sqlite3
from contextlib import closing

import pytest

from corpus import Source
from indexer.keeping.ledger import Ledger
from indexer.keeping.rows import Listed, Origin

ORIGIN = Origin(
    source=Source(path="复文/a.jsonl", position=1), given="1", content=b"c" * 16, state=b"s" * 16
)


@pytest.mark.parametrize(
    "look_up",
    [
        lambda ledger: ledger.origin_at(ORIGIN.source),
        lambda ledger: ledger.origins_of(ORIGIN.content),
        lambda ledger: ledger.origins_given("1"),
        lambda ledger: ledger.first_origin(ORIGIN.content, "1"),
        lambda ledger: ledger.first_given("1"),
        lambda ledger: ledger.has_given(ORIGIN.content),
        lambda ledger: ledger.listed_of(ORIGIN.content),
        lambda ledger: ledger.listed_as("1"),
        lambda ledger: ledger.states("复文/a.jsonl", 1, 9),
        lambda ledger: ledger.mark_origins("复文/a.jsonl"),
        lambda ledger: ledger.keep_stale_origins("复文/a.jsonl"),
        lambda ledger: ledger.keep_stale_origins("复文/a.jsonl", 1),
        lambda ledger: ledger.drop_stale_origins("复文/a.jsonl"),
    ],
)
def test_a_look_up_never_reads_the_whole_table(tmp_path, look_up):
    ledger = Ledger(tmp_path / "ledger.sqlite")
    ledger.put_origin(ORIGIN)
    ledger.put_listed(Listed(content=ORIGIN.content, given="1", id="1", state=ORIGIN.state))
    asked: list[str] = []
    ledger._db.set_trace_callback(asked.append)
    look_up(ledger)
    ledger._db.set_trace_callback(None)
    assert asked
    for statement in asked:
        plan = [row[3] for row in ledger._db.execute(f"EXPLAIN QUERY PLAN {statement}")]
        assert not [step for step in plan if re.match("SCAN", step)], statement
        if "LIMIT 1" in statement:
            assert not [step for step in plan if "TEMP B-TREE" in step], statement
    ledger.close()


def test_doubts_are_taken_in_order_and_once(tmp_path):
    ledger = Ledger(tmp_path / "ledger.sqlite")
    for content in (b"c", b"a", b"b", b"a"):
        ledger.doubt(content)
    assert ledger.take_doubtful(2) == [b"a", b"b"]
    assert ledger.take_doubtful(2) == [b"c"]
    assert ledger.take_doubtful(2) == []
    ledger.close()


def test_a_damaged_ledger_is_an_error_and_not_empty(tmp_path):
    (tmp_path / "ledger.sqlite").write_bytes(b"nothing of the kind" * 100)
    ledger = Ledger(tmp_path / "ledger.sqlite", read_only=True)
    with closing(ledger), pytest.raises(sqlite3.Error):
        ledger.totals()
