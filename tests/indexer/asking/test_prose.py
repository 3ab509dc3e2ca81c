"""Prose: which quotes demand a run word for word, and which only name something."""

import pytest

from indexer.asking.prose import as_prose


@pytest.mark.parametrize(
    ("typed", "prose"),
    [
        ("投诉河东“文庭雅苑”小区", "投诉河东文庭雅苑小区"),
        ("“绿卫2019”专项行动", "绿卫2019专项行动"),
        ('教师能评上"小教高级"', "教师能评上小教高级"),
        ("对”流动售饭车“的管理", "对流动售饭车的管理"),
        ("「三表」政策", "三表政策"),
        ('"飞线充电"', '"飞线充电"'),
        ('"飞线充电" 小区', '"飞线充电" 小区'),
        ("小区 -“飞线充电”", "小区 -“飞线充电”"),
        ('标题:"停车 收费"', '标题:"停车 收费"'),
        ('没有关上"的', '没有关上"的'),
        ("", ""),
    ],
)
def test_quotes_that_a_word_touches_are_prose(typed, prose):
    assert as_prose(typed) == prose
