"""Whom a letter greets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.metadata.addressees import find_addressee, find_group, is_citizen, title_addressee


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("钱某某代表：", "钱某某代表"),
        ("钱某某委员:", "钱某某委员"),
        ("尊敬的钱某某委员：", "钱某某委员"),
        ("钱某某委员  ", "钱某某委员"),
        ("钱某某代表您好：", "钱某某代表"),
        ("钱某某代表：您好！您提出的建议收悉。", "钱某某代表"),
        ("XX代表：", "XX代表"),
        ("钱某、孙某等委员：", "钱某、孙某等委员"),
        ("钱某等代表：", "钱某等代表"),
        ("钱某等15名代表：", "钱某等15名代表"),
        (
            "尊敬的钱某、孙某、李某、周某、吴某、郑某、王某、冯某委员：",
            "钱某、孙某、李某、周某、吴某、郑某、王某、冯某委员",
        ),
        ("郭某某、陈某某委员：", "郭某某、陈某某委员"),
        ("巴·某某委员：", "巴·某某委员"),
        ("迪丽·阿不都热合曼代表：", "迪丽·阿不都热合曼代表"),
        ("网友“B70012”：您好！", "网友“B70012”"),
        ("网友“KX20417”您好！", "网友“KX20417”"),
        ("“KX20417”您好！信件收到", "“KX20417”"),
        ("网友：您好！", "网友"),
        ("网友KX30988：", "网友KX30988"),
        ("市民您好", "市民"),
        ("来信人您好，这封信已经收到", "来信人"),
        ("尊敬的市民朋友：", "市民朋友"),
        ("钱先生：您好！", "钱先生"),
        ("网友「晴天」：", "网友「晴天」"),
        ("家长代表：", "家长代表"),
        ("业主代表：您好！", "业主代表"),
        ("趙委員就河岸步道照明問題所提質詢", None),
        ("您好！您的来信收悉。", None),
        ("关于答复市十三届人大代表", None),
        ("各位代表提出了很多建议", None),
        ("市民反映的问题已经解决。", None),
        ("“一件事”改革持续推进。", None),
        ("上海市教育局", None),
        ("", None),
    ],
)
def test_the_addressee_without_courtesies(line, who):
    assert find_addressee(line) == who


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("民盟澜州市委员会：", "民盟澜州市委员会"),
        ("民盟区委：", "民盟区委"),
        ("区工商联:", "区工商联"),
        ("石桥镇代表团：", "石桥镇代表团"),
        ("政协人口资源环境专委会：", "政协人口资源环境专委会"),
        ("市住房和城乡建设局：", "市住房和城乡建设局"),
        ("现将有关情况答复如下：", None),
        ("主要做法包括：", None),
        ("抄送：", None),
        ("民盟区委提出的建议", None),
    ],
)
def test_a_party_a_group_or_a_body_is_greeted_on_a_line_of_its_own(line, who):
    assert find_group(line) == who


@pytest.mark.parametrize(
    ("title", "who"),
    [
        ("行政院函送趙委員明山就步道問題所提質詢之書面答復，請查照案。", "趙委員明山"),
        ("行政院函送王陳委員華就針對公路問題所提質詢之書面答復", "王陳委員華"),
        ("行政院函送前委員阿蘇‧明某就登山步道管理問題所提質詢之書面答復", "前委員阿蘇‧明某"),
        ("行政院函送許委員明德為纜車案所提質詢之書面答復", "許委員明德"),
        ("关于第13号提案的答复", None),
    ],
)
def test_a_taiwanese_title_names_who_asked(title, who):
    assert title_addressee(title) == who


@pytest.mark.parametrize(
    ("who", "citizen"),
    [
        ("网友“A1”", True),
        ("市民", True),
        ("钱先生", True),
        ("钱某委员", False),
        ("区工商联", False),
    ],
)
def test_citizens_are_told_from_members(who, citizen):
    assert is_citizen(who) is citizen


@given(
    st.text() | st.from_regex("[网友“”A0-9钱孙、等代表委员：:您好尊敬的 ]{0,30}", fullmatch=True)
)
def test_reading_an_addressee_never_raises(text):
    find_addressee(text)
    find_group(text)
    title_addressee(text)
    is_citizen(text)
