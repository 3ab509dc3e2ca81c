"""Hostile .docx and .xlsx: bombs, lies, paths, macros, endless depth; none costs more than itself."""

import io
import struct
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus import ReadError
from corpus.readers import read
from corpus.readers.limits import MAX_SHEETS

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET = f'<worksheet xmlns="{MAIN}"><sheetData>{{}}</sheetData></worksheet>'
WORD = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    "{}</w:body></w:document>"
)
TEXT = "<w:p><w:r><w:t>答复</w:t></w:r></w:p>"
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r" Type="{OFFICE}/officeDocument" Target="{{}}"/></Relationships>'
)


def zipped(parts: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Zip parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def word(body: str, method: int = zipfile.ZIP_DEFLATED, **more: str | bytes) -> bytes:
    """Make a .docx of a body and of further parts."""
    parts = {"_rels/.rels": RELATIONS.format("word/document.xml")}
    return zipped({**parts, "word/document.xml": WORD.format(body), **more}, method)


def book(**parts: str | bytes) -> bytes:
    """Make an .xlsx with one good row, in which these parts are other ones."""
    import openpyxl  # noqa: PLC0415 (slow to load)

    made, out = openpyxl.Workbook(), io.BytesIO()
    made.active.append(["body"])
    made.active.append(["答复"])
    made.save(out)
    with zipfile.ZipFile(out) as archive:
        return zipped({name: archive.read(name) for name in archive.namelist()} | parts)


def sheet(rows: str) -> dict[str, str]:
    """Name the only sheet with these rows."""
    header = '<row r="1"><c r="A1" t="inlineStr"><is><t>body</t></is></c></row>'
    return {"xl/worksheets/sheet1.xml": SHEET.format(header + rows)}


def outcome(path: Path) -> str:
    """Tell what reading gives: texts, or why not."""
    try:
        return "|".join(
            item.reason if isinstance(item, ReadError) else item.text for item in read(path)
        )
    except ReadError as error:
        return error.reason


def lying(method: int) -> bytes:
    """Make a part that unpacks to 30 million characters and says that it has a thousand."""
    data = word("<w:p>" + " " * 30_000_000, method)
    size = len(WORD.format("<w:p>" + " " * 30_000_000).encode())
    assert data.count(struct.pack("<I", size)) == 2
    return data.replace(struct.pack("<I", size), struct.pack("<I", 1000))


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2])
def test_a_part_that_lies_about_its_size_is_not_unpacked_beyond_it(tmp_path, method):
    path = tmp_path / "a.docx"
    path.write_bytes(lying(method))
    tracemalloc.start()
    assert "损坏" in outcome(path)
    assert tracemalloc.get_traced_memory()[1] < 4_000_000
    tracemalloc.stop()


def test_a_bomb_that_is_honest_is_refused_before_it_is_unpacked(tmp_path):
    path = tmp_path / "a.docx"
    path.write_bytes(word(TEXT, **{"word/media/a.bin": b"\0" * 30_000_000}))
    assert outcome(path) == "文件的压缩比异常，不予解压。"


def test_a_bomb_within_a_document_is_not_even_looked_at(tmp_path):
    inner = zipped({f"{number}.zip": b"\0" * 1_000_000 for number in range(20)})
    (tmp_path / "a.docx").write_bytes(word(TEXT, **{"word/embeddings/a.zip": inner}))
    assert outcome(tmp_path / "a.docx") == "答复"


def test_parts_that_overlap_count_each_with_its_whole_size(tmp_path):
    """The list of parts names one large part 600 times (a quoted bomb without the quoting)."""
    data = word(TEXT, **{"a.bin": bytes(range(256)) * 4000})
    start = data.rindex(b"PK\x01\x02")
    entry, end = data[start : data.index(b"PK\x05\x06")], data[data.index(b"PK\x05\x06") :]
    changed = bytearray(end)
    listed = len(data) - len(end) - struct.unpack("<I", end[16:20])[0]
    struct.pack_into("<HHI", changed, 8, 603, 603, listed + 600 * len(entry))
    (tmp_path / "a.docx").write_bytes(data[: -len(end)] + entry * 600 + bytes(changed))
    assert outcome(tmp_path / "a.docx") == "文件解压后太大，超过 512 MiB。"


def test_an_endless_list_of_parts_is_not_read(tmp_path):
    parts = {f"word/{'image' * 40}{number}": "" for number in range(9_000)}
    (tmp_path / "a.docx").write_bytes(word(TEXT, **parts))
    assert outcome(tmp_path / "a.docx") == "文件由太多部分组成，不予读取。"


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_ways_of_packing_that_office_does_not_use_are_refused(tmp_path, method):
    (tmp_path / "a.docx").write_bytes(word(TEXT, method))
    assert "损坏" in outcome(tmp_path / "a.docx")


def test_names_of_parts_that_are_no_text_are_damage(tmp_path):
    data = word(TEXT, **{"名.xml": ""}).replace("名".encode(), b"\xff\xfe\xfd")
    (tmp_path / "a.docx").write_bytes(data)
    assert "损坏" in outcome(tmp_path / "a.docx")


