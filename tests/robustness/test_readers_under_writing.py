"""Sixteen readers search while generations switch under them: no request fails or mixes states."""

import json
import threading
from pathlib import Path

from indexer import Options, Query, build_index, open_index
from indexer.keeping.generations import current
from indexer.keeping.opened import open_generation

READERS = 16
SWITCHES = 4
EACH = 8


def write(folder: Path, state: int) -> None:
    """Write a corpus in which every reply of a state says which one it is of."""
    for name in range(EACH):
        row = {"id": str(name), "title": f"第{name}件的答复", "body": f"电梯补贴，状态{state}号。"}
        path = folder / f"{name}.jsonl"
        path.write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")


class Readers:
    """Threads that search until told to stop, and what they found wrong."""

    def __init__(self, index: Path) -> None:
        self.searcher = open_index(index)
        self.wrong: list[str] = []
        self.pages = 0
        self.stop = threading.Event()
        self.threads = [threading.Thread(target=self._read) for _ in range(READERS)]

    def _read(self) -> None:
        while not self.stop.is_set():
            try:
                self._look()
            except Exception as error:  # noqa: BLE001 (whatever it is, it is a failed request)
                self.wrong.append(repr(error))
                return

    def _look(self) -> None:
        results = self.searcher.search(Query(text="电梯"))
        states = {"".join(piece.text for piece in hit.snippet) for hit in results.hits}
        if len(results.hits) != EACH or results.total != EACH or len(states) != 1:
            self.wrong.append(f"{results.generation}: {results.total} {states}")
        shown = self.searcher.show("3", "补贴")
        if shown is None or len(shown.reply.sources) != 1:
            self.wrong.append(f"not shown: {shown}")
        if self.searcher.stats().visible != EACH:
            self.wrong.append("stats count wrongly")
        self.pages += 1


def test_readers_see_one_whole_state_while_updates_and_rebuilds_switch(tmp_path, engine):
    folder, index = tmp_path / "复文", tmp_path / "index"
    folder.mkdir()
    write(folder, 0)
    build_index([folder], index, Options(engine=engine))
    readers = Readers(index)
    for thread in readers.threads:
        thread.start()
    for state in range(1, SWITCHES + 1):
        write(folder, state)
        build_index([folder], index, Options(rebuild=state % 2 == 0))
    readers.stop.set()
    for thread in readers.threads:
        thread.join()
    assert readers.wrong == []
    assert readers.pages >= READERS
    assert len([path for path in index.iterdir() if path.name.startswith("g")]) == 2


def test_a_generation_is_read_to_its_end_though_it_is_swept_away(tmp_path, engine):
    folder, index = tmp_path / "复文", tmp_path / "index"
    folder.mkdir()
    write(folder, 0)
    build_index([folder], index, Options(engine=engine))
    opened = open_generation(current(index))
    for state in (1, 2):
        write(folder, state)
        build_index([folder], index)
    assert not opened.folder.exists()
    assert len(set(opened.reader.ids())) == EACH
    assert [source.path for source in opened.sources("3")] == ["复文/3.jsonl"]
    assert opened.totals()["replies"] == EACH
