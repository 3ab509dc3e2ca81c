"""Choices: years, outcomes and kinds as people type them."""

import pytest

from corpus import KINDS, OUTCOMES
from indexer.asking.choices import parse_kind, parse_outcome, parse_years
from indexer.asking.query import Years
from indexer.errors import QueryError


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2019", Years(2019, 2019)),
        ("２０１９年", Years(2019, 2019)),
        ("2019..2021", Years(2019, 2021)),
        ("2019-2021", Years(2019, 2021)),
        ("2019—2021", Years(2019, 2021)),
        ("2019——2021", Years(2019, 2021)),
        ("2019～2021年", Years(2019, 2021)),
        ("2019年至2021年", Years(2019, 2021)),
        ("2021..2019", Years(2019, 2021)),
    ],
)
def test_years_are_read_in_every_usual_form(text, years):
    assert parse_years(text) == years
    assert parse_years(str(years)) == years


@pytest.mark.parametrize("text", ["", "abc", "19", "20190", "2019-05", "2019..", "0019", "٢٠١٩"])
def test_what_is_no_year_is_refused_with_advice(text):
    with pytest.raises(QueryError, match=r"请写成 2019 或 2019\.\.2021"):
        parse_years(text)


@pytest.mark.parametrize("name", OUTCOMES)
def test_every_outcome_goes_by_its_class_and_its_label(name):
    assert (
        parse_outcome(name) == parse_outcome(name.upper()) == parse_outcome(OUTCOMES[name]) == name
    )


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_goes_by_its_class_and_its_label(name):
    assert parse_kind(name) == parse_kind(KINDS[name]) == name


def test_a_part_of_one_label_is_enough():
    assert parse_outcome("採納") == "resolved"
    assert parse_outcome("计划") == "planned"
    assert parse_kind("提案") == "proposal"
    assert parse_kind("会办") == "opinion"


def test_signs_of_one_label_in_its_order_are_enough():
    assert parse_outcome("已采纳") == parse_outcome("解决采纳") == "resolved"
    assert parse_outcome("暂解决") == "declined"


@pytest.mark.parametrize("text", ["", "解决", "没有的类别", "纳采"])
def test_what_is_no_outcome_is_refused_with_those_there_are(text):
    with pytest.raises(
        QueryError, match="可选 已解决或采纳、正在解决、列入计划、留作参考、暂难解决、未注明"
    ):
        parse_outcome(text)


def test_what_is_no_kind_is_refused_with_those_there_are():
    with pytest.raises(QueryError, match="没有“答复”这种类型：可选 提案答复、建议答复"):
        parse_kind("答复")
