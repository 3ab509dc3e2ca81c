"""The figures of the contract, and the table of engines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.engines import ENGINES, engine
from indexer.engines.base import stored_length
from indexer.errors import IndexProblem


@pytest.mark.parametrize(
    ("length", "stored"),
    [(0, 0), (1, 1), (40, 40), (41, 40), (42, 42), (43, 42), (60, 60), (100, 96), (1000, 984)],
)
def test_stored_lengths_are_those_of_tantivys_table(length, stored):
    assert stored_length(length) == stored


@given(st.integers(0, 2**31 - 1))
def test_a_stored_length_is_at_most_an_eighth_too_short_and_stored_as_itself(length):
    stored = stored_length(length)
    assert length * 7 / 8 <= stored <= length
    assert stored_length(stored) == stored


def test_the_lengths_below_2_to_the_31_fit_into_a_byte():
    length, different = 0, 0
    while length < 2**31:
        assert stored_length(length) == length
        different += 1
        low, high = length, length * 2 + 2
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if stored_length(middle) == length else (low, middle)
        length = high
    assert different <= 256


def test_engines_are_made_by_name():
    assert [engine(name).name for name in ENGINES] == list(ENGINES)
    with pytest.raises(IndexProblem, match="tantivy"):
        engine("elastic")
