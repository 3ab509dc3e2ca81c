"""Segmenters: rjieba and jieba cut alike, with the same dictionary."""

import logging
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.analysis import fold
from indexer.analysis.segment import JiebaSegmenter, RjiebaSegmenter, Segmenter
from indexer.analysis.wordlist import read_wordlist
from indexer.analysis.words import cut

SUBJECTS = [
    "我区老旧小区加装电梯",
    "新能源汽车充电桩建设",
    "电动自行车停放和飞线充电",
    "中小微企业融资难融资贵",
    "区农业农村部门高标准农田",
    "普惠性幼儿园学位供给",
    "轨道交通十五号线站点周边公交接驳",
    "小区物业管理和业委会换届",
    "网约车司机王某",
    "吴景瀚委员和陈爱珍委员",
    "生活垃圾分类及垃圾中转站异味",
    "高空抛物的监控设施",
    "社区老年食堂助餐点",
    "外来务工人员随迁子女入学",
    "长三角一体化示范区",
    "河道黑臭水体治理",
    "医保异地就医结算",
    "二手房交易税费",
    "道路拓宽断头路",
    "预付卡消费者权益保护",
    "校外培训机构双减政策",
    "街道办事处网格化管理",
    "市民反映的夜间施工噪音扰民",
]
VERBS = [
    "已经列入今年的实施计划",
    "正在由市发展和改革委员会牵头研究",
    "因条件限制暂时难以解决",
    "将于明年三月底前完成",
    "存在规划滞后和资金不足的问题",
    "已委托第三方开展评估",
    "我局高度重视并召开专题会议",
    "需要您继续关心和支持",
    "经与区住建局区交警支队会商后予以采纳",
    "由属地乡镇人民政府负责落实",
]
TAILS = [
    "感谢您对我们工作的关心与支持",
    "现将有关情况答复如下",
    "希望您继续提出宝贵意见",
    "特此答复",
]


@pytest.fixture(scope="module")
def segmenters() -> tuple[Segmenter, Segmenter]:
    words = read_wordlist(None)
    return RjiebaSegmenter(words), JiebaSegmenter(words)


def sentences() -> list[str]:
    return [f"{a}，{b}{c}。" for a in SUBJECTS for b in VERBS for c in TAILS]


@pytest.mark.parametrize("guess", [False, True])
def test_rjieba_and_jieba_give_the_same_words(segmenters, guess):
    fast, plain = segmenters
    assert len(sentences()) > 900
    for sentence in sentences():
        text = fold(sentence)
        assert cut(text, fast, guess=guess) == cut(text, plain, guess=guess)


@given(text=st.text(st.sampled_from(sorted(set("".join(SUBJECTS + VERBS))))), guess=st.booleans())
@settings(max_examples=300, derandomize=True)
def test_rjieba_and_jieba_agree_on_characters_in_any_order(segmenters, text, guess):
    """The same texts each time: of two ways of one probability (一|一一, 一一|一) each takes what the
    rounding of its sums says, and chance comes upon such a text now and then."""
    fast, plain = segmenters
    assert fast.cut(text, guess=guess) == plain.cut(text, guess=guess)


def test_a_segmenter_has_a_dictionary_of_its_own():
    with_word, without = JiebaSegmenter({"桃浦智创城": 1000}), JiebaSegmenter({})
    assert with_word.cut("桃浦智创城", guess=False) == ["桃浦智创城"]
    assert without.cut("桃浦智创城", guess=False) != ["桃浦智创城"]


ONE_EACH = """
from indexer.analysis.segment import load_segmenter

first, second = load_segmenter({"电梯补贴款": 9_000_000}), load_segmenter({})
assert first.name == second.name == "rjieba"
print(*(len(one.cut("电梯补贴款", guess=False)) for one in (first, second)))
"""


@pytest.mark.parametrize(
    ("before", "after", "cut_into"),
    [
        ("", "", ["1", "2"]),
        ("import rjieba", "print(len(rjieba.cut('电梯补贴款', False)))", ["1", "2", "2"]),
    ],
)
def test_the_first_segmenter_of_a_process_shares_its_dictionary_with_nobody(
    before, after, cut_into
):
    """rjieba makes one of its own when it is imported, by whomever."""
    code = f"{before}\n{ONE_EACH}\n{after}"
    done = subprocess.run(  # noqa: S603 (ourselves)
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == cut_into


def test_jieba_keeps_quiet(caplog):
    with caplog.at_level(logging.DEBUG, "root"):
        JiebaSegmenter({}).cut("停车", guess=True)
    assert caplog.records == []


@pytest.mark.parametrize("which", [RjiebaSegmenter, JiebaSegmenter])
def test_blanks_and_commas_come_through_as_they_are(which):
    assert which({}).cut("停车\n,\n收费", guess=False) == ["停车", "\n", ",", "\n", "收费"]
