"""Site layouts: pages of any city, described in TOML."""

import re
from pathlib import Path

import pytest

from corpus.errors import ReadError, SettingsError
from corpus.readers import ReadOptions, load_layouts, read
from corpus.readers.layoutfile import parse_layouts
from corpus.readers.lines import Lines

DOCS = Path(__file__).parents[3] / "docs" / "layouts.md"

BEIJING = """<url>https://www.beijing.gov.cn/hudong/a.flow?originalId=1</url>
<meta name="SiteDomain" content="www.beijing.gov.cn"><meta name="PubDate" content="2023-04-30">
<title>建议增设车站_首都之窗</title><div class="conouter"><div class="breadcrumb1">信件列表</div>
<div class="row o-border p-2"><div class="o-border-bottom2"><div class="o-font4"><strong>建议增设车站
</strong></div></div><div><div class="text-muted">来信人：甲***1</div>
<div class="text-muted">时间：2023-05-01</div></div>
<div class="column p-2 text-muted mx-2">车站太远。
请增设一站。</div></div><div class="row o-border p-2"><div>{replies}</div></div></div>
<div class="footer">主办：某市</div>"""
REPLY = """<div class="o-border-bottom"><div class="o-border-bottom2"><div class="o-font4">
<strong>{org}</strong></div><div>答复时间：{date}</div></div>
<div class="p-4 text-muted">{text}</div></div>"""


def page(folder, markup, name="信件.html"):
    path = folder / name
    path.write_text(markup, encoding="utf-8")
    return path


def options(folder=None):
    return ReadOptions(layouts=load_layouts(folder))


def replies(*orgs):
    return "".join(
        REPLY.format(org=org, date=f"2023-05-0{n}", text=f"您好：\n{org}答复。\n\n谢谢。")
        for n, org in enumerate(orgs, start=2)
    )


def test_each_department_s_reply_is_a_document_with_the_letter(tmp_path):
    path = page(tmp_path, BEIJING.format(replies=replies("甲局", "乙公司")))
    first, second = read(path, options())
    assert (first.text, first.part, second.part) == ("您好：\n甲局答复。\n谢谢。", 1, 2)
    assert first.stated == {
        "title": "建议增设车站",
        "question": "车站太远。\n请增设一站。",
        "asker": "甲***1",
        "asked": "2023-05-01",
        "department": "甲局",
        "date": "2023-05-02",
        "published": "2023-04-30",
        "url": "https://www.beijing.gov.cn/hudong/a.flow?originalId=1",
    }
    assert (second.text, second.stated["department"]) == ("您好：\n乙公司答复。\n谢谢。", "乙公司")
    assert second.stated["date"] == "2023-05-03"


def test_a_single_reply_has_no_part(tmp_path):
    (document,) = read(page(tmp_path, BEIJING.format(replies=replies("甲局"))), options())
    assert document.part is None


def test_a_letter_without_a_reply_is_an_error_not_a_reply(tmp_path):
    with pytest.raises(ReadError, match="网页里没有答复（按版式“首都之窗"):
        list(read(page(tmp_path, BEIJING.format(replies="")), options()))


def test_the_layout_is_for_its_own_site(tmp_path):
    elsewhere = BEIJING.replace("beijing", "lanzhou-city").format(replies=replies("甲局", "乙局"))
    (document,) = read(page(tmp_path, elsewhere), options())
    assert "车站太远。" in document.text


