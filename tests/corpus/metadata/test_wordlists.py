"""Wordlists: bundled, extended by an operator, and refused when malformed."""

import pickle
from pathlib import Path

import pytest

from corpus.errors import SettingsError
from corpus.metadata import current_name, load_wordlists
from corpus.metadata.agencies import is_agency
from corpus.metadata.labels import read_labels
from corpus.metadata.outcomes import read_outcome
from corpus.metadata.regions import site_region


def test_an_operators_lists_extend_the_bundled_ones(tmp_path: Path):
    (tmp_path / "agencies.toml").write_text('names = ["滨江便民驿"]', encoding="utf-8")
    (tmp_path / "labels.toml").write_text('[labels]\noutcome = ["办成程度"]', encoding="utf-8")
    lists = load_wordlists(tmp_path)
    assert is_agency("滨江便民驿", lists)
    assert is_agency("澜州市教育局", lists)
    assert read_labels("办成程度：A", lists)[0].key == "outcome"


def test_an_operators_entries_win(tmp_path: Path):
    (tmp_path / "outcomes.toml").write_text(
        '[words]\ndeclined = ["留作参考"]\n\n[[schemes]]\nregion = "澜州市"\nletters = { C = "planned" }\n',
        encoding="utf-8",
    )
    (tmp_path / "lineage.toml").write_text(
        '[names]\n"澜州市规划局" = "澜州市自然资源和规划局"\n"澜州市旅游局" = "澜州市文化广电旅游局"\n',
        encoding="utf-8",
    )
    (tmp_path / "regions.toml").write_text(
        '[hosts]\n"www.lanzhou.example" = "澜州市"\n', encoding="utf-8"
    )
    lists = load_wordlists(tmp_path)
    word = read_outcome("留作参考", lists)
    letter = read_outcome("C类", lists, region="澜州市云溪区", year=2023)
    assert word is not None
    assert letter is not None
    assert (word.value, letter.value, letter.basis) == ("declined", "planned", "code")
    assert current_name("澜州市规划局", lists) == "澜州市自然资源和规划局"
    assert current_name("澜州市旅游局", lists) == "澜州市文化广电旅游局"
    assert site_region("", "https://www.lanzhou.example/a", lists) == "澜州市"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("outcomes.toml", '[words]\nsolved = ["解决"]'),
        ("agencies.toml", "endings = 3"),
        ("agencies.toml", "ends = []"),
        ("lineage.toml", "[names"),
        ("labels.toml", "labels = []"),
        ("regions.toml", "provinces = [1]"),
    ],
)
def test_a_malformed_file_is_refused_with_its_name_and_the_reason(
    tmp_path: Path, name: str, text: str
):
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=name):
        load_wordlists(tmp_path)


def test_a_file_in_another_encoding_is_refused(tmp_path: Path):
    (tmp_path / "agencies.toml").write_bytes('names = ["驿站"]'.encode("gb18030"))
    with pytest.raises(SettingsError, match="UTF-8"):
        load_wordlists(tmp_path)


def test_a_regular_expression_in_a_list_is_only_its_characters(tmp_path: Path):
    (tmp_path / "agencies.toml").write_text('endings = ["驿(站"]', encoding="utf-8")
    assert is_agency("滨江驿(站", load_wordlists(tmp_path))


def test_wordlists_travel_to_worker_processes():
    lists = load_wordlists(None)
    assert vars(pickle.loads(pickle.dumps(lists))) == vars(lists)  # noqa: S301
