"""What an engine may do to the files of an index, and what it makes of damage."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from indexer.engines import engine
from indexer.engines.base import (
    And,
    Between,
    Engine,
    Entry,
    Everything,
    Not,
    Phrase,
    Reader,
    Request,
    Schema,
    Scored,
    Term,
    Value,
)
from indexer.errors import EngineError


def entry(number: int, word: str = "旧") -> Entry:
    return Entry(
        id=f"reply-{number}",
        terms={"words": [word, "词"] * (number % 5 + 1), "grams": ["甲", "乙", word, "丙"]},
        values={"department": [f"部门{number % 3}"]},
        numbers={"year": 2000 + number % 7},
        payload=str(number).encode() * 50,
    )


OLD = [entry(number) for number in range(40)]


def linked(folder: Path) -> Path:
    """Copy a folder the way a new generation of an index begins: by a hard link to each file."""
    copy = folder.with_name("copy")
    copy.mkdir()
    for path in folder.iterdir():
        os.link(path, copy / path.name)
    return copy


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def answers(reader: Reader) -> object:
    condition = And((Phrase("grams", ("甲", "乙")), Not(Value("department", ("部门1",)))))
    request = Request(condition=condition, scored=(Scored("words", "词"),), limit=50)
    return (
        reader.search(request),
        reader.search(Request(condition=Between("year", 2002), sort="year")),
        reader.tally(Term("grams", "丙"), ["department", "outcome"]),
        reader.get("reply-7"),
        reader.frequency("words", "旧"),
        sorted(reader.ids()),
    )


def change(made: Engine, folder: Path, schema: Schema) -> None:
    """Put and drop in so many commits that segments are merged, and abandon once."""
    for turn in range(12):
        writer = made.update(folder, schema)
        writer.put(entry(number, "新") for number in range(turn, turn + 5))
        writer.drop([f"reply-{39 - turn}"])
        writer.commit()
    writer = made.update(folder, schema)
    writer.put([entry(0, "弃")])
    writer.abandon()


def test_files_that_are_hard_links_are_never_written_into(made, folder, schema, index):
    index(OLD[:20], OLD[20:])
    before, answered = contents(folder), answers(made.open(folder, schema))
    copy = linked(folder)
    change(made, copy, schema)
    assert contents(folder) == before
    assert answers(made.open(folder, schema)) == answered
    changed = made.open(copy, schema)
    assert len(changed) == 28
    assert changed.search(Request(condition=Term("words", "新"))).total == 16
    assert changed.search(Request(condition=Term("words", "弃"))).total == 0


def test_a_writer_on_a_linked_copy_does_not_lock_the_older_folder(made, folder, schema, index):
    index(OLD)
    copy = linked(folder)
    newer, older = made.update(copy, schema), made.update(folder, schema)
    newer.put([entry(100)])
    newer.commit()
    older.abandon()
    assert len(made.open(folder, schema)) == 40
    assert len(made.open(copy, schema)) == 41


def test_abandon_leaves_no_file_of_the_changes(made, folder, schema, index):
    index(OLD)
    writer = made.update(folder, schema)
    writer.commit()
    before = contents(folder)
    writer = made.update(folder, schema)
    writer.put(entry(number, "新") for number in range(30))
    writer.abandon()
    assert contents(folder).keys() == before.keys()


def test_many_updates_do_not_pile_up_files(made, folder, schema, index):
    index(OLD)
    for turn in range(40):
        writer = made.update(folder, schema)
        writer.put([entry(turn, "新")])
        writer.commit()
    assert len(list(folder.iterdir())) < 160
    assert made.open(folder, schema).search(Request(condition=Everything())).total == 40


CRASH = """
import os, sys
from pathlib import Path
from indexer.engines import engine
from indexer.engines.base import Entry, Schema