LETTERS = """<meta charset="gb2312"><meta name="SiteName" content="澜州问政">
<meta name="ArticleTitle" content="路灯不亮"><meta name="ContentSource" content="澜州问政">
<link rel="canonical" href="https://wen.lanzhou-demo.example/letter/2021/20210001.html">
<title>路灯不亮_来信选登_澜州问政</title><header class="site-head"><a href="/">澜州问政</a></header>
<div class="crumbs">当前位置：首页</div><main class="letter-page"><section class="letter">
<h1 class="letter-title">路灯不亮</h1><div class="letter-meta"><span class="letter-sender">来信人：甲**
</span><span class="letter-time">时间：2021年3月9日</span><span class="letter-no">信件编号：20210001
</span></div><div class="letter-body"><p>东街的路灯不亮。</p><p>请修。</p></div></section>{replies}
<section class="rate"><h2>满意度评价</h2><form>满意</form></section></main><footer>主办：某办</footer>"""
LETTER_REPLY = """<section class="reply-block"><div class="reply-head"><span class="reply-dept">{org}
</span><span class="reply-time">答复时间：{date}</span></div><div class="reply-body"><p>您好！</p>
<p>{org}已修。</p></div></section>"""


def test_the_bundled_layout_of_the_citizens_letters_parts_letter_and_replies(tmp_path):
    both = "".join(
        LETTER_REPLY.format(org=org, date=date)
        for org, date in (("甲局", "2021/3/12"), ("乙集团", "2021年3月15日"))
    )
    first, second = read(page(tmp_path, LETTERS.format(replies=both)), options())
    assert (first.text, second.text) == ("您好！\n甲局已修。", "您好！\n乙集团已修。")
    assert (first.stated["department"], first.stated["date"]) == ("甲局", "2021/3/12")
    assert (second.stated["department"], second.stated["date"]) == ("乙集团", "2021年3月15日")
    asked = {
        "title": "路灯不亮",
        "id": "20210001",
        "question": "东街的路灯不亮。\n请修。",
        "asker": "甲**",
        "asked": "2021年3月9日",
    }
    assert asked.items() <= first.stated.items()
    assert asked.items() <= second.stated.items()


def test_elements_of_a_layout_nested_in_each_other_are_not_each_printed_whole(
    tmp_path, monkeypatch
):
    """Three seconds for 32 KB of markup whose spans were never closed; found by fuzzing."""
    added = []
    add = Lines.add

    def noted(lines: Lines, text: str, *, keep: bool = False) -> None:
        added.append(text)
        add(lines, text, keep=keep)

    monkeypatch.setattr(Lines, "add", noted)
    open_times = '<span class="reply-time">无关的一段话' * 300
    block = f'<section class="reply-block">{open_times}<div class="reply-body">{"正文" * 2_000}'
    (document,) = read(page(tmp_path, LETTERS.format(replies=block)), options())
    assert document.text.startswith("正文正文")
    assert sum(map(len, added)) < 300_000


def documented():
    """The example of docs/layouts.md: its layouts file and its page."""
    text = DOCS.read_text(encoding="utf-8")
    return re.search(r"```toml\n(.*?)```", text, re.S)[1], re.search(
        r"```html\n(.*?)```", text, re.S
    )[1]


def test_the_documented_layout_reads_the_documented_page(tmp_path):
    layout, markup = documented()
    (tmp_path / "layouts.toml").write_text(layout, encoding="utf-8")
    first, second = read(page(tmp_path, markup), options(tmp_path))
    assert first.stated == {
        "title": "西河路没有路灯",
        "id": "LZ2023050017",
        "question": "西河路晚上一片漆黑。",
        "asker": "市民陈某",
        "asked": "2023-05-04",
        "department": "澜州市城市管理局",
        "date": "2023-05-08",
        "url": "https://12345.lanzhou-city.example/letter/17",
    }
    assert first.laid == first.stated.keys() - {"url"}
    assert first.text == "您好！\n路灯将于六月底前装好。"
    assert (second.text, second.part) == ("夜间已加派巡逻。", 2)
    assert second.stated["department"] == "澜州市公安局"


def test_without_the_settings_folder_s_layout_the_page_is_one_text(tmp_path):
    _, markup = documented()
    (document,) = read(page(tmp_path, markup), options(tmp_path))
    assert "路灯将于六月底前装好。" in document.text
    assert "夜间已加派巡逻。" in document.text


