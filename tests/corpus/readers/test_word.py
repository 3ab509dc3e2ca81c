"""Word documents: what the page shows, in its order, and packages that are refused."""

import quopri
import time
import zipfile

import pytest

from corpus.errors import ReadError
from corpus.readers import read

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
RELATION = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r" Target="{target}" Type="http://schemas.openxmlformats.org'
    '/officeDocument/2006/relationships/officeDocument"/></Relationships>'
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def write_docx(path, body, *, target="word/document.xml", prolog=""):
    document = f"{prolog}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_rels/.rels", RELATION.format(target=target))
        archive.writestr(target.lstrip("/"), document)
        archive.writestr("word/header1.xml", f"<w:hdr {NAMESPACES}>{p(r('页眉'))}</w:hdr>")
        archive.writestr("docProps/core.xml", "<title>模板标题</title>")
    return path


def p(*runs):
    return f"<w:p>{''.join(runs)}</w:p>"


def r(text):
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def table(*rows):
    cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def box(*paragraphs, fallback=None):
    """A text box as Word writes it: twice, for new and for old readers."""
    content = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    old = content if fallback is None else f"<w:txbxContent>{fallback}</w:txbxContent>"
    new = f"<wps:txbx>{content}</wps:txbx>" if paragraphs else ""
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{new}</mc:Choice>'
        f"<mc:Fallback><v:textbox>{old}</v:textbox></mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_ticked_boxes_are_kept(tmp_path):
    signs = (
        ("Wingdings 2", "F052"),
        ("Wingdings 2", "00a3"),
        ("Wingdings", "F0FE"),
        ("Other", "F0FE"),
    )
    runs = (f'<w:r><w:sym w:font="{font}" w:char="{char}"/></w:r>' for font, char in signs)
    (document,) = read(write_docx(tmp_path / "a.docx", p(r("公开："), *runs, r("主动公开"))))
    assert document.text == "公开：☑□☑主动公开"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (p(r("王委员：")) + p(r("您好"), r("！")), "王委员：\n您好！"),
        (p(r("上"), "<w:r><w:br/></w:r>", r("下")), "上\n下"),
        (p("<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>", r("甲"), "<w:r><w:tab/></w:r>", r("乙")), "甲\t乙"),
        (p("<w:r><w:noBreakHyphen/></w:r>", r("1-2\n3")), "-1-2 3"),
        (p(r("甲"), "<w:del><w:r><w:delText>删</w:delText></w:r></w:del>", r("乙")), "甲乙"),
        (p("<w:moveFrom>", r("移"), "</w:moveFrom>", "<w:ins>", r("增"), "</w:ins>"), "增"),
        (p("<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r>", r("现")), "现"),
        (p('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>现</w:t></w:r>'), "现"),
        (p("<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>", r("现")), "现"),
        (p("<w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>曾隐</w:t></w:r>"), "曾隐"),
        (p("<w:r><w:instrText>PAGE</w:instrText></w:r>", r("文")), "文"),
        (p("<w:r><w:ruby><w:rt>", r("guó"), "</w:rt><w:rubyBase>", r("国"), "</w:rubyBase></w:ruby></w:r>"), "国"),
        (p("<w:hyperlink>", r("链接"), "</w:hyperlink>") + f"<w:sdt><w:sdtContent>{p(r('控件'))}</w:sdtContent></w:sdt>", "链接\n控件"),
        (p(r("前")) + table([p(r("文号")), p(r("澜公1号"))], [p(r("甲")), p(r("乙")), p(r("丙"))]) + p(r("后")), "前\n文号：澜公1号\n甲\t乙\t丙\n后"),
        (table([p(r("办理结果")), p(r("采纳")) + p(r("解决"))]), "办理结果：采纳\n解决"),
        (p(box(p(r("澜州市文件"))), r("题目")), "澜州市文件\n题目"),
        (p(r("题目"), box(p(r("框一")), p(r("框二"))), r("续")), "题目续\n框一\n框二"),
        (p(box(fallback=p(r("旧框")))), "旧框"),
        (table([p(r("甲"), box(p(r("框")))), p(r("乙"))]), "甲\n框：乙"),
    ],
)  # fmt: skip
def test_the_text_is_what_the_page_shows(tmp_path, body, text):
    (document,) = read(write_docx(tmp_path / "a.docx", body))
    assert document.text == text
    assert (document.format, document.stated) == ("docx", {})


RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def level(at, form, text, *more):
    inner = f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>{"".join(more)}'
    return f'<w:lvl w:ilvl="{at}">{inner}</w:lvl>'


def write_numbered(path, body, *levels, nums="", styles=""):
    """A document with one kind of list (0), of which list 1 is; parts named as Word names them."""
    write_docx(path, body)
    lists = f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
    lists += '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>' + nums
    named = (
        f'<Relationship Id="{name}" Target="{name}.xml" Type="{KINDS}/{name}"/>'
        for name in ("numbering", "styles")
    )
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/_rels/document.xml.rels", RELATIONS.format("".join(named)))
        archive.writestr("word/numbering.xml", f"<w:numbering {NAMESPACES}>{lists}</w:numbering>")
        archive.writestr("word/styles.xml", f"<w:styles {NAMESPACES}>{styles}</w:styles>")
    return path


def n(text, at=0, num=1, more=""):
    place = f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{num}"/></w:numPr>'
    return p(f"<w:pPr>{place}{more}</w:pPr>", *([r(text)] if text else []))


def test_automatic_numbers_are_the_text_that_the_page_shows(tmp_path):
    levels = (
        level(0, "chineseCounting", "%1、"),
        level(1, "japaneseCounting", "（%2）", '<w:suff w:val="nothing"/>'),
        level(2, "decimal", "%3."),
        level(3, "decimal", "%1.%3.%4", "<w:isLgl/>"),
        level(4, "bullet", "\uf06c"),
    )
    rows = (("甲", 0), ("乙", 1), ("丙", 1), ("丁", 2), ("戊", 3), ("点", 4), ("己", 0), ("庚", 1))
    body = "".join(n(text, at) for text, at in rows) + p(r("无"))
    (document,) = read(write_numbered(tmp_path / "a.docx", body, *levels))
    assert document.text.split("\n") == [
        "一、甲", "（一）乙", "（二）丙", "1. 丁", "1.1.1 戊", "点", "二、己", "（一）庚", "无",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("form", "numbers"),
    [
        ("chineseCountingThousand", {10: "十", 12: "十二", 20: "二十", 105: "一百零五", 1010: "一千零一十"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
        ("upperLetter", {2: "B", 27: "27"}),
        ("lowerRoman", {4: "iv", 90: "xc", 1000000000: "1000000000"}),
        ("decimalEnclosedCircleChinese", {3: "③"}),
        ("thaiCounting", {3: "3"}),
    ],
)  # fmt: skip
def test_lists_count_in_the_ways_of_word(tmp_path, form, numbers):
    for number, shown in numbers.items():
        start = f'<w:start w:val="{number}"/>'
        path = write_numbered(tmp_path / "a.docx", n("文"), level(0, form, "%1）", start))
        assert [document.text for document in read(path)] == [f"{shown}）文"]


def test_a_list_that_starts_anew_and_an_empty_paragraph_count(tmp_path):
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    nums = f'<w:num w:numId="2"><w:abstractNumId w:val="0"/>{anew}</w:num>'
    body = (
        n("甲")
        + n("")
        + n("丙")
        + n("丁", num=2)
        + n("戊", num=2)
        + n("无", num=0)
        + n("无", num=9)
    )
    path = write_numbered(tmp_path / "a.docx", body, level(0, "decimal", "%1、"), nums=nums)
    assert [document.text for document in read(path)] == ["1、甲\n3、丙\n1、丁\n2、戊\n无\n无"]


def test_numbering_without_end_takes_no_time_by_its_square(tmp_path):
    levels = (level(at, "decimal", "%1、") for at in range(4_000))
    base = '<w:style w:type="paragraph" w:styleId="s{}"><w:basedOn w:val="s{}"/></w:style>'
    styles = "".join(base.format(at, at + 1) for at in range(4_000))
    body = n("文", more='<w:pStyle w:val="s0"/>') * 4_000
    start = time.monotonic()
    (document,) = read(write_numbered(tmp_path / "a.docx", body, *levels, styles=styles))
    assert document.text.endswith("4000、文")
    assert time.monotonic() - start < 3


@pytest.mark.parametrize(
    "wrong",
    [
        ('w:ilvl="0"', ""),
        ('w:ilvl="0"', 'w:ilvl="x"'),
        ('w:numId="1"', ""),
        ('w:val="3"', 'w:val="drei"'),
        ('w:abstractNumId="0"', ""),
    ],
)
def test_numbering_that_is_not_well_written_costs_no_text(tmp_path, wrong):
    start = '<w:start w:val="3"/>'
    path = write_numbered(tmp_path / "a.docx", n("文"), level(0, "decimal", "%1、", start))
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    parts["word/numbering.xml"] = parts["word/numbering.xml"].replace(*wrong)
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    (document,) = read(path)
    assert document.text.endswith("文")


def test_numbers_of_a_style_and_of_the_one_it_is_based_on_are_read(tmp_path):
    place = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = f'<w:style w:type="paragraph" w:styleId="h1">{place}</w:style>'
    styles += f'<w:style w:type="paragraph" w:styleId="h2">{place}</w:style>'
    styles += '<w:style w:type="paragraph" w:styleId="own"><w:basedOn w:val="h2"/></w:style>'
    levels = (
        level(0, "chineseCounting", "%1、", '<w:pStyle w:val="h1"/>'),
        level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="h2"/>'),
    )
    styled = ((name, f'<w:pPr><w:pStyle w:val="{name}"/></w:pPr>') for name in ("h1", "h2", "own"))
    body = "".join(p(properties, r(name)) for name, properties in styled)
    path = write_numbered(tmp_path / "a.docx", body, *levels, styles=styles)
    assert [document.text for document in read(path)] == ["一、h1\n（一）h2\n（二）own"]


def test_paragraphs_whose_mark_was_deleted_are_one_line(tmp_path):
    gone = "<w:rPr><w:del/></w:rPr>"
    deleted = "<w:del><w:r><w:delText>删</w:delText></w:r></w:del>"
    body = p(f"<w:pPr>{gone}</w:pPr>", r("上")) + p(r("下"))
    body += n("甲", more=gone) + n("续") + n("", more=gone).replace("</w:p>", deleted + "</w:p>")
    body += n("乙") + table([p(f"<w:pPr>{gone}</w:pPr>", r("格一")), n("格二")])
    path = write_numbered(tmp_path / "a.docx", body, level(0, "decimal", "%1、"))
    assert [document.text for document in read(path)] == ["上下\n1、甲续\n2、乙\n格一：3、格二"]


@pytest.mark.parametrize("target", ["/word/document2.xml", "/正文/主.xml", "word/../word/d.xml"])
def test_the_main_part_is_the_one_the_package_names(tmp_path, target):
    path = write_docx(tmp_path / "a.docx", p(r("正文")), target=target)
    if ".." in target:
        with zipfile.ZipFile(path, "a") as archive:
            archive.writestr("word/d.xml", archive.read(target))
    assert [document.text for document in read(path)] == ["正文"]


@pytest.mark.parametrize("part", ["header2", "footer1", "footer"])
def test_a_mark_of_who_may_read_in_a_page_head_or_foot_is_kept(tmp_path, part):
    path = write_docx(tmp_path / "a.docx", p(r("正文")))
    head = p(r("澜州市公安局"), "<w:r><w:tab/></w:r>", r("内部资料")) + p(r("（此件依申请公开）"))
    with zipfile.ZipFile(path, "a") as archive:
        for name in (part, "footer9"):
            archive.writestr(f"word/{name}.xml", f"<w:ftr {NAMESPACES}>{head}</w:ftr>")
    assert [document.text for document in read(path)] == ["内部资料\n（此件依申请公开）\n正文"]


PAGE = "<html><head><title>x</title></head><body><p>王委员：</p><p>您好。</p></body></html>"
MHT = (
    'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n'
    '--b\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: {}\r\n\r\n'
    "{}\r\n--b--\r\n"
)


def write_chunk(path, name, data):
    chunk = f'<w:altChunk xmlns:r="{KINDS}" r:id="c"/>'
    write_docx(path, p(r("前")) + chunk + p(r("后")))
    relation = f'<Relationship Id="c" Target="/word/{name}" Type="{KINDS}/aFChunk"/>'
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/_rels/document.xml.rels", RELATIONS.format(relation))
        archive.writestr(f"word/{name}", data)
    return path


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.htm", PAGE.encode("gb18030")),
        ("a.html", PAGE.encode()),
        ("a.mht", MHT.format("quoted-printable", quopri.encodestring(PAGE.encode()).decode())),
        ("a.mht", MHT.format("8bit", PAGE)),
        ("a.txt", "王委员：\n您好。"),
    ],
)
def test_a_page_that_a_web_editor_put_into_a_word_file_is_its_text(tmp_path, name, data):
    path = write_chunk(tmp_path / "a.docx", name, data)
    assert [document.text for document in read(path)] == ["前\n王委员：\n您好。\n后"]


