"""Words: the same by every way of cutting, and true to their places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis import Analyzer, fold, load_analyzer
from indexer.analysis.words import LONGEST, is_plain

TEXT = st.text(
    st.one_of(
        st.sampled_from("停车難充电桩收费的〇㐀\U00020000 　\n，.-1２aＢé한"), st.characters()
    )
)


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    return load_analyzer()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("新能源汽车充电桩", ["新能源汽车", "充电桩"]),
        ("5G基站、WiFi-6", ["5g", "基站", "wifi", "6"]),
        ("增长3.5%，2018.10.12起", ["增长", "3.5", "2018", "10", "12", "起"]),
        ("网友A00023583：", ["网友", "a00023583"]),
        ("０２１—５２５６４５８８", ["021", "52564588"]),
        ("二○二三年", ["二", "〇", "二三年"]),
        ("答　复", ["答", "复"]),
        ("農業農村部", ["农业农村部"]),
        ("5kg_3.5km", ["5kg", "3.5", "km"]),
        ("，。！🚇%", []),
        ("", []),
    ],
)
def test_text_is_cut_into_words(analyzer, text, words):
    assert analyzer.terms(text)["words"] == words


@given(text=TEXT)
def test_joining_tokens_and_gaps_gives_back_the_text(analyzer, text):
    joined, at = "", 0
    for token in analyzer.words(text):
        assert token.start >= at
        assert fold(text[token.start : token.end]) == token.term
        joined += text[at : token.start] + text[token.start : token.end]
        at = token.end
    assert joined + text[at:] == text


@given(text=TEXT)
def test_words_with_and_without_places_are_the_same(analyzer, text):
    assert [token.term for token in analyzer.words(text)] == analyzer.terms(text)["words"]


@given(text=TEXT)
def test_no_letter_or_digit_is_lost(analyzer, text):
    kept = "".join(analyzer.terms(text)["words"])
    assert "".join(filter(str.isalnum, kept)) == "".join(filter(str.isalnum, fold(text)))


def test_a_long_run_of_letters_is_cut_into_several_terms(analyzer):
    assert analyzer.terms("x" * (LONGEST + 1))["words"] == ["x" * LONGEST, "x"]


def test_letters_and_digits_are_told_from_chinese_words():
    assert [is_plain(term) for term in ("5g", "3.5", "한국", "停车", "〇", "\U00020000")] == [
        True,
        True,
        True,
        False,
        False,
        False,
    ]
