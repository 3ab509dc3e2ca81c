"""Small indexes that may be damaged, moved and read, made once for each engine."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from indexer import Options, build_index

LIFT = {"id": "1", "title": "关于加装电梯的答复", "body": "老旧小区加装电梯的补贴已经发放。"}
BUS = {"id": "2", "title": "关于公交线路的答复", "body": "公交12路将延长至火车站。"}


@pytest.fixture(scope="session", params=["tantivy", "whoosh"])
def engine(request: pytest.FixtureRequest) -> str:
    """Name each engine that keeps its index on disk."""
    return request.param


@pytest.fixture(scope="session")
def made(engine: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with sources in 复文, operator's settings in 设置 and their index in `index`."""
    top = tmp_path_factory.mktemp(engine)
    (top / "复文").mkdir()
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in (LIFT, BUS))
    (top / "复文" / "a.jsonl").write_text("".join(lines), encoding="utf-8")
    (top / "设置").mkdir()
    (top / "设置" / "words.txt").write_text("加装电梯\n", encoding="utf-8")
    options = Options(engine=engine, settings=top / "设置")
    build_index([top / "复文"], top / "index", options)
    return top


@pytest.fixture
def fresh(made: Path, tmp_path: Path) -> Callable[[], Path]:
    """Return a new copy of the index at each call; its sources stay where they are."""

    def copy() -> Path:
        index = tmp_path / "index"
        shutil.rmtree(index, ignore_errors=True)
        shutil.copytree(made / "index", index)
        return index

    return copy
