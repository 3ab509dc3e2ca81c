"""The bundled samples, read whole: what their writers meant is what comes out."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import corpus
from corpus import Extracted, Reply, extract, load_settings, masked, suffixes, walk
from corpus.reply import Case

SAMPLES = Path(corpus.__file__).parent / "samples"

TABLE = Path(__file__).with_name("samples.tsv")
"""A line a reply: its file (#row.part), what its writer meant, how its title begins; – is none."""

HEAD, *LINES = (line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines())
MEANT = {line[0]: dict(zip(HEAD, line, strict=True)) for line in LINES}
NONE = "–"

FURNITURE = (
    "扫一扫", "打印本页", "【打印】", "【关闭】", "关闭窗口", "上一篇", "下一篇", "上一条", "下一条", "验证码", "版权所有", "ICP备", "网站标识码",
    "当前位置", "责任编辑", "分享到", "访问者", "人评价", "基本满意", "我要反馈", "相关阅读", "相关信件",  "首页", "字体：", "浏览次数",
    "栏目导航", "EndFragment", "无障碍浏览", "法定主动公开内容", "索引号", "IPv6",
)  # fmt: skip

PRIVATE = (
    "鹿鸣区梧桐里12栋3单元402室", "梧桐里12栋", "13800000001", "linxi.reader@example.com", "110101190003070010", "13900001234", "13900005678",
    "13700002468", "jinxiuli_owner@example.com", "石棠县棠梨镇棠梨街57号2楼201室", "棠梨街57号", "13000000000",
)  # fmt: skip


def found() -> Iterator[tuple[str, Reply]]:
    settings = load_settings()
    for file in walk(SAMPLES, "samples", suffixes()).files:
        for item in extract(file, settings):
            assert isinstance(item, Extracted), item
            place = f"{item.source.position or ''}.{item.source.part or ''}".rstrip(".")
            name = file.canonical.removeprefix("samples/")
            yield f"{name}#{place}" if place else name, item.reply


@pytest.fixture(scope="module")
def samples() -> dict[str, Reply]:
    return dict(found())


def test_every_reply_of_every_sample_is_read_and_no_other(samples):
    assert sorted(samples) == sorted(MEANT)


@pytest.mark.parametrize("name", MEANT)
def test_a_sample_says_what_its_writer_meant(samples, name):
    reply, meant = samples[name], MEANT[name]
    said = {
        "file": name,
        "kind": reply.kind.value,
        "departments": "、".join(reply.departments.value) or NONE,
        "date": reply.date.value or NONE,
        "number": reply.number.value or NONE,
        "outcome": reply.outcome.value,
        "disclosure": f"{reply.disclosure.value} {reply.extent or ''}".strip(),
        "title": (reply.title.value or NONE)[: len(meant["title"])],
    }
    assert said == meant


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("政协提案/2016-黑臭河道治理-环保局.txt", "A类"),
        ("政协提案/2018-生活垃圾分类-城管局.html", "C类"),
        ("政协提案/2020-夜间噪声扰民-生态环境局.html", "B类"),
        ("人大建议/2016-社区居家养老服务-民政局.txt", "（A）"),
        ("人大建议/2017-秸秆禁烧-农业委员会.txt", "乙类"),
        ("人大建议/2021-异地就医直接结算-医保局.txt", "A1"),
        ("人大建议/2022-秸秆综合利用-农业农村局.docx", "B类"),
        ("人大建议/2023-非机动车道连续成网-公安局.txt", "因条件限制暂不能解决"),
        ("政协提案/2022-停车难联合答复-公安局城管局.txt", "部分解决"),
    ],
)
def test_a_samples_outcome_is_kept_as_printed(samples, name, printed):
    assert samples[name].outcome.printed == printed


@pytest.mark.parametrize(
    ("name", "case"),
    [
        ("政协提案/2017-非物质文化遗产保护-文广新局.md", ("市政协", 12, 1, "0219")),
        ("政协提案/2020-人才公寓-人社局.docx", ("市政协", 12, 4, "75")),
        ("政协提案/2022-城市应急水源-水务局.html", ("市政协", 13, 1, "0407")),
        ("政协提案/2018-村卫生室与乡村医生-卫计委.txt", ("市政协", 12, 2, "02073")),
        ("政协提案/2024-校园午休躺睡-鹿鸣区教育局.html", ("鹿鸣区政协", 7, 3, "C117")),
        ("人大建议/2020-古树名木保护-自规局.txt", ("市人大", 15, 4, "18")),
        ("人大建议/2021-青少年近视防控-白榆区教育局.html", ("区人大", 18, 5, "66")),
        ("人大建议/2022-秸秆综合利用-农业农村局.docx", ("市人大", 16, 1, "0247")),
        ("政协提案/共享单车规范管理.txt", None),
    ],
)
def test_a_samples_case_is_put_together(samples, name, case):
    keys = ("body", "term", "session", "number")
    assert samples[name].case.value == (case and Case(**dict(zip(keys, case, strict=True))))


