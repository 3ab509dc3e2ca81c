"""Documents that a reply cites."""

import pytest

from webui.citations import exactly, number_in


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("国办发〔2014〕46号", "国办发〔2014〕46号"),
        ("根据长政函〔2015〕2号", "长政函〔2015〕2号"),
        ("以及长公办[2001]93号", "长公办[2001]93号"),
        ("府文件长县政发[2018]12号", "长县政发[2018]12号"),
        ("费标准是根据楚发改价服[2016]62号", "楚发改价服[2016]62号"),
        ("口政策为楚政办发（2016） 12 号", "楚政办发（2016） 12 号"),
    ],
)
def test_a_number_is_cut_free_of_the_words_before_it(printed, number):
    assert number_in(printed) == number


def test_quotation_marks_in_a_title_do_not_end_the_search_for_it():
    assert exactly("关于“放管服”改革的意见") == '"关于" "放管服" "改革的意见"'
