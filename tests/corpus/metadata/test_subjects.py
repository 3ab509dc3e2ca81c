"""What was asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.metadata.subjects import find_subject, title_subject


@pytest.mark.parametrize(
    ("opening", "subject"),
    [
        ("您提出的《关于增设长椅的建议》的提案收悉，现答复如下", "关于增设长椅的建议"),
        ("您提出的“关于增设长椅的建议”收悉", "关于增设长椅的建议"),
        ("你提出的关于增设长椅的建议收悉", "关于增设长椅的建议"),
        ("您提出的关于增设长椅的建议（第8号）收悉", "关于增设长椅的建议"),
        (
            "您在会议上提出的第8号提案《关于落实〈公园条例〉的建议》收悉",
            "关于落实〈公园条例〉的建议",
        ),
        ("您提出的《关于落实《公园条例》的建议》收悉", "关于落实《公园条例》的建议"),
        ("您提出的关于“关于增设长椅的建议”的建议收悉", "关于增设长椅的建议"),
        ("您提出的“关于“一江两岸”的建议”收悉", "关于“一江两岸”的建议"),
        ("您反映的“路灯不亮”的问题收悉", "路灯不亮"),
        ("您的来信收悉。根据《信访条例》，现答复如下", None),
        ("您好！来信收悉。", None),
        ("您的提案收悉。您反映的站口车辆堆成“小山”、盲道被占、坏车无人收等问题，确实存在。", None),
        ("贵委《关于增设长椅、缓解“无处坐”的提案》收悉", "关于增设长椅、缓解“无处坐”的提案"),
        ("貴會提出的《關於增設長椅的建議》收悉", "關於增設長椅的建議"),
        ("我局对第0215号《关于增设长椅的建议》（钱某代表提出）研究如下", "关于增设长椅的建议"),
        ("关于您留言中提到的“公园长椅太少”的问题，现回复如下", "公园长椅太少"),
        ("您反映小区“飞线充电”、楼道停放的诉求收悉", None),
        ("我们落实《关于增设长椅的意见》，开通“随手拍”举报功能", None),
        ("", None),
    ],
)
def test_the_subject_is_what_the_opening_quotes(opening, subject):
    assert find_subject(opening) == subject


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("《关于增设长椅的建议》的答复", "关于增设长椅的建议"),
        ("对“关于增设长椅的建议”的答复", "关于增设长椅的建议"),
        ("对市政协第8号提案关于增设长椅的建议的答复", "关于增设长椅的建议"),
        ("关于增设长椅的建议", "关于增设长椅的建议"),
        (
            "行政院函送趙委員明山就河岸步道照明問題所提質詢之書面答復，請查照案。",
            "河岸步道照明問題",
        ),
        ("行政院函送許委員明德為纜車案所提質詢之書面答復", "纜車案"),
        ("关于第8号提案的答复", None),
        ("咨询“一件事”平台的进展", None),
    ],
)
def test_the_subject_in_a_title(title, subject):
    assert title_subject(title) == subject


@given(st.text() | st.from_regex("[您提出的《》“”关于建议收悉答复]{0,40}", fullmatch=True))
def test_reading_a_subject_never_raises(text):
    find_subject(text)
    title_subject(text)
