"""Renamed bodies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.metadata import current_name, former_names, names


@pytest.mark.parametrize(
    ("name", "today"),
    [
        ("澜州市卫生和计划生育委员会", "澜州市卫生健康委员会"),
        ("市卫计委", "市卫健委"),
        ("澜州市国土资源局", "澜州市自然资源局"),
        ("区国土局", "区自然资源局"),
        ("澜州市工商行政管理局", "澜州市市场监督管理局"),
        ("市质监局", "市市场监管局"),
        ("市食药监局", "市市场监管局"),
        ("澜州市环境保护局", "澜州市生态环境局"),
        ("河东省环境保护厅", "河东省生态环境厅"),
        ("区环保局", "区生态环境局"),
        ("云溪县农业局", "云溪县农业农村局"),
        ("澜州市农业委员会", "澜州市农业农村局"),
        ("上海市农业委员会", "上海市农业农村委员会"),
        ("市旅游局", "市文化和旅游局"),
        ("市粮食局", "市粮食和物资储备局"),
        ("市安监局", "市应急局"),
        ("澜州市安全生产监督管理局", "澜州市应急管理局"),
        ("环境保护部", "生态环境部"),
        ("国家工商行政管理总局", "国家市场监督管理总局"),
        ("澜州市扶贫开发办公室", "澜州市农业农村局"),
        ("澜州市物价局", "澜州市发展和改革委员会"),
        ("工商局", "市场监管局"),
        ("澜州市教育局", "澜州市教育局"),
        ("澜州市自然资源和规划局", "澜州市自然资源和规划局"),
        ("澜州市规划局", "澜州市规划局"),
        ("市城乡建设局", "市城乡建设局"),
        ("澜州市住房和城乡建设委员会", "澜州市住房和城乡建设委员会"),
        ("公交集团公司", "公交集团公司"),
        ("", ""),
    ],
)
def test_what_a_body_is_called_today(lists, name, today):
    assert current_name(name, lists) == today


@pytest.mark.parametrize(
    ("query", "accepted"),
    [
        ("市卫健委", {"市卫健委", "市卫生健康委员会", "市卫计委", "市卫生和计划生育委员会"}),
        ("市卫计委", {"市卫计委", "市卫生和计划生育委员会", "市卫健委", "市卫生健康委员会"}),
        ("发改委", {"发改委", "发展和改革委员会", "发展改革委", "发展改革委员会"}),
        ("澜州市发展和改革委员会", {"澜州市发改委"}),
        ("工商局", {"工商行政管理局", "市场监督管理局", "市场监管局"}),
        ("市监局", {"市场监督管理局", "工商局", "质监局"}),
        ("生态环境部", {"环境保护部", "环保部"}),
        ("公交集团公司", {"公交集团公司"}),
    ],
)
def test_a_search_accepts_every_spelling_of_a_body(lists, query, accepted):
    found = names(query, lists)
    assert found[0] == query
    assert accepted <= set(found)


@pytest.mark.parametrize(
    ("name", "former"),
    [
        ("澜州市生态环境局", ("环境保护局",)),
        ("应急局", ("安全生产监督管理局",)),
        ("澜州市教育局", ()),
        ("澜州市渔业农业农村局", ()),
        ("上海市规划和自然资源局", ("规划和国土资源管理局",)),
        ("自然资源部", ("国家海洋局", "国土资源部")),
        ("国家卫生健康委员会", ("国家卫生和计划生育委员会", "卫生部", "卫生局")),
    ],
)
def test_a_body_knows_the_full_names_of_those_that_became_it(lists, name, former):
    assert former_names(name, lists)[: len(former) or None] == former


def test_a_former_bodys_name_does_not_find_other_former_bodies(lists):
    assert "市质监局" not in names("市工商局", lists)


@given(st.text())
def test_todays_name_is_already_todays(lists, text):
    today = current_name(text, lists)
    assert current_name(today, lists) == today
    assert text in names(text, lists)
