"""Numerals in every spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.metadata.numerals import digits, fold, read_numeral


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十", 10), ("十五", 15), ("二十", 20), ("廿三", 23), ("卅", 30), ("一百零二", 102),
        ("一百二十三", 123), ("一千〇一", 1001), ("二〇二三", 2023), ("二○二三", 2023),
        ("二0一七", 2017), ("二O一七", 2017), ("二ｏ一九", 2019), ("２４０３１５", 240315),
        ("0067", 67), ("三", 3), ("两", 2), ("", None), ("第三", None), ("A1", None),
    ],
)  # fmt: skip
def test_a_number_is_read_in_any_spelling(text, value):
    assert read_numeral(text) == value


def test_digits_in_their_places_keep_their_zeros():
    assert digits("○○六七") == "0067"


def test_counted_numbers_are_not_digits_in_their_places():
    assert digits("六十七") is None


@given(st.text())
def test_folding_keeps_the_length_and_never_raises(text):
    assert len(fold(text)) == len(text)
    read_numeral(text)
    digits(text)
