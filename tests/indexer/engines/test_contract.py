"""Every sentence of the contract in base.py, for every engine."""

import math
from pathlib import Path

import pytest

from indexer.engines.base import (
    DEEPEST,
    K1,
    And,
    B,
    Between,
    Condition,
    Engine,
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
    stored_length,
)
from indexer.errors import EngineError

CARS = Entry(
    id="cars",
    terms={"words": ["停车", "难", "停车"], "grams": ["停车", "车难", "难停", "停车"]},
    values={"department": ["公安局", "城管局"], "outcome": ["resolved"]},
    numbers={"day": 20230506, "year": 2023},
    payload=b"\x00cars\xff",
)
LIFTS = Entry(
    id="lifts",
    terms={"words": ["电梯", "加装", "难"], "grams": ["电梯", "梯加", "加装", "装难"]},
    values={"department": ["住建局"], "outcome": ["planned"]},
    numbers={"day": 20210101, "year": 2021},
    payload=b"lifts",
)
BARE = Entry(id="bare", payload=b"bare")
OLD = Entry(id="old", terms={"words": ["停车"], "grams": ["停车", "车位"]}, numbers={"year": -50})
ALL = [CARS, LIFTS, BARE, OLD]


def found(reader: Reader, condition: Condition) -> set[str]:
    page = reader.search(Request(condition=condition, limit=1000))
    assert page.total == len(page.hits)
    return {hit.id for hit in page.hits}


def ranked(reader: Reader, **request: object) -> list[str]:
    asked = Request(condition=Everything(), **request)  # type: ignore[arg-type]
    return [hit.id for hit in reader.search(asked).hits]


@pytest.fixture
def reader(index) -> Reader:
    """Two commits, so that engines with segments have more than one."""
    return index([CARS, BARE], [LIFTS, OLD])


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (Everything(), "cars lifts bare old"),
        (Term("words", "停车"), "cars old"),
        (Term("words", "没有"), ""),
        (Term("words", "停"), ""),
        (Term("words", "停车 难"), ""),
        (Term("words", ""), ""),
        (Term("grams", "梯加"), "lifts"),
        (Phrase("grams", ("停车", "车难")), "cars"),
        (Phrase("grams", ("停车", "车难"), known=Term("words", "难停")), "cars"),
        (Phrase("grams", ("梯加", "加装"), known=Term("words", "加装")), "lifts"),
        (Not(Phrase("grams", ("停车", "车位"), known=Term("words", "车位"))), "cars lifts bare"),
        (Phrase("grams", ("车难", "停车")), ""),
        (Phrase("grams", ("停车", "难停")), ""),
        (Phrase("grams", ("停车", "没有")), ""),
        (Phrase("grams", ("难停", "停车")), "cars"),
        (Phrase("grams", ("停车", "停车")), ""),
        (Phrase("grams", ("停车",)), "cars old"),
        (Phrase("grams", ("电梯", "梯加", "加装", "装难")), "lifts"),
        (Value("department", ("公安局",)), "cars"),
        (Value("department", ("住建局", "城管局", "没有")), "cars lifts"),
        (Value("department", ()), ""),
        (Value("outcome", ("",)), ""),
        (Between("year", 2021, 2023), "cars lifts"),
        (Between("year", 2022), "cars"),
        (Between("year", high=2021), "lifts old"),
        (Between("year", -50, -50), "old"),
        (Between("year", 2023, 2021), ""),
        (Between("year"), "cars lifts old"),
        (Between("day"), "cars lifts"),
        (And(()), "cars lifts bare old"),
        (And((Term("words", "难"), Term("words", "停车"))), "cars"),
        (And((Term("words", "停车"), Not(Term("words", "难")))), "old"),
        (And((Not(Term("words", "停车")), Not(Term("words", "电梯")))), "bare"),
        (Or(()), ""),
        (Or((Term("words", "电梯"), Term("grams", "车位"))), "lifts old"),
        (Or((Term("words", "停车"), Term("words", "难"), Between("year")), 2), "cars lifts old"),
        (Or((Term("words", "停车"), Term("words", "难"), Between("day")), 3), "cars"),
        (Or((Term("words", "停车"), Term("words", "停车")), 2), "cars old"),
        (Or((Everything(), Everything()), 2), "cars lifts bare old"),
        (Or((Term("words", "停车"),), 2), ""),
        (Or((), 2), ""),
        (And((Everything(), Not(Or((), 2)))), "cars lifts bare old"),
        (Or((Not(Between("year")), Term("words", "电梯"))), "lifts bare"),
        (Not(Everything()), ""),
        (Not(Or(())), "cars lifts bare old"),
        (Not(And(())), ""),
        (Not(Term("words", "停车")), "lifts bare"),
        (Not(Not(Term("words", "停车"))), "cars old"),
        (Not(Value("department", ("公安局",))), "lifts bare old"),
        (Not(Phrase("grams", ("停车", "车难"))), "lifts bare old"),
    ],
)
def test_a_hit_is_an_entry_that_meets_the_condition(reader, condition, expected):
    assert found(reader, condition) == set(expected.split())


