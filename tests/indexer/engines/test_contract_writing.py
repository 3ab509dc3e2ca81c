"""What the contract in base.py says of writers, for every engine."""

import pytest

from indexer.engines.base import (
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
)

CARS = Entry(
    id="cars",
    terms={"words": ["停车", "难"]},
    values={"department": ["公安局"], "outcome": ["resolved"]},
    numbers={"year": 2023},
    payload=b"\x00cars\xff",
)
LIFTS = Entry(
    id="lifts",
    terms={"words": ["电梯", "难"]},
    values={"department": ["住建局"], "outcome": ["planned"]},
    numbers={"year": 2021},
)
BARE = Entry(id="bare")
OLD = Entry(id="old", terms={"words": ["停车"]})


def found(reader: Reader, condition: Condition) -> set[str]:
    page = reader.search(Request(condition=condition, limit=1000))
    assert page.total == len(page.hits)
    return {hit.id for hit in page.hits}


def test_put_replaces_the_entry_with_the_same_id(index):
    newer = Entry(id="cars", terms={"words": ["新"]}, values={"outcome": ["planned"]}, payload=b"2")
    reader = index([CARS, LIFTS], [newer])
    assert len(reader) == 2
    assert sorted(reader.ids()) == ["cars", "lifts"]
    assert found(reader, Term("words", "停车")) == set()
    assert found(reader, Term("words", "新")) == {"cars"}
    assert found(reader, Between("year")) == {"lifts"}
    assert reader.get("cars") == b"2"
    assert reader.tally(Everything(), ["department", "outcome"]) == {
        "department": {"住建局": 1},
        "outcome": {"planned": 2},
    }


def test_put_replaces_what_the_same_writer_put(made, folder, schema):
    writer = made.create(folder, schema)
    writer.put([CARS, LIFTS, Entry(id="cars", payload=b"2")])
    writer.put([Entry(id="cars", payload=b"3"), Entry(id="lifts", payload=b"4")])
    writer.commit()
    reader = made.open(folder, schema)
    assert sorted(reader.ids()) == ["cars", "lifts"]
    assert (reader.get("cars"), reader.get("lifts")) == (b"3", b"4")
    assert reader.search(Request(condition=Everything())).total == len(reader) == 2
    assert reader.tally(Everything(), ["department"]) == {"department": {}}


def test_what_was_added_as_new_may_be_replaced_and_dropped(made, folder, schema):
    writer = made.create(folder, schema)
    writer.add([CARS, LIFTS, OLD])
    writer.put([Entry(id="cars", payload=b"2")])
    writer.drop(["old"])
    writer.add([BARE])
    writer.commit()
    writer = made.update(folder, schema)
    writer.add([OLD])
    writer.put([Entry(id="lifts", payload=b"3")])
    writer.commit()
    reader = made.open(folder, schema)
    assert sorted(reader.ids()) == ["bare", "cars", "lifts", "old"]
    assert (reader.get("cars"), reader.get("lifts")) == (b"2", b"3")
    assert found(reader, Term("words", "停车")) == {"old"}


def test_more_entries_than_are_replaced_at_once(made, folder, schema):
    writer = made.create(folder, schema)
    writer.add(Entry(id=str(number)) for number in range(1_200))
    writer.put(Entry(id=str(number), payload=b"2") for number in range(1_100))
    writer.drop(str(number) for number in range(50, 1_150))
    writer.commit()
    reader = made.open(folder, schema)
    assert {int(id) for id in reader.ids()} == {*range(50), *range(1_150, 1_200)}
    assert (reader.get("49"), reader.get("1150")) == (b"2", b"")


def test_drop_removes_entries_and_passes_over_unknown_ids(made, folder, schema, index):
    index([CARS, LIFTS], [BARE])
    writer = made.update(folder, schema)
    writer.put([OLD])
    writer.drop(["cars", "nobody", "old"])
    writer.commit()
    reader = made.open(folder, schema)
    assert sorted(reader.ids()) == ["bare", "lifts"]
    assert reader.search(Request(condition=Everything())).total == len(reader) == 2
    assert found(reader, Or((Term("words", "停车"), Term("words", "电梯")))) == {"lifts"}
    assert found(reader, Not(Term("words", "停车"))) == {"lifts", "bare"}
    assert reader.tally(Everything(), ["department"]) == {"department": {"住建局": 1}}


