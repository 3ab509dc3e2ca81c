"""What only the Whoosh engine has to get right: its own codec, pool and merging."""

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh.filedb.filestore import FileStorage, RamStorage

from indexer.engines.base import Entry, Phrase, Request, Term
from indexer.engines.whoosh import WhooshEngine
from indexer.engines.whoosh_codec import Postings, PostingsWriter, pack, unpack
from indexer.engines.whoosh_pool import PostingPool

numbers = st.lists(st.integers(0, 2**32 - 1))


@given(numbers, st.integers(1, 400))
def test_numbers_are_unpacked_as_they_were_packed(some, times):
    repeated = array("I", some * times)
    assert unpack(pack(repeated)) == repeated


@given(st.sets(st.integers(0, 2**32 - 1), min_size=1), numbers)
def test_postings_are_read_as_they_were_written(entries, positions):
    entries = array("I", sorted(entries))
    frequencies = array("I", [7] * len(entries))
    storage = RamStorage()
    file = storage.create_file("postings")
    file.write(b"before")
    writer = PostingsWriter(file)
    writer.start_postings(None, None)
    writer.add_posting(entries, frequencies, array("I", positions), None)
    info = writer.finish_postings()
    file.close()
    read = Postings(storage.open_file("postings"), info.extent()[0])
    assert read.entries == entries
    assert read.frequencies == frequencies
    assert read.positions() == array("I", positions)
    assert info.doc_frequency() == len(entries)


postings = st.lists(
    st.dictionaries(
        st.tuples(st.sampled_from(["T_words", "T_grams"]), st.sampled_from([b"", b"a", b"b"])),
        st.lists(st.integers(0, 100), min_size=1),
    )
)


@given(postings)
def test_a_pool_that_spills_gives_what_one_that_does_not_gives(tmp_path_factory, entries):
    storage = FileStorage(str(tmp_path_factory.mktemp("pool")))
    spilling, holding = PostingPool(storage, most_bytes=1000), PostingPool(storage)
    for entry, terms in enumerate(entries):
        for (field, term), positions in terms.items():
            item = (field, term, entry, float(len(positions)), array("I", positions).tobytes())
            spilling.add(item)
            holding.add(item)
    given_back = list(holding.iter_postings())
    assert list(spilling.iter_postings()) == given_back
    assert [each[:2] for each in given_back] == sorted({key for terms in entries for key in terms})


def segments(folder) -> int:
    return len(list(folder.glob("*.trm")))


def test_segments_grow_in_number_with_the_logarithm_of_the_updates(folder, schema):
    made = WhooshEngine()
    made.create(folder, schema).commit()
    most = 0
    for turn in range(64):
        writer = made.update(folder, schema)
        terms = {"words": [f"t{turn}"], "grams": ["a", f"t{turn}", "b"]}
        writer.put([Entry(id=str(turn), terms=terms, numbers={"year": turn})])
        writer.commit()
        most = max(most, segments(folder))
    assert most <= 7
    reader = made.open(folder, schema)
    assert {reader.frequency("words", f"t{turn}") for turn in range(64)} == {1}
    for turn in range(64):
        phrase = Phrase("grams", ("a", f"t{turn}", "b"))
        assert [hit.id for hit in reader.search(Request(condition=phrase)).hits] == [str(turn)]
    assert [
        hit.id for hit in reader.search(Request(condition=Term("grams", "b"), sort="year")).hits
    ] == [str(turn) for turn in range(63, 53, -1)]


def test_a_segment_of_dropped_entries_goes_and_a_mostly_dropped_one_is_rewritten(folder, schema):
    made = WhooshEngine()
    writer = made.create(folder, schema)
    writer.put(Entry(id=str(number), terms={"words": ["a"]}) for number in range(10))
    writer.commit()
    writer = made.update(folder, schema)
    writer.drop(map(str, range(6)))
    writer.commit()
    assert made.open(folder, schema).frequency("words", "a") == 4
    writer = made.update(folder, schema)
    writer.drop(map(str, range(10)))
    writer.commit()
    assert (segments(folder), made.open(folder, schema).frequency("words", "a")) == (0, 0)


def test_a_commit_leaves_no_temporary_files(folder, schema):
    made = WhooshEngine()
    writer = made.create(folder, schema)
    writer.put([Entry(id="a", terms={"words": ["a"]})])
    writer.commit()
    assert {path.suffix for path in folder.iterdir()} == {".col", ".pst", ".toc", ".trm", ""}
    assert not [path for path in folder.iterdir() if path.is_dir()]


@pytest.mark.parametrize("count", [40_000])
def test_more_entries_than_whooshs_short_columns_hold_are_read_back(folder, schema, count):
    made = WhooshEngine()
    writer = made.create(folder, schema)
    writer.put(
        Entry(id=f"{number:05}", numbers={"year": number}, payload=b"%d" % number)
        for number in range(count)
    )
    writer.commit()
    reader = made.open(folder, schema)
    assert (reader.get("00000"), reader.get("39999")) == (b"0", b"39999")
    assert [hit.id for hit in reader.search(Request(condition=Term("words", "a"))).hits] == []
    assert list(reader.ids()) == [f"{number:05}" for number in range(count)]
