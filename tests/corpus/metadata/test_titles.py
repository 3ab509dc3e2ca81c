"""Titles, whole and broken."""

import pytest

from corpus.metadata.titles import (
    choose_title,
    close_spaces,
    ends_as_reply,
    is_case_line,
    is_titled,
    join_title,
    title_run,
)


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("关于停车的答    复", "关于停车的答复"),
        (
            "对区政协十六届三次会议 第240315号提案的答复",
            "对区政协十六届三次会议第240315号提案的答复",
        ),
        ("对第 6750 号建议的答复", "对第6750号建议的答复"),
        ("关于 Wi Fi 建设的复函", "关于Wi Fi建设的复函"),
        ("关于停车　（三期）的函", "关于停车（三期）的函"),
    ],
)
def test_spaces_inside_chinese_are_closed(text, closed):
    assert close_spaces(text) == closed


@pytest.mark.parametrize(
    "line", ["2023-09-01 10:00 来源：澜州市水利局", "时间：2023年9月1日", "澜州市水利局 2023-09-01"]
)
def test_a_line_with_date_or_source_under_a_title_is_no_part_of_it(line):
    assert choose_title([["关于第8号提案的答复", line]]) == ("关于第8号提案的答复", [line])


def test_a_broken_title_is_joined():
    assert join_title(["关于市政协第8号", "  提案的", "答  复"]) == "关于市政协第8号提案的答复"


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        (["关于第8号提案的答复", "您提出的建议收悉。"], 1),
        (["关于市十六届人大三次会议", "第8号建议的", "答  复", "收悉。"], 3),
        (["《关于增设长椅的建议》的答复函"], 1),
        (["澜州市教育局关于第8号建议的复函"], 1),
        (["关于增设长椅的建议"], 1),
        (["关于增设长椅的建议", "的答复"], 2),
        (["關於市政協十二屆三次會議第8號提案的答覆"], 1),
        (["关于长椅的问题，我局已答复。"], 0),
        (["我局高度重视"], 0),
        ([], 0),
    ],
)
def test_a_title_without_a_greeting_is_known_by_its_end(lines, count):
    assert title_run(lines) == count


@pytest.mark.parametrize(
    ("groups", "title", "unused"),
    [
        (
            [["关于增设长椅的建议", "关于第8号提案的答复"]],
            "关于第8号提案的答复",
            ["关于增设长椅的建议"],
        ),
        ([["关于第8号提案的答复"], ["关于第8号提案的答复"]], "关于第8号提案的答复", []),
        ([["增设滨江长椅"]], "增设滨江长椅", []),
        (
            [["建议提案信息"], ["澜州市绿化局对滨江长椅的答复"]],
            "澜州市绿化局对滨江长椅的答复",
            ["建议提案信息"],
        ),
        (
            [["关于增设长椅的答复", "市政协十四届二次会议提案第0067号"]],
            "关于增设长椅的答复",
            ["市政协十四届二次会议提案第0067号"],
        ),
        (
            [["市政协十四届二次会议第0067号提案", "关于增设长椅的建议"]],
            "关于增设长椅的建议",
            ["市政协十四届二次会议第0067号提案"],
        ),
        (
            [["首页 机构职能 工作动态", "关于第8号提案的答复"]],
            "关于第8号提案的答复",
            ["首页 机构职能 工作动态"],
        ),
        ([["澜州市十六届人大会议", "第8号建议的答复"]], "澜州市十六届人大会议第8号建议的答复", []),
        ([["市政协十四届二次会议第0067号提案"]], "市政协十四届二次会议第0067号提案", []),
        ([], None, []),
    ],
)
def test_the_title_that_speaks_of_a_reply_is_the_letters(groups, title, unused):
    assert choose_title(groups) == (title, unused)


def test_the_line_that_the_page_is_named_after_is_the_title():
    groups = [["提案办理的答复", "滨江步道座椅"]]
    assert choose_title([["提案办理的答复"], ["滨江步道座椅"]], "滨江步道座椅") == (
        "滨江步道座椅",
        ["提案办理的答复"],
    )
    assert choose_title(groups, "另一个题目")[0] == "提案办理的答复滨江步道座椅"


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("市政协十四届二次会议第0067号提案", True),
        ("市政协十四届二次会议提案第0067号", True),
        ("（县第十八届人大第二次会议第93号建议）", True),
        ("关于市政协十四届二次会议第0067号提案", False),
        ("市政协十四届二次会议第0067号提案的答复", False),
        ("第0067号提案", False),
    ],
)
def test_a_line_that_names_the_case_and_nothing_else(line, named):
    assert is_case_line(line) is named


@pytest.mark.parametrize(
    ("line", "titled"),
    [
        ("关于停车的几个问题", True), ("停车提案的答复", True), ("破解停车难的建议", True),
        ("白榆区人民政府", False), ("今天是星期一", False), ("市政协十四届二次会议第0067号提案", False),
    ],
)  # fmt: skip
def test_the_form_of_a_title(line, titled):
    assert is_titled(line) is titled


@pytest.mark.parametrize(
    ("title", "reply"),
    [
        ("关于停车的答复", True), ("对停车提案的答复函", True), ("停车的复函", True), ("关于停车的回复", True), ("关于停车的函（A）", True),
        ("提案办理情况的答复", True), ("第8号会办意见的函", True), ("第8号提案的协办函", True), ("关于停车的建议", False), ("反映停车难", False),
    ],
)  # fmt: skip
def test_the_title_of_a_reply_is_told_from_that_of_a_question(title, reply):
    assert ends_as_reply(title) is reply
