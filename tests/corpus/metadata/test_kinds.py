"""Kinds stated in a field."""

import pytest

from corpus.metadata.addressees import is_citizen
from corpus.metadata.kinds import find_kind, stated_kind


@pytest.mark.parametrize(
    ("printed", "kind"),
    [
        ("提案", "proposal"), ("政协提案", "proposal"), ("建议", "suggestion"), ("人大代表建议", "suggestion"), ("书面意见", "suggestion"),
        ("来信", "letter"), ("12345", "letter"), ("会办意见", "opinion"), ("proposal", "proposal"), ("unknown", None), ("A类", None), ("", None),
    ],
)  # fmt: skip
def test_a_field_that_holds_the_kind(printed, kind):
    assert stated_kind(printed) == kind


def test_a_quoted_topic_does_not_decide_the_kind():
    found = find_kind("关于《政协提案办理工作》的复函", None, "", asked=False, citizen=False)
    assert found.value == "unknown"


@pytest.mark.parametrize(
    ("addressee", "citizen", "kind"),
    [
        ("家长代表", True, "letter"),
        ("钱某代表", False, "suggestion"),
        ("石桥镇代表团", False, "suggestion"),
    ],
)
def test_who_speaks_for_parents_is_no_deputy(addressee, citizen, kind):
    assert is_citizen(addressee) is citizen
    found = find_kind(None, addressee, "", asked=False, citizen=is_citizen(addressee))
    assert found.value == kind


@pytest.mark.parametrize("title", ["关于市政协第8号提案的协办函", "关于第8号提案的會辦意見"])
def test_an_opinion_for_who_leads_is_no_reply_to_the_proposal(title):
    assert find_kind(title, None, "", asked=False, citizen=False).value == "opinion"


def test_a_legislators_question_to_the_cabinet_is_neither_proposal_nor_suggestion():
    title = "行政院函送趙委員明山就提案程序問題所提質詢之書面答復"
    assert find_kind(title, "趙委員明山", "", asked=False, citizen=False).value == "unknown"


def test_the_assemblys_name_is_kept_without_its_session():
    found = find_kind("对市十六届人大三次会议第8号建议的答复", None, "", asked=False, citizen=False)
    assert (found.value, found.printed) == ("suggestion", "人大")


def test_how_a_kind_was_found_is_kept():
    found = find_kind("关于区政协第8号提案的答复", None, "", asked=False, citizen=False)
    assert (found.value, found.basis, found.where) == ("proposal", "stated", "title")
    found = find_kind(None, "钱某代表", "", asked=False, citizen=False)
    assert (found.value, found.basis, found.where) == ("suggestion", "inferred", "opening")
