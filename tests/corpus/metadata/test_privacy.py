"""Personal data masked in place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.metadata import mask


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("请致电13812341234。", "请致电138****1234。"),
        ("电话138-1234-1234", "电话138-****-1234"),
        ("手机：+86 13912345678", "手机：+86 139****5678"),
        ("身份证号110101199003071233", "身份证号110*************33"),
        ("身份证110101199003071X", "身份证110101199003071X"),
        ("旧证110101900307123", "旧证110**********23"),
        ("邮箱zhang.san@example.com", "邮箱z********@example.com"),
        ("卡号：6222 0212 3456 7890 123", "卡号：**** **** **** **** ***"),
        ("银行账号为6222021234567890123", "银行账号为*******************"),
    ],
)
def test_personal_numbers_are_masked(text, masked):
    assert mask(text, private=False) == masked


@pytest.mark.parametrize(
    "text",
    [
        "电话：021-55500000", "联系电话：55500000-2343", "澜发改委〔2023〕13号", "第240315号提案", "第13912345678号建议",
        "总投资13800000000元", "2023年5月6日", "20230506", "20240147", "院臺專字第○九三○○二二四六八號", "占地123456平方米",
        "地铁13号线", "152****0005", "热线12345", "邮编310999",
    ],
)  # fmt: skip
def test_other_numbers_stay(text):
    assert mask(text, private=True) == text


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("住址：和平路1号，路灯坏了", "住址：*****，路灯坏了"),
        ("家庭住址:澜州市东街", "家庭住址:*****"),
        ("本人家住3栋502室", "本人家住3栋***室"),
        ("地址：和平路1号。", "地址：*****。"),
    ],
)
def test_homes_are_masked_in_a_citizens_own_text_only(text, masked):
    assert mask(text, private=True) == masked
    assert mask(text, private=False) == text


@given(
    st.text() | st.from_regex(r"[0-9１@.a-zX卡号：住址栋室 \-]{0,60}", fullmatch=True),
    st.booleans(),
)
def test_masking_keeps_the_length_and_is_done_once(text, private):
    masked = mask(text, private=private)
    assert len(masked) == len(text)
    assert [a for a, b in zip(text, masked, strict=True) if b not in (a, "*")] == []
