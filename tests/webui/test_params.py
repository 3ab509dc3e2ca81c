"""The address bar → Query, or refused; and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from indexer import KINDS, OUTCOMES, Query, Years
from webui.params import BadParameter, params_to_query, query_to_params
from webui.wording import FIRST_YEAR, LAST_YEAR


@pytest.mark.parametrize(
    ("address", "query"),
    [
        ({}, Query()),
        ({"q": "  停车 收费 "}, Query(text="停车 收费")),
        ({"department": ["甲局", "乙局", "甲局"]}, Query(departments=("甲局", "乙局"))),
        ({"year": ["2019", "2021..2023"]}, Query(years=(Years(2019, 2019), Years(2021, 2023)))),
        ({"outcome": ["resolved"], "kind": ["letter"]}, Query(outcomes=("resolved",), kinds=("letter",))),
        ({"sort": "oldest", "page": "12"}, Query(sort="oldest", page=12)),
        ({"year_from": "2019", "year_to": "2021"}, Query(years=(Years(2019, 2021),))),
        ({"year_from": "2019", "year_to": ""}, Query(years=(Years(2019, LAST_YEAR),))),
        ({"year_to": "2021"}, Query(years=(Years(FIRST_YEAR, 2021),))),
        ({"year": "2019..2021", "year_from": "2019", "year_to": "2021"}, Query(years=(Years(2019, 2021),))),
        ({"page": "1000"}, Query(page=1000)),
        ({"strict": "1", "synonyms": "0"}, Query(strict=True, synonyms=False)),
        ({"q": "", "sort": "", "page": "", "department": "", "year": "", "year_from": ""}, Query()),
    ],
)  # fmt: skip
def test_an_address_is_read_as_the_search_it_states(address, query):
    assert params_to_query(MultiDict(address)) == query


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ({"strict": "yes"}, "参数“strict”只能是 1 或不写"),
        ({"synonyms": "1"}, "参数“synonyms”只能是 0 或不写"),
        ({"foo": "1"}, "不认识参数“foo”；可用的参数有：q、sort、page"),
        ({"Q": "停车"}, "不认识参数“Q”"),
        ({"q": ["停车", "收费"]}, "参数“q”只能出现一次"),
        ({"page": ["1", "2"]}, "参数“page”只能出现一次"),
        ({"q": "停" * 1001}, "检索词（q）最多 1,000 个字，收到 1,001 个字"),
        ({"page": "0"}, "参数“page”应为从 1 起的页码，收到的是“0”"),
        ({"page": "-1"}, "收到的是“-1”"),
        ({"page": "abc"}, "收到的是“abc”"),
        ({"page": "１"}, "收到的是“１”"),
        ({"page": "9" * 5000}, "应为从 1 起的页码"),
        ({"page": "1001"}, "最多可以翻到第 1,000 页"),
        ({"year": "19"}, "参数“year”应为 1900 至 2100 之间的一年（2019）或前后两年（2019..2021）"),
        ({"year": "2021..2019"}, "收到的是“2021..2019”"),
        ({"year": "2019.."}, "收到的是“2019..”"),
        ({"year": "1899"}, "收到的是“1899”"),
        ({"year": "2019..2101"}, "收到的是“2019..2101”"),
        ({"year_from": "二〇一九"}, "参数“year_from”应为 1900 至 2100 之间的年份"),
        ({"year_from": "2021", "year_to": "2019"}, "起始年份（2021）不能晚于终止年份（2019）"),
        ({"outcome": "done"}, "参数“outcome”应为 resolved、in_progress、planned、reference"),
        ({"kind": "提案"}, "参数“kind”应为 proposal、suggestion、letter、opinion、unknown 之一"),
        ({"sort": "random"}, "参数“sort”应为 relevance、newest、oldest 之一，收到的是“random”"),
        ({"department": [f"{n}局" for n in range(51)]}, "参数“department”最多可以有 50 个值"),
        ({"department": "局" * 201}, "参数“department”的每个值最多 200 个字"),
    ],
)
def test_what_an_address_may_not_say_is_refused_by_name(address, sentence):
    with pytest.raises(BadParameter) as refusal:
        params_to_query(MultiDict(address))
    assert sentence in str(refusal.value)


def test_a_refusal_repeats_only_the_start_of_a_long_value():
    with pytest.raises(BadParameter) as refusal:
        params_to_query(MultiDict({"sort": "x" * 5000}))
    assert len(str(refusal.value)) < 120


words = st.text(max_size=60).map(str.strip)
names = st.lists(words.filter(bool), max_size=4, unique=True).map(tuple)
year = st.integers(FIRST_YEAR, LAST_YEAR)
ranges = st.tuples(year, year).map(lambda ends: Years(min(ends), max(ends)))
queries = st.builds(
    Query,
    text=words,
    departments=names,
    years=st.lists(ranges, max_size=4, unique=True).map(tuple),
    outcomes=st.lists(st.sampled_from(list(OUTCOMES)), unique=True).map(tuple),
    kinds=st.lists(st.sampled_from(list(KINDS)), unique=True).map(tuple),
    sort=st.sampled_from(["relevance", "newest", "oldest"]),
    page=st.integers(1, 1000),
    strict=st.booleans(),
    synonyms=st.booleans(),
)


@given(queries)
def test_a_search_survives_being_written_as_an_address(query):
    assert params_to_query(MultiDict(query_to_params(query))) == query


def read(address: dict[str, str]) -> Query | str:
    """Return the search an address states, or the sentence that refuses it."""
    try:
        return params_to_query(MultiDict(address))
    except BadParameter as refusal:
        return str(refusal)


addresses = st.dictionaries(
    st.sampled_from(["q", "department", "year", "outcome", "sort", "page", "year_from", "?"]),
    st.text(max_size=40) | st.from_regex(r"[0-9]{1,5}(\.\.[0-9]{4})?", fullmatch=True),
)


@given(addresses)
def test_any_address_is_read_or_refused_in_a_sentence(address):
    found = read(address)
    if isinstance(found, str):
        assert found.endswith("。")
    else:
        assert read(query_to_params(found)) == found
