"""What the contract says of damping, for every engine; and that pages never overlap."""

import pytest

from indexer.engines.base import Damping, Entry, Everything, Reader, Request, Scored
from indexer.errors import EngineError

DEPTH = 20
MANY = 32
BY_YEAR = Damping(number="year", power=0.5, depth=DEPTH)
WORD = (Scored("words", "停车"),)


@pytest.fixture
def many(index) -> Reader:
    """Entries that score alike, later ones with the smaller year but the earlier day."""
    return index(
        Entry(id=f"{at:02}", terms={"words": ["停车"]}, numbers={"day": -at, "year": 100 - at})
        for at in range(MANY)
    )


def ids(reader: Reader, **request: object) -> list[str]:
    asked = Request(condition=Everything(), scored=WORD, damping=BY_YEAR, **request)  # type: ignore[arg-type]
    return [hit.id for hit in reader.search(asked).hits]


def test_of_hits_that_score_alike_the_one_with_the_smaller_number_is_first(index):
    numbers = {"a": 64, "b": 4, "c": 16}
    reader = index(
        Entry(id=id, terms={"words": ["停车"]}, numbers={"year": number})
        for id, number in numbers.items()
    )
    plain = reader.search(Request(condition=Everything(), scored=WORD)).hits[0].score
    page = reader.search(Request(condition=Everything(), scored=WORD, damping=BY_YEAR))
    assert [hit.id for hit in page.hits] == ["b", "c", "a"]
    expected = [plain / 2, plain / 4, plain / 8]
    assert [hit.score for hit in page.hits] == pytest.approx(expected)


def test_no_number_or_one_below_one_is_held_against_nobody(index):
    reader = index(
        Entry(id=id, terms={"words": ["停车"]}, numbers=numbers)
        for id, numbers in {"none": {}, "less": {"year": -9}, "more": {"year": 4}}.items()
    )
    page = reader.search(Request(condition=Everything(), scored=WORD, damping=BY_YEAR))
    scores = {hit.id: hit.score for hit in page.hits}
    assert scores["none"] == scores["less"] == pytest.approx(scores["more"] * 2)


@pytest.mark.parametrize("size", [1, 7, 10, DEPTH - 1, DEPTH, DEPTH + 1, MANY])
def test_pages_of_any_size_join_to_the_same_list(many, size):
    whole = ids(many, limit=MANY)
    pages = [ids(many, offset=at, limit=size) for at in range(0, MANY, size)]
    assert [id for page in pages for id in page] == whole
    assert len(set(whole)) == MANY


def test_hits_beyond_the_depth_stay_as_they_are(many):
    page = many.search(Request(condition=Everything(), scored=WORD, damping=BY_YEAR, limit=MANY))
    scores = [hit.score for hit in page.hits]
    assert scores[:DEPTH] == sorted(scores[:DEPTH], reverse=True)
    assert len(set(scores[DEPTH:])) == 1
    assert scores[DEPTH] > scores[0]


def test_a_search_sorted_by_a_number_is_left_in_that_order(many):
    assert ids(many, sort="day", limit=3) == ["00", "01", "02"]


@pytest.mark.parametrize(
    "damping",
    [
        Damping(number="unknown", power=1, depth=1),
        Damping(number="year", power=-1, depth=1),
        Damping(number="year", power=1, depth=0),
    ],
)
def test_damping_that_means_nothing_is_refused(many, damping):
    with pytest.raises(EngineError):
        many.search(Request(condition=Everything(), scored=WORD, damping=damping))
