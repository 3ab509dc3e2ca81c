"""Outcome labels in words and letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.metadata.outcomes import read_outcome, title_letter


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("采纳解决", "resolved"), ("解决或采纳", "resolved"), ("已采纳", "resolved"), ("办结", "resolved"),
        ("已经解决或基本解决", "resolved"), ("解决采纳", "resolved"), ("“已解决”", "resolved"),
        ("正在解决", "in_progress"), ("部分解决", "in_progress"), ("处理中", "in_progress"),
        ("列入计划拟解决", "planned"), ("计划解决", "planned"), ("列入规划逐步解决", "planned"),
        ("留作参考", "reference"), ("暂不采纳，留作参考", "reference"), ("供参考", "reference"),
        ("暂时难以解决", "declined"), ("因条件限制暂不能解决", "declined"), ("不予采纳", "declined"),
        ("resolved", "resolved"), ("B类（正在解决）", "in_progress"), ("A——所提问题基本解决", "resolved"), ("B类：所提问题正在解决或已列入计划解决", "in_progress"),
        ("C类（所提问题因目前条件限制或其他原因需要以后解决）", "declined"), ("采纳解决（A）", "resolved"),
    ],
)  # fmt: skip
def test_words_have_their_class(lists, printed, value):
    label = read_outcome(printed, lists)
    assert label is not None
    assert (label.value, label.printed, label.basis) == (value, printed, "stated")


@pytest.mark.parametrize("printed", ["A", "A类", "（A）", "A1", "a类", "【A】"])
def test_a_is_resolved_everywhere(lists, printed):
    label = read_outcome(printed, lists)
    assert label is not None
    assert (label.value, label.basis) == ("resolved", "code")


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("☑A类 □B类", "resolved"),
        ("□A ☑B", "unknown"),
        ("A（√）B（ ）C（ ）", "resolved"),
        ("□解决采纳 ☑正在解决", "in_progress"),
    ],
)
def test_of_choices_beside_boxes_the_ticked_one_is_the_outcome(lists, printed, value):
    label = read_outcome(printed, lists)
    assert label is not None
    assert (label.value, label.printed) == (value, printed)


@pytest.mark.parametrize("printed", ["□A ☑B □", "☑A ☑B", "□A □B", "A □B ☑"])
def test_boxes_that_leave_a_doubt_are_no_outcome(lists, printed):
    assert read_outcome(printed, lists) is None


@pytest.mark.parametrize("printed", ["B", "B类", "C类", "（D）", "乙类", "E", "甲类"])
def test_any_other_letter_says_nothing_without_its_issuers_table(lists, printed):
    label = read_outcome(printed, lists)
    assert label is not None
    assert (label.value, label.printed) == ("unknown", printed)


@pytest.mark.parametrize(
    ("printed", "issuer", "value"),
    [
        ("C类", ("甘肃省教育厅", "甘肃省", 2015), "declined"),
        ("C类", ("甘肃省教育厅", "甘肃省", 2016), "unknown"),
        ("C类", ("甘肃省民政厅", "甘肃省", 2015), "unknown"),
        ("B类", ("南阳市民政局", "南阳市", 2021), "planned"),
        ("B类", ("南阳市民政局", "南阳市", None), "unknown"),
        ("丙类", ("沁阳市水利局", "沁阳市", 2023), "declined"),
        ("乙", ("沁阳市水利局", "沁阳市", 2023), "in_progress"),
    ],
)
def test_a_letter_means_what_its_issuer_and_year_say(lists, printed, issuer, value):
    name, region, year = issuer
    label = read_outcome(printed, lists, issuers=(name,), region=region, year=year)
    assert label is not None
    assert label.value == value


@pytest.mark.parametrize(
    "printed",
    [
        "提案",
        "分办",
        "满意",
        "非常满意",
        "主办",
        "建议",
        "",
        "其他",
        "F类",
        "这一意见我局暂无法采纳",
    ],
)
def test_what_is_no_outcome_is_not_taken_for_one(lists, printed):
    assert read_outcome(printed, lists) is None


@pytest.mark.parametrize(
    ("title", "letter"),
    [
        ("关于停车的函（A）", "（A）"),
        ("关于停车的函(B类)", "(B类)"),
        ("关于停车（三期）的函", None),
        ("关于A股的函", None),
    ],
)
def test_the_letter_in_a_titles_last_brackets(title, letter):
    assert title_letter(title) == letter


@given(st.text())
def test_reading_an_outcome_never_raises(lists, text):
    read_outcome(text, lists)