def test_the_operator_s_layout_comes_before_the_bundled_one(tmp_path):
    own = '[[layout]]\nname = "自己的"\npresent = [".conouter"]\nreply = {block = "body", body = "strong"}\n'
    (tmp_path / "layouts.toml").write_text(own, encoding="utf-8-sig")
    path = page(tmp_path, BEIJING.format(replies=replies("甲局")))
    assert [document.text for document in read(path, options(tmp_path))] == ["建议增设车站"]


LAYOUT = """[[layout]]
name = "甲"
present = ["i"]
{more}
[layout.reply]
block = "i"
body = {body}
"""


@pytest.mark.parametrize(
    ("body", "markup", "found"),
    [
        ('"p"', "<i><p></p><p>乙</p></i>", "乙"),
        ('{select = "p", prefix = ["部门：", "单位："]}', "<i><p>甲</p><p>单位：乙</p></i>", "乙"),
        ('{select = "p", pattern = "第(.+)号"}', "<i><p>甲</p><p>第7号</p></i>", "7"),
        ('{select = "p", attribute = "title"}', "<i><p>甲</p><p title=' 乙 '>丙</p></i>", "乙"),
        ('{select = "p"}', "<i><p>甲\n乙</p></i>", "甲乙"),
        ('{select = "p", breaks = true}', "<i><p>甲\n  乙  丙</p></i>", "甲\n乙  丙"),
        ('"p, .x"', "<i><p class=x>甲</p></i><i><b>无</b></i>", "甲"),
    ],
)
def test_a_selection_takes_the_first_element_that_agrees(tmp_path, body, markup, found):
    layouts = parse_layouts(LAYOUT.format(more="", body=body), "试")
    (document,) = read(page(tmp_path, markup), ReadOptions(layouts=layouts))
    assert document.text == found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[layout", "不是有效的 TOML"),
        ("[layout]", "不认 [layout]"),
        ("[[site]]", "不认 site"),
        ("[[layout]]", "第1个版式 name"),
        ('[[layout]]\nname = "甲"', "“甲” reply.block"),
        (LAYOUT.format(more="", body='"p["'), "CSS 选择器“p[”不对"),
        (LAYOUT.format(more='domains = "a"', body='"p"'), "domains：要写成列表"),
        (LAYOUT.format(more='domain = "a"', body='"p"'), "不认识 domain"),
        (LAYOUT.format(more="", body='"p"').replace('present = ["i"]', ""), "domains 或 present"),
        (LAYOUT.format(more="", body='"p"').replace("body", "date"), "要有 body"),
        (LAYOUT.format(more="", body='"p"\nauthor = "b"'), "不认识 author"),
        (LAYOUT.format(more='[layout.page]\nbody = "b"', body='"p"'), "不认识 body"),
        (LAYOUT.format(more="", body="7"), "body：要写成表"),
        (LAYOUT.format(more="", body='{select = "p", pattern = "("}'), "正则表达式“(”不对"),
        (LAYOUT.format(more="", body='{select = "p", pattern = "a"}'), "要有一个括号组"),
        (LAYOUT.format(more="", body='{select = "p", prefixes = "a"}'), "不认识 prefixes"),
        (LAYOUT.format(more="", body='{select = "p", breaks = "a"}'), "不认识 breaks 的值"),
    ],
)
def test_a_wrong_layouts_file_is_refused_with_the_place(tmp_path, text, said):
    (tmp_path / "layouts.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=re.escape(said)) as caught:
        load_layouts(tmp_path)
    assert str(tmp_path / "layouts.toml") in str(caught.value)


def test_a_layouts_file_in_another_encoding_is_refused(tmp_path):
    (tmp_path / "layouts.toml").write_bytes('name = "澜州"'.encode("gbk"))
    with pytest.raises(SettingsError, match="UTF-8"):
        load_layouts(tmp_path)
