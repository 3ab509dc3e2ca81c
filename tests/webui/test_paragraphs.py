"""Which paragraphs are headings."""

from itertools import count

import pytest

from indexer import Piece
from webui.marks import Bit
from webui.paragraphs import heading_level, outline, paragraphs, section_entry


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("一、基本情况", 3),
        ("十二、下一步工作打算", 3),
        ("（一）加快停车设施建设", 4),
        ("(二)推进错时共享", 4),
        ("一、我局已新增泊位八百个。", None),
        ("一是加强领导", None),
        ("我局高度重视", None),
        ("一、" + "很长的句子" * 10, None),
        ("", None),
    ],
)
def test_a_short_numbered_line_is_a_heading(line, level):
    assert heading_level(line) == level


def test_a_heading_is_told_through_its_marked_pieces():
    marked = (Piece("一、"), Piece("停车", marked=True), Piece("情况"))
    (heading, running) = paragraphs((marked, (Piece("正文。"),)), count(1), "part")
    assert (heading.level, heading.entry, heading.anchor) == (3, "一、停车情况", "part-1")
    assert (running.level, running.entry, running.anchor) == (None, "", "")


def test_marks_are_numbered_on_from_paragraph_to_paragraph():
    marked = Piece("停车", marked=True)
    numbers = count(4)
    (first, second) = paragraphs(((marked, Piece("难")), (marked,)), numbers, "part")
    assert first.bits == (Bit("停车", 4), Bit("难"))
    assert second.bits == (Bit("停车", 5),)
    assert next(numbers) == 6


@pytest.mark.parametrize(
    ("line", "entry"),
    [
        ("一、降低同意门槛。《办法》修订稿已完成。", "一、降低同意门槛"),
        ("二、下一步工作：抓紧落实。", "二、下一步工作"),
        ("三、基本情况", "三、基本情况"),
        ("（一）错时共享", ""),
        ("一、" + "很长的句子" * 10 + "。", ""),
        ("首先，一、二、三号楼已完成。", ""),
    ],
)
def test_a_section_may_open_with_a_line_or_with_a_first_sentence(line, entry):
    assert section_entry(line) == entry


def test_one_section_alone_makes_no_outline():
    one = paragraphs(((Piece("一、情况"),),), count(1), "part")
    two = paragraphs(((Piece("一、情况"),), (Piece("二、打算"),)), count(1), "part")
    assert outline(one) == ()
    assert outline(two) == two
