"""What only the tantivy engine has to get right."""

import json

import pytest
import tantivy

from indexer.engines.base import Entry, Everything, Term
from indexer.engines.tantivy import TantivyEngine, translated
from indexer.errors import EngineError


def test_65_000_values_over_several_segments_are_counted_exactly_and_no_more(folder, schema):
    made = TantivyEngine()
    writer = made.create(folder, schema)
    for start, end in ((0, 40_000), (20_000, 65_000)):
        writer.put(
            Entry(
                id=str(first),
                values={
                    "department": [str(value) for value in range(first, first + 500)],
                    "outcome": ["all", str(first)],
                },
            )
            for first in range(start, end, 500)
        )
        writer.commit()
        writer = made.update(folder, schema)
    writer.put([Entry(id="a", values={"department": ["0"]}, terms={"words": ["a"]})])
    writer.commit()
    reader = made.open(folder, schema)
    counts = reader.tally(Everything(), ["department", "outcome"])
    assert len(counts["department"]) == 65_000
    assert (counts["department"]["0"], counts["department"]["64999"]) == (2, 1)
    assert counts["outcome"]["all"] == 130

    writer = made.update(folder, schema)
    writer.put([Entry(id="b", values={"department": ["one more"]})])
    writer.commit()
    reader = made.open(folder, schema)
    with pytest.raises(EngineError):
        reader.tally(Everything(), ["department"])
    assert reader.tally(Term("words", "a"), ["department"]) == {"department": {"0": 1}}


def test_a_panic_in_rust_is_an_engine_error():
    with pytest.raises(EngineError) as raised, translated():
        tantivy.Query.phrase_query(tantivy.SchemaBuilder().build(), "", [])
    assert isinstance(raised.value.__cause__, ValueError)
    index = tantivy.Index(tantivy.SchemaBuilder().build())
    with pytest.raises(EngineError) as raised, translated():
        index.searcher().search(tantivy.Query.all_query(), limit=0)
    assert type(raised.value.__cause__).__name__ == "PanicException"


@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit, GeneratorExit])
def test_no_other_base_exception_is_translated(stop):
    with pytest.raises(stop), translated():
        raise stop


def test_no_file_is_left_that_the_index_does_not_use(folder, schema):
    made = TantivyEngine()
    made.create(folder, schema).commit()
    for turn in range(20):
        writer = made.update(folder, schema)
        writer.put([Entry(id=str(number)) for number in range(turn, turn + 3)])
        writer.abandon() if turn % 5 == 3 else writer.commit()
    segments = json.loads((folder / "meta.json").read_text())["segments"]
    used = {segment["segment_id"].replace("-", "") for segment in segments}
    found = {path.stem.partition(".")[0] for path in folder.iterdir() if len(path.stem) >= 32}
    assert found == used
    assert len(segments) < 8
