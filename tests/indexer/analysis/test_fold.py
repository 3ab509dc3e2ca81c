"""Folding: one form for what a searcher takes for one thing, and no character more or less."""

import unicodedata

import opencc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis.fold import LIMIT, fold, fold_table, lines, squeeze, traditional

PAIRS = [
    ("ＡＢＣ１２３", "abc123"),
    ("WiFi-6", "wifi-6"),
    ("臺北市電動車", "台北市电动车"),
    ("⼀⽇", "一日"),
    ("車", "车"),
    ("[2023](2023)（2023）【2023】﹝2023﹞［2023］〔2023〕", "〔2023〕" * 7),
    ("二○二三年", "二〇二三年"),
    ("四│四—１－–‐−", "四-四-1----"),
    ("“a”「a」『a』＂a＂", '"a"' * 4),
    ("巴燕‧達魯·巴・乌•", "巴燕·达鲁·巴·乌·"),
    ("3～5〜6", "3~5~6"),
    ("，；：！？％", ",;:!?%"),
    ("答　复\u00a0\t函", "答 复  函"),
    ("a\u200bb\ufeffc\ufe0fd¶e\ud800f\uffffg", "a b c d e f g"),
    ("a\r\nb\u2028c\x85d\ve", "a\n\nb\nc\nd\ne"),
    ("①Ⅷ㎡½…", "1ⅷ㎡½…"),
    ("🚇", "🚇"),
]


@pytest.mark.parametrize(("text", "folded"), PAIRS)
def test_what_is_one_thing_to_a_searcher_folds_to_one_form(text, folded):
    assert fold(text) == folded


@given(st.text(st.characters()))
def test_folding_keeps_the_length_and_is_done_at_once(text):
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded


def test_no_character_of_the_table_folds_to_one_that_folds_again():
    table = fold_table()
    assert len(table) == LIMIT
    assert table.translate(table) == table


def test_blanks_and_line_ends_are_all_of_one_kind():
    blanks = {char for char in fold_table() if char.isspace()}
    assert blanks == {" ", "\n"}


def test_the_traditional_characters_are_those_of_opencc():
    convert = opencc.OpenCC("t2s").convert
    points = (chr(point) for point in range(0x20, LIMIT) if not 0xD800 <= point < 0xE000)
    plain = [char for char in points if unicodedata.normalize("NFKC", char) == char]
    assert traditional() == {char: convert(char) for char in plain if convert(char) != char}


def test_lines_lose_their_blanks_and_empty_ones_are_none():
    assert lines(fold("　　停车 费\r\n \n5 元\n")) == ["停车费", "5元"]


def test_squeezing_drops_blanks_and_line_ends():
    assert squeeze(" 答　复\n函\u200b ") == "答复函"
