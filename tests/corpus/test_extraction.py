"""Extracting the replies of one file."""

import pytest

from corpus import ReadError, SettingsError, canonical_name, extract, load_settings, suffixes, walk


@pytest.fixture
def letter(tmp_path):
    path = tmp_path / "答复.txt"
    path.write_text("张三委员：\n您的提案收悉，将认真研究。", encoding="utf-8")
    return path


def test_a_path_is_enough_to_extract_a_file(letter):
    (file,) = walk(letter, canonical_name(letter.name), suffixes()).files
    (walked,) = extract(file, load_settings())
    assert list(extract(letter, load_settings())) == [walked]
    assert list(extract(str(letter), load_settings())) == [walked]


def test_a_path_without_a_file_is_a_read_error(tmp_path):
    with pytest.raises(ReadError, match="无法打开"):
        list(extract(tmp_path / "没有.txt", load_settings()))


def test_a_settings_folder_that_is_not_there_is_refused_and_not_passed_over(tmp_path):
    assert load_settings(str(tmp_path)).signature == load_settings(tmp_path).signature
    with pytest.raises(SettingsError, match="没有设置文件夹"):
        load_settings(tmp_path / "没有")
