"""Broken lines joined again."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.metadata.letter import paragraphs
from corpus.metadata.lines import cut_lines
from corpus.metadata.paragraphs import join_paragraphs, keep_paragraphs


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["入夏以来，滨江步道游人增多，为方便市民歇脚，逐", "段增设遮阳座椅和饮水点。"], ["入夏以来，滨江步道游人增多，为方便市民歇脚，逐段增设遮阳座椅和饮水点。"]),
        (["三是改善照明条件。更换损坏的路灯并增加夜间巡", "查，方便出行。"], ["三是改善照明条件。更换损坏的路灯并增加夜间巡查，方便出行。"]),
        (["主要做法有：", "一是加强巡查。"], ["主要做法有：", "一是加强巡查。"]),
        (["一、更新步道座椅设施", "去年，我区更换座椅百张。"], ["一、更新步道座椅设施", "去年，我区更换座椅百张。"]),
        (["（一）加快推进滨江步道设施更新工作", "二、下一步工作"], ["（一）加快推进滨江步道设施更新工作", "二、下一步工作"]),
        (["我局会同有关街道进行了实地踏勘", "1.新增长椅四十二张；", "2.更换座板。"], ["我局会同有关街道进行了实地踏勘", "1.新增长椅四十二张；", "2.更换座板。"]),
        (["该系统全部由 Open Source Map 与 Open", "Source 组件构成，运行稳定可靠，请放心使用。"], ["该系统全部由 Open Source Map 与 Open Source 组件构成，运行稳定可靠，请放心使用。"]),
        (["建成面积为", "3.5万平方米。"], ["建成面积为3.5万平方米。"]),
        (["我局会同有关街道进行了实地踏勘并形成了报告", "　　下一步，继续巡查。"], ["我局会同有关街道进行了实地踏勘并形成了报告", "下一步，继续巡查。"]),
        (["序号\t街道\t数量", "1\t东街\t三"], ["序号\t街道\t数量", "1\t东街\t三"]),
        (["一、关于滨江步道座椅和照明设施更新的情况", "去年更换百张。"], ["一、关于滨江步道座椅和照明设施更新的情况", "去年更换百张。"]),
        (["办理结果：已经解决或基本解决", "我区现有公园三十座。"], ["办理结果：已经解决或基本解决", "我区现有公园三十座。"]),
        (["基本情况", "我区现有公园三十座。"], ["基本情况", "我区现有公园三十座。"]),
        ([], []),
    ],
)  # fmt: skip
def test_a_line_goes_on_only_in_mid_sentence(lines, joined):
    assert join_paragraphs(lines) == joined


def test_text_wrapped_at_a_fixed_width_flows_again():
    first = "我局高度重视您提出的建议会同有关街道和部门对滨江步道的座椅设施进行了全面摸排并广泛征求了周边居民和游客的意见形成了分步实施方案"
    second = "下一步我局将按照方案逐段推进更新工作同时建立日常巡查和维护机制确保设施完好整洁让市民坐得舒心放心安心欢迎常来步道走走看看谢谢"
    lines = [
        text[at : at + 12]
        for text in (first + "。", second + "。")
        for at in range(0, len(text), 12)
    ]
    assert join_paragraphs(lines) == [first + "。", second + "。"]


def test_the_first_lines_of_wrapped_paragraphs_go_on_though_their_indent_is_gone():
    paragraphs = [
        "您反映的滨江步道座椅损坏问题我局会同街道进行了实地踏勘并征求了周边居民和游客的意见现答复如下。",
        "步道沿线现有座椅一百余张已使用八年板条开裂较多我局将逐段更换损坏的座椅并增加日常巡查谢谢您。",
    ]
    lines = [
        text[max(at, 0) : at + 12]  # an indent of two, then lines of twelve
        for text in paragraphs
        for at in range(-2, len(text), 12)
    ]
    assert join_paragraphs(lines) == paragraphs


STREETS = ["东街方向增设：绿化局站、公园站、博物馆站", "西街方向增设：博物馆站、公园站、绿化局站"]
PROSE = ["您反映的问题收悉。", "经查，情况属实。", "已责令整改。", "下一步，我们将加强巡查。"]
BROKEN = ["我局高度重视，立即派员到现场踏勘，并与施工单位反复商议，对步道座椅逐", "段进行了更换。"]


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        (STREETS, STREETS),
        (["建议901路加站，", "改走周口店路"], ["建议901路加站，", "改走周口店路"]),
        (["一号：好", "二号：坏", "三号：好", "四号：坏", "五号：好"], None),
        (["  票价  两元  ", "票价\t三元"], ["票价  两元", "票价\t三元"]),
        ([*PROSE, *BROKEN], [*PROSE, "".join(BROKEN)]),
        ([*STREETS, *BROKEN], None),
        ([*PROSE, "一、关于步道座椅，兼及照明的具体安排", "去年更换百张。"], None),
        ([], []),
    ],
)
def test_the_breaks_of_a_field_are_its_writers_own(lines, kept):
    assert keep_paragraphs(lines) == (lines if kept is None else kept)


def test_a_field_wrapped_at_a_fixed_width_flows_again():
    text = "我局会同有关街道对滨江步道的座椅进行了摸排并征求居民和游客意见形成实施方案" * 4
    lines = [text[at : at + 24] for at in range(0, len(text), 24)]
    assert keep_paragraphs(lines) == [text]


def test_an_indent_of_two_wide_spaces_begins_a_paragraph():
    assert (
        paragraphs("网友“A1”　　您好！　　留言收悉。　　感谢支持！")
        == "网友“A1”\n您好！\n留言收悉。\n感谢支持！"
    )


def test_wide_spaces_inside_a_sentence_do_not():
    assert paragraphs("局长　　钱某") == "局长 钱某"


def test_kangxi_radicals_become_ordinary_characters():
    assert paragraphs("⽤⼈单位⽇常管理") == "用人单位日常管理"


@given(st.lists(st.text("我局高度重视。，：一、1.　 \tAb", min_size=1).filter(str.strip)))
def test_joining_loses_no_character_but_spaces(lines):
    joined = "".join(join_paragraphs(lines))
    assert re.sub(r"\s", "", joined) == re.sub(r"\s", "", "".join(lines))


@pytest.mark.parametrize("blanks", ["\u3000" * 100_000, " \u3000" * 50_000])
def test_a_long_run_of_wide_blanks_is_passed_at_once(blanks):
    """Tried piece by piece it takes time by its cube, and this test would not end."""
    assert cut_lines(f"甲。{blanks}\n乙。{blanks}丙")[0] == "甲。"
