"""PDFs: paragraphs in reading order, without what belongs to the paper."""

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from corpus.errors import ReadError
from corpus.readers import read
from corpus.readers.pdflines import Line
from corpus.readers.pdfpages import Page, parted

WIDTH, HEIGHT = A4
MARGIN = 73.6
PER_LINE = 28
SENTENCE = "澜州市高度重视群众出行问题，已会同有关部门研究制定方案，并将分批组织实施。"
FONT = "STSong-Light"


class Sheets:
    """A PDF that is written line by line the way a word processor sets a page."""

    def __init__(self, path, **options):
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))
        self.path = path
        self.canvas = Canvas(str(path), pagesize=A4, **options)
        self.y = HEIGHT - 90

    def line(self, text, *, x=MARGIN, size=16):
        self.at(x, self.y, text, size)
        self.y -= 28
        return self

    def at(self, x, y, text, size=16):
        self.canvas.setFont(FONT, size)
        self.canvas.drawString(x, y, text)
        return self

    def paragraph(self, text, *, indent=2):
        text = "\u3000" * indent + text
        for start in range(0, len(text), PER_LINE):
            line = text[start : start + PER_LINE]
            self.line(
                line.lstrip("\u3000"), x=MARGIN + 16 * (len(line) - len(line.lstrip("\u3000")))
            )
        return self

    def right(self, text):
        return self.line(text, x=WIDTH - MARGIN - 16 * len(text))

    def page(self):
        self.canvas.showPage()
        self.y = HEIGHT - 90
        return self

    def text(self):
        self.canvas.save()
        (document,) = read(self.path)
        return document.text.split("\n")


@pytest.fixture
def sheets(tmp_path):
    return Sheets(tmp_path / "答复.pdf")


def test_lines_are_joined_to_the_paragraphs_they_were(sheets):
    sheets.line("关于停车难提案的答复", x=180, size=22)
    sheets.line("王委员：").paragraph(SENTENCE * 3).paragraph(SENTENCE * 2)
    sheets.right("澜州市公安局").right("2023年5月6日")
    assert sheets.text() == [
        "关于停车难提案的答复",
        "王委员：",
        SENTENCE * 3,
        SENTENCE * 2,
        "澜州市公安局",
        "2023年5月6日",
    ]


def test_a_paragraph_goes_on_over_the_page(sheets):
    text = SENTENCE * 6
    sheets.paragraph(text[:110]).page().paragraph(text[110:], indent=0).paragraph(SENTENCE * 2)
    assert sheets.text() == [text, SENTENCE * 2]


def test_paragraphs_without_indent_are_parted_by_their_distance(sheets):
    full = "停" * PER_LINE
    sheets.line(full).line(full).line(full)
    sheets.y -= 20
    sheets.line(full).line(full)
    assert sheets.text() == [full * 3, full * 2]


@pytest.mark.parametrize(
    "number",
    ["— {} —", "- {} -", "{}", "3{}", "第{}页", "第 {} 页 共 3 页", "共3页 第{}页", "{}/3", "Page {} of 3"],
)  # fmt: skip
def test_heads_feet_and_numbers_of_pages_are_dropped(sheets, number):
    for page in (1, 2, 3):
        sheets.at(200, HEIGHT - 40, "澜州市公安局文件", 10)
        sheets.at(200, 45, "澜州市人民中路", 9)
        sheets.at(280, 28, number.format(page), 10).paragraph(
            f"第{'一二三'[page - 1]}部分：{SENTENCE * 3}"
        )
        sheets.page()
    assert sheets.text() == [f"第{n}部分：{SENTENCE * 3}" for n in "一二三"]


def test_the_number_of_a_single_page_is_dropped(sheets):
    sheets.paragraph(SENTENCE).at(290, 40, "1", 12)
    assert sheets.text() == [SENTENCE]


def test_a_number_in_the_text_is_no_page_number(sheets):
    sheets.line("统计如下：").line("2023").line("特此答复，请对我们的工作提出宝贵意见。")
    assert sheets.text() == ["统计如下：", "2023", "特此答复，请对我们的工作提出宝贵意见。"]


def test_the_last_numbers_of_a_table_are_no_page_numbers(sheets):
    sheets.line("全市各年用于老旧小区改造的投资（万元）：")
    for y, number in ((110, "1"), (82, "2022"), (54, "3500")):
        sheets.at(MARGIN, y, number)
    assert sheets.text() == ["全市各年用于老旧小区改造的投资（万元）：", "1", "2022", "3500"]


def test_an_edge_has_one_page_number(sheets):
    sheets.line("全市加装电梯的老旧小区").line("户数（截至今年五月底）：").at(MARGIN, 70, "1").at(
        290, 40, "1", 12
    )
    assert sheets.text() == ["全市加装电梯的老旧小区", "户数（截至今年五月底）：", "1"]


