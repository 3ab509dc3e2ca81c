"""Pinyin: readings, keys, and the table against the library that it is from."""

import unicodedata

import pytest
from pypinyin.constants import PINYIN_DICT

from indexer.analysis import fold
from indexer.analysis.pinyin import (
    MOST_READINGS,
    initials,
    near,
    read_as,
    readings,
    sound,
    sounding_like,
    spelling,
    spelt,
    syllables,
)


def toneless(marked: str) -> str:
    """Drop the tone marks of pypinyin's syllables; ü is v and ê is e, as in the table."""
    parts = unicodedata.normalize("NFD", marked).replace("u\u0308", "v")
    return "".join(char for char in parts if not unicodedata.combining(char))


@pytest.mark.parametrize(
    ("word", "letters", "first_letters"),
    [
        ("停车费", "tingchefei", "tcf"),
        ("中小微企业", "zhongxiaoweiqiye", "zxwqy"),
        ("绿道", "lvdao", "ld"),
        ("侵略", "qinlue", "ql"),
        ("5g网络", "5gwangluo", "5gwl"),
        ("wifi", "wifi", "wifi"),
    ],
)
def test_a_word_is_spelt_as_people_type_it(word, letters, first_letters):
    usual = readings(word)[0]
    assert spelling(usual) == letters
    assert initials(usual) == first_letters


@pytest.mark.parametrize(
    ("word", "letters"), [("重庆", "chongqing"), ("银行", "yinhang"), ("校长", "xiaozhang")]
)
def test_a_character_may_be_read_otherwise_in_a_word(word, letters):
    assert letters in map(spelling, readings(word))


def test_few_readings_are_kept_however_many_there_could_be():
    assert len(readings("重行长乐重行长乐")) == MOST_READINGS


@pytest.mark.parametrize(
    ("typed", "key"),
    [("Xi'an", "xian"), ("lüe", "lue"), ("LVE", "lue"), ("nü", "nv"), ("tīng", "tīng")],
)
def test_typed_letters_become_keys(typed, key):
    assert spelt(typed) == key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("zhang", "zang"),
        ("chi", "ci"),
        ("shi", "si"),
        ("nan", "lan"),
        ("fang", "fan"),
        ("meng", "men"),
        ("xing", "xin"),
        ("zhuang", "zuan"),
    ],
)
def test_near_homophones_share_a_form(one, other):
    assert near(one) == near(other)


@pytest.mark.parametrize(("one", "other"), [("fei", "hei"), ("ting", "tong"), ("n", "l")])
def test_what_sounds_different_has_another_form(one, other):
    assert near(one) != near(other)


def test_words_that_sound_alike_share_a_key():
    assert sound(readings("停车费")[0]) == sound(readings("亭车肥")[0])


def test_a_syllable_is_read_exactly_and_alike_characters_nearly():
    assert "费" in read_as("fei")
    assert "张" not in read_as("zan")
    assert "张" in sounding_like()["zan"]
    assert read_as("xyz") == ""


def test_every_reading_of_the_table_is_pypinyins_and_the_usual_one_its_first():
    for char, read in syllables().items():
        theirs = [toneless(one) for one in PINYIN_DICT[ord(char)].split(",")]
        assert read[0] == theirs[0], char
        assert set(read) <= set(theirs), char
        assert len(set(read)) == len(read), char


def test_every_character_of_gb_2312_has_a_reading():
    known = syllables()
    for high in range(0xB0, 0xF8):
        for low in range(0xA1, 0xFF):
            if (high, low) >= (0xD7, 0xFA) and high == 0xD7:
                continue  # the five places without a character
            char = bytes([high, low]).decode("gb2312")
            assert fold(char) in known, char
