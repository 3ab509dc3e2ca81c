"""Encodings: found from bytes alone, whole, cut short, and in pieces."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import ReadError
from corpus.readers.decode import CHUNK_BYTES, decode, lines
from corpus.readers.encodings import encoding_of

SIMPLIFIED = (
    "您提出的《关于优化澜州市公交线路的建议》收悉，现答复如下：一是增加班次；二是延长线路。"
)
TRADITIONAL = "貴委員就災區居民長期身心健康問題所提質詢，經交據衛生署查復如下，請查照為荷。"
ENCODINGS = ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_simplified_text_is_decoded(tmp_path, encoding):
    assert decode(tmp_path, SIMPLIFIED.encode(encoding)) == SIMPLIFIED


@pytest.mark.parametrize("encoding", ["utf-8", "big5", "cp950", "gbk", "utf-16-le"])
def test_traditional_text_is_decoded(tmp_path, encoding):
    assert decode(tmp_path, TRADITIONAL.encode(encoding)) == TRADITIONAL


@pytest.mark.parametrize(
    ("text", "encoding", "found"),
    [
        (SIMPLIFIED, "gbk", "gb18030"),
        (TRADITIONAL, "big5", "big5hkscs"),
        (TRADITIONAL, "gbk", "gb18030"),
        (SIMPLIFIED, "utf-8", "utf-8"),
        (SIMPLIFIED, "utf-16-le", "utf-16-le"),
        (SIMPLIFIED, "utf-16-be", "utf-16-be"),
    ],
)
@pytest.mark.parametrize("length", [20, 21, 22, 23, 30, 60])
def test_a_text_cut_in_mid_character_is_recognised(text, encoding, found, length):
    assert encoding_of(text.encode(encoding)[:length]) == found


@pytest.mark.parametrize("declared", ["gbk", "big5", "utf-16"])
def test_a_wrong_declaration_does_not_mislead(tmp_path, declared):
    page = f'<?xml version="1.0" encoding="{declared}"?><meta charset="{declared}">{SIMPLIFIED}'
    assert decode(tmp_path, page.encode()) == page


def test_ascii_is_utf8():
    assert encoding_of(b"plain text, nothing else") == "utf-8"


def test_one_bad_byte_is_replaced(tmp_path):
    data = SIMPLIFIED.encode() + b"\xff" + SIMPLIFIED.encode()
    assert decode(tmp_path, data) == f"{SIMPLIFIED}\ufffd{SIMPLIFIED}"


@pytest.mark.parametrize("data", [bytes(range(256)) * 8, b"\x89PNG\r\n\x1a\n" + b"\0\1\2\3" * 99])
def test_what_is_no_text_is_refused(tmp_path, data):
    with pytest.raises(ReadError, match="无法识别文字编码"):
        decode(tmp_path, data)


@given(
    st.lists(st.sampled_from([SIMPLIFIED, "abc", "", "2023\t1"]), max_size=30),
    st.sampled_from(["utf-8", "gb18030", "utf-16"]),
)
@settings(max_examples=50)
def test_lines_are_those_of_the_whole_text(rows, encoding):
    text = "\n".join([SIMPLIFIED * 8, *rows])
    expected = text.split("\n")[: None if text.split("\n")[-1] else -1]
    assert list(lines(io.BytesIO(text.encode(encoding)))) == expected


def test_an_encoding_is_found_behind_a_long_run_of_ascii():
    ascii_rows = ["1,2,3"] * (CHUNK_BYTES // 4)
    text = "\n".join([*ascii_rows, SIMPLIFIED, SIMPLIFIED])
    assert list(lines(io.BytesIO(text.encode("gbk"))))[-2:] == [SIMPLIFIED, SIMPLIFIED]


def test_characters_cut_by_a_chunk_stay_whole():
    text = "\n".join(["x" + SIMPLIFIED * 7] * (CHUNK_BYTES // 200))
    for encoding in ("utf-8", "gbk", "utf-16-le"):
        assert "\n".join(map(str, lines(io.BytesIO(text.encode(encoding))))) == text


def test_a_line_beyond_the_limit_is_passed_over(monkeypatch):
    monkeypatch.setattr("corpus.readers.decode.MAX_LINE", 100)
    data = f"一\n{'长' * 100_000}\n{'好' * 100}\n二".encode()
    assert list(lines(io.BytesIO(data))) == ["一", None, "好" * 100, "二"]
