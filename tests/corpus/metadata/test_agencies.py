"""Names of official bodies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.metadata.agencies import is_agency, read_agencies, read_letterhead, title_agency


@pytest.mark.parametrize(
    "name",
    [
        "澜州市教育局", "区发改委", "市住建局", "澜州市发展和改革委员会", "国务院", "教育部", "公交集团公司", "市委改革办",
        "云溪县人民政府", "B3区交警大队", "市委改革办(市营商环境建设局)", "柳溪镇人民政府", "便民服务员", "行政院",
    ],
)  # fmt: skip
def test_a_body_is_known_by_its_name(lists, name):
    assert is_agency(name, lists)


@pytest.mark.parametrize(
    "name",
    [
        "", "局", "感谢您的支持", "请联系市教育局", "关于进一步加强社区居民委员会", "澜州市政府网站", "澜州日报社", "谢谢",
        "加强部门之间的协调会", "吴某委员", "建立市级有关部门", "（澜州市教育局",
    ],
)  # fmt: skip
def test_other_words_are_no_body(lists, name):
    assert not is_agency(name, lists)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("澜州市教育局", ("澜州市教育局",)),
        (
            "澜州市教育局　澜州市财政局　澜州市民政局",
            ("澜州市教育局", "澜州市财政局", "澜州市民政局"),
        ),
        ("澜州市教育局、澜州市财政局", ("澜州市教育局", "澜州市财政局")),
        ("澜 州 市 教 育 局", ("澜州市教育局",)),
        ("澜州市教育局（盖章）", ("澜州市教育局",)),
        ("澜州市教育局（印章）", ("澜州市教育局",)),
        ("澜州市教育局（盖 章）", ("澜州市教育局",)),
        ("澜州市教育局（章） 澜州市财政局（章）", ("澜州市教育局", "澜州市财政局")),
        ("澜州市教育局（主办）、澜州市财政局", ("澜州市教育局", "澜州市财政局")),
        ("瀾州市文化局　敬復", ("瀾州市文化局",)),
        ("瀾州市立圖書館 謹啟", ("瀾州市立圖書館",)),
        ("澜州市教育局 2023年", ()),
        ("请联系 澜州市教育局", ()),
    ],
)
def test_a_line_of_bodies_and_nothing_else(lists, line, names):
    assert read_agencies(line, lists) == names


@pytest.mark.parametrize(
    "line",
    [
        "澜州市民政局文件",
        "澜 州 市 民 政 局 文 件",
        "「澜州市民政局文件」",
        "澜州市民政局",
        "澜州市民政局　函",
    ],
)
def test_a_letterhead_names_its_body(lists, line):
    assert read_letterhead(line, lists) == ("澜州市民政局",)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("澜州市教育局关于市十六届人大三次会议第31号建议的答复", "澜州市教育局"),
        ("河东省住建厅-对省十四届人大二次会议第858号建议的答复", "河东省住建厅"),
        ("市委改革办(市营商环境建设局)关于市人大建议的答复", "市委改革办(市营商环境建设局)"),
        ("行政院函送趙委員某某就問題所提質詢之書面答復", "行政院"),
        ("瀾州市文化局書面答復", "瀾州市文化局"),
        ("关于市教育局工作建议的答复", None),
        ("反映澜州市教育局对问题不处理", None),
    ],
)
def test_a_title_may_begin_with_the_body(lists, title, name):
    assert title_agency(title, lists) == name


@given(st.text())
def test_reading_bodies_never_raises(lists, text):
    read_letterhead(text, lists)
    title_agency(text, lists)
