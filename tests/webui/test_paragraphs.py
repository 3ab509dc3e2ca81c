"""Which paragraphs are headings."""

import pytest

from indexer import Piece
from webui.paragraphs import heading_level, paragraphs


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
    (heading, running) = paragraphs((marked, (Piece("正文。"),)))
    assert (heading.level, heading.pieces) == (3, marked)
    assert running.level is None
