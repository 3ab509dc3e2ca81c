"""Facets counted ahead are those counted afterwards, whatever the search turns out to be."""

import json

import pytest

from indexer import Query, build_index, open_index
from indexer.answering import counting


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    folder = tmp_path_factory.mktemp("counting")
    rows = (
        {
            "id": str(at),
            "title": f"关于第{at}件的答复",
            "body": "加装电梯的补贴" if at % 3 else "停车收费的办法",
            "department": "澜州市教育局" if at % 2 else "澜州市民政局",
            "outcome": "已解决" if at % 5 else "",
        }
        for at in range(60)
    )
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (folder / "replies.jsonl").write_text(text, encoding="utf-8")
    build_index([folder / "replies.jsonl"], folder / "index")
    return folder / "index"


@pytest.mark.parametrize(
    "query",
    [
        Query(text="电梯 补贴"),
        Query(text="电梯 停车"),
        Query(text="电梯 没有这个词", departments=("教育局",)),
        Query(text="停车", departments=("澜州市教育局",), outcomes=("resolved",)),
        Query(text=""),
        Query(text="电梯", sort="newest"),
    ],
)
def test_facets_counted_ahead_are_those_counted_afterwards(index, query, monkeypatch):
    afterwards = open_index(index).search(query)
    monkeypatch.setattr(counting, "LARGE", 0)
    ahead = open_index(index).search(query)
    assert ahead.facets == afterwards.facets
    assert ahead.total == afterwards.total