def test_nested_conditions_are_answered_down_to_the_deepest_that_is_allowed(reader):
    condition: Condition = Term("words", "停车")
    for _ in range(DEEPEST - 1):
        condition = Not(condition)
    assert found(reader, condition) == {"lifts", "bare"}
    with pytest.raises(EngineError):
        reader.search(Request(condition=Not(condition)))


def test_a_condition_of_many_parts_is_answered(reader):
    many = tuple(Term("words", f"词{number}") for number in range(2000))
    assert found(reader, Or((*many, Term("words", "电梯")))) == {"lifts"}
    assert found(reader, Value("department", tuple(map(str, range(2000))))) == set()


def expected_score(entry: Entry, scored: Scored, entries: list[Entry]) -> float:
    terms = entry.terms.get(scored.field, ())
    lengths = [len(each.terms.get(scored.field, ())) for each in entries]
    df = sum(scored.term in each.terms.get(scored.field, ()) for each in entries)
    tf = list(terms).count(scored.term)
    idf = math.log(1 + (len(entries) - df + 0.5) / (df + 0.5))
    norm = 1 - B + B * stored_length(len(terms)) / (sum(lengths) / len(entries))
    return scored.weight * idf * tf * (K1 + 1) / (tf + K1 * norm)


def test_a_score_is_the_weighted_sum_of_bm25(reader):
    scored = (Scored("words", "停车", 2.0), Scored("words", "难"), Scored("grams", "车位", 0.5))
    hits = reader.search(Request(condition=Everything(), scored=scored)).hits
    entries = {entry.id: entry for entry in ALL}
    assert {hit.id for hit in hits} == entries.keys()
    for hit in hits:
        sum_of_terms = sum(expected_score(entries[hit.id], term, ALL) for term in scored)
        assert hit.score == pytest.approx(sum_of_terms, rel=1e-4)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_lengths_are_rounded_down_as_stored_length_says(index):
    lengths = [1, 39, 40, 41, 42, 47, 56, 57, 60, 100, 1000, 3001, 70_000]
    entries = [
        Entry(id=str(length), terms={"words": ["词"] + ["一"] * (length - 1)}) for length in lengths
    ]
    scored = Scored("words", "词")
    reader = index(entries)
    for hit in reader.search(
        Request(condition=Term("words", "词"), scored=(scored,), limit=50)
    ).hits:
        entry = entries[lengths.index(int(hit.id))]
        assert hit.score == pytest.approx(expected_score(entry, scored, entries), rel=1e-4)


def test_a_term_given_twice_adds_twice(reader):
    once, twice = (
        reader.search(Request(condition=Everything(), scored=scored)).hits[0].score
        for scored in ((Scored("words", "电梯"),), (Scored("words", "电梯"),) * 2)
    )
    assert twice == pytest.approx(2 * once, rel=1e-4)


def test_conditions_do_not_score(reader):
    condition = Or((Term("words", "停车"), Phrase("grams", ("电梯", "梯加")), Between("year")))
    hits = reader.search(Request(condition=condition)).hits
    assert [hit.score for hit in hits] == [0.0] * 3
    hits = reader.search(Request(condition=condition, scored=(Scored("words", "没有"),))).hits
    assert [hit.score for hit in hits] == [0.0] * 3


