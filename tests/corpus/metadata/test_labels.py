"""Labelled fields."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.metadata.labels import labels_at, read_labels


@pytest.mark.parametrize(
    ("line", "pairs"),
    [
        ("办理结果：采纳解决", [("outcome", "采纳解决")]),
        ("类 别:B", [("outcome", "B")]),
        ("【文号】：澜绿复〔2023〕13号", [("number", "澜绿复〔2023〕13号")]),
        ("文号：", [("number", "")]),
        ("文号：　公开方式：主动公开", [("number", ""), ("disclosure", "主动公开")]),
        ("公开方式 | 主动公开", [("disclosure", "主动公开")]),
        ("公开方式\t主动公开", [("disclosure", "主动公开")]),
        ("办理类型 A类", [("outcome", "A类")]),
        ("名称 是什么", []),
        ("类别很多，不一一列举", []),
        (
            "索引号：0001 发布机构：澜州市教育局 发布日期：2023-05-06",
            [("other", "0001"), ("department", "澜州市教育局"), ("published", "2023-05-06")],
        ),
        ("我局办理结果：采纳", []),
        (
            "公开方式\t主动公开\t办理结果\t已解决",
            [("disclosure", "主动公开"), ("outcome", "已解决")],
        ),
        (
            "承办单位\t澜州市绿化局\t督办\t某某\t文号",
            [("department", "澜州市绿化局"), ("unknown", "某某"), ("number", "")],
        ),
        ("文号\t办理结果\t公开方式", [("number", ""), ("outcome", ""), ("disclosure", "")]),
        (
            "日期：2023-05-06 来源：澜州市绿化局 阅读：41",
            [("published", "2023-05-06"), ("source", "澜州市绿化局"), ("other", "41")],
        ),
        ("受文者：瀾州市文獻小組", [("addressee", "瀾州市文獻小組")]),
        ("發文日期：中華民國一一二年五月六日", [("date", "中華民國一一二年五月六日")]),
        ("", []),
    ],
)
def test_the_labels_of_a_line(lists, line, pairs):
    assert [(label.key, label.value) for label in read_labels(line, lists)] == pairs


@pytest.mark.parametrize(
    ("lines", "pairs", "used"),
    [
        (["来信人", "张某"], [("asker", "张某")], 2),
        (["来信人", "来信时间"], [("asker", "")], 1),
        (["来源", "张某代表："], [("source", "")], 1),
        (["文号", "关于路灯的答复"], [("number", "")], 1),
        (["答复内容", "已修。"], [("reply", "")], 1),
        (
            ["文号\t公开属性\t督办", "澜函〔2023〕5号\t依申请公开\t李某"],
            [("number", "澜函〔2023〕5号"), ("disclosure", "依申请公开"), ("unknown", "李某")],
            2,
        ),
        (["关于路灯的答复", "张某"], [], 0),
    ],
)
def test_a_labels_value_may_stand_on_the_next_line(lists, lines, pairs, used):
    labels, taken = labels_at(lines, 0, lists)
    assert ([(label.key, label.value) for label in labels], taken) == (pairs, used)


def test_what_an_unknown_label_of_a_row_says_is_told(lists):
    labels = read_labels("文号\t澜函〔2023〕5号\t联系人\t李某\t很满意", lists)
    assert [label.printed for label in labels] == [
        "文号：澜函〔2023〕5号",
        "联系人：李某",
        "很满意",
    ]


@given(
    st.text()
    | st.from_regex(
        r"(文号|类 别|公开方式|来源)?[：: \t|]{0,3}[A类主动公开文号：]{0,12}", fullmatch=True
    )
)
def test_reading_labels_never_raises(lists, text):
    read_labels(text, lists)
