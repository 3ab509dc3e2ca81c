"""Values put into Chinese."""

import pytest

from indexer import Piece, Years
from webui.wording import (
    FIRST_YEAR,
    LAST_YEAR,
    kind_label,
    long_date,
    outcome_label,
    plain,
    thousands,
    years_label,
)


@pytest.mark.parametrize(
    ("iso", "written"),
    [
        ("2023-05-06", "2023年5月6日"),
        ("2023-12", "2023年12月"),
        ("2023", "2023年"),
        ("", ""),
        ("去年", "去年"),
    ],
)
def test_a_date_is_written_no_more_precisely_than_it_is(iso, written):
    assert long_date(iso) == written


@pytest.mark.parametrize(
    ("years", "written"),
    [
        (Years(2019, 2019), "2019年"),
        (Years(2019, 2021), "2019—2021年"),
        (Years(2019, LAST_YEAR), "2019年及以后"),
        (Years(FIRST_YEAR, 2019), "2019年及以前"),
    ],
)
def test_a_range_that_reaches_the_last_year_allowed_is_open(years, written):
    assert years_label(years) == written


def test_classes_are_named_in_chinese_and_unknown_ones_name_themselves():
    assert outcome_label("resolved") == "已解决或采纳"
    assert kind_label("letter") == "来信答复"
    assert outcome_label("other") == "other"
    assert kind_label("other") == "other"


def test_counts_have_separators_and_plain_text_has_no_marks():
    assert thousands(1234567) == "1,234,567"
    assert plain((Piece("停车", marked=True), Piece("难"))) == "停车难"