@pytest.mark.parametrize(
    ("name", "addressee"),
    [
        ("政协提案/2019-台资企业融资-商务局-繁体.txt", "瀾州市臺灣同胞投資企業協會"),
        ("政协提案/2024-养老助餐服务-民政局.docx", "民盟澜州市委员会"),
        ("人大建议/2021-青少年近视防控-白榆区教育局.html", "木兰舟代表"),
        ("会办与档案/联合答复-校园周边小饭桌.docx", "家长代表"),
        ("会办与档案/汐嶼市立圖書館復函-舊方志.txt", "瀾州市民間文獻整理小組"),
        ("会办与档案/会办意见-校车安全-交警支队.docx", "市教育局"),
    ],
)
def test_a_sample_is_addressed_to_whom_it_greets(samples, name, addressee):
    assert samples[name].addressee.value == addressee


@pytest.mark.parametrize(
    ("name", "subject"),
    [
        ("政协提案/2021-三岁以下婴幼儿托育-卫健委.html", "关于大力发展普惠托育服务、缓解“带娃难”的提案"),
        ("人大建议/2023-流浪动物收容-临溪区城管局.html", "关于建设流浪动物收容救助中心、开展TNR绝育的建议"),
        ("会办与档案/来信答复-低保停发.html", "低保金突然停发"),
        ("政协提案/共享单车规范管理.txt", None),
        ("市民来信/12345热线-2023-2024.xlsx#1", None),
    ],
)  # fmt: skip
def test_a_samples_subject_is_what_was_asked(samples, name, subject):
    assert samples[name].subject.value == subject


def test_a_number_tells_the_year_where_no_date_does(samples):
    year = samples["政协提案/2023-外卖骑手权益保障-人社局.txt"].year
    assert (year.value, year.where) == (2023, "number")


def test_one_district_is_one_region_in_every_format(samples):
    regions = {
        reply.region.value
        for reply in samples.values()
        if any(name.startswith("临溪区") for name in reply.departments.value)
    }
    assert regions == {"临溪区"}


def test_every_reply_of_the_citizens_letters_has_its_letter(samples):
    assert [
        name for name in samples if name.startswith("市民来信/") and not samples[name].question
    ] == []


def test_one_letter_to_two_departments_is_the_question_of_both_replies(samples):
    first, second = (samples[f"市民来信/来信-买房三年拿不到房产证.html#.{n}"] for n in (1, 2))
    assert first.question == second.question
    assert first.body != second.body
    assert (first.asked, first.asker) == (second.asked, second.asker)
    assert first.asker is not None
    assert masked(first).asker is None


@pytest.mark.parametrize("word", FURNITURE)
def test_no_site_furniture_is_left_in_any_sample(samples, word):
    held = [
        name
        for name, reply in samples.items()
        if any(word in text for text in (reply.body, reply.title.value or "", *reply.contact))
    ]
    assert held == []


@pytest.mark.parametrize("datum", PRIVATE)
def test_private_data_is_in_the_samples_and_in_nothing_that_is_masked(samples, datum):
    texts = {
        name: (shown.title.value or "", shown.subject.value or "", shown.question, shown.body)
        for name, shown in ((name, masked(reply)) for name, reply in samples.items())
    }
    assert [name for name, shown in texts.items() if any(datum in text for text in shown)] == []
    held = (
        *(reply.question for reply in samples.values()),
        *sum((r.contact for r in samples.values()), ()),
    )
    assert any(datum in text for text in held)


def test_the_telephones_of_offices_are_not_masked(samples):
    for reply in samples.values():
        shown = masked(reply)
        for text, seen in ((reply.body, shown.body), (reply.question, shown.question)):
            assert text.count("0999-") == seen.count("0999-")
            assert text.count("12345") == seen.count("12345")