@pytest.mark.parametrize("step", range(3, 40, 4))
def test_damage_in_the_middle_of_a_sheet_is_told_and_not_raised(tmp_path, step):
    rows = "".join(
        f"<row><c t='inlineStr'><is><t>{n * 7919}</t></is></c></row>" for n in range(9000)
    )
    data = bytearray(book(**sheet(rows)))
    part = data.index(b"PK", data.index(b"xl/worksheets/sheet1.xml"))
    at = part - step * 500
    data[at : at + 40] = bytes(byte ^ 0x5A for byte in data[at : at + 40])
    (tmp_path / "a.xlsx").write_bytes(bytes(data))
    told = outcome(tmp_path / "a.xlsx")
    assert "不是有效的 Excel 文件" in told or "损坏" in told or told.startswith("0|7919")


@pytest.mark.parametrize(
    "target",
    ["../../../../../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "C:\\a.xml", "//h/a.xml"],
)
def test_a_main_part_elsewhere_is_looked_for_in_the_package_only(tmp_path, target):
    parts = {"_rels/.rels": RELATIONS.format(target), "../../out.xml": WORD.format(TEXT)}
    (tmp_path / "a.docx").write_bytes(zipped(parts))
    assert outcome(tmp_path / "a.docx") == "不是有效的 Word 文件（缺少正文部分）。"
    assert sorted(tmp_path.iterdir()) == [tmp_path / "a.docx"]


DEEP = 20_000
NESTED: dict[str, Callable[[], bytes]] = {
    "tables.docx": lambda: word("<w:tbl><w:tr><w:tc>" * DEEP + TEXT),
    "paragraphs.docx": lambda: word("<w:p>" * DEEP + TEXT + "</w:p>" * DEEP),
    "boxes.docx": lambda: word("<w:p><w:r><w:txbxContent>" * DEEP + TEXT),
    "any.docx": lambda: word("<a>" * DEEP + "</a>" * DEEP + TEXT),
    "cell.xlsx": lambda: book(**sheet("<row><c t='inlineStr'>" + "<is>" * DEEP + "</is>" * DEEP)),
    "runs.xlsx": lambda: book(
        **sheet(
            "<row><c t='inlineStr'><is>" + "<r>" * 9000 + "</r>" * 9000 + "</is></c></row>"
        )
    ),
    "styles.xlsx": lambda: book(
        **{"xl/styles.xml": f'<styleSheet xmlns="{MAIN}">' + "<fills>" * DEEP + "</fills>" * DEEP}
    ),
    "book.xlsx": lambda: book(
        **{"xl/workbook.xml": f'<workbook xmlns="{MAIN}">' + "<sheets>" * DEEP + "</sheets>" * DEEP}
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", NESTED)
def test_elements_without_end_in_one_another_are_read_or_refused(tmp_path, name):
    (tmp_path / name).write_bytes(NESTED[name]())
    told = outcome(tmp_path / name)
    assert not told or "不是有效的" in told or "没有" in told


def test_entities_that_grow_are_refused_in_any_encoding(tmp_path):
    laughs = '<!DOCTYPE l [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;">]>'
    for encoding in ("utf-8", "utf-16"):
        main = (f'<?xml version="1.0" encoding="{encoding}"?>{laughs}' + WORD.format("&b;")).encode(
            encoding
        )
        (tmp_path / "a.docx").write_bytes(word(TEXT, **{"word/document.xml": main}))
        assert "DOCTYPE" in outcome(tmp_path / "a.docx")
        (tmp_path / "a.xlsx").write_bytes(book(**{"xl/sharedStrings.xml": main}))
        assert "DOCTYPE" in outcome(tmp_path / "a.xlsx")


def test_macros_and_links_to_other_files_are_carried_by_and_never_followed(tmp_path):
    macro = {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0 Shell(calc)"}
    (tmp_path / "a.docx").write_bytes(word(TEXT, **macro))
    link = f'<externalLink xmlns="{MAIN}"><externalBook xmlns:r="{OFFICE}" r:id="rId1"/></externalLink>'
    formula = (
        '<row r="2"><c r="A2"><f>[1]Sheet1!A1+WEBSERVICE("http://127.0.0.1/")</f><v>7</v></c></row>'
    )
    (tmp_path / "a.xlsx").write_bytes(
        book(
            **sheet(formula),
            **{"xl/vbaProject.bin": b"Shell", "xl/externalLinks/externalLink1.xml": link},
        )
    )
    assert outcome(tmp_path / "a.docx") == "答复"
    assert outcome(tmp_path / "a.xlsx") == "7"
    (tmp_path / "a.docm").write_bytes((tmp_path / "a.docx").read_bytes())
    assert "不认识的格式" in outcome(tmp_path / "a.docm")


def test_a_workbook_of_one_sheet_named_ten_thousand_times_is_refused(tmp_path):
    named = "".join(
        f'<sheet name="a{n}" sheetId="{n}" r:id="rId1"/>' for n in range(MAX_SHEETS + 1)
    )
    listed = f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{named}</sheets></workbook>'
    (tmp_path / "a.xlsx").write_bytes(book(**{"xl/workbook.xml": listed}))
    assert outcome(tmp_path / "a.xlsx") == "工作表太多，超过 1,000 张。"
