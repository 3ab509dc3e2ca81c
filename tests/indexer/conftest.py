"""Indexes that the tests of this room ask, made once a module with each of the engines."""

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest

from indexer import ENGINES, Options, build_index

IndexOf = Callable[[Iterable[Mapping[str, object]]], Path]


@pytest.fixture(scope="module", params=sorted(ENGINES))
def index_of(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> IndexOf:
    """Index records with one engine after the other: `index_of(records)` returns the index."""

    def build(records: Iterable[Mapping[str, object]]) -> Path:
        folder = tmp_path_factory.mktemp("复文")
        lines = (json.dumps(record, ensure_ascii=False) + "\n" for record in records)
        (folder / "r.jsonl").write_text("".join(lines), encoding="utf-8")
        made = tmp_path_factory.mktemp("index")
        build_index([folder], made, Options(engine=request.param))
        return made

    return build
