"""Web pages without a layout: main text, tables, what the page states of itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from corpus.errors import ReadError
from corpus.readers import metatags, read
from corpus.readers.limits import MAX_OPEN_TAGS
from corpus.readers.markup import text_of

LETTER = [
    "对市政协十五届二次会议第0001号提案的答复",
    "王某某委员：",
    "您提出的《关于停车难的建议》收悉，经研究，现将办理情况答复如下：" + "一是增加车位。" * 20,
    "澜州市公安局",
    "2023年5月6日",
    "联系人：李某，联系电话：0000-1234567",
]
BODY = "".join(f"<p>{line}</p>" for line in LETTER)


def only(tmp_path, markup, name="a.html"):
    path = tmp_path / name
    path.write_text(markup, encoding="utf-8")
    (document,) = read(path)
    return document


@pytest.mark.parametrize(
    "shell",
    [
        "<div id='zoom'>{}</div>",
        "<div class='article'><div class='TRS_Editor'>{}</div></div>",
        "<table><tr><td><form>{}</form></td></tr></table>",
        "<div class='bottom'>{}</div>",
        "{}",
    ],
)
@pytest.mark.parametrize("name", ["a.html", "a.HTM", "a.xhtml", "a.shtml"])
def test_the_whole_letter_comes_out_and_the_navigation_does_not(tmp_path, shell, name):
    menu = "".join(f"<li><a href='/{n}'>政务公开{n}</a></li>" for n in range(8))
    markup = (
        f"<ul>{menu}</ul><div class='breadcrumb'>首页 &gt; 提案</div>"
        f"<script>var a='脚本';</script><style>p{{}}</style><!-- 注释 -->"
        f"{shell.format(BODY)}<noscript>请打开脚本</noscript><footer>主办：澜州市政府</footer>"
    )
    document = only(tmp_path, markup, name)
    assert document.text.split("\n") == LETTER
    assert document.format == "html"


def test_a_container_that_holds_only_the_letter_does_not_hide_the_reply(tmp_path):
    markup = f"<div id='zoom'><p>停车太难了。</p></div><div>{BODY}</div>"
    assert only(tmp_path, markup).text.split("\n") == ["停车太难了。", *LETTER]


LETTER_PARTS = (
    "<p>王委员：</p><p>您提出的停车难提案收悉。我局已会同有关部门研究，将分批增设停车泊位八百个。</p>"
    "<p>澜州市公安局</p><p>2023年5月6日</p>"
)


@pytest.mark.parametrize(
    "how", ['style="display:none"', 'style="DISPLAY: none;"', "hidden", 'class="visible-xs"']
)
def test_a_pages_copy_for_another_screen_does_not_double_the_letter(tmp_path, how):
    path = tmp_path / "a.html"
    copy = f"<div {how}>{LETTER_PARTS}<p>扫一扫</p></div>"
    for boxes in (f"<div>{LETTER_PARTS}</div>{copy}", f"{copy}<div>{LETTER_PARTS}</div>", copy):
        path.write_text(f"<html><body>{boxes}</body></html>", encoding="utf-8")
        (document,) = read(path)
        assert document.text.count("您提出的") == document.text.count("2023年5月6日") == 1


def test_a_short_hidden_box_that_repeats_a_line_stays(tmp_path):
    path = tmp_path / "a.html"
    row = '<tr><td>{}</td><td class="phone">12345</td></tr>'
    table = row.format("甲科") + row.format("乙科")
    path.write_text(f"<html><body><table>{table}</table><p>12345</p></body></html>", "utf-8")
    (document,) = read(path)
    assert document.text == "甲科：12345\n乙科：12345\n12345"


def test_a_pages_hidden_version_for_printing_does_not_double_the_letter(tmp_path):
    article = f"<div class='TRS_Editor'>{BODY}</div>"
    markup = f"{article}<div style='display:none'>{article}</div>"
    assert only(tmp_path, markup).text.split("\n") == LETTER


def test_the_portal_entry_beside_the_article_is_kept(tmp_path):
    entry = "<tr><td>索引号：</td><td>LZ-1</td></tr><tr><td>文号</td><td>澜公〔2023〕1号</td></tr>"
    markup = f"<table>{entry}</table><p>扫码</p><div class='pages_content'>{BODY}</div>"
    lines = only(tmp_path, markup).text.split("\n")
    assert lines == ["索引号：LZ-1", "文号：澜公〔2023〕1号", *LETTER]


def test_attachments_are_no_navigation(tmp_path):
    links = "".join(f"<li><a href='{n}.pdf'>附件{n}</a></li>" for n in range(4))
    assert "附件3" in only(tmp_path, f"{BODY}<ul>{links}</ul>").text


MENU = "<a href='/'>澜州市人民政府</a> <a href='/z'>政务公开</a> <a href='/h'>互动交流</a>"


@pytest.mark.parametrize(
    "furniture",
    [
        f"<div id='x'>{MENU} <span>今天是<script>document.write(new Date())</script></span></div>",
        "<div><a href='/'>首页</a>/<a href='/z'>政务公开</a>/<a href='/r'>建议办理</a></div>",
        f"<p>{MENU}</p>",
        "<div>" + "".join(f"<div><a href='/{n}'>政务公开</a></div>" for n in range(6)) + "</div>",
        "<div><h4>相关阅读</h4><a href='1'>关于调整公交线路的通告</a><a href='2'>停车监测（第七期）</a></div>",
        "<section><h2>相关信件</h2><a href='1'>自来水有股漂白粉味，是不是消毒剂放多了</a></section>",
        "<form><h4>意见</h4>姓名<input name='n'>内容<textarea></textarea><button>提交</button></form>",
        "<form><h4>搜全站</h4>关键字<input name='q'></form>",
    ],
)
def test_menus_onward_links_and_forms_are_no_part_of_the_article(tmp_path, furniture):
    markup = f"<div>{furniture}<div>{BODY}</div>{furniture}</div>"
    assert only(tmp_path, markup).text.split("\n") == LETTER


def test_the_header_of_a_page_is_its_banner_that_of_an_article_its_head(tmp_path):
    banner = f"<body><header><a href='/'>澜州市政府信息公开平台</a></header>{BODY}"
    assert only(tmp_path, banner).text.split("\n") == LETTER
    article = f"<body><article><header><h1>{LETTER[0]}</h1></header>{BODY}</article>"
    assert only(tmp_path, article).text.split("\n") == [LETTER[0], *LETTER]


@pytest.mark.parametrize(
    "shell",
    [
        "<div id='zoom'>{}<div class='bottom'>{}</div></div>",
        "<div class='TRS_Editor'>{}<div><div id='foot'>{}</div></div></div>",
        "<article>{}<footer>{}</footer></article>",
        "<div>{}<p class='location'>{}</p></div>",
        "<div>{}<p class='position'>{}</p></div>",
        "<div>{}<div class='related'>{}</div></div>",
    ],
)
def test_what_only_bears_a_name_of_furniture_is_kept(tmp_path, shell):
    letter = [*LETTER[:3], "澜州市公安局"]
    body = "".join(f"<p>{line}</p>" for line in letter[:3])
    page = f"{shell.format(body, letter[3])}<footer>主办：澜州市政府</footer>"
    assert only(tmp_path, page).text.split("\n") == letter


@pytest.mark.parametrize(
    "furniture",
    [
        "<div class='share'>分享到微信</div>",
        "<div class='location'><a href='/'>首页</a> 来信</div>",
        "<div class='position'>网站 &gt; 来信</div>",
        "<div class='related'><a href='1'>自来水有股漂白粉味，是不是消毒剂放多了</a></div>",
        "<div><h4>相关链接</h4><a href='1'>关于调整公交线路的通告</a></div>",
    ],
)
def test_furniture_within_a_container_is_furniture_still(tmp_path, furniture):
    markup = f"<div id='zoom'>{furniture}{BODY}</div>"
    assert only(tmp_path, markup).text.split("\n") == LETTER


def test_a_reply_in_a_field_that_nobody_can_write_in_is_kept(tmp_path):
    for state in ("readonly", "disabled", "readonly='readonly'"):
        field = f"<textarea {state}>已增加车位。\n请您关注。</textarea><input readonly value='1'>"
        markup = f"<form><table><tr><td>答复内容</td><td>{field}</td></tr></table></form>{BODY}"
        lines = only(tmp_path, markup).text.split("\n")
        assert lines == ["答复内容：已增加车位。", "请您关注。", *LETTER]


@pytest.mark.parametrize(
    "part",
    [
        "<p><a href='1'>《条例》</a><a href='2'>《办法》</a><a href='3'>《细则》</a></p>",
        "<div><a href='1'>《澜州市停车管理条例》</a>、<a href='2'>《澜州市道路规划》</a>、<a href='3'>《停车收费办法》</a></div>",
        "<p>详见<a href='1'>条例</a>、<a href='2'>规划</a>和<a href='3'>办法</a>，均已公布。</p>",
        "<p>相关信息请见<a href='1'>通告</a>，我局将继续公布施工进度，请您关注。</p>",
        "<div><a href='1'>首页</a>、<a href='2'>公告</a></div>",
        "<form><input type='hidden' name='v' value='1'>补充答复：已增加车位。</form>",
    ],
)
def test_what_the_reply_itself_links_to_is_kept(tmp_path, part):
    with_part = only(tmp_path, f"<div>{BODY}{part}</div>").text
    assert len(with_part.split("\n")) == len(LETTER) + 1


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>一<br>二<br/>三</p>四", "一\n二\n三\n四"),
        ("<h3>标题</h3>文<ul><li>甲<li>乙</ul>", "标题\n文\n甲\n乙"),
        ("<p>澜州\n    市<b>公</b>安\n局 A\n B</p>", "澜州市公安局 A B"),
        ("<p>答&nbsp;&nbsp;&nbsp;复 \t函</p>", "答 复 函"),
        ("<pre>一\n二</pre>", "一\n二"),
        (
            "<div style='white-space: pre-wrap'>一\n<span>二</span></div><p>三\n四</p>",
            "一\n二\n三四",
        ),
        (
            "<table><tr><th>文号<td>澜公1号<tr><td>甲<td>乙<td>丙</table>",
            "文号：澜公1号\n甲\t乙\t丙",
        ),
        ("<table><tr><td>文号：<td></table>完", "文号：\n完"),
        ("<table><tr><td>结果<td><p>采纳</p><p>解决</p></table>", "结果：采纳\n解决"),
        ("<table><tr><td>甲<td>乙<br>丙<td>丁</table>", "甲\n乙\n丙\n丁"),
        ("<table><tr><td><table><tr><td>里<td>内</table><td>外</table>", "里：内：外"),
        ("A&amp;B &lt;br&gt; &#12295;", "A&B <br> 〇"),
        ("<select><option>选</select><button>按</button><textarea>写</textarea>正文", "正文"),
    ],
)
def test_markup_becomes_lines(tmp_path, markup, text):
    assert only(tmp_path, markup).text == text


def test_meta_tags_state_facts_in_any_case(tmp_path):
    document = only(
        tmp_path,
        """<url>https://www.lanzhou-city.example/a.html</url><!DOCTYPE html>
        <META NAME="articletitle" CONTENT=" 关于停车的 答复 "><meta name="PubDate" content="2023-05-06">
        <meta name="ContentSource" content=""><meta name="SiteName" content="澜州市政府">
        <meta name="ColumnName" content="提案"><meta name="Keywords" content="停车;车位">
        <meta name="Description" content="摘要"><title>别的</title><p>正文</p>""",
    )
    assert document.stated == {
        "title": "关于停车的 答复",
        "published": "2023-05-06",
        "source": "澜州市政府",
        "column": "提案",
        "keywords": "停车;车位",
        "description": "摘要",
        "url": "https://www.lanzhou-city.example/a.html",
    }
    assert document.text == "正文"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<meta property='og:title' content='甲的答复'><title>乙</title>", "甲的答复"),
        ("<meta name='SiteName' content='澜州_门户'><title>甲-答复_澜州_门户</title>", "甲-答复"),
        ("<meta name='SiteName' content='门户'><title>门户-甲</title>", "甲"),
        ("<title>甲_澜州市</title><h1>甲</h1>", "甲"),
        ("<title>甲_澜州市</title><h1>丙</h1>", "甲_澜州市"),
    ],
)
def test_the_title_is_the_best_that_is_stated(tmp_path, head, title):
    assert only(tmp_path, f"{head}<p>正文</p>").stated["title"] == title


@pytest.mark.parametrize(
    "head",
    [
        "<link rel='canonical' href='https://a.example/1'>",
        "<meta property='og:url' content='https://a.example/1'>",
        "<!-- saved from url=(0021)https://a.example/1 -->",
    ],
)
def test_the_address_is_found_where_it_was_noted(tmp_path, head):
    assert only(tmp_path, f"{head}<p>正文</p>").stated["url"] == "https://a.example/1"


def test_the_line_under_the_headline_states_date_and_source(tmp_path):
    info = "<p>发布时间：2023-05-06 10:00 来源：市公安局 字号：大 中 小</p>"
    stated = only(tmp_path, f"{info}<div id='zoom'>{BODY}</div>").stated
    assert stated == {"published": "2023-05-06 10:00", "source": "市公安局"}


@pytest.mark.parametrize("shell", ["{}", "<div id='zoom'>{}</div>"])
def test_what_the_article_says_of_times_and_sources_is_not_the_pages(tmp_path, shell):
    text = "<p>您反映的问题收悉，已安排培训。</p><p>时间：2024-03-01</p><p>来源：市财政局</p>"
    assert not {"published", "source"} & only(tmp_path, shell.format(text)).stated.keys()


def test_a_note_under_the_article_is_the_pages(tmp_path):
    text = f"<div id='zoom'>{BODY}<p>时间：2024-03-01</p></div>"
    stated = only(tmp_path, f"{text}<p>来源：市公安局 发布时间：2023-05-06</p>").stated
    assert stated == {"published": "2023-05-06", "source": "市公安局"}


def test_a_page_without_text_is_an_error(tmp_path):
    with pytest.raises(ReadError, match="网页里没有文字"):
        only(tmp_path, "<title>题</title><script>x</script>")


def test_a_page_nested_absurdly_deep_is_refused_at_once(tmp_path):
    depth = MAX_OPEN_TAGS + 1
    with pytest.raises(ReadError, match="嵌套过深"):
        only(tmp_path, "<div>" * depth + "正文" + "</div>" * depth)


def test_a_deep_page_is_read(tmp_path):
    assert only(tmp_path, "<div>" * 900 + "正文").text == "正文"


def test_headings_that_were_never_closed_are_read_once_and_not_once_for_each(tmp_path, monkeypatch):
    read_nodes = []

    def noted(node: LexborNode) -> str:
        read_nodes.append(node)
        return text_of(node)

    monkeypatch.setattr(metatags, "text_of", noted)
    open_headings = "<div><h2>相" * 300
    document = only(
        tmp_path, f"<title>停车的答复 - 某某网</title>{open_headings}<p>{'正文' * 50}</p>"
    )
    assert document.text.count("正文") == 50
    assert len(read_nodes) <= 1


def test_a_heading_within_one_that_was_never_closed_tells_the_site_from_the_title(tmp_path):
    page = f"<title>停车的答复 - 某某网</title><h1><div><h2>停车的答复</h2></div><div>{BODY}</div>"
    assert only(tmp_path, page).stated["title"] == "停车的答复"


@given(
    st.lists(
        st.sampled_from(["<p>", "</td>", "<table>", "<tr>", "<td>", "甲", " ", "</div>", "<br>"])
    ),
    st.integers(1, 5),
)
def test_the_beginning_of_a_text_is_how_the_whole_begins(pieces, enough):
    body = LexborHTMLParser("".join(pieces)).body
    assert body is not None
    assert text_of(body).startswith(text_of(body, enough=enough))


@given(st.lists(st.sampled_from(["<p>", "</td>", "<table>", "<tr>", "<td>", "甲", "</div>", "<"])))
def test_broken_markup_loses_no_text(tmp_path_factory, pieces):
    markup = "".join(pieces) + "<p>乙</p>"
    document = only(tmp_path_factory.mktemp("page"), markup)
    assert document.text.count("甲") == pieces.count("甲")
    assert "乙" in document.text
