"""Disclosure labels."""

import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.metadata.disclosures import (
    bare_disclosure,
    disclosures_inside,
    filed_disclosure,
    read_disclosure,
)


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
        ("未公开", "withheld", None), ("不应公开", "withheld", None), ("不可公开", "withheld", None),
        ("不宜在网上公开", "withheld", None), ("无需对外公开", "withheld", None), ("不予", "withheld", None),
        ("公开（依申请）", "on_request", None), ("依申请", "on_request", None), ("是否依申请公开：是", "on_request", None),
        ("已公开", "public", None), ("摘要公开", "public", "summary"), ("面向社会", "public", None), ("政府网站", "public", None),
        ("是否可以公开：否", "withheld", None), ("是否可以公开：是", "public", None), ("属于主动公开类", "public", None),
        ("主动公开范围", "public", None), ("Yes", "public", None), ("公告栏、政府网站", "public", None),
    ],
)  # fmt: skip
def test_a_label_has_its_class_and_extent(printed, value, extent):
    told = read_disclosure(printed)
    assert told is not None
    assert (told.value, told.printed, told.extent) == (value, printed, extent)


@pytest.mark.parametrize(
    "printed", ["", "法定主动公开内容", "信息", "2023年5月6日", "公开征求意见"]
)
def test_what_says_nothing_of_disclosure_is_not_taken_for_it(printed):
    assert read_disclosure(printed) is None


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("主动公开", "public"), ("（此件主动公开）", "public"), ("(此件公开发布)", "public"), ("同意对外公开", "public"),
        ("公开属性：主动公开·全文", "public"), ("此件依申请公开", "on_request"), ("（此件不予公开）", "withheld"),
        ("【此件不公开】", "withheld"), ("公开方式：不予公开", "withheld"), ("（此件不应公开）", "withheld"),
        ("（本文依申请公开）", "on_request"), ("政府信息公开属性：依申请公开", "on_request"), ("是否可以公开：否", "withheld"),
        ("此件经批准后公开", "withheld"), ("依申请", "on_request"), ("（本答复函不予公开）", "withheld"), ("密级：机密", "withheld"),
        ("复文公开意见：不公开", "withheld"), ("网上公开：否", "withheld"), ("公开建议：依申请公开", "on_request"), ("是否涉密：是", "withheld"),
        ("是否上网：否", "withheld"), ("是否发布：否", "withheld"), ("发布范围：内部", "withheld"), ("网站发布：不同意", "withheld"),
    ],
)  # fmt: skip
def test_a_line_of_nothing_but_the_label(line, value):
    told = bare_disclosure(line)
    assert told is not None
    assert told.value == value


@pytest.mark.parametrize(
    "line",
    [
        "主动公开政务信息三百条",
        "我局主动公开了办事指南。",
        "公开招标",
        "法定主动公开内容",
        "我局不断公开。",
        "公开不够",
    ],
)
def test_a_sentence_about_publishing_is_no_label(line):
    assert bare_disclosure(line) is None


@pytest.mark.parametrize(
    "printed", ["审批中", "视情况决定是否公开", "经审批后公开", "1", "公开征求意见"]
)
def test_a_column_that_is_filled_but_not_understood_closes(printed):
    told = filed_disclosure(printed)
    assert told is not None
    assert (told.value, told.printed, told.basis) == ("withheld", printed, "inferred")


@pytest.mark.parametrize(
    "printed", ["", "—", "无", "普通", "未注明", "unstated", "法定主动公开内容"]
)
def test_a_column_that_is_filled_with_nothing_says_nothing(printed):
    assert filed_disclosure(printed) is None


def test_a_label_in_the_midst_of_a_line_is_found():
    line = "文号：澜函〔2023〕5号 公开属性：依申请公开 办理结果：A"
    assert [told.value for told in disclosures_inside(line)] == ["on_request"]


