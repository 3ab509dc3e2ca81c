"""Texts that no one writes are understood in time by their length, and no part of them is lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import STATED_KEYS
from corpus.metadata.head import read_head
from corpus.metadata.lines import short_runs
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


def test_many_enclosures_are_not_each_followed_up_to_the_first(read):
    """Two thousand took a second, eight thousand fourteen."""
    assert read("张三委员：\n" + "附件：一览表\n" * 30_000 + "停车费已降。\n完").body


@pytest.mark.parametrize(
    "line",
    [
        "（此件{}公开{}）",
        "（{}公{}园",
        "停车费已降。{}联系人{}电话：",
        "打印{}关闭{}x",
        "答复{}x",
        "第十二届{}次",
        "A{}x",
        "澜发改委{}〔2023〕{}号",
    ],
)
@pytest.mark.parametrize("blank", [" ", "\u3000", "\t ", "\xa0", "\u1680"])
def test_a_run_of_blanks_is_not_shared_out_among_a_pattern_s_blanks(read, line, blank):
    """In every way that it can be, it took minutes or years; found by fuzzing, for one line after
    another, in the text as in what is stated."""
    text = line.replace("{}", blank * (20_000 // len(blank)))
    assert "停车费已降" in read(f"张三委员：\n您好。停车费已降。\n{text}\n停车场已建。").body
    for key in STATED_KEYS:
        assert "停车场已建。" in read("停车场已建。", **{key: text}).body


def test_what_is_stated_round_a_run_of_blanks_is_read(read):
    stated = {"number": f"澜发改委{' ' * 5_000}〔2023〕13号", "outcome": f"A{' ' * 5_000}类"}
    reply = read("停车场已建。", **stated)
    assert (reply.number.value, reply.outcome.value) == ("澜发改委〔2023〕13号", "resolved")


@given(st.text(st.sampled_from("甲 \t\n\u3000\u205f"), max_size=300))
def test_runs_are_cut_and_neither_a_line_nor_a_character_is_lost(text):
    short = short_runs(text)
    assert max(map(len, re.findall(r"[^\S\n]+", short)), default=0) <= 20
    assert [line.split() for line in short.split("\n") if line.strip()] == [
        line.split() for line in text.split("\n") if line.strip()
    ]
    assert short_runs(short) == short
    assert short == text or re.search(r"\s{21}", text)
