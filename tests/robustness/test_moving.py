"""A backup is a copy of the folder: taken under a running server, opened anywhere."""

import hashlib
import json
import shutil

import pytest

from indexer import IndexOutdated, Options, Query, build_index, open_index
from indexer.keeping.check import check_index
from webui import create_app


def test_a_copy_taken_while_a_server_runs_opens_at_another_path(fresh, tmp_path):
    index = fresh()
    client = create_app(open_index(index)).test_client()
    assert client.get("/?q=电梯").status_code == 200
    shutil.copytree(index, tmp_path / "备份" / "索引")
    assert client.get("/?q=公交").status_code == 200
    assert open_index(tmp_path / "备份" / "索引").search(Query(text="电梯")).total == 1


def test_a_copy_is_updated_and_the_original_stays_as_it_is(fresh, rows, tmp_path):
    index = fresh()
    copy = tmp_path / "copy"
    shutil.copytree(index, copy)
    build_index([rows("新.jsonl", {"id": "9", "body": "噪声扰民已经处理。"}).parent], copy)
    assert open_index(copy).search(Query(text="噪声")).total == 1
    assert open_index(index).search(Query(text="噪声")).total == 0
    assert check_index(index).damage == []


def test_an_index_that_was_renamed_under_its_searcher_is_followed_when_it_is_back(fresh, tmp_path):
    index = fresh()
    searcher = open_index(index)
    index.rename(tmp_path / "away")
    (tmp_path / "away").rename(index)
    assert searcher.search(Query(text="电梯")).total == 1


@pytest.mark.parametrize("field", ["format", "engine_version", "analysis"])
def test_an_index_made_by_another_version_is_refused_and_a_rebuild_takes_it_over(fresh, field):
    index = fresh()
    name = (index / "CURRENT").read_text("ascii").split()[0]
    path = index / name / "manifest.json"
    manifest = json.loads(path.read_bytes())
    manifest[field] = 999 if field == "format" else "0.0"
    path.write_text(json.dumps(manifest), encoding="utf-8")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    (index / "CURRENT").write_bytes(f"{name} {digest}\n".encode("ascii"))
    for attempt in (open_index, check_index, lambda index: build_index([], index)):
        with pytest.raises(IndexOutdated, match="fuwen index --rebuild"):
            attempt(index)
    engine = manifest["engine"]
    build_index([], index, Options(rebuild=True))
    assert open_index(index).stats().engine == engine
    assert check_index(index).damage == []
