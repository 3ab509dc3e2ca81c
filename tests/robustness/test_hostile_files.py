"""Hostile files cost themselves and nothing else: no traceback, no hang, no look outside."""

import json
import os
import socket
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import ReadError, suffixes
from corpus.readers import read
from corpus.readers.markdown import plain
from corpus.readers.tidy import tidy
from indexer import Options, Query, build_index, check_index, open_index

GOOD = "关于加装电梯的答复\n老旧小区加装电梯的补贴已经发放。"
SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="{}"/></Relationships>'
)


def text(content: str) -> Callable[[Path], None]:
    """Write a text file."""
    return lambda path: path.write_text(content, encoding="utf-8") and None


def docx(document: str, target: str = "word/document.xml") -> Callable[[Path], None]:
    """Write a package with this main document."""

    def write(path: Path) -> None:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("_rels/.rels", RELATIONS.format(target))
            archive.writestr("word/document.xml", document)

    return write


def xlsx(rows: str) -> Callable[[Path], None]:
    """Write a workbook with these rows in its only sheet."""

    def write(path: Path) -> None:
        import openpyxl  # noqa: PLC0415 (slow to load, and few tests need it)

        openpyxl.Workbook().save(path.with_suffix(".base"))
        with (
            zipfile.ZipFile(path.with_suffix(".base")) as base,
            zipfile.ZipFile(path, "w") as made,
        ):
            for name in base.namelist():
                sheet = f"{SHEET}{rows}</sheetData></worksheet>"
                made.writestr(name, sheet if name.endswith("sheet1.xml") else base.read(name))
        path.with_suffix(".base").unlink()

    return write


def cell(row: int, content: str, kind: str = "inlineStr") -> str:
    return f'<row r="{row}"><c r="A{row}" t="{kind}">{content}</c></row>'


HEADER = cell(1, "<is><t>body</t></is>")
HOSTILE: dict[str, Callable[[Path], None]] = {
    "deep.json": text("[" * 1_000_000),
    "deep.jsonl": text('{"body":' + "[" * 900 + '"x"' + "]" * 900 + "}\n"),
    "replies.jsonl": text('{"body":"答","replies":' + "[" * 900 + "]" * 900 + "}\n"),
    "surrogates.jsonl": text('{"body":"答\\ud800复"}\n{"id":"\\u0000","body":"答复"}\n'),
    "numbers.jsonl": text('{"body":1e999999}\n{"body":' + "9" * 5000 + "}\n"),
    "long.jsonl": text(json.dumps({"id": "x" * 99_999, "department": "局" * 99_999, "body": "答"})),
    "columns.csv": text("body," + ",".join(map(str, range(20_000))) + "\n答复,\n"),
    "cells.csv": text("body,title\n" + "答复," * 100_000 + "\n"),
    "cell.csv": text('body,title\n"' + "答复" * 100_000 + '"\n好,题\n'),
    "quote.csv": text('body,title\n"' + "".join(f"答复{n}\n" for n in range(3000))),
    "entities.html": text("<p>x&#xD800;y&#x110000;&#0;答复内容</p>"),
    "deep.html": text("<div class=nav>答复" * 400),
    "tables.html": text("<table><tr><td>来信人 来信时间 " * 400),
    "attributes.html": text("<div " + " ".join(f"a{n}=1" for n in range(100_000)) + ">答复"),
    "style.html": text("<div style='" + "white-space:" * 100_000 + "'>答复"),
    "laughs.docx": docx(f'<!DOCTYPE l [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>{WORD}&b;'),
    "tables.docx": docx(WORD + "<w:tbl><w:tr><w:tc><w:p/>" * 900),
    "path.docx": docx(WORD, target="../../../../etc/passwd"),
    "far.xlsx": xlsx(HEADER + cell(1_000_000_000, "<is><t>x</t></is>")),
    "escaped.xlsx": xlsx(HEADER + cell(2, "<is><t>答复_xD800_正文</t></is>")),
    "infinite.xlsx": xlsx(HEADER + cell(2, "<v>1e999999</v>", "n") + cell(3, "<v>nan</v>", "n")),
    "huge.xlsx": xlsx(HEADER + cell(2, f"<v>{'9' * 5000}</v>", "n")),
    "date.xlsx": xlsx(HEADER + cell(2, "<v>99999-13-45</v>", "d")),
}