@pytest.mark.parametrize("line", ["办理结果：A　公开意见：不予公开", "答复如下。（同意公开：否）"])
def test_a_refusal_behind_a_label_that_no_list_knows_is_found_in_the_midst_of_a_line(line):
    assert [told.value for told in disclosures_inside(line)] == ["withheld"]


@pytest.mark.parametrize(
    "line",
    [
        "信息公开 依申请公开 主动公开",
        "公开电话：否则请拨12345",
        "密级：无",
        "是否涉密：否",
        "公开时间：不限",
    ],
)
def test_what_refuses_nothing_closes_nothing(line):
    assert [*disclosures_inside(line), *filter(None, [bare_disclosure(line)])] == []


def test_a_form_of_asking_named_in_a_sentence_is_no_label():
    assert not list(disclosures_inside("请在“政府信息公开（依申请公开）”栏目提交申请。"))


def test_a_bracketed_label_is_found_in_running_text():
    (told,) = disclosures_inside("感谢您的支持。（此件依申请公开）澜州市教育局")
    assert told.value == "on_request"


@given(st.text() | st.from_regex("[（此件不予依申请主动公开·全文）☑□ ]{0,20}", fullmatch=True))
def test_reading_a_disclosure_never_raises_and_a_refusal_is_never_public(text):
    told = read_disclosure(text)
    bare_disclosure(text)
    filed_disclosure(text)
    list(disclosures_inside(text))
    if "不予公开" in text and "法定主动公开内容" not in text:
        assert told is not None
        assert told.value == "withheld"


@pytest.mark.parametrize(
    "line", ["内部资料 注意保密", "机密★一年", "（内部文件，不得外传）", "秘密"]
)
def test_a_line_of_secrecy_closes_the_reply(line):
    label = bare_disclosure(line)
    assert label is not None
    assert label.value == "withheld"


@pytest.mark.parametrize(
    "line", ["内部装修费用偏高", "机密文件由档案馆保管。", "市教育局内部管理制度"]
)
def test_a_line_that_speaks_of_secrecy_closes_nothing(line):
    assert bare_disclosure(line) is None


@pytest.mark.parametrize("label", ["", "公开属性：", "（"])
@pytest.mark.parametrize(
    ("boxes", "value"),
    [
        ("☑主动公开 □依申请公开 □不予公开", "public"),
        ("□主动公开 ☑依申请公开 □不予公开", "on_request"),
        ("■主动公开 √不予公开", "withheld"),
        ("主动公开☑ 依申请公开□", "public"),
        ("主动公开□ 依申请公开☑ 不予公开□", "on_request"),
        ("主动公开（ ）　依申请公开（√）", "on_request"),
        ("主动公开 ☑依申请公开 不予公开□", "withheld"),
        ("主动公开☑依申请公开不予公开□", "withheld"),
        ("主动公开 ☑依申请公开 □", "on_request"),
        ("☑主动公开□ 依申请公开", "on_request"),
        ("☑主 动 公 开 □依 申 请 公 开", "public"),
        ("□主动公开□依申请公开□不予公开", "withheld"),
        ("☒主动公开 ☐依申请公开", "on_request"),
    ],
)
def test_the_ticked_box_decides_and_boxes_without_one_hide_no_closing_choice(label, boxes, value):
    found = bare_disclosure(label + boxes)
    assert found is not None
    assert found.value == value


@pytest.mark.parametrize(
    "line",
    [
        "（答复内容不公开）", "此复文不公开", "答复全文不予公开。", "请勿公开", "密级：内部", "仅限内部使用", "保密等级：秘密",
        "公开情况说明：因涉及个人隐私，不予公开", "公开意见：不予公开（涉及商业秘密）", "办理结果公开□ 不公开☑",
    ],
)  # fmt: skip
def test_a_refusal_in_words_of_its_own_closes_the_reply(line):
    label = bare_disclosure(line)
    assert label is not None
    assert label.value == "withheld"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("联系人：某\n文号 公开属性：□主动公开 ☑依申请公开　办理结果：A", "on_request"),
        ("联系人：某\n文号 公开属性：☑主动公开 □依申请公开　办理结果：A", "public"),
        ("文号 公开属性：主动公开 √依申请公开 其他", "withheld"),
        ("是否公开\n□是 ☑否", "withheld"),
        ("是否公开\n否", "withheld"),
        ("公开属性：公开（如不公开）\n不公开理由：商业秘密", "withheld"),
    ],
)
def test_a_form_in_the_midst_of_a_text_is_read_with_all_its_choices(text, value):
    found = [told.value for told in disclosures_inside(text)]
    assert found
    assert min(found, key=["withheld", "on_request", "public"].index) == value