schema = Schema(
    text={"words": "counts", "grams": "places", "chars": "characters"}, values=("department", "outcome"), numbers=("day", "year")
)
writer = engine(sys.argv[1]).update(Path(sys.argv[2]), schema)
writer.put(Entry(id=f"reply-{number}", terms={"words": ["新"]}) for number in range(2000))
writer.drop(["reply-3"])
os._exit(9)
"""


def test_a_process_that_dies_before_commit_leaves_the_old_state(made, folder, schema, index):
    index(OLD)
    answered = answers(made.open(folder, schema))
    crash = [sys.executable, "-c", CRASH, made.name, str(folder)]
    died = subprocess.run(crash, check=False)  # noqa: S603  # our own script
    assert died.returncode == 9
    assert answers(made.open(folder, schema)) == answered
    writer = made.update(folder, schema)
    writer.drop(["reply-0"])
    writer.commit()
    assert len(made.open(folder, schema)) == 39


class Interrupted(list):
    """Terms that are interrupted when they are gone through for the third time."""

    times = 0

    def __iter__(self):
        self.times += 1
        if self.times == 3:
            raise KeyboardInterrupt
        return super().__iter__()


def test_an_interrupt_within_the_engine_leaves_nothing(made, folder, schema, index):
    index(OLD)
    answered = answers(made.open(folder, schema))
    writer = made.update(folder, schema)
    try:
        writer.put([entry(1, "新"), Entry(id="b", terms={"words": Interrupted(["a"])}), entry(2)])
    except KeyboardInterrupt:
        writer.abandon()
    else:
        writer.abandon()
    assert answers(made.open(folder, schema)) == answered
    writer = made.update(folder, schema)
    writer.commit()
    assert answers(made.open(folder, schema)) == answered


def test_many_threads_share_a_reader(made, folder, schema, index):
    index(OLD[:25], OLD[25:])
    expected = answers(made.open(folder, schema))
    reader = made.open(folder, schema)
    with ThreadPoolExecutor(8) as pool:
        given = list(pool.map(lambda _: answers(reader), range(80)))
    assert all(each == expected for each in given)


def cut(whole: bytes) -> bytes:
    return whole[: len(whole) // 2]


def emptied(whole: bytes) -> bytes:
    return b""


def overwritten(whole: bytes) -> bytes:
    return b"\x7f" * len(whole)


def replace(path: Path, data: bytes) -> None:
    """Put another file in the place: an open reader has the old one mapped, and one that is cut
    under a map is the end of the process."""
    path.unlink()
    path.write_bytes(data)


@pytest.mark.parametrize("damage", [cut, emptied, overwritten])
def test_a_damaged_file_is_an_engine_error(made, folder, schema, index, damage):
    index(OLD)
    raised = 0
    for path in [path for path in folder.iterdir() if path.stat().st_size]:
        whole = path.read_bytes()
        replace(path, damage(whole))
        try:
            answers(made.open(folder, schema))
        except EngineError as error:
            raised += error.__cause__ is not None
        finally:
            replace(path, whole)
    assert raised
    assert len(made.open(folder, schema)) == 40


def test_a_missing_file_is_an_engine_error(made, folder, schema, index):
    index(OLD)
    for path in folder.iterdir():
        if path.stat().st_size > 100:
            path.unlink()
    with pytest.raises(EngineError):
        answers(made.open(folder, schema))


@pytest.mark.parametrize("name", ["tantivy", "whoosh"])
def test_a_second_writer_is_refused_until_the_first_ends(name, folder, schema):
    made = engine(name)
    first = made.create(folder, schema)
    with pytest.raises(EngineError):
        made.update(folder, schema)
    first.put(OLD)
    first.commit()
    second = made.update(folder, schema)
    with pytest.raises(EngineError):
        made.update(folder, schema)
    second.abandon()
    third = made.update(folder, schema)
    third.commit()
    assert len(made.open(folder, schema)) == 40


@pytest.mark.parametrize("name", ["tantivy", "whoosh"])
def test_a_writer_that_has_ended_takes_nothing_more(name, folder, schema):
    writer = engine(name).create(folder, schema)
    writer.commit()
    with pytest.raises(EngineError):
        writer.put(OLD)
    with pytest.raises(EngineError):
        writer.commit()
