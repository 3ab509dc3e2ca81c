"""The engines under test and a schema and entries that have everything in them."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from indexer.engines import engine
from indexer.engines.base import Engine, Entry, Reader, Schema

SCHEMA = Schema(
    text={"words": "counts", "grams": "places", "chars": "characters"},
    values=("department", "outcome"),
    numbers=("day", "year"),
)

Made = Callable[..., Reader]


@pytest.fixture
def schema() -> Schema:
    return SCHEMA


@pytest.fixture(params=["memory", "tantivy", "whoosh"])
def made(request: pytest.FixtureRequest) -> Engine:
    return engine(request.param)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    index = tmp_path / "index"
    index.mkdir()
    return index


@pytest.fixture
def index(made: Engine, folder: Path) -> Made:
    """Write each of the batches in a commit of its own and open the result."""

    def build(*batches: Iterable[Entry]) -> Reader:
        first, *others = batches or ([],)
        writer = made.create(folder, SCHEMA)
        writer.put(first)
        writer.commit()
        for batch in others:
            writer = made.update(folder, SCHEMA)
            writer.put(batch)
            writer.commit()
        return made.open(folder, SCHEMA)

    return build