def test_scored_terms_decide_nothing_but_the_score(reader):
    request = Request(condition=Term("words", "难"), scored=(Scored("words", "停车"),))
    page = reader.search(request)
    assert page.total == 2
    assert [hit.id for hit in page.hits] == ["cars", "lifts"]
    assert page.hits[0].score > page.hits[1].score == 0.0


def test_a_number_sorts_highest_first_and_entries_without_it_last(reader):
    assert ranked(reader, sort="year") == ["cars", "lifts", "old", "bare"]
    first_two = ranked(reader, sort="day")[:2]
    assert first_two == ["cars", "lifts"]


def test_negative_and_far_numbers_sort_and_compare(index):
    days = {"far": 2**62 - 1, "zero": 0, "below": -1, "deep": 1 - 2**62}
    reader = index([Entry(id=name, numbers={"day": day}) for name, day in days.items()], [BARE])
    assert ranked(reader, sort="day") == ["far", "zero", "below", "deep", "bare"]
    assert found(reader, Between("day", high=-1)) == {"below", "deep"}
    assert found(reader, Between("day", 2**62 - 1)) == {"far"}
    assert found(reader, Between("day", -(2**62), 2**62)) == set(days)


def test_sorting_by_a_number_gives_no_scores(reader):
    request = Request(condition=Everything(), scored=(Scored("words", "停车"),), sort="year")
    assert [hit.score for hit in reader.search(request).hits] == [0.0] * 4


@pytest.mark.parametrize("sort", [None, "year"])
def test_pages_part_the_hits_and_keep_the_total(index, sort):
    entries = [
        Entry(
            id=str(number), terms={"words": ["词"] * (number % 3 + 1)}, numbers={"year": number % 5}
        )
        for number in range(23)
    ]
    reader = index(entries[:9], entries[9:])
    pages = [
        reader.search(
            Request(
                condition=Everything(),
                scored=(Scored("words", "词"),),
                sort=sort,
                offset=offset,
                limit=5,
            )
        )
        for offset in range(0, 30, 5)
    ]
    assert [len(page.hits) for page in pages] == [5, 5, 5, 5, 3, 0]
    assert {page.total for page in pages} == {23}
    assert len({hit.id for page in pages for hit in page.hits}) == 23


def test_the_order_of_ties_stays_the_same(index):
    reader = index([Entry(id=str(number)) for number in range(50)])
    assert ranked(reader, limit=50) == ranked(reader, limit=50)
    assert ranked(reader, limit=50)[:20] == ranked(reader, limit=20)


@pytest.mark.parametrize(("offset", "limit"), [(0, 10**15), (10**15, 1), (10**15, 10**15)])
def test_any_page_may_be_asked_for(reader, offset, limit):
    page = reader.search(Request(condition=Everything(), offset=offset, limit=limit))
    assert page.total == 4
    assert len(page.hits) == (4 if offset == 0 else 0)


def test_a_hit_brings_its_payload(reader):
    hits = reader.search(Request(condition=Everything())).hits
    assert {hit.id: hit.payload for hit in hits} == {entry.id: entry.payload for entry in ALL}


def test_a_tally_counts_the_values_of_what_meets_the_condition(reader):
    assert reader.tally(Everything(), ["department", "outcome"]) == {
        "department": {"公安局": 1, "城管局": 1, "住建局": 1},
        "outcome": {"resolved": 1, "planned": 1},
    }
    assert reader.tally(Term("words", "难"), ["outcome"]) == {
        "outcome": {"resolved": 1, "planned": 1}
    }
    assert reader.tally(Term("words", "电梯"), ["department", "outcome"]) == {
        "department": {"住建局": 1},
        "outcome": {"planned": 1},
    }


def test_values_that_no_such_entry_has_are_left_out(reader):
    assert reader.tally(Term("words", "没有"), ["outcome"]) == {"outcome": {}}
    assert reader.tally(Everything(), []) == {}


