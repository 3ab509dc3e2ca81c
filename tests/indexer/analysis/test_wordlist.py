"""Wordlists: every word of ours is needed and does its work; the operator's are read with them."""

import pytest

from corpus import SettingsError
from indexer.analysis.segment import RjiebaSegmenter
from indexer.analysis.wordlist import FREQUENCY, read_wordlist


def test_each_of_our_words_is_split_without_us():
    stock = RjiebaSegmenter({})
    kept = [word for word in read_wordlist(None) if stock.cut(word, guess=False) == [word]]
    assert kept == []


def test_each_of_our_words_comes_out_whole():
    words = read_wordlist(None)
    segmenter = RjiebaSegmenter(words)
    assert len(words) >= 300
    assert [word for word in words if segmenter.cut(word, guess=False) != [word]] == []


def test_the_usual_frequency_is_the_smallest_that_keeps_every_word_whole():
    smaller = dict.fromkeys(read_wordlist(None), FREQUENCY - 1)
    segmenter = RjiebaSegmenter(smaller)
    assert any(segmenter.cut(word, guess=False) != [word] for word in smaller)


def test_the_operators_words_join_ours(tmp_path):
    (tmp_path / "words.txt").write_text(
        "# 本区地名\n東新村 500\n长寿路街道\n\n桃浦智创城 # 新名\n", encoding="utf-8-sig"
    )
    words = read_wordlist(tmp_path)
    assert words["东新村"] == 500
    assert words["长寿路街道"] == FREQUENCY
    assert words["桃浦智创城"] == FREQUENCY
    assert "充电桩" in words


def test_a_settings_folder_without_a_list_adds_nothing(tmp_path):
    assert read_wordlist(tmp_path) == read_wordlist(None)


@pytest.mark.parametrize("line", ["桃浦 多", "桃浦 0", "桃浦 1 n", "桃浦 -3", "桃浦 ２"])
def test_a_wrong_line_is_named(tmp_path, line):
    (tmp_path / "words.txt").write_text(f"好词\n{line}\n", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"words\.txt 第2行"):
        read_wordlist(tmp_path)


def test_a_list_in_another_encoding_is_refused(tmp_path):
    (tmp_path / "words.txt").write_bytes("充电桩".encode("gb18030"))
    with pytest.raises(SettingsError, match="UTF-8"):
        read_wordlist(tmp_path)
