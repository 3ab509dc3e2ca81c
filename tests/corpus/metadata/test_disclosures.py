"""Disclosure labels."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.metadata.disclosures import bare_disclosure, enclosed_disclosure, read_disclosure


@pytest.mark.parametrize(
    ("printed", "value", "extent"),
    [
        ("主动公开", "public", None), ("主动公开·全文", "public", "full"), ("主动公开·摘要", "public", "summary"),
        ("主动公开（全文）", "public", "full"), ("全文公开", "public", "full"), ("同意对外公开", "public", None),
        ("公开", "public", None), ("是", "public", None), ("public", "public", None), ("可以公开", "public", None),
        ("依申请公开", "on_request", None), ("依 申 请 公 开", "on_request", None), ("on_request", "on_request", None),
        ("不予公开", "withheld", None), ("不公开", "withheld", None), ("不宜公开", "withheld", None),
        ("不同意公开", "withheld", None), ("不同意对外公开", "withheld", None), ("不主动公开", "withheld", None),
        ("暂不公开", "withheld", None), ("暂缓公开", "withheld", None), ("免予公开", "withheld", None), ("否", "withheld", None),
    ],
)  # fmt: skip
def test_a_label_has_its_class_and_extent(printed, value, extent):
    told = read_disclosure(printed)
    assert told is not None
    assert (told.value, told.printed, told.extent) == (value, printed, extent)


@pytest.mark.parametrize("printed", ["", "法定主动公开内容", "信息", "2023年5月6日"])
def test_what_says_nothing_of_disclosure_is_not_taken_for_it(printed):
    assert read_disclosure(printed) is None


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("主动公开", "public"), ("（此件主动公开）", "public"), ("(此件公开发布)", "public"), ("同意对外公开", "public"),
        ("公开属性：主动公开·全文", "public"), ("此件依申请公开", "on_request"), ("（此件不予公开）", "withheld"),
        ("【此件不公开】", "withheld"), ("公开方式：不予公开", "withheld"),
    ],
)  # fmt: skip
def test_a_line_of_nothing_but_the_label(line, value):
    told = bare_disclosure(line)
    assert told is not None
    assert told.value == value


@pytest.mark.parametrize(
    "line", ["主动公开政务信息三百条", "我局主动公开了办事指南。", "公开招标", "法定主动公开内容"]
)
def test_a_sentence_about_publishing_is_no_label(line):
    assert bare_disclosure(line) is None


def test_a_bracketed_label_is_found_in_running_text():
    told = enclosed_disclosure("感谢您的支持。（此件依申请公开）澜州市教育局")
    assert told is not None
    assert told.value == "on_request"


@settings(deadline=None)
@given(st.text() | st.from_regex("[（此件不予依申请主动公开·全文）]{0,20}", fullmatch=True))
def test_reading_a_disclosure_never_raises_and_a_refusal_is_never_public(text):
    told = read_disclosure(text)
    bare_disclosure(text)
    enclosed_disclosure(text)
    if "不予公开" in text and "法定主动公开内容" not in text:
        assert told is not None
        assert told.value == "withheld"