@pytest.mark.parametrize(
    "head", ["澜州市公报　　　　{}", "{}　　　　澜州市公报", "澜州市公报第{}页"]
)
def test_a_head_with_the_page_number_in_it_is_dropped(sheets, head):
    for page in (1, 2, 3):
        sheets.at(MARGIN, HEIGHT - 40, head.format(page + 10), 10)
        sheets.paragraph(f"第{'一二三'[page - 1]}部分：{SENTENCE}").page()
    assert sheets.text() == [f"第{n}部分：{SENTENCE}" for n in "一二三"]


def test_a_long_row_at_the_edge_takes_time_by_its_length():
    line = Line(text="1 " * 100_000, left=0, right=500, top=830, bottom=820, em=10, is_row=True)
    said, bodies = parted([Page(WIDTH, HEIGHT, [line])])
    assert (said, bodies) == ([], [[line]])


def test_heads_and_feet_that_differ_in_other_numbers_are_text(sheets):
    texts = [
        [f"澜公函〔2023〕{number}号", SENTENCE, "澜州市公安局", f"2023年{number}月6日"]
        for number in (4, 5)
    ]
    for number, text, signature, date in texts:
        sheets.at(MARGIN, HEIGHT - 60, number).paragraph(text)
        sheets.at(MARGIN, 90, signature).at(MARGIN, 60, date).page()
    assert sheets.text() == [*texts[0], *texts[1]]


@pytest.mark.parametrize("y", [45, HEIGHT - 40])
@pytest.mark.parametrize(
    "mark", ["（此件依申请公开）", "此件不予公开", "内部资料 注意保密", "机密★一年", "密級：秘密"]
)
def test_a_mark_of_who_may_read_is_kept_once_wherever_it_is_repeated(sheets, mark, y):
    text = SENTENCE * 6
    for part, indent in ((text[:110], 2), (text[110:], 0)):
        sheets.at(MARGIN, y, mark, 10).at(400, y, f"第{3 - indent // 2}页", 10)
        sheets.paragraph(part, indent=indent).page()
    assert sheets.text() == [mark, text]


def test_a_letterhead_on_every_page_is_kept_once(sheets):
    texts = [f"{part}是停车。{SENTENCE * 2}" for part in ("第一", "其次")]
    for text in texts:
        sheets.at(MARGIN, HEIGHT - 60, "澜州市公安局文件", 36).paragraph(text).page()
    assert sheets.text() == ["澜州市公安局文件", *texts]


def test_a_scan_with_a_mark_is_still_a_scan(sheets):
    for _ in range(3):
        sheets.at(MARGIN, 45, "（此件内容依申请公开）").page()
    sheets.canvas.save()
    assert refusal(sheets.path) == "扫描件，没有文字层。"


def test_a_head_that_states_a_fact_is_kept_once(sheets):
    texts = [f"{part}是停车。{SENTENCE * 2}" for part in ("第一", "其次", "最后")]
    for text in texts:
        sheets.at(MARGIN, HEIGHT - 40, "公开属性：依申请公开", 10).paragraph(text).page()
    assert sheets.text() == ["公开属性：依申请公开", *texts]


def test_the_address_under_a_printed_web_page_is_no_fact(sheets):
    texts = [f"{part}是停车。{SENTENCE * 2}" for part in ("第一", "其次")]
    for text in texts:
        sheets.at(30, 20, "https://www.lanzhou-demo.example/1.html", 8).paragraph(text).page()
    assert sheets.text() == texts


def test_lines_come_from_top_to_bottom_whatever_the_order_in_the_file(sheets):
    sheets.at(MARGIN, 300, "第三行说的是公交").at(MARGIN, 700, "第一行说的是停车")
    sheets.at(MARGIN, 500, "第二行说的是道路")
    assert sheets.text() == ["第一行说的是停车", "第二行说的是道路", "第三行说的是公交"]


def test_two_columns_are_read_one_after_the_other(sheets):
    sheets.line("分栏公报", x=260)
    for row in range(8):
        y = 650 - 28 * row
        sheets.at(72, y, f"左{row}" + "停车问题正在解决中之" + "一", 16)
        sheets.at(310, y, f"右{row}" + "公交问题已经解决完毕" + "二", 16)
    text = "".join(sheets.text())
    assert text.startswith("分栏公报左0")
    assert [text.index(f"{side}{row}") for side in "左右" for row in range(8)] == sorted(
        text.index(f"{side}{row}") for side in "左右" for row in range(8)
    )


