"""Relevance: ours, part by part, and peers on the same records and judged queries.

Run as `python -m benchmarks.relevance [RECORDS --queries Q --qrels R --map COLUMN=KEY …]`; without
RECORDS it is the bundled samples with their judged queries. The peers are in peers.py.
"""

import argparse
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar
from unittest.mock import patch

from benchmarks.peers import peers
from indexer import Options, Query, Results, Searcher, build_index, open_index
from indexer.evaluate import DEPTH, Measures, evaluate
from indexer.trec import Judgments, Queries, read_qrels, read_queries

HERE = Path(__file__).parent.parent
SAMPLES = HERE / "corpus" / "samples"
JUDGED = HERE / "tests" / "relevance"
NAMES = ("MRR@10", "Success@1", "recall@10", "nDCG@10")
NOTHING = 1e-9
"""A weight that orders nothing; engines refuse 0."""

PARTS: Mapping[str, Mapping[str, Any]] = {
    "as it is": {},
    "without words": {"asking.ranking.WORDS": NOTHING},
    "without pairs": {"asking.ranking.GRAMS": NOTHING},
    "without characters": {"asking.ranking.CHARS": NOTHING},
    "without the title": {"asking.ranking.TITLE": NOTHING},
    "title as much as text": {"asking.ranking.TITLE": 1.0},
    "idf once, as BM25 has it": {"asking.ranking.RARITY": 0.0},
    "idf squared": {"asking.ranking.RARITY": 1.0},
    "common terms kept": {"asking.ranking.TELLING": 0.0},
    "fillers counted (反映, 问题)": {"asking.plan.formulas": frozenset},
    "sizes not weighed": {"asking.ranking.LENGTH": 0.0},
    "sizes weighed twice as much": {"asking.ranking.LENGTH": 0.4},
    "quotes in prose demanded": {"answering.searcher.as_prose": lambda text: text},
}


class Changed(Searcher):
    """A searcher that asks every query another way."""

    ways: ClassVar[Mapping[str, bool]] = {}

    def search(self, query: Query) -> Results:
        """Search with `ways` in place of the query's own."""
        return super().search(replace(query, **self.ways))


class WithoutSynonyms(Changed):
    """Only what was typed."""

    ways: ClassVar = {"synonyms": False}


class Strict(Changed):
    """All words or nothing."""

    ways: ClassVar = {"strict": True}


def main(source: Path, queries: Queries, qrels: Judgments, columns: dict[str, str]) -> None:
    """Print the peers' table and that of our parts."""
    with tempfile.TemporaryDirectory() as folder:
        index = Path(folder) / "index"
        build_index([source], index, Options(columns=columns or None))
        searcher = open_index(index)
        texts = _texts(searcher)
        print(f"{len(texts):,} replies, {len(queries):,} queries\n")
        _head("system")
        _line("Fuwen", evaluate(searcher, queries, qrels).measures)
        for name, search in peers(texts, Path(folder)):
            run = {id: search(text, DEPTH) for id, text in queries.items()}
            _line(name, Measures(DEPTH).mean(qrels, run))
        _head("\nFuwen, changed in one thing")
        for name, changes in PARTS.items():
            with _changed(changes):
                _line(name, evaluate(searcher, queries, qrels, 10).measures)
        for other in (WithoutSynonyms, Strict):
            _line(str(other.__doc__), evaluate(other(index, "public"), queries, qrels, 10).measures)


@contextmanager
def _changed(changes: Mapping[str, Any]) -> Iterator[None]:
    """Put other values in place of names in the indexer's modules for a while."""
    if not changes:
        yield
        return
    (name, value), *others = changes.items()
    with patch(f"indexer.{name}", value), _changed(dict(others)):
        yield


def _texts(searcher: Searcher) -> dict[str, str]:
    """Return the text of every reply, as a peer would be given it."""
    shown = [searcher.show(hit.id) for hit in _every(searcher)]
    return {
        one.reply.id: "\n".join(
            filter(None, [one.reply.title.value, one.reply.question, one.reply.body])
        )
        for one in shown
        if one is not None
    }


def _every(searcher: Searcher) -> Iterator[Any]:
    for page in range(1, 11):
        yield from searcher.search(Query(page=page, size=1000)).hits


def _head(what: str) -> None:
    print(f"{what:34}" + "".join(f"{name:>12}" for name in NAMES))


def _line(name: str, measures: Mapping[str, float]) -> None:
    print(f"{name:34}" + "".join(f"{measures[one]:>12.4f}" for one in NAMES), flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("records", nargs="?", type=Path, default=SAMPLES)
    parser.add_argument("--queries", type=Path, default=JUDGED / "queries.tsv")
    parser.add_argument("--qrels", type=Path, default=JUDGED / "qrels.txt")
    parser.add_argument("--map", action="append", default=[])
    given = parser.parse_args()
    main(
        given.records,
        read_queries(given.queries),
        read_qrels(given.qrels),
        dict(item.split("=") for item in given.map),
    )
