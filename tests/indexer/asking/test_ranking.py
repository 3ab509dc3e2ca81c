"""Ranking: which words decide, and how much."""

import pytest

from indexer.analysis import load_analyzer
from indexer.asking.ranking import (
    CHARS,
    GRAMS,
    RARITY,
    TITLE,
    WORDS,
    scored,
    scored_as_words,
    without_characters,
)
from indexer.engines import engine
from indexer.engines.base import Entry, Schema

SCHEMA = Schema(
    text={
        f"{prefix}{name}": kept
        for prefix in ("", "title_")
        for name, kept in (("words", "counts"), ("grams", "counts"), ("chars", "characters"))
    },
    values=(),
    numbers=("day",),
)


def reader_of(folder, entries):
    writer = engine("memory").create(folder, SCHEMA)
    writer.put(entries)
    writer.commit()
    return engine("memory").open(folder, SCHEMA)


@pytest.fixture(scope="module")
def analyzer():
    return load_analyzer()


@pytest.fixture
def reader(tmp_path, analyzer):
    texts = ["公交线路", "公交停车", "公交道路", "公交绿化", "公交路灯", "关于公交的问题"]
    return reader_of(
        tmp_path,
        [Entry(id=str(at), terms=analyzer.terms(text)) for at, text in enumerate(texts)],
    )


def weights(terms, field):
    return {term.term: term.weight for term in terms if term.field == field}


def test_a_rare_word_weighs_by_its_idf_and_a_word_of_a_quarter_of_all_replies_nothing(
    reader, analyzer
):
    terms = scored(["公交 停车"], analyzer, reader)
    found = weights(terms, "grams")
    assert "公交" not in found
    once = 1.5404**RARITY  # ln(1 + 5.5 / 1.5)
    assert found["停车"] == pytest.approx((WORDS + GRAMS) * once, abs=0.001)


def test_common_words_weigh_where_there_is_nothing_else(reader, analyzer):
    found = weights(scored(["公交"], analyzer, reader), "grams")
    assert set(found) == {"公交"}
    assert found["公交"] > 0


def test_words_pairs_and_characters_count_and_the_title_once_more(reader, analyzer):
    terms = scored(["充电桩"], analyzer, reader)
    shares = {term.field: term.weight for term in terms if "充" in term.term}
    rarity = shares["words"] / WORDS
    assert shares["grams"] == pytest.approx(GRAMS * rarity)
    assert shares["chars"] == pytest.approx(CHARS * rarity)
    assert shares["title_words"] == pytest.approx(TITLE * WORDS * rarity)


def test_a_word_of_two_characters_counts_as_a_pair_with_the_weight_of_both(reader, analyzer):
    found = scored(["停车 5g"], analyzer, reader)
    assert weights(found, "words").keys() == {"5g"}
    pairs_of = weights(found, "grams")
    assert pairs_of["停车"] / pairs_of["5g"] == pytest.approx(
        (WORDS + GRAMS) * 1.5404**RARITY / (GRAMS * 2.6391**RARITY),
        abs=0.001,  # ln(1 + 6.5 / 0.5)
    )


def test_a_synonym_counts_by_its_words_and_no_more(reader, analyzer):
    assert {
        (one.field, one.term) for one in scored_as_words(["充电桩 停车"], analyzer, reader)
    } == {
        ("words", "充电桩"),
        ("grams", "停车"),
        ("title_words", "充电桩"),
        ("title_grams", "停车"),
    }


def test_fillers_do_not_count_beside_other_words_nor_make_pairs_with_them(reader, analyzer):
    fillers = {"关于", "问题"}
    terms = scored(["关于停车问题"], analyzer, reader, fillers)
    assert set(weights(terms, "grams")) == {"停车"}
    assert weights(scored(["问题"], analyzer, reader, fillers), "grams")


def test_pairs_join_words_that_stand_together_but_not_across_a_blank(reader, analyzer):
    assert "车路" in weights(scored(["停车路灯"], analyzer, reader), "grams")
    assert "车路" not in weights(scored(["停车 路灯"], analyzer, reader), "grams")


@pytest.mark.parametrize("text", ["", "。？！", "🙂", " \u3000"])
def test_a_search_without_words_ranks_by_nothing(reader, analyzer, text):
    assert not weights(scored([text], analyzer, reader), "words")
    assert not weights(scored([text], analyzer, reader), "grams")


def test_single_characters_rank_only_where_nothing_else_does(reader, analyzer):
    terms = scored(["充电桩"], analyzer, reader)
    assert {term.field for term in without_characters(terms)} == {
        "words",
        "grams",
        "title_words",
        "title_grams",
    }
    alone = scored(["车"], analyzer, reader)
    single = tuple(term for term in alone if term.field == "chars")
    assert without_characters(single) == single
