"""`read` itself: which files it knows, and how it refuses the others."""

import os
import sys

import pytest

from corpus.errors import ReadError, SettingsError, UnknownFormat
from corpus.readers import ReadOptions, parse_map, read, suffixes
from corpus.readers.limits import MAX_DOCUMENT_BYTES


def reason(path):
    with pytest.raises(ReadError) as caught:
        list(read(path))
    assert caught.value.path == path
    return caught.value.reason


def test_the_suffixes_are_the_documented_ones():
    assert suffixes() == frozenset(
        [
            ".txt",
            ".md",
            ".html",
            ".htm",
            ".xhtml",
            ".shtml",
            ".docx",
            ".pdf",
            ".jsonl",
            ".ndjson",
            ".json",
            ".csv",
            ".tsv",
            ".xlsx",
        ]
    )


@pytest.mark.parametrize("suffix", sorted(suffixes()))
def test_an_empty_file_is_named_as_such_in_every_format(tmp_path, suffix):
    path = tmp_path / f"空{suffix}"
    path.touch()
    assert reason(path) == "文件是空的。"


@pytest.mark.parametrize("suffix", sorted(suffixes()))
def test_a_missing_file_is_named_as_such_in_every_format(tmp_path, suffix):
    assert reason(tmp_path / f"无{suffix}") == "文件或文件夹不存在。"


@pytest.mark.parametrize("suffix", sorted(suffixes()))
def test_a_folder_is_not_read_as_a_file(tmp_path, suffix):
    folder = tmp_path / f"夹{suffix}"
    folder.mkdir()
    assert reason(folder) == "不是文件（是文件夹或设备）。"


@pytest.mark.parametrize("suffix", sorted(suffixes()))
def test_random_bytes_are_refused_in_every_format(tmp_path, suffix):
    path = tmp_path / f"乱{suffix}"
    path.write_bytes(bytes(range(256)) * 40)
    with pytest.raises(ReadError):
        raise next(item for item in read(path) if isinstance(item, ReadError))


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="root and Windows may read everything"
)
def test_a_file_without_permission_is_named_as_such(tmp_path):
    path = tmp_path / "密.txt"
    path.write_text("正文", encoding="utf-8")
    path.chmod(0)
    assert reason(path) == "没有权限。"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(tmp_path):
    path = tmp_path / "管.txt"
    os.mkfifo(path)
    assert reason(path) == "不是文件（是文件夹或设备）。"


def test_a_file_above_the_limit_is_refused(tmp_path):
    path = tmp_path / "大.txt"
    with path.open("wb") as file:
        file.truncate(MAX_DOCUMENT_BYTES + 1)
    assert reason(path) == "文件太大，超过 64 MiB。"


def test_the_suffix_counts_in_any_case(tmp_path):
    path = tmp_path / "答复.TXT"
    path.write_text("特此答复。", encoding="utf-8")
    assert [document.text for document in read(path)] == ["特此答复。"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("a.doc", "请另存为 .docx"),
        ("a.xls", "请另存为 .xlsx"),
        ("a.exe", "能读的有：.csv"),
        ("a", "“”"),
    ],
)
def test_an_unknown_format_says_what_to_do(tmp_path, name, said):
    with pytest.raises(UnknownFormat, match=said):
        list(read(tmp_path / name))


def test_map_is_parsed_at_its_last_sign():
    assert parse_map(["留言主题=title", " 甲=乙 = body "]) == {"留言主题": "title", "甲=乙": "body"}


@pytest.mark.parametrize("item", ["留言主题", "=title", "留言主题=", "留言主题=标题", " =body", ""])
def test_a_wrong_map_is_refused_with_the_keys(item):
    with pytest.raises(SettingsError, match="id title body question"):
        parse_map([item])


def test_a_column_can_be_left_unread(tmp_path):
    path = tmp_path / "r.csv"
    path.write_text("编号,留言主题,答复意见\n1,停车费,已答复。\n", encoding="utf-8")
    (document,) = read(path, ReadOptions(parse_map(["留言主题=ignore"])))
    assert document.stated == {"id": "1"}
    assert document.text == "已答复。"


def test_options_refuse_an_unknown_key():
    with pytest.raises(SettingsError, match="列=published"):
        ReadOptions({"列": "published"})