def test_dropped_entries_count_in_no_frequency_but_perhaps_in_the_df(made, folder, schema, index):
    first = index([CARS, LIFTS, OLD, *(Entry(id=str(at)) for at in range(9))])
    assert (first.frequency("words", "停车"), first.df("words", "停车")) == (2, 2)
    writer = made.update(folder, schema)
    writer.drop(["old", "lifts"])
    writer.commit()
    reader = made.open(folder, schema)
    for _ in range(2):
        counts = {term: reader.frequency("words", term) for term in ("停车", "电梯", "难", "无")}
        assert counts == {"停车": 1, "电梯": 0, "难": 1, "无": 0}
    assert all(reader.df("words", term) >= count for term, count in counts.items())
    assert (first.frequency("words", "停车"), first.frequency("words", "电梯")) == (2, 1)


def test_what_was_dropped_may_be_put_again(made, folder, schema, index):
    index([CARS, LIFTS])
    writer = made.update(folder, schema)
    writer.drop(["cars"])
    writer.put([Entry(id="cars", payload=b"2")])
    writer.drop(["lifts"])
    writer.commit()
    reader = made.open(folder, schema)
    assert (list(reader.ids()), reader.get("cars")) == (["cars"], b"2")


def test_everything_may_be_dropped(made, folder, schema, index):
    index([CARS, LIFTS], [BARE])
    writer = made.update(folder, schema)
    writer.drop(["cars", "lifts", "bare"])
    writer.commit()
    reader = made.open(folder, schema)
    assert (len(reader), list(reader.ids())) == (0, [])
    assert (
        reader.search(Request(condition=Everything(), scored=(Scored("words", "难"),))).hits == ()
    )


def test_many_small_updates_lose_nothing(made, folder, schema, index):
    index([Entry(id=str(number), terms={"words": ["a"]}) for number in range(10)])
    for turn in range(12):
        writer = made.update(folder, schema)
        writer.put(
            Entry(id=str(number), terms={"words": [f"t{turn}"], "grams": ["x", "y"]})
            for number in range(turn, turn + 3)
        )
        writer.drop([str(turn - 1)])
        writer.commit()
    reader = made.open(folder, schema)
    assert sorted(map(int, reader.ids())) == [11, 12, 13]
    assert found(reader, Phrase("grams", ("x", "y"))) == {"11", "12", "13"}
    assert found(reader, Term("words", "t11")) == {"11", "12", "13"}


def test_changes_take_effect_at_commit(made, folder, schema, index):
    before = index([CARS])
    writer = made.update(folder, schema)
    writer.put([LIFTS])
    writer.drop(["cars"])
    assert list(made.open(folder, schema).ids()) == ["cars"]
    writer.commit()
    assert list(made.open(folder, schema).ids()) == ["lifts"]
    assert list(before.ids()) == ["cars"]
    assert before.get("cars") == CARS.payload
    assert found(before, Term("words", "停车")) == {"cars"}
    assert before.tally(Everything(), ["outcome"]) == {"outcome": {"resolved": 1}}


def test_abandon_forgets_the_changes_and_releases_the_folder(made, folder, schema, index):
    index([CARS])
    writer = made.update(folder, schema)
    writer.put([LIFTS, OLD])
    writer.drop(["cars"])
    writer.abandon()
    writer.abandon()
    assert list(made.open(folder, schema).ids()) == ["cars"]
    writer = made.update(folder, schema)
    writer.put([BARE])
    writer.commit()
    assert sorted(made.open(folder, schema).ids()) == ["bare", "cars"]


def test_abandon_after_commit_does_nothing(made, folder, schema):
    writer = made.create(folder, schema)
    writer.put([CARS])
    writer.commit()
    writer.abandon()
    assert list(made.open(folder, schema).ids()) == ["cars"]


class Stopped(Exception):
    """Stands for whatever the caller's own reading may raise."""


@pytest.mark.parametrize("stop", [Stopped, ValueError, KeyboardInterrupt])
def test_a_batch_that_raises_leaves_nothing(made, folder, schema, index, stop):
    def batch():
        yield LIFTS
        yield Entry(id="cars", payload=b"2")
        raise stop

    index([CARS])
    writer = made.update(folder, schema)
    with pytest.raises(stop):
        writer.put(batch())
    writer.abandon()
    reader = made.open(folder, schema)
    assert (list(reader.ids()), reader.get("cars")) == (["cars"], CARS.payload)
