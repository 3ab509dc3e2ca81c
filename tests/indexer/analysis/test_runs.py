"""Runs: what unquoted words ask for."""

import pytest

from indexer.analysis import Analyzer, Run, load_analyzer


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    return load_analyzer()


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("中小微企业扶持", ["中小微企业", "扶持"]),
        ("停車難  停车难", ["停车难"]),
        ("孩子上小学没有学位怎么办", ["孩子", "上", "小学", "没有", "学位", "怎么办"]),
        ("停车的费用和标准", ["停车", "费用", "标准"]),
        ("的", ["的"]),
        ("吴景瀚委员", ["吴景瀚", "委员"]),
        ("〔2023〕13号", ["〔2023〕13号"]),
        ("普发改委[2023] 13 號", ["普发改委〔2023〕13号"]),
        ("普发改提（2023）第13号 停车", ["普发改提〔2023〕第13号", "停车"]),
        ("国办发〔二〇一四〕四十六号文件", ["国办发〔二〇一四〕四十六号", "文件"]),
        (
            "落实市政府沪府办规〔2022〕5号文件第2条",
            ["落实市政府沪府办规〔2022〕5号", "文件", "第", "条"],
        ),
        ("《意见》（2022）5号", ["意见", "〔2022〕5号"]),
        ("🚇 %", ["🚇", "%"]),
        ("-:/*[]~^", ["-:/*〔〕~^"]),
        ("“停车”", ["停车"]),
        (" 　", []),
    ],
)
def test_han_words_and_symbols_are_contained_runs(analyzer, text, asked):
    assert [run.text for run in analyzer.runs(text) if not run.whole] == asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("15-2-152069", ["15", "2", "152069"]),
        ("WiFi６ 5G", ["wifi6", "5g"]),
        ("第152069号", ["152069"]),
        ("3.5", ["3.5"]),
    ],
)
def test_letters_and_digits_must_be_whole_terms(analyzer, text, asked):
    assert [run.text for run in analyzer.runs(text) if run.whole] == asked


def test_runs_keep_their_order_and_come_once(analyzer):
    assert analyzer.runs("停车 5元 停車") == [Run("停车"), Run("5", whole=True), Run("元")]
