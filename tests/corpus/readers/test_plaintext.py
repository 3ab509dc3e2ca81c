"""Plain text and Markdown."""

import pytest

from corpus.errors import ReadError
from corpus.readers import read
from corpus.readers.markdown import plain
from corpus.readers.tidy import tidy


def only(path):
    (document,) = read(path)
    return document


def test_a_text_file_is_one_reply_of_its_lines(tmp_path):
    path = tmp_path / "答复.txt"
    path.write_bytes("\u3000\u3000王委员：\r\n\r\n您好！\r\n".encode("gbk"))
    document = only(path)
    assert (document.text, document.format) == ("王委员：\n您好！", "txt")
    assert (document.stated, document.position, document.part) == ({}, None, None)


@pytest.mark.parametrize("name", ["空白.txt", "空白.md"])
def test_a_file_of_blanks_has_no_text(tmp_path, name):
    path = tmp_path / name
    path.write_text(" \n\u3000\n", encoding="utf-8")
    with pytest.raises(ReadError, match="文件里没有文字"):
        list(read(path))


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("## 一、总体情况 ##", "一、总体情况"),
        ("#井号后没有空格", "#井号后没有空格"),
        ("**办理结果**：*采纳*`解决`", "办理结果：采纳解决"),
        ("来信人：bj***29、152****0005、王**", "来信人：bj***29、152****0005、王**"),
        ("3 * 4 * 5，snake_case_name", "3 * 4 * 5，snake_case_name"),
        ("见[通知](http://lanzhou.example/a.html)。", "见通知。"),
        ("![图](a.png)正文", "正文"),
        ("> 引文", "引文"),
        ("- 甲\n* 乙\n1. 丙", "甲\n乙\n1. 丙"),
        ("上\n\n---\n\n下", "上\n下"),
        (
            "| 文号 | 澜发改〔2023〕1号 |\n|---|:---:|\n| 甲 | 乙 | 丙 |",
            "文号：澜发改〔2023〕1号\n甲\t乙\t丙",
        ),
        ("第一行<br>第二行<!-- 注 --><b>粗</b>", "第一行\n第二行粗"),
        ("<font color='red'>红</font><H2>题</H2><o:p></o:p><br/>字", "红\n题\n字"),
        ("按<GB50016建筑设计防火规范>、<GB 50016>和<Smart Parking>办理", "按<GB50016建筑设计防火规范>、<GB 50016>和<Smart Parking>办理"),
        ("关于印发<A市停车办法>的通知", "关于印发<A市停车办法>的通知"),
        ("见<https://lanzhou.example/a?b=1>，写信至<office@lanzhou.example>。", "见https://lanzhou.example/a?b=1，写信至office@lanzhou.example。"),
        ("A&amp;B \\*星\\*", "A&B *星*"),
        ("```\n代码\n```", "代码"),
    ],
)  # fmt: skip
def test_markup_is_taken_off(source, text):
    assert tidy(plain(source)) == text


def test_front_matter_states_known_keys_and_leaves_the_text(tmp_path):
    path = tmp_path / "答复.md"
    path.write_text(
        "---\ntitle: '关于停车的答复'\n发布日期: 2023-05-06\nlayout: post\ntags:\n- 甲\n---\n# 王委员\n",
        encoding="utf-8",
    )
    document = only(path)
    assert document.stated == {"title": "关于停车的答复", "published": "2023-05-06"}
    assert document.text == "王委员"


def test_front_matter_within_front_matter_is_no_text_and_no_fact(tmp_path):
    path = tmp_path / "a.md"
    path.write_text("---\ntitle: 甲\nmenu:\n  title: 乙\n---\n正文。\n", encoding="utf-8")
    (document,) = read(path)
    assert (document.text, document.stated) == ("正文。", {"title": "甲"})


def test_rules_around_running_text_are_not_front_matter(tmp_path):
    path = tmp_path / "答复.md"
    path.write_text("---\n第一段没有冒号。\n---\n第二段。\n", encoding="utf-8")
    assert only(path).text == "第一段没有冒号。\n第二段。"


@pytest.mark.parametrize("listed", ["\n- 甲局\n  - '乙局'", ' [甲局, "乙局"]', " 甲局、乙局"])
def test_a_list_in_front_matter_states_all_it_holds(tmp_path, listed):
    path = tmp_path / "a.md"
    path.write_text(f"---\ntitle: 题\n承办单位:{listed}\nurl:\n---\n正文。\n", encoding="utf-8")
    assert only(path).stated == {"title": "题", "department": "甲局、乙局"}


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.csv", "a.html", "a.json"])
@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"%PDF-1.4\n", "PDF"),
        (b"{\\rtf1\\ansi", "RTF"),
        (b"PK\x03\x04", "Office"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧版 Office"),
        (b"From: <Saved by Blink>", "网页存档"),
        (b"\xff\xd8\xff\xe0", "图片"),
    ],
)
def test_a_file_that_is_no_text_is_told_for_what_it_is(tmp_path, name, start, kind):
    (tmp_path / name).write_bytes(start + "正文,答复\n甲,乙\n".encode())
    with pytest.raises(ReadError, match=f"其实是{kind}"):
        list(read(tmp_path / name))


def test_a_web_page_named_txt_is_read_as_one(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(
        "\n<!DOCTYPE HTML>\n<html><body><p>王委员：</p><p>好。</p></body></html>", "utf-8"
    )
    assert only(path).text == "王委员：\n好。"


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a.pdf"])
@pytest.mark.parametrize(
    ("start", "kind"),
    [(b"{\\rtf1", "RTF"), (b"\xef\xbb\xbf\n<!DOCTYPE html>\n<html>", "网页"), (b"<HTML >", "网页")],
)
def test_a_page_or_rtf_named_as_a_document_is_told_for_what_it_is(tmp_path, name, start, kind):
    (tmp_path / name).write_bytes(start + b"404" * 2000)
    with pytest.raises(ReadError, match=f"其实是{kind}"):
        list(read(tmp_path / name))
