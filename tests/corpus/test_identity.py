"""When two replies are one."""

import json

import pytest

from corpus import File, extract, load_settings

STANDARD = {"department": "澜州市教育局", "date": "2023-05-06", "body": "提案收悉，将认真研究。"}
LETTER = "张三委员：\n    您的提案收悉，将认真研究。\n    澜州市教育局\n    2023年5月6日\n"


def contents(folder, *texts):
    """Return the digests of what the texts of files (or, as dicts, rows) say."""
    found = set()
    for number, text in enumerate(texts):
        path = folder / f"{number}.{'txt' if isinstance(text, str) else 'jsonl'}"
        path.write_text(text if isinstance(text, str) else json.dumps(text), encoding="utf-8")
        file = File(name=bytes(path), canonical=path.name, size=path.stat().st_size, mtime_ns=0)
        found |= {item.content for item in extract(file, load_settings())}
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"提案编号": "0123"}, {"提案编号": "0456"}),
        ({"提案编号": "2023-0123"}, {"提案编号": "2023-0456"}),
        ({"提案人": "张三"}, {"提案人": "李某"}),
    ],
)
def test_one_text_that_answers_two_proposals_is_two_replies(tmp_path, one, other):
    assert len(contents(tmp_path, STANDARD | one, STANDARD | other)) == 2


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"提案人": "张三"},
        {"提案人": "张三委员"},
        {"提案人": "张三", "url": "http://x.example/"},
    ],
)
def test_a_file_and_a_row_of_the_same_letter_are_one_reply(tmp_path, more):
    row = {
        "body": "张三委员：\n您的提案收悉，将认真研究。",
        "department": "澜州市教育局",
        "date": "2023-05-06",
    }
    assert len(contents(tmp_path, LETTER, row | more)) == 1


def test_a_case_named_in_full_and_by_its_number_is_one_case(tmp_path):
    title = {"title": "关于市政协十三届二次会议第0123号提案的答复"}
    rows = (STANDARD | title | more for more in ({}, {"提案编号": "123"}, {"case": "13-2-0123"}))
    assert len(contents(tmp_path, *rows)) == 1
