"""Texts that no one writes are understood in time by their length, and no part of them is lost."""

import re

import pytest

from corpus.metadata.disclosures import bare_disclosure
from corpus.metadata.head import read_head
from corpus.metadata.paragraphs import join_paragraphs, keep_paragraphs


@pytest.mark.parametrize("join", [join_paragraphs, keep_paragraphs])
@pytest.mark.parametrize("line", ["a", "联系人", "、", "1"])
def test_a_million_short_lines_that_go_on_are_joined_once_and_not_line_by_line(join, line):
    """Joined line by line, each time the whole is copied and searched again: for hours."""
    text = "".join(join([line] * 300_000))
    assert re.sub(r"\s", "", text) == line * 300_000


def test_a_label_before_the_greeting_does_not_swallow_the_letter(lists):
    lines = ["承办单位", "张三委员：", *(f"第{number}句话说到这里" for number in range(60))]
    head, rest = read_head(lines, lists)
    assert len(rest) >= 60
    assert head.left == []


def test_a_run_of_blanks_round_a_word_of_disclosure_is_taken_as_one():
    """Shared out among the pattern's blanks in every way it took minutes; found by fuzzing."""
    assert bare_disclosure(f"（{' ' * 5_000}公{' ' * 5_000}园") is None
    label = bare_disclosure(f"（此件{' ' * 5_000}公开{' ' * 5_000}）")
    assert label is not None
    assert label.value == "public"
