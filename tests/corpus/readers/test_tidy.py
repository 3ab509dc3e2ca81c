"""Characters: what is cleaned in every format, and what stays as printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.readers.tidy import one_line, tidy


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("\u3000\u3000您好！\u3000\r\n\r\n  特此答复。 ", "您好！\n特此答复。"),
        ("答\u3000\u3000复", "答  复"),
        ("电话：\u00a0123\u200b45\ufeff", "电话： 12345"),
        ("一\u2028二\x0b三\x0c四\r五", "一\n二\n三\n四\n五"),
        ("正文<!--EndFragment-->", "正文"),
        ("<!--StartFragment -->正<!--[if gte mso 9]><xml>x</xml><![endif]-->文", "正文"),
        ("控\x00制\x07符\x7f\x9f", "控制符"),
        ("列\t值", "列\t值"),
        ("⽂号⼀⻄", "文号一⻄"),
        ("（２０２３）ＡＢ〔2023〕", "（２０２３）ＡＢ〔2023〕"),
        ("", ""),
        (" \n\u3000\n", ""),
    ],
)
def test_text_is_cleaned_but_not_folded(raw, clean):
    assert tidy(raw) == clean


@given(st.text())
def test_tidy_text_stays_as_it_is_and_has_no_blank_line(raw):
    text = tidy(raw)
    assert tidy(text) == text
    assert all(line == line.strip() and line for line in text.split("\n")) or text == ""


def test_one_line_joins_lines_and_blanks():
    assert one_line(" 关于\n停车难 \u3000的建议\n") == "关于 停车难 的建议"
