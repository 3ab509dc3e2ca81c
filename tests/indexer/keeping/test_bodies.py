"""What a department's name tells beside the name."""

import pytest

from corpus import load_wordlists
from indexer.keeping.bodies import body_of

LISTS = load_wordlists(None)


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("澜州市公安局", {"gaj"}),
        ("澜州市生态环境局", {"环境保护局", "环保局", "sthjj", "hbj"}),
        ("澜州市卫生健康委员会", {"卫健委", "卫计委", "wjw", "wsj"}),
        ("瀾州市商務局", {"澜州市商务局", "swj"}),
    ],
)
def test_a_body_is_found_by_short_old_and_simplified_names_and_by_initials(name, typed):
    told = body_of(name, LISTS).typed
    assert [one for one in typed if one not in told] == []


def test_what_stands_within_the_name_is_not_said_again():
    body = body_of("澜州市交通运输局", LISTS)
    assert body.typed.split() == ["交通局", "jtysj", "jtj"]


def test_places_are_told_in_simplified_characters_and_the_name_as_it_is():
    body = body_of("瀾州市商務局", LISTS)
    assert (body.places, body.short) == (("澜州市",), "商務局")
