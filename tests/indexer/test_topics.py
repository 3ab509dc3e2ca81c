"""Topics: which words of a reply may complete a search, and which never do."""

import pytest

from indexer import Options, build_index, open_index
from indexer.topics import formulas, is_topic


@pytest.mark.parametrize("word", ["电梯", "中小微企业", "wifi", "5g", "三农", "一带一路", "二手房"])
def test_words_with_a_subject_are_topics(word):
    assert is_topic(word)


@pytest.mark.parametrize(
    "word",
    [
        "梯",
        "收悉",
        "答复",
        "十四届",
        "一批",
        "2023",
        "138",
        "a7",
        "m14",
        "a00023583",
        "3.5",
        "averyveryverylongword",
        "",
    ],
)
def test_numbers_codes_single_characters_and_formulas_are_none(word):
    assert not is_topic(word)


def test_formulas_are_words_without_blanks_or_signs():
    assert formulas()
    assert all(word.isalpha() for word in formulas())


@pytest.mark.parametrize(
    ("field", "text"), [("title", "请致电13812345678谈合同"), ("body", "请致电13812345678谈合同")]
)
def test_what_is_masked_is_no_topic_even_within(rows, tmp_path, field, text):
    record = {"id": "1", "title": "电梯", "body": "电梯", "kind": "来信", field: text}
    build_index([rows("a.jsonl", record).parent], tmp_path / "i", Options(engine="memory"))
    for prefix in ("1", "138", "1381", "5678"):
        for one in open_index(tmp_path / "i").suggest(prefix):
            assert "12345678" not in one.text
