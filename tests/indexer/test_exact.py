"""Quotes are exact: every engine finds what plain substring search finds, nothing more or less."""

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus import Reply
from indexer import ENGINES, Options, Query, build_index, open_index
from indexer.analysis import fold, squeeze
from indexer.analysis.fold import lines
from indexer.fields import spellings, title_of

ALPHABET = "停车車费費电梯一。，,:-()〔〕［］*/5５aＡ~^😀　 \n"
"""Few characters, so that runs recur; each kind that folds, parts lines or looks like a sign."""

text = st.text(st.sampled_from(ALPHABET), max_size=24)
records = st.lists(
    st.fixed_dictionaries({"title": text, "question": text, "body": text}), min_size=2, max_size=6
)
runs = st.text(st.sampled_from(ALPHABET), min_size=1, max_size=6)


def haystack(reply: Reply) -> list[str]:
    """Return the normalised lines of everything that a reply is found by."""
    addressee = reply.addressee.value or ""
    parts = [title_of(reply), *reply.departments.value, *spellings(reply), addressee]
    return lines(fold("\n".join([*parts, reply.question, reply.body])))


def indexed(folder: Path, engine: str, rows: list[dict[str, str]]):
    """Index the rows and return the searcher and the replies."""
    written = [
        {**row, "id": f"r{at}", "body": row["body"] + "文", "department": "澜州市停车管理局"}
        for at, row in enumerate(rows)
    ]
    (folder / "r.jsonl").write_text(
        "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in written), encoding="utf-8"
    )
    build_index([folder / "r.jsonl"], folder / "index", Options(engine=engine))
    searcher = open_index(folder / "index")
    return searcher, {hit.id: searcher.show(hit.id).reply for hit in found(searcher, "")}


def found(searcher, text: str):
    return searcher.search(Query(text=text, size=1000)).hits


@pytest.mark.parametrize("engine", sorted(ENGINES))
@settings(max_examples=5, suppress_health_check=list(HealthCheck))
@given(rows=records, data=st.data())
def test_quotes_find_what_substring_search_finds(engine, rows, data):
    with tempfile.TemporaryDirectory() as folder:
        searcher, replies = indexed(Path(folder), engine, rows)
        assert len(replies) == len(rows)
        whole = "\n".join("\n".join(haystack(reply)) for reply in replies.values())
        cuts = st.integers(0, len(whole) - 1).flatmap(
            lambda at: st.integers(1, 6).map(lambda size: whole[at : at + size])
        )
        for run in data.draw(st.lists(runs | cuts, min_size=40, max_size=40)):
            wanted = squeeze(run)
            expected = {
                id for id, reply in replies.items() if any(wanted in one for one in haystack(reply))
            }
            assert {hit.id for hit in found(searcher, f'"{run}"')} == expected


@pytest.fixture(scope="module", params=sorted(ENGINES))
def searcher(request, tmp_path_factory):
    rows = [
        {"title": "甲", "question": "", "body": "停车收费。共152069件"},
        {"title": "乙", "question": "", "body": "停车,收费与wifi"},
    ]
    return indexed(tmp_path_factory.mktemp("exact"), request.param, rows)[0]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ('"停"', {"r0", "r1"}),
        ('"車"', {"r0", "r1"}),
        ('"停车，收费"', {"r1"}),
        ('"停车收费"', {"r0"}),
        ('"520"', {"r0"}),
        ('"ＷＩＦＩ"', {"r1"}),
        ('"费 。"', {"r0"}),
        ('"*"', set()),
    ],
)
def test_one_character_is_enough_and_punctuation_counts_only_when_typed(searcher, typed, expected):
    assert {hit.id for hit in found(searcher, typed)} == expected
