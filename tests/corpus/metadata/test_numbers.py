"""Document numbers (文号) in all their brackets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.metadata.numbers import find_number, read_number


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("澜发改复〔2023〕13号", "澜发改复〔2023〕13号"),
        ("澜发改复[2023]13号", "澜发改复〔2023〕13号"),
        ("澜发改复【2023】13号", "澜发改复〔2023〕13号"),
        ("澜发改复（2023）13号", "澜发改复〔2023〕13号"),
        ("澜发改复(2023)13号", "澜发改复〔2023〕13号"),
        ("澜发改复﹝2023﹞13号", "澜发改复〔2023〕13号"),
        ("澜发改复［2023］13号", "澜发改复〔2023〕13号"),
        ("澜发改复〔２０２３〕１３号", "澜发改复〔2023〕13号"),
        ("澜发改复 〔 2023 〕 13 号", "澜发改复〔2023〕13号"),
        ("澜建复〔2023〕第22号", "澜建复〔2023〕22号"),
        ("建提复字〔2023〕第29号", "建提复字〔2023〕29号"),
        ("澜医保函〔2024〕212号", "澜医保函〔2024〕212号"),
        ("澜发改复〔二〇二三〕十三号", "澜发改复〔2023〕13号"),
        ("澜发改复〔2023〕八号", "澜发改复〔2023〕8号"),
        ("澜发改复〔2023〕13号　（A）", "澜发改复〔2023〕13号"),
        ("〔澜发改复（2023）13号〕", "澜发改复〔2023〕13号"),
        ("（澜发改复〔2023〕13号）", "澜发改复〔2023〕13号"),
        ("澜州市民政局文件　　澜民发【2024】275号", "澜民发〔2024〕275号"),
        ("澜民发【2024】275号　　　签发人：钱某", "澜民发〔2024〕275号"),
        ("日政办函〔2021〕4号", "日政办函〔2021〕4号"),
        ("[政府发文]〔2019〕77号", "[政府发文]〔2019〕77号"),
        ("臺八十七專字第八○一一二三號", "臺八十七專字第八○一一二三號"),
        ("院臺專字第○九三○○二二四六八號", "院臺專字第○九三○○二二四六八號"),
        ("中華民國八十七年九月十四日臺八十七專字第八○一一二三號", "臺八十七專字第八○一一二三號"),
        ("根据澜发改复〔2023〕13号的规定", None),
        ("《关于停车的通知》（澜政发〔2019〕5号）", None),
        ("关于第13号提案的答复", None),
        ("13号", None),
        ("生成日期：2023-05-06", None),
        ("", None),
    ],
)
def test_a_line_that_is_a_document_number_has_one_form(line, value):
    assert find_number(line) == value


@pytest.mark.parametrize(
    ("line", "glued"),
    [
        ("澜交复函[2017]19号B类", "B类"),
        ("澜交复函[2017]5号(B类)", "(B类)"),
        ("澜交复函[2017]5号", None),
    ],
)
def test_a_class_glued_to_the_number_is_kept_apart(line, glued):
    found = read_number(line)
    assert found is not None
    assert found.glued == glued
    assert found.year == 2017


def test_the_number_is_kept_as_printed_beside_its_form():
    found = read_number("澜发改复【２０２３】 第13 号")
    assert found is not None
    assert found.printed == "澜发改复【２０２３】 第13 号"


@given(st.text() | st.from_regex(r"[一-三〔【\[（0-9\]〕】）第号號 ]{0,30}", fullmatch=True))
def test_reading_a_number_never_raises(text):
    read_number(text)