def test_a_value_given_twice_counts_once(index):
    reader = index([Entry(id="a", values={"outcome": ["x", "x", "y"]})])
    assert reader.tally(Everything(), ["outcome"]) == {"outcome": {"x": 1, "y": 1}}


def test_values_are_kept_exactly(index):
    values = [
        "",
        " ",
        " a b ",
        "A",
        "a",
        "Ａ",
        "部门:甲",
        '"*?',
        "a\x00b",
        "多\n行",
        "é",
        "e\u0301",
    ]
    reader = index(
        [Entry(id=str(number), values={"outcome": [value]}) for number, value in enumerate(values)]
    )
    assert reader.tally(Everything(), ["outcome"])["outcome"] == dict.fromkeys(values, 1)
    for number, value in enumerate(values):
        assert found(reader, Value("outcome", (value,))) == {str(number)}


def test_terms_and_ids_are_kept_exactly(index):
    odd = ["A", "a", "Ａ", '"', "*", "-", "(", "h52.1-k", "年:2020", "a\x00b", "𠮷", "é", "e\u0301"]
    reader = index([Entry(id=term, terms={"grams": [term]}, payload=term.encode()) for term in odd])
    for term in odd:
        assert found(reader, Term("grams", term)) == {term}
        assert reader.get(term) == term.encode()
        assert reader.frequency("grams", term) == 1
    assert set(reader.ids()) == set(odd)


def test_a_field_of_characters_holds_each_once(index):
    reader = index(
        [Entry(id="a", terms={"chars": "停车停𠮷é"})], [Entry(id="b", terms={"chars": ""})]
    )
    for char in "停车𠮷é":
        assert found(reader, Term("chars", char)) == {"a"}
        assert reader.frequency("chars", char) == 1
    assert found(reader, Term("chars", "停车")) == set()
    assert reader.terms("chars", "", Everything(), 9) == [(char, 1) for char in sorted("停车𠮷é")]


def test_how_often_a_character_stands_in_an_entry_does_not_score(index):
    reader = index(
        [Entry(id="a", terms={"chars": "甲甲乙乙"}), Entry(id="b", terms={"chars": "甲乙乙乙"})]
    )
    hits = reader.search(Request(condition=Everything(), scored=(Scored("chars", "甲"),))).hits
    assert len({hit.score for hit in hits}) == 1
    assert all(hit.score > 0 for hit in hits)


def test_get_finds_a_payload_by_id(reader):
    assert reader.get("cars") == b"\x00cars\xff"
    assert reader.get("old") == b""
    assert reader.get("car") is None
    assert reader.get("") is None


def test_frequency_counts_the_entries_that_hold_the_term(reader):
    assert reader.frequency("words", "停车") == 2
    assert reader.frequency("words", "没有") == 0
    assert reader.frequency("grams", "车位") == 1


def test_ids_and_length_tell_the_entries(reader):
    assert sorted(reader.ids()) == ["bare", "cars", "lifts", "old"]
    assert len(reader) == 4


def test_an_empty_index_answers(index):
    reader = index()
    page = reader.search(Request(condition=Everything(), scored=(Scored("words", "停车"),)))
    assert (page.total, page.hits) == (0, ())
    assert reader.search(Request(condition=Not(Term("words", "a")), sort="year")).total == 0
    assert reader.tally(Everything(), ["outcome"]) == {"outcome": {}}
    assert (list(reader.ids()), len(reader)) == ([], 0)
    assert (reader.get("cars"), reader.frequency("words", "停车")) == (None, 0)


def test_a_folder_without_an_index_is_an_engine_error(made, tmp_path, schema):
    for folder in (tmp_path, tmp_path / "missing"):
        with pytest.raises(EngineError):
            made.open(folder, schema)
        with pytest.raises(EngineError):
            made.update(folder, schema)
    with pytest.raises(EngineError):
        made.create(tmp_path / "missing", schema)


def test_an_engine_has_a_name_and_a_version(made: Engine):
    assert made.name
    assert made.version


def test_a_reader_may_be_closed_while_others_read(made, folder: Path, schema: Schema, index):
    first, second = index([CARS]), made.open(folder, schema)
    first.close()
    assert found(second, Term("words", "停车")) == {"cars"}
