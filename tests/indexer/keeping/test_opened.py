"""An open index holds its files for as long as it is used, and no longer."""

import pytest

from indexer import EngineError, build_index, open_index
from indexer.engines.tantivy import TantivyEngine
from indexer.keeping.ledger import Ledger


def test_an_index_whose_engine_cannot_open_leaves_its_ledger_closed(rows, tmp_path, monkeypatch):
    build_index([rows("a.jsonl", {"id": "1", "body": "停车费"})], tmp_path / "index")
    closed = []

    def fail(*_: object) -> None:
        raise EngineError("打不开")

    def close(ledger: Ledger) -> None:
        closed.append(ledger)

    monkeypatch.setattr(TantivyEngine, "open", fail)
    monkeypatch.setattr(Ledger, "close", close)
    with pytest.raises(EngineError):
        open_index(tmp_path / "index")
    assert len(closed) == 1
    monkeypatch.undo()
    closed[0].close()
