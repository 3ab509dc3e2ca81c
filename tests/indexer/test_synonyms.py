"""Synonyms: what is added to a word, ours and the operator's, and what is refused."""

import pytest

from corpus import SettingsError, load_wordlists
from indexer.analysis import load_analyzer
from indexer.asking.units import Unit, demanded_units, units
from indexer.synonyms import load_synonyms


@pytest.fixture(scope="module")
def synonyms():
    return load_synonyms(None, load_wordlists())


@pytest.fixture(scope="module")
def analyzer():
    return load_analyzer()


@pytest.mark.parametrize(
    ("word", "added"),
    [
        ("地铁", "轨道交通"),
        ("轨道交通", "地铁"),
        ("发改委", "发展和改革委员会"),
        ("发展和改革委员会", "发改委"),
        ("卫计委", "卫健委"),
        ("幼儿园", "托幼"),
        ("学位", "入学"),
        ("电瓶车", "电动自行车"),
        ("老人", "老年人"),
        ("老人", "长者"),
        ("网约车", "网络预约出租汽车"),
        ("网络预约出租汽车", "网约车"),
        ("住房公积金", "公积金"),
    ],
)
def test_a_word_is_also_sought_as_another(synonyms, analyzer, word, added):
    (unit,) = units(word, analyzer, synonyms)
    assert added in unit.added


@pytest.mark.parametrize(("word", "other"), [("入学", "学位"), ("卫健委", "卫计委")])
def test_what_leads_one_way_does_not_lead_back(synonyms, word, other):
    assert other not in synonyms.added.get(word, ())


def test_no_synonym_holds_its_word_since_that_finds_it_already(synonyms):
    assert "公积金" not in synonyms.added
    assert all(word not in other for word, added in synonyms.added.items() for other in added)


def test_the_operator_adds_words(tmp_path):
    (tmp_path / "synonyms.toml").write_text(
        'groups = [["智轨", "智能轨道快运系统"]]\n[one_way]\n"地铁" = ["云巴"]\n', encoding="utf-8"
    )
    (tmp_path / "questions.toml").write_text('words = ["劳驾"]\n', encoding="utf-8")
    found = load_synonyms(tmp_path, load_wordlists())
    assert found.added["智轨"] == ("智能轨道快运系统",)
    assert found.added["地铁"] == ("轨道交通", "云巴")
    assert {"劳驾", "请问"} <= found.questions


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("groups = 3", "内容不合要求"),
        ("groups = [", "不是合格的 TOML"),
        ("other = 1", "内容不合要求"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_by_name(tmp_path, content, reason):
    (tmp_path / "synonyms.toml").write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError, match=rf"synonyms\.toml：{reason}"):
        load_synonyms(tmp_path, load_wordlists())


def test_a_file_in_another_encoding_is_refused(tmp_path):
    (tmp_path / "questions.toml").write_bytes('words = ["劳驾"]'.encode("gb18030"))
    with pytest.raises(SettingsError, match="UTF-8"):
        load_synonyms(tmp_path, load_wordlists())


@pytest.mark.parametrize(
    ("text", "demanded"),
    [
        ("孩子上小学没有学位怎么办", ["孩子", "上小学", "没有", "学位"]),
        ("请问能不能加装电梯？", ["加装电梯"]),
        ("怎么办", ["怎么办"]),
        ("12:30 发车", ["1230", "发车"]),
        ("http://www.gov.cn/a", ["httpwwwgovcna"]),
    ],
)
def test_questions_are_not_demanded_and_signs_join_numbers(analyzer, synonyms, text, demanded):
    found = demanded_units(units(text, analyzer, synonyms), synonyms)
    assert [unit.text for unit in found if isinstance(unit, Unit)] == demanded
