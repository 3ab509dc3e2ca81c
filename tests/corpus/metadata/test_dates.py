"""Dates as they are printed on real letters."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.metadata.dates import find_date, lost_date, stated_date


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2023年8月2日", "2023-08-02"),
        ("2023 年 8 月 2 日", "2023-08-02"),
        ("２０２３年８月２日", "2023-08-02"),
        ("2 0 2 2 年 6 月 2 0 日", "2022-06-20"),
        ("二〇二三 年 五 月 二 十 六 日", "2023-05-26"),
        ("二　〇　一　九　年　十　二　月　三　十　一　日", "2019-12-31"),
        ("附件一 二〇二三年五月六日", "2023-05-06"),
        ("二〇一九年七月八日", "2019-07-08"),
        ("二○一九年七月八日", "2019-07-08"),
        ("二0一七年五月二十六日", "2017-05-26"),
        ("二００七年七月十七日", "2007-07-17"),
        ("二O一七年五月三十一日", "2017-05-31"),
        ("二ｏ一九年十二月十日", "2019-12-10"),
        ("二零二一年十一月廿三日", "2021-11-23"),
        ("二〇二二年8月30日", "2022-08-30"),
        ("2017-5-4 10:25:44", "2017-05-04"),
        ("2025-01-21 10:37:28", "2025-01-21"),
        ("2018/7/2 9:05:07", "2018-07-02"),
        ("2018.10.12", "2018-10-12"),
        ("2018.10.12-2018.11.12", "2018-10-12"),
        ("2023年5月19", "2023-05-19"),
        ("2023年5月19个项目", "2023-05"),
        ("2023年5月6日（星期六）", "2023-05-06"),
        ("2023年5月", "2023-05"),
        ("2023年", "2023"),
        ("二〇二三年五月", "2023-05"),
        ("中華民國八十七年九月十四日", "1998-09-14"),
        ("中華民國九十二年十二月二十三日", "2003-12-23"),
        ("民國一百零二年三月五日", "2013-03-05"),
        ("民國95年4月28日", "2006-04-28"),
        ("中華民國元年一月一日", "1912-01-01"),
        ("八十七年九月十四日", "1998-09-14"),
        ("九十年五月八日臺九十專字第三三一○二號", "2001-05-08"),
        ("2023年2月31日", None),
        ("2023年13月1日", None),
        ("2023-02-30", None),
        ("2023年0月3日", None),
        ("95年4月28日", None),
        ("98年的旧事", None),
        ("3.5.2023号文件", None),
        ("电话55500000-2343", None),
        ("", None),
    ],
)
def test_the_first_date_of_a_text(text, value):
    assert find_date(text) == value


def test_a_short_year_before_the_move_to_taiwan_is_none():
    assert find_date("23年5月6日", roc=True) is None


def test_a_short_year_counts_from_1911_only_where_that_is_asked_for():
    assert find_date("95年4月28日", roc=True) == "2006-04-28"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2023", "2023"), ("2023-05", "2023-05"), ("2023/5", "2023-05"), ("20230506", "2023-05-06"),
        ("2019/6/3 8:15:30", "2019-06-03"), ("2023-05-06T08:00:00Z", "2023-05-06"),
        ("95年4月28日", None), ("民國95年4月28日", "2006-04-28"), ("20231306", None), ("待定", None), ("1523", None),
    ],
)  # fmt: skip
def test_a_field_that_is_known_to_hold_a_date_may_be_barer(text, value):
    assert stated_date(text) == value


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("202285", "2022-08-10", "2022-08-05"),
        ("20241018", "2024-11-02", "2024-10-18"),
        ("20193", "2019-04-01", "2019-03"),
        ("828日", "2023-09-04", "2023-08-28"),
        ("11月21日", "2013-01-06", "2012-11-21"),
        ("202285", "2020-08-10", None),
        ("2022112", "2022-12-01", None),
        ("2022112", "2022-02-01", "2022-01-12"),
        ("20241018", None, None),
        ("20241018", "2024-11", None),
        ("55500000", "2024-11-02", None),
        ("828日", "2023-08-01", None),
    ],
)
def test_a_damaged_date_is_mended_only_if_one_reading_fits_the_page(text, published, value):
    assert lost_date(text, published) == value


_ANY_TEXT = st.text() | st.from_regex(r"[0-9一二十〇○年月日/.\- 民國]{0,24}", fullmatch=True)


@given(_ANY_TEXT)
def test_a_date_is_none_or_a_real_day_as_precise_as_its_text(text):
    for value in (
        find_date(text),
        find_date(text, roc=True),
        stated_date(text),
        lost_date(text, "2022-08-10"),
    ):
        assert value is None or datetime.date.fromisoformat(value + "0000-01-01"[len(value) :])
