"""Grams: whether a text contains a run is decided by its terms alone, and rightly."""

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.analysis import load_analyzer
from indexer.analysis.fold import fold, lines, squeeze
from indexer.analysis.grams import contains, grams, has_word, pairs
from indexer.analysis.words import in_words_alone
from indexer.engines.base import Condition, Everything, Phrase, Term
from indexer.fields import SCHEMA

ANALYZER = load_analyzer()
LETTERS = st.text("甲乙車车Ａa1，,、（〔[ 　\n\u200b¶🚇\U00031000", max_size=12)

WORDS = st.lists(
    st.sampled_from(
        ["加装电梯", "停车费", "加 装电", "3.5", "wi-fi", "ＷｉＦｉ6", "\n", "，", "吴景瀚", "〇㐀"]
    ),
    max_size=8,
).map("".join)


def fields(text: str) -> Mapping[str, Sequence[str]]:
    return ANALYZER.terms(text, words=False)


def meets(terms: Mapping[str, Sequence[str]], condition: Condition) -> bool:
    """Check a condition on terms position by position, as base.py defines it."""
    match condition:
        case Everything():
            return True
        case Term(field, term):
            return term in tuple(terms[field])
        case Phrase(field, wanted):
            held = tuple(terms[field])
            return any(held[at : at + len(wanted)] == wanted for at in range(len(held)))
    raise AssertionError(condition)


@given(LETTERS, LETTERS)
@settings(max_examples=1000)
def test_the_terms_hold_a_run_exactly_when_the_text_does(text, run):
    wanted = squeeze(run)
    truth = not wanted or any(wanted in line for line in lines(fold(text)))
    assert meets(fields(text), contains(run)) == truth


@given(LETTERS, st.data())
@settings(max_examples=200)
def test_every_stretch_of_a_line_is_found(text, data):
    line = data.draw(st.sampled_from([*lines(fold(text)), ""]))
    start = data.draw(st.integers(0, len(line)))
    assert meets(fields(text), contains(line[start : start + data.draw(st.integers(0, 5))]))


@pytest.mark.parametrize(
    ("run", "condition"),
    [
        ("", Everything()),
        ("车", Term("chars", "车")),
        ("停車", Term("grams", "停车")),
        ("停 车 费", Phrase("grams", ("停车", "车费"), known=Term("words", "停车费"))),
    ],
)
def test_a_run_is_asked_for_by_its_length(run, condition):
    assert contains(run) == condition


def test_a_field_without_words_has_none_that_tell_of_a_run():
    assert contains("停车费", prefix="number_") == Phrase("number_grams", ("停车", "车费"))


@pytest.mark.parametrize("field", [name for name in SCHEMA.text if name.endswith("grams")])
def test_words_tell_of_a_run_wherever_the_schema_has_them(field):
    words = field.replace("grams", "words")
    known = contains("停车费", prefix=field.removesuffix("grams")).known
    assert known == (Term(words, "停车费") if words in SCHEMA.text else None)


def test_the_prefix_names_the_fields_of_a_part():
    assert contains("车", prefix="title_") == Term("title_chars", "车")
    assert contains("停车费", prefix="title_") == Phrase(
        "title_grams", ("停车", "车费"), known=Term("title_words", "停车费")
    )


@given(WORDS)
@settings(max_examples=300)
def test_a_text_holds_the_run_of_every_word_that_it_is_cut_into(text):
    terms = ANALYZER.terms(text)
    for word in terms["words"]:
        assert meets(terms, contains(word)), word
        if len(word) > 2:
            assert contains(word).known == Term("words", word)


@given(WORDS)
@settings(max_examples=300)
def test_every_word_of_a_text_is_found_in_the_one_field_that_keeps_it(text):
    terms = ANALYZER.terms(text)
    kept = terms | {"words": in_words_alone(terms["words"])}
    assert all(meets(kept, has_word(word)) for word in terms["words"])
    assert kept["words"] == [word for word in terms["words"] if has_word(word).field == "words"]


def test_line_ends_stand_between_the_grams_of_lines():
    assert list(grams(["停车费", "5元"])) == ["¶停", "停车", "车费", "费¶", "¶5", "5元", "元¶"]
    assert list(grams([])) == []


@given(st.lists(LETTERS.filter(str.strip).map(squeeze).filter(bool)))
def test_the_grams_of_a_text_are_all_its_pairs_in_order(found):
    assert list(grams(found)) == (pairs("¶".join(["", *found, ""])) if found else [])


@given(st.text(st.characters()))
def test_no_term_holds_white_space_or_is_empty(text):
    for terms in fields(text).values():
        assert all(term and not any(char.isspace() for char in term) for term in terms)
