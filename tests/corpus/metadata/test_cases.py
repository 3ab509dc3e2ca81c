"""Proposal and suggestion numbers with their sessions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.metadata.cases import find_case, find_case_number, merge, stated_case
from corpus.reply import Case


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("关于市政协会议第22号提案的答复", "22"),
        ("对第 6750 号建议的答复", "6750"),
        ("关于长椅的提案（第75号）的答复", "75"),
        ("关于长椅的建议(134号)的答复", "134"),
        ("第098号提案的答复", "098"),
        ("对第C117号提案的答复", "C117"),
        ("第BH035号建议的答复", "BH035"),
        ("第0704064号提案", "0704064"),
        ("第02403号（医疗卫生类173号）提案答复的函", "02403"),
        ("第20240147号提案的复函", "20240147"),
        ("第2024085号代表关于停车的建议", "2024085"),
        ("2017546号建议的答复", "2017546"),
        ("第93号建议", "93"),
        ("建议第93号", "93"),
        ("提案第38号", "38"),
        ("五次会议的第46号建议", "46"),
        ("第一百二十三号提案的答复", "123"),
        ("第〇〇六七号提案的答复", "0067"),
        ("第２４０３１５号提案", "240315"),
        ("第12、13号提案的答复", "12、13"),
        ("澜发改复〔2023〕第13号", None),
        ("澜发改复〔2023〕13号", None),
        ("关于第0278号的答复", "0278"),
        ("关于第67号重点提案的答复", "67"),
        ("关于第67号人大代表建议的答复", "67"),
        ("第12号和第13号提案的答复", "12、13"),
        ("第23号、第45号、第67号提案的答复", "23、45、67"),
        ("第0023号、0045号提案的答复", "0023、0045"),
        ("第12号提案、第13号提案的答复", "12、13"),
        ("第十二、十三号建议", "12、13"),
        ("第12号提案和3号线建设的答复", "12"),
        ("《关于长椅的建议》（提案编号：143097）收悉", "143097"),
        ("《关于长椅的提案》（编号：B0231）的答复", "B0231"),
        ("第12号《关于长椅的提案》的复函", "12"),
        ("关于第5号台风受灾补偿的答复", None),
        ("关于幸福路第5号院改造建议的答复", None),
        ("关于幸福路（5号院）改造建议的答复", None),
        ("关于第二号路的答复", None),
        ("关于市政府令第60号的答复", None),
        ("关于地铁2号线的答复", None),
        ("关于和平路1号楼的复函", None),
        ("关于加装电梯的答复", None),
    ],
)
def test_the_number_of_a_case_as_printed(title, number):
    assert find_case_number(title) == number


@pytest.mark.parametrize(
    ("title", "case"),
    [
        ("对区政协十六届三次会议第240315号提案的答复", ("区政协", 16, 3, "240315")),
        ("关于市十三届人大五次会议第0123号建议的答复", ("市人大", 13, 5, "0123")),
        ("对十三届全国人大四次会议第4567号建议的答复", ("全国人大", 13, 4, "4567")),
        ("关于区十届政协第三次会议第8号提案的答复", ("区政协", 10, 3, "8")),
        ("关于第十届政协第三次会议第8号提案的答复", ("政协", 10, 3, "8")),
        ("市政协十四届四次会议第38号提案", ("市政协", 14, 4, "38")),
        ("关于政协云溪县第十届委员会第二次会议第12号提案的答复", ("政协云溪县委员会", 10, 2, "12")),
        (
            "关于政协第十四届全国委员会第二次会议第02403号（医疗卫生类173号）提案答复的函",
            ("政协全国委员会", 14, 2, "02403"),
        ),
        ("县人大十九届二次会议第7号建议的答复", ("县人大", 19, 2, "7")),
        ("关于对县十九届人大二次会议第7号建议的答复", ("县人大", 19, 2, "7")),
        ("第十七届人民代表大会第二次会议第7号", ("人民代表大会", 17, 2, "7")),
        ("对市政协十四届三次会议 第 12 号提案的答复", ("市政协", 14, 3, "12")),
        ("2022年云溪县八届政协第一次会议第5号提案的答复", ("云溪县政协", 8, 1, "5")),
        ("澜州市教育局关于市十六届人大三次会议第31号建议的答复", ("市人大", 16, 3, "31")),
        (
            "关于政协澜州市第１４届委员会第３次会议第５号提案的答复",
            ("政协澜州市委员会", 14, 3, "5"),
        ),
        (
            "对市政协十四届二次会议第C8号、市十六届人大二次会议第18号建议的答复",
            ("市政协", 14, 2, "C8"),
        ),
        ("关于市九届人大建议的答复", None),
    ],
)
def test_session_and_number_in_any_order(title, case):
    expected = (
        None if case is None else Case(body=case[0], term=case[1], session=case[2], number=case[3])
    )
    assert find_case(title) == expected


@pytest.mark.parametrize(
    ("text", "case"),
    [
        ("16-3-240315", Case(term=16, session=3, number="240315")),
        (
            "区政协十六届三次会议第240315号",
            Case(body="区政协", term=16, session=3, number="240315"),
        ),
        ("240315", Case(number="240315")),
        ("C117", Case(number="C117")),
        ("0012，0013", Case(number="0012、0013")),
        ("三│五│二│一○二七", Case(term=3, session=5, number="1027")),
        ("三│六│一二│一八○三", Case(term=3, session=6, number="1803")),
        ("见附件", None),
    ],
)
def test_a_field_known_to_hold_a_case(text, case):
    assert stated_case(text) == case


def test_the_opening_fills_what_the_title_leaves_out():
    title, opening = Case(number="12"), Case(body="区政协", term=15, session=2)
    assert merge(title, opening) == Case(body="区政协", term=15, session=2, number="12")


def test_another_session_is_not_mixed_in():
    title, opening = Case(term=15, session=2), Case(term=14, session=1, number="9")
    assert merge(title, opening) == title


@given(
    st.text() | st.from_regex(r"[第届次会议号政协人大一二十0-9│\-（）建议 ]{0,40}", fullmatch=True)
)
def test_reading_a_case_never_raises(text):
    find_case(text)
    stated_case(text)
