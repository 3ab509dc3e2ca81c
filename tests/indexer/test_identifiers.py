"""Identifiers: every form that people type leads to the same key."""

import pytest

from corpus import Case, han
from indexer.engines.base import Value
from indexer.identifiers import (
    Identifier,
    case_keys,
    case_spellings,
    identify,
    number_keys,
    on_date,
)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("普发改提〔2023〕第13号", "普发改提〔2023〕13号"),
        ("普发改提[2023]13号", "普发改提〔2023〕13号"),
        ("普发改提（２０２３）０１３號", "普发改提〔2023〕13号"),
        ("普发改提【二〇二三】 第 十三 号", "普发改提〔2023〕13号"),
        ("普发改提﹝2023﹞13号", "普发改提〔2023〕13号"),
        ("〔2023〕13号", "〔2023〕13号"),
        ("臺專字第九○五號", "台专字905号"),
        ("152069", "第152069号"),
        ("0123", "第123号"),
        ("第152069号", "第152069号"),
        ("第 0123 号提案", "第123号"),
        ("提案第38号", "第38号"),
        ("93号建议", "第93号"),
        ("第C117号", "第c117号"),
        ("第十三号", "第13号"),
        ("区政协十五届二次会议第152069号", "15-2-152069"),
        ("区政协十五届二次会议 第152069号", "15-2-152069"),
        ("区政协15届2次152069", "15-2-152069"),
        ("15-2-152069", "15-2-152069"),
        ("十五届/二次", None),
        ("政协第十四届全国委员会第二次会议第4567号", "14-2-4567"),
        ("十三届全国人大四次会议第022号建议", "13-4-22"),
    ],
)
def test_a_number_is_recognised_in_every_form(typed, key):
    found = [one.exact for one in identify(typed) if isinstance(one, Identifier)]
    assert found == ([] if key is None else [Value("number", (key,))])


@pytest.mark.parametrize(
    "typed",
    [
        "2023年5月6日",
        "2023-05-06",
        "2023/5/6",
        "2023.5.6",
        "二〇二三年五月六日",
        "２０２３年０５月０６日",
    ],
)
def test_a_day_is_recognised_in_every_form(typed):
    (found,) = identify(typed)
    assert found.exact == on_date("2023-05-06")
    assert {"2023年5月6日", "2023-05-06", "二〇二三年五月六日"} <= {r.text for r in found.spellings}


@pytest.mark.parametrize(
    "typed",
    [
        "停车",
        "12:30",
        "5G",
        "2023年2月31日",
        "关于第13号楼",
        "13800000001",
        "999届1次1号",
        "😀",
        "*",
        "-",
    ],
)
def test_what_names_no_reply_is_just_words(typed):
    assert [one for one in identify(typed) if isinstance(one, Identifier)] == []


def test_identifiers_are_found_among_other_words():
    found = list(identify("停车 普发改委〔2023〕 13 号 收费 2023-05-06"))
    assert [one if isinstance(one, str) else one.text for one in found] == [
        "停车",
        "普发改委〔2023〕 13 号",
        "收费",
        "2023-05-06",
    ]


@pytest.mark.parametrize(
    ("number", "keys"),
    [
        ("普发改提〔2023〕第013号", ("普发改提〔2023〕13号", "〔2023〕13号")),
        ("澜（建）复〔2021〕7号", ("澜〔建〕复〔2021〕7号", "〔2021〕7号")),
        ("臺專字第九○五號", ("台专字905号",)),
        ("无规则编号A-1", ("无规则编号a-1",)),
        (" ", ()),
    ],
)
def test_the_keys_of_a_document_number(number, keys):
    assert number_keys(number) == keys


@pytest.mark.parametrize(
    ("case", "keys"),
    [
        (Case(number="0123"), ("第123号",)),
        (Case(body="区政协", term=15, session=2, number="C117"), ("第c117号", "15-2-c117")),
        (Case(term=1, session=2, number="7、8"), ("第7号", "1-2-7", "第8号", "1-2-8")),
        (Case(term=1, session=2), ()),
    ],
)
def test_the_keys_of_a_case(case, keys):
    assert case_keys(case) == keys


def test_a_case_is_spelled_as_people_type_it():
    case = Case(body="区政协", term=15, session=2, number="152069")
    assert case_spellings(case) == [
        "第152069号",
        "区政协十五届二次会议第152069号",
        "15-2-152069",
    ]
    assert [han(n) for n in (3, 10, 12, 20, 23)] == ["三", "十", "十二", "二十", "二十三"]


def test_a_misprinted_session_is_spelled_all_the_same():
    """第150届, as scans have it, ended the whole run."""
    case = Case(body="区政协", term=150, session=20230, number="31")
    assert case_spellings(case)[1] == "区政协一百五十届20230次会议第31号"


@pytest.mark.parametrize(
    ("prefix", "first", "last"),
    [
        ("2023-05-06", 20230506, 20230506),
        ("2023-05", 20230500, 20230599),
        ("2023", 20230000, 20239999),
    ],
)
def test_a_date_stands_for_the_days_in_it(prefix, first, last):
    found = on_date(prefix)
    assert (found.low >> 32, found.high >> 32) == (first, last)