def test_a_file_in_a_word_file_that_is_not_read_is_told(tmp_path):
    reason = refusal(write_chunk(tmp_path / "a.docx", "a.rtf", "{\\rtf1"))
    assert reason == "嵌有别的文件，读不出其中的文字，请用 Word 打开后另存为 .docx。"


def refusal(path):
    with pytest.raises(ReadError) as caught:
        list(read(path))
    return caught.value.reason


def test_a_document_type_is_refused_before_it_defines_anything(tmp_path):
    bomb = '<!DOCTYPE d [<!ENTITY a "笑"><!ENTITY b "&a;&a;&a;">]>'
    path = write_docx(tmp_path / "a.docx", p(r("&b;")), prolog=bomb)
    assert "DOCTYPE" in refusal(path)


def test_a_document_type_far_down_is_refused_by_the_parser(tmp_path):
    late = f'<!--{" " * 5_000}--><!DOCTYPE d [<!ENTITY b "笑">]>'
    path = write_docx(tmp_path / "a.docx", p(r("&b;")), prolog=late)
    assert "不是合格的 XML" in refusal(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_workbook_with_a_document_type_is_refused(tmp_path, encoding):
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        part = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE d [<!ENTITY a "笑">]><d/>'
        archive.writestr("xl/workbook.xml", part.encode(encoding))
    assert "DOCTYPE" in refusal(path)


def test_a_part_locked_by_the_zip_itself_is_refused(tmp_path):
    path = write_docx(tmp_path / "a.docx", p(r("正文")))
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1  # the general purpose flag of the first entry: encrypted
    path.write_bytes(data)
    assert "有密码保护" in refusal(path)


@pytest.mark.parametrize("body", ["<w:p>", "\x01", "</w:body>"])
def test_broken_xml_is_refused(tmp_path, body):
    assert "不是合格的 XML" in refusal(write_docx(tmp_path / "a.docx", body))


@pytest.mark.parametrize("encoding", ["gb2312", "foo-bar", "rot13", "idna"])
def test_xml_in_an_encoding_that_no_parser_reads_is_refused(tmp_path, encoding):
    prolog = f'<?xml version="1.0" encoding="{encoding}"?>'
    path = write_docx(tmp_path / "a.docx", p(r("正文")), prolog=prolog)
    assert "不是合格的 XML" in refusal(path)


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx"])
def test_a_part_whose_name_is_damaged_is_refused(tmp_path, name):
    path = tmp_path / name
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/文.xml", "<a/>")
    path.write_bytes(path.read_bytes().replace("文".encode(), b"\xff\xff\xff", 1))
    assert "已损坏" in refusal(path)


def test_a_document_of_blanks_has_no_text(tmp_path):
    assert refusal(write_docx(tmp_path / "a.docx", p(r(" ")))) == "文件里没有文字。"


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx"])
@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04 not really", "已损坏"),
        (OLE + b"\0" * 512 + "EncryptedPackage".encode("utf-16-le"), "有密码保护"),
        (OLE + b"\0" * 512, "旧版 Office 格式"),
    ],
)
def test_what_is_no_package_is_refused_with_the_cause(tmp_path, name, data, said):
    path = tmp_path / name
    path.write_bytes(data)
    assert said in refusal(path)


@pytest.mark.parametrize(("name", "said"), [("a.docx", "Word"), ("a.xlsx", "Excel")])
def test_another_kind_of_package_is_refused(tmp_path, name, said):
    path = tmp_path / name
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("别的.txt", "正文")
    assert f"不是有效的 {said} 文件" in refusal(path)


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx"])
def test_a_zip_bomb_is_not_unpacked(tmp_path, name):
    path = tmp_path / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"\0" * 3 * 2**20)
    assert refusal(path) == "文件的压缩比异常，不予解压。"


def test_a_cut_off_part_is_refused(tmp_path):
    path = write_docx(tmp_path / "a.docx", p(r("正文" * 500)))
    data = bytearray(path.read_bytes())
    at = data.index(b"word/document.xml") + 30
    data[at : at + 40] = b"\xff" * 40
    path.write_bytes(data)
    assert "已损坏" in refusal(path)