@pytest.mark.parametrize(
    "line",
    [
        "公开意见：建议不公开",
        "复文是否可以公开：不可以",
        "此件不公开，仅供委员参阅",
        "（内部）",
        "涉密",
        "是否公开：否（全文）",
    ],
)
def test_a_refusal_is_not_hidden_by_a_word_beside_it(line):
    label = bare_disclosure(line)
    assert label is not None
    assert label.value == "withheld"


@pytest.mark.parametrize(
    "line",
    [
        "本复函仅供提案人参阅，不对外公开。", "此件属于不公开范围", "本件不得公开或转载", "请勿对外公开本复文", "请不要公开本答复",
        "备注：不公开", "注：不上网公开",
    ],
)  # fmt: skip
def test_a_refusal_in_a_sentence_on_this_text_closes_the_reply(line):
    label = bare_disclosure(line)
    assert label is not None
    assert label.value == "withheld"


def test_a_sentence_in_brackets_that_refuses_this_text_is_found_behind_a_paragraph():
    (told,) = disclosures_inside("感谢您的支持。（本复函仅供提案人参阅，不对外公开）")
    assert told.value == "withheld"


@pytest.mark.parametrize("line", ["是否公开：×", "主动公开：✗", "不公开：√", "不予公开：是"])
def test_a_cross_refuses_and_a_label_that_refuses_may_be_affirmed(line):
    label = bare_disclosure(line)
    assert label is not None
    assert label.value == "withheld"


def test_a_cross_in_a_column_is_no_empty_cell():
    told = filed_disclosure("×")
    assert told is not None
    assert told.value == "withheld"


@pytest.mark.parametrize(
    "line", ["不予公开的理由及依据：《条例》第十六条", "公开意见（同意、不同意）：不同意"]
)
def test_a_label_that_refuses_may_name_several_things_or_its_choices(line):
    label = bare_disclosure(line)
    assert label is not None
    assert label.value == "withheld"


@pytest.mark.parametrize("line", ["不公开理由：", "不予公开理由：无", "不公开原因：/"])
def test_an_empty_reason_for_refusing_closes_nothing(line):
    assert [*disclosures_inside(line), *filter(None, [bare_disclosure(line)])] == []


@pytest.mark.parametrize(
    "text", ["注：本答复依申请公开", "备注：此件不公开", "收悉。该件不予公开。"]
)
def test_a_refusal_of_this_very_text_is_found_behind_any_word(text):
    assert [told.value for told in disclosures_inside(text)] in (["withheld"], ["on_request"])


def test_a_refusal_with_its_reason_in_brackets_closes_the_reply():
    (told,) = disclosures_inside("（因涉及商业秘密，不予公开）")
    assert told.value == "withheld"


@pytest.mark.parametrize(
    "line",
    [
        "是否公开：√",
        "□",
        "密级：公开",
        "公开情况说明：因天气原因推迟",
        "内部道路不通",
        "办理情况公开",
    ],
)
def test_what_only_looks_like_a_refusal_closes_nothing(line):
    assert [*disclosures_inside(line), *filter(None, [bare_disclosure(line)])] == []


def test_what_is_a_label_of_disclosure_is_a_column_of_it_too(lists):
    """A column that is not known closes nothing."""
    table = tomllib.loads(files("corpus.readers").joinpath("columns.toml").read_text("utf-8"))
    labels = {label for label, key in lists.labels.items() if key == "disclosure"}
    assert labels <= set(table["disclosure"])
