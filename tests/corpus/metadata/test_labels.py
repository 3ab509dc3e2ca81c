"""Labelled fields."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.metadata.labels import read_labels


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
            [("department", "澜州市绿化局"), ("number", "")],
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
    assert read_labels(line, lists) == pairs


@settings(deadline=None)
@given(
    st.text()
    | st.from_regex(
        r"(文号|类 别|公开方式|来源)?[：: \t|]{0,3}[A类主动公开文号：]{0,12}", fullmatch=True
    )
)
def test_reading_labels_never_raises(lists, text):
    read_labels(text, lists)