def test_the_cells_of_a_table_stay_in_their_row(sheets):
    for row in range(8):
        sheets.at(72, 700 - 28 * row, f"项{row}").at(
            320, 700 - 28 * row, f"值{row}完成情况良好并已公示"
        )
    assert sheets.text() == [f"项{row} 值{row}完成情况良好并已公示" for row in range(8)]


def test_a_turned_page_is_read_as_it_is_shown(sheets):
    sheets.canvas.setPageRotation(90)
    sheets.canvas.rotate(90)
    for number, text in enumerate(("第一行说的是公交和停车的事", "第二行说的是道路和桥梁的事")):
        sheets.at(100, -100 - 30 * number, text)
    assert sheets.text() == ["第一行说的是公交和停车的事", "第二行说的是道路和桥梁的事"]


def test_a_watermark_is_not_read(sheets):
    sheets.paragraph(SENTENCE).canvas.saveState()
    sheets.canvas.translate(200, 400)
    sheets.canvas.rotate(35)
    sheets.at(0, 0, "内部资料", 40).canvas.restoreState()
    assert sheets.text() == [SENTENCE]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("slant", [90, 180, 270])
def test_a_page_laid_on_its_side_is_read_upright(sheets, turn, slant):
    sheets.canvas.setPageRotation(turn)
    sheets.canvas.translate(300, 400)
    sheets.canvas.rotate(slant)
    for number, text in enumerate(("第一行说的是公交和停车的事", "第二行说的是道路和桥梁的事")):
        sheets.at(-200, -30 * number, text)
    assert sheets.text() == ["第一行说的是公交和停车的事", "第二行说的是道路和桥梁的事"]


@pytest.mark.parametrize("time", ["2023/5/6 10:12", "2023/5/6 上午10:12", "5/6/23, 10:12 AM"])
def test_what_a_browser_prints_around_a_single_page_is_dropped(sheets, time):
    sheets.at(25, HEIGHT - 20, time, 8).at(260, HEIGHT - 20, "信件详情_澜州市", 8)
    sheets.at(25, 15, "https://www.lanzhou-demo.example/1.html", 8).at(WIDTH - 40, 15, "1/1", 8)
    assert sheets.paragraph(SENTENCE * 2).text() == [SENTENCE * 2]


def test_a_date_with_its_time_at_the_head_of_a_letter_is_its_own(sheets):
    sheets.at(MARGIN, HEIGHT - 40, "2023/5/6 10:12 收到", 10).paragraph(SENTENCE)
    assert sheets.text() == ["2023/5/6 10:12 收到", SENTENCE]


def test_latin_words_keep_their_spaces(sheets):
    sheets.line("采用 Smart Parking 系统，PM2.5 达标")
    assert sheets.text() == ["采用 Smart Parking 系统，PM2.5 达标"]


def refusal(path):
    with pytest.raises(ReadError) as caught:
        list(read(path))
    return caught.value.reason


def test_a_scan_is_named_as_such(sheets):
    for _ in range(2):
        sheets.canvas.rect(50, 50, 400, 600, fill=1)
        sheets.page()
    sheets.canvas.save()
    assert refusal(sheets.path) == "扫描件，没有文字层。"


@pytest.mark.parametrize(
    "mark", ["Scanned with CamScanner", "由 扫描全能王 扫描创建", "澜住建〔2023〕第12号"]
)
def test_a_scan_with_its_apps_name_is_still_a_scan(sheets, mark):
    sheets.at(MARGIN, HEIGHT / 2, mark).canvas.save()
    assert refusal(sheets.path) == "扫描件，没有文字层。"


def test_a_letter_with_many_scans_enclosed_is_read(sheets):
    sheets.paragraph(SENTENCE)
    for _ in range(20):
        sheets.page().canvas.rect(50, 50, 400, 600, fill=1)
    assert sheets.text() == [SENTENCE]


def test_a_locked_file_is_named_as_such(tmp_path):
    sheets = Sheets(tmp_path / "锁.pdf", encrypt="secret").paragraph(SENTENCE)
    sheets.canvas.save()
    assert refusal(sheets.path) == "文件有密码保护，请去掉密码后再读。"


def test_a_broken_file_is_named_as_such(tmp_path):
    path = tmp_path / "坏.pdf"
    path.write_bytes(b"%PDF-1.7 nothing more")
    assert refusal(path) == "文件已损坏，或者不是 PDF。"


def test_too_many_pages_are_refused(sheets, monkeypatch):
    monkeypatch.setattr("corpus.readers.pdfchars.MAX_PDF_PAGES", 1)
    sheets.paragraph(SENTENCE).page().paragraph(SENTENCE).canvas.save()
    assert refusal(sheets.path) == "页数太多，超过 1 页。"
