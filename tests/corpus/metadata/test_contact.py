"""Contact lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.metadata.contact import glued_contact, is_contact


@pytest.mark.parametrize(
    "line",
    [
        "联系人：钱某", "联系人姓名：钱某", "联系电话：55500000", "联系人及电话:钱某,152****0005", "承办负责人：钱某", "承办人及联系电话：钱某 55500000",
        "（联系人及联系电话：钱某，55500000）", "通讯地址：和平路1号", "邮政编码：310999", "邮 编：310999", "经办人：钱某", "抄送：市政协", "抄  送：市政协",
        "送：市政协", "附件：征询意见表", "附件1：清单", "领导签字：", "单位负责人：", "澜州市绿化局办公室　2023年5月9日印发", "（共印5份）", "电子邮箱：a@b.cn", "传真：55500001",
        "联系单位及电话：绿化科 55500000", "联系处室：绿化科", "联系人（电话）：钱某", "承办责任人：钱某　联系电话：55500000", "承办单位联系人：钱某",
        "具体经办人：钱某", "分管领导：钱某", "承办股室：绿化股", "办公电话：55500000",
        "联系电话：55500000。2023年5月6日", "正本：瀾州市文獻小組", "副本：本館典藏組",
    ],
)  # fmt: skip
def test_a_line_of_the_contact_block(line):
    assert is_contact(line)


@pytest.mark.parametrize(
    "line",
    [
        "请拨打联系电话咨询。",
        "我局已联系人社部门：",
        "地址选在和平路",
        "附近居民：",
        "送达情况良好",
        "咨询电话：55500000（绿化科）。感谢您对绿化工作的关心！2023年5月6日",
        "",
    ],
)
def test_a_line_of_the_letter(line):
    assert not is_contact(line)


def test_a_contact_in_mid_text_stays():
    assert glued_contact("联系人：钱某 55500000。感谢您的支持！") is None


@given(st.text())
def test_reading_contacts_never_raises(text):
    is_contact(text)
    glued_contact(text)
