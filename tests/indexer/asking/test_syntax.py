"""The search syntax: any text is understood, and what was understood prints as the same search."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.asking.expression import (
    LABELS,
    And,
    Choice,
    Exact,
    Expression,
    Field,
    InYears,
    Not,
    Nothing,
    Or,
    Words,
    demanded,
)
from indexer.asking.query import Years
from indexer.asking.syntax import DEEPEST, LONGEST, MOST_PARTS, parse
from indexer.errors import QueryError

SIGNS = st.sampled_from(
    [
        *'ab停- －()（）"“”「」『』|：%\n',
        "OR",
        " OR ",
        "ＯＲ",
        "部门:",
        "年:2019",
        "年:",
        "结果:采纳",
        "title:",
        "标题： ",
        "(2023)13号",
        "-(",
        '-"',
        "\u200b",
        "¶",
        "\ud800",
        "12:30",
    ]
)

UNDERSTOOD: list[tuple[str, Expression]] = [
    ("", Nothing()),
    (" 　\u200b", Nothing()),
    ("充电桩  建设", Words("充电桩 建设")),
    ("“停车 收费”", Exact("停车 收费")),
    ("「停车」『收费』", And((Exact("停车"), Exact("收费")))),
    ("”停车“", Exact("停车")),
    ("「说“停车”」", Exact("说“停车”")),
    ("小区“停车”收费", And((Words("小区"), Exact("停车"), Words("收费")))),
    ("停车 -收费", And((Words("停车"), Not(Words("收费"))))),
    ("停车 －“收费”", And((Words("停车"), Not(Exact("收费"))))),
    ("停车 -(收费 OR 充电)", And((Words("停车"), Not(Or((Words("收费"), Words("充电"))))))),
    ("-(-停车)", Words("停车")),
    ("停车 收费 OR 充电", Or((Words("停车 收费"), Words("充电")))),
    ("停车|充电｜换电", Or((Words("停车"), Words("充电"), Words("换电")))),
    ("停车（收费 OR 充电）", And((Words("停车"), Or((Words("收费"), Words("充电")))))),
    ("(停车 (收费)) 充电", Words("停车 收费 充电")),
    ("a OR (b OR c)", Or((Words("a"), Words("b"), Words("c")))),
    ("停车 or 收费", Words("停车 or 收费")),
    ("部门：发改委", Field("department", "发改委")),
    ("部門:發改委", Field("department", "發改委")),
    ("Title:“停车 收费”", Field("title", "停车 收费", exact=True)),
    ("提案人： 吴景瀚", Field("addressee", "吴景瀚")),
    ("文号:普发改委(2023)13号", Field("number", "普发改委(2023)13号")),
    ("文号:(2023)13号", Field("number", "(2023)13号")),
    ("-部门:教育局", Not(Field("department", "教育局"))),
    ("年:2019-2021", InYears(Years(2019, 2021))),
    ("year:2019", InYears(Years(2019, 2019))),
    ("结果:采纳 类型:letter", And((Choice("outcome", "resolved"), Choice("kind", "letter")))),
]
WORDS = [
    "〔2023〕13号",
    "普发改委(2023)13号",
    "（2023）第13号",
    "15-2-152069",
    "021-52564588",
    "2023-05-06",
    "12:30",
    "http://www.shpt.gov.cn/a?b=c",
    "办理结果:采纳",
    "foo:bar",
    "C++",
    "🚇",
    "*",
    "--停车",
    "-%",
    "a-b",
    "C(a)(b(c))d",
]
PASSED_OVER: list[tuple[str, Expression]] = [
    ("-", Nothing()),
    ("停车 - 收费", Words("停车 收费")),
    ("OR", Nothing()),
    ("OR 停车 OR OR", Words("停车")),
    ("停车 -OR 收费", Or((Words("停车"), Words("收费")))),
    ('"停车', Words("停车")),
    ('停车" 收费', Words("停车 收费")),
    ("停车」", Words("停车")),
    ("(停车", Words("停车")),
    ("停车)收费", Words("停车 收费")),
    ('""', Nothing()),
    ("()", Nothing()),
    ("-()", Nothing()),
    ("-(停车", Words("停车")),
    ("部门:", Words("部门")),
    ("部门: OR 停车", Or((Words("部门"), Words("停车")))),
    ("部门: 年:2019", And((Words("部门"), InYears(Years(2019, 2019))))),
    ('标题:""', Words("标题")),
    ('-:/*()[]"~^', Words("-:/*()[] ~^")),
]


@pytest.mark.parametrize(("text", "meant"), UNDERSTOOD)
def test_the_syntax_is_understood(text, meant):
    assert parse(text) == meant


@pytest.mark.parametrize("typed", [*LABELS.values(), *LABELS])
def test_every_field_goes_by_both_its_names(typed):
    value = {"年": "2019", "year": "2019", "结果": "采纳", "outcome": "采纳"}.get(typed, "提案")
    (name,) = (name for name in LABELS if typed in (name, LABELS[name]))
    assert str(parse(f"{typed}:{value}")).startswith(f"{LABELS[name]}:")


@pytest.mark.parametrize("text", WORDS)
def test_what_only_looks_like_syntax_is_words(text):
    assert parse(text) == Words(text)


@pytest.mark.parametrize("sign", "\u200b\u00ad\u2060\ufeff\u200e")
def test_what_nobody_sees_parts_no_word(sign):
    assert parse(f"停{sign}车 {sign}-收{sign}费") == parse("停车 -收费")


@pytest.mark.parametrize(("text", "meant"), PASSED_OVER)
def test_signs_without_their_other_half_are_passed_over(text, meant):
    assert parse(text) == meant


@given(st.one_of(st.lists(SIGNS, max_size=14).map("".join), st.text(st.characters())))
@settings(max_examples=800)
def test_what_was_understood_prints_as_the_same_search(text):
    try:
        meant = parse(text)
    except QueryError:
        return
    assert parse(str(meant)) == meant


@given(st.text(st.sampled_from('-:：/*()（）[]〔〕"“”「」~^|+.，。🚇OR 停a1')))
@settings(max_examples=400)
def test_punctuation_is_never_refused(text):
    parse(text)


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("年:abc", "看不懂年份“abc”"),
        ("停车 year:“去年”", "看不懂年份“去年”"),
        ("结果:没有的类别", "没有“没有的类别”这种办理结果：可选 已解决或采纳"),
        ("类型:报告", "没有“报告”这种类型：可选 提案答复"),
        ("停" * (LONGEST + 1), "请缩短到1,000字以内"),
        ("(" * 10_001, "请缩短到1,000字以内"),
        ("停 " * (MOST_PARTS + 1), "请把检索词减少到100个以内"),
        ("(" * (DEEPEST + 1) + "停" + ")" * (DEEPEST + 1), "请减少到25层以内"),
    ],
)
def test_only_what_has_no_meaning_is_refused_with_advice(text, advice):
    with pytest.raises(QueryError, match=advice):
        parse(text)


@pytest.mark.parametrize(
    "text",
    [
        "停" * LONGEST,
        "停 " * MOST_PARTS,
        "(" * DEEPEST + "停" + ")" * DEEPEST,
        "年:2019-2021 " * 76,
        '"停"' * MOST_PARTS,
    ],
)
def test_what_is_just_within_the_limits_prints_within_them(text):
    assert parse(str(parse(text))) == parse(text)


def test_a_hit_is_found_by_what_is_asked_of_the_whole_text():
    expression = parse("停车的费用 “答复 函” -收费 (5元 OR 「停」) 标题:电梯 年:2019")
    assert list(demanded(expression)) == [
        Words("停车的费用"),
        Exact("答复 函"),
        Words("5元"),
        Exact("停"),
    ]
    assert list(demanded(parse("-停车"))) == []