def test_every_hostile_file_costs_itself_and_nothing_else(tmp_path):
    folder = tmp_path / "复文"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    for name, write in HOSTILE.items():
        write(folder / name)
    for suffix in suffixes():
        (folder / f"nul{suffix}").write_bytes(b"\0" * 10_000)
        (folder / f"pdf{suffix}").write_bytes(b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n")
        (folder / f"zip{suffix}").write_bytes(b"PK\x03\x04" + b"\xff" * 1000)
    build_index([folder], tmp_path / "index")
    searcher = open_index(tmp_path / "index", audience="internal")
    assert searcher.search(Query(text="老旧小区加装电梯")).total == 1
    for hit in searcher.search(Query(size=1000)).hits:
        assert searcher.show(hit.id) is not None


def test_links_that_loop_or_lead_out_and_pipes_are_passed_over(tmp_path):
    folder = tmp_path / "复文"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text("关于机密的答复\n外面的文件。", encoding="utf-8")
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    (folder / "self.txt").symlink_to(folder / "self.txt")
    (folder / "loop").symlink_to(folder)
    (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "zero.txt").symlink_to("/dev/zero")
    (folder / "gone.txt").symlink_to(folder / "nothing.txt")
    os.mkfifo(folder / "pipe.txt")
    report = build_index([folder], tmp_path / "index")
    assert (report.replies, report.clean) == (1, True)
    assert report.skipped == {"（链接）": 5}


def test_names_that_are_not_utf8_are_indexed_under_a_readable_name(tmp_path):
    """Also the folder's, and in what a worker process is told and answers (.docx)."""
    folder = os.fsencode(tmp_path) + b"/\xb4\xf0"
    os.mkdir(folder)  # noqa: PTH102 (a name in bytes)
    for name, content in ((b"\xb4\xf0.txt", GOOD.encode()), (b"\xb4\xf1.docx", b"no zip")):
        with open(folder + b"/" + name, "wb") as file:  # noqa: PTH123 (a name in bytes)
            file.write(content)
    report = build_index([os.fsdecode(folder)], tmp_path / "index")
    assert [failure.path.endswith("/\\xb4\\xf1.docx") for failure in report.failures] == [True]
    assert build_index([], tmp_path / "index").files_unchanged == 2
    searcher = open_index(tmp_path / "index")
    (hit,) = searcher.search(Query(text="电梯")).hits
    assert searcher.show(hit.id).reply.sources[0].path == "\\xb4\\xf0/\\xb4\\xf0.txt"
    assert check_index(tmp_path / "index").outdated == []


def test_an_index_within_the_folder_is_no_source(tmp_path):
    """Its lists would be read as replies, and its JSON files named as unreadable."""
    folder, lists = tmp_path / "复文", tmp_path / "lists"
    for each in (folder, lists):
        each.mkdir()
    text(GOOD)(folder / "a.txt")
    text("智轨快运\n智能轨道快运系统\n")(lists / "words.txt")
    for index in (folder / "index", folder / "other"):
        report = build_index([folder], index, Options(settings=lists))
        assert (report.replies, report.clean) == (1, True)
        assert report.skipped["（索引）"] > 0
    assert check_index(folder / "index").outdated == []


def test_no_reader_opens_the_network(tmp_path, monkeypatch):
    def refuse(*_: object) -> None:
        raise AssertionError("a reader opened a socket")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    pages = '<img src="http://127.0.0.1/a"><link rel=stylesheet href="http://127.0.0.1/b">'
    path = tmp_path / "a.html"
    path.write_text(f"{pages}<iframe src='file:///etc/passwd'></iframe><p>答复</p>", "utf-8")
    assert [item.text for item in read(path)] == ["答复"]
    external = '<w:p><w:r><w:t>答复</w:t></w:r><w:altChunk r="http://127.0.0.1/"/></w:p>'
    docx(f"{WORD}{external}</w:body></w:document>")(tmp_path / "a.docx")
    assert [item.text for item in read(tmp_path / "a.docx")] == ["答复"]


@pytest.mark.parametrize("suffix", sorted(suffixes()))
@given(data=st.binary(max_size=300))
@settings(max_examples=25)
def test_any_bytes_are_read_or_refused(tmp_path_factory, suffix, data):
    path = tmp_path_factory.mktemp("any") / f"a{suffix}"
    path.write_bytes(data)
    try:
        found = list(read(path))
    except ReadError:
        return
    assert all(isinstance(item, ReadError) or item.text.encode("utf-8") for item in found)


@pytest.mark.parametrize("clean", [tidy, plain])
@pytest.mark.parametrize(
    "unit",
    ["<!--[if ", "<!--", "[", "![", " ", "\n", "\n ", " \n", "=\n", "```\n", "- ", "**", "|"],
)
def test_cleaning_takes_time_by_the_length_of_the_text_and_not_its_square(clean, unit):
    def took(length: int) -> float:
        began = time.process_time()
        clean(unit * (length // len(unit)))
        return time.process_time() - began

    took(1000)
    short = min(took(20_000) for _ in range(3))
    assert took(320_000) < 80 * short + 0.2  # linear is 16 times, by the square 256 times
