"""Texts that no one writes are understood in time by their length, and no part of them is lost."""

import re

import pytest

from corpus.metadata.cases import stated_case
from corpus.metadata.disclosures import bare_disclosure
from corpus.metadata.head import read_head
from corpus.metadata.outcomes import read_outcome
from corpus.metadata.paragraphs import join_paragraphs, keep_paragraphs
from corpus.metadata.titles import close_spaces, ends_as_reply, is_titled, title_run
from corpus.metadata.wordlists import load_wordlists


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


def test_a_run_of_blanks_in_a_title_is_taken_as_one():
    """Minutes for some thousand blanks, as above."""
    assert not ends_as_reply(f"答复{' ' * 5_000}x")
    assert not is_titled(f"答复{' ' * 5_000}x")
    assert close_spaces(f"x{' ' * 50_000}y") == "x y"
    assert title_run([f"打印{' ' * 20_000}x"]) == 0


def test_a_run_of_blanks_in_a_stated_outcome_or_case_is_taken_as_one():
    blanks = " " * 20_000
    assert read_outcome(f"A{blanks}x", load_wordlists(None)) is None
    assert stated_case(f"第十二届{blanks}x") is None
