"""Trials: what was tried for ranking and left out, each beside the same plain BM25.

Run as `python -m benchmarks.trials RECORDS --queries Q --map COLUMN=KEY …` where each query has
the id of its one relevant reply. Needs numpy and scipy (the extra `evaluate`). Every system scores
every reply, so that the figures are of ranking alone; `python -m benchmarks.relevance` has those
of whole searches.
"""

import argparse
import math
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy import sparse
from scipy.sparse.linalg import svds

from indexer import Options, build_index, open_index
from indexer.analysis import Analyzer, load_analyzer, pairs, squeeze
from indexer.asking.query import Query
from indexer.topics import formulas
from indexer.trec import read_queries

Terms = Sequence[Sequence[str]]
Scores = np.ndarray


@dataclass(frozen=True)
class Task:
    """Terms by kind of replies and queries; query `i` wants reply `wanted[i]`."""

    replies: Mapping[str, Terms]
    queries: Mapping[str, Terms]
    wanted: np.ndarray

    def bm25(self, kind: str, k1: float = 1.2, b: float = 0.75, power: float = 1.0) -> Scores:
        """Score every reply for every query; `power` is that of the idf."""
        replies, queries = self.replies[kind], self.queries[kind]
        place = {term: at for at, term in enumerate(dict.fromkeys(t for r in replies for t in r))}
        frequency = Counter(term for reply in replies for term in set(reply))
        mean = sum(map(len, replies)) / len(replies)
        cells: list[tuple[int, int, float]] = []
        for at, reply in enumerate(replies):
            norm = k1 * (1 - b + b * len(reply) / mean)
            for term, times in Counter(reply).items():
                rarity = _idf(frequency[term], len(replies)) ** power
                cells.append((place[term], at, rarity * times * (k1 + 1) / (times + norm)))
        asked = [
            (at, place[term], 1.0)
            for at, query in enumerate(queries)
            for term in set(query)
            if term in place
        ]
        shape = len(place)
        weights = _matrix(cells, (shape, len(replies)))
        return (_matrix(asked, (len(queries), shape)) @ weights).toarray()

    def show(self, name: str, scores: Scores) -> None:
        """Print MRR@10, top 1 and recall@10; ties count as half behind."""
        own = scores[np.arange(len(self.wanted)), self.wanted][:, None]
        rank = (scores > own).sum(1) + 1 + ((scores == own).sum(1) - 1) / 2
        rank = np.where(own[:, 0] > 0, rank, np.inf)
        near = rank <= 10
        print(
            f"{name:40}{np.where(near, 1 / rank, 0).mean():9.4f}{(rank <= 1).mean():9.4f}{near.mean():9.4f}"
        )


def main(source: Path, queries: Mapping[str, str], columns: dict[str, str]) -> None:
    """Print one line for each trial."""
    task = _task(source, queries, columns)
    print(f"{len(task.wanted):,} queries{'':28}{'MRR@10':>9}{'top 1':>9}{'rec@10':>9}")
    words, grams, chars = (task.bm25(kind) for kind in ("words", "grams", "chars"))
    for name, scores in (("words", words), ("pairs", grams), ("characters", chars)):
        task.show(name, scores)
    task.show("three characters", task.bm25("three"))
    plain = words + grams
    task.show("words + pairs", plain)
    for share in (0.2, 0.5):
        task.show(f"… + {share} three characters", plain + share * task.bm25("three"))
    for k1, b in ((0.8, 0.75), (2.0, 0.75), (1.2, 0.5), (1.2, 0.9), (1.2, 1.0), (0.8, 1.0)):
        both = task.bm25("words", k1, b) + task.bm25("grams", k1, b)
        task.show(f"words + pairs, k1 {k1}, b {b}", both)
    for power in (1.5, 1.75, 2.0):
        both = task.bm25("words", power=power) + task.bm25("grams", power=power)
        task.show(f"words + pairs, idf to the power {power}", both)
    base = sum(task.bm25(kind, power=1.75) for kind in ("words", "grams", "chars"))
    task.show("all three, idf^1.75 (base)", base)
    for share in (0.1, 0.3):
        task.show(
            f"base + {share} latent semantics (150)", _scaled(base) + share * _latent(task, 150)
        )
    for count, share in ((3, 0.1), (5, 0.1), (5, 0.3), (10, 0.3)):
        task.show(
            f"base + {share} feedback from first {count}", _feedback(task, base, count, share)
        )
    for window in (4, 10, 25):
        task.show(f"base + 0.3 near ({window} words)", base + 0.3 * _near(task, base, window))


def _task(source: Path, queries: Mapping[str, str], columns: dict[str, str]) -> Task:
    with tempfile.TemporaryDirectory() as folder:
        build_index([source], Path(folder) / "i", Options(columns=columns or None))
        searcher = open_index(Path(folder) / "i")
        ids = [
            hit.id
            for page in range(1, 11)
            for hit in searcher.search(Query(page=page, size=1000)).hits
        ]
        shown = (searcher.show(id) for id in ids)
        bodies = [one.reply.body for one in shown if one is not None]
    analyzer = load_analyzer()
    place = {id: at for at, id in enumerate(ids)}
    asked = {id: text for id, text in queries.items() if id in place}
    return Task(
        replies=_kinds(bodies, analyzer, frozenset()),
        queries=_kinds(list(asked.values()), analyzer, formulas()),
        wanted=np.array([place[id] for id in asked]),
    )


def _kinds(texts: Sequence[str], analyzer: Analyzer, but: frozenset[str]) -> dict[str, Terms]:
    kept = [
        [token.term for token in analyzer.words(text) if token.term not in but] for text in texts
    ]
    plain = [
        "".join(words) if but else squeeze(text) for words, text in zip(kept, texts, strict=True)
    ]
    return {
        "words": kept,
        "grams": [pairs(text) for text in plain],
        "chars": [list(dict.fromkeys(text)) for text in plain],
        "three": [[text[at : at + 3] for at in range(len(text) - 2)] for text in plain],
    }


def _latent(task: Task, rank: int) -> Scores:
    """Compare queries and replies in the space of the first singular vectors of tf-idf."""
    replies = task.replies["words"]
    frequency = Counter(term for reply in replies for term in set(reply))
    place = {term: at for at, term in enumerate(t for t, times in frequency.items() if times > 1)}

    def matrix(texts: Terms) -> sparse.csr_matrix:
        cells = [
            (at, place[term], (1 + math.log(times)) * math.log(len(replies) / frequency[term]))
            for at, text in enumerate(texts)
            for term, times in Counter(text).items()
            if term in place
        ]
        return _matrix(cells, (len(texts), len(place)))

    whole = matrix(replies)
    _, _, axes = svds(whole, k=rank, random_state=0)
    return _unit(matrix(task.queries["words"]) @ axes.T) @ _unit(whole @ axes.T).T


def _feedback(task: Task, base: Scores, count: int, share: float) -> Scores:
    """Add the 25 most telling words of the first hits to each query, as RM3 does."""
    replies = task.replies["words"]
    frequency = Counter(term for reply in replies for term in set(reply))
    added: list[Sequence[str]] = []
    for row in base:
        best = Counter[str]()
        for at in np.argsort(-row)[:count]:
            for term, times in Counter(replies[at]).items():
                if len(term) > 1 and frequency[term] > 1 and term not in formulas():
                    telling = _idf(frequency[term], len(replies)) * times / (times + 1.2)
                    best[term] += telling * row[at] ** 2
        added.append([term for term, _ in best.most_common(25)])
    more = Task({"words": replies}, {"words": added}, task.wanted).bm25("words", power=1.75)
    return _scaled(base) + share * _scaled(more)


def _near(task: Task, base: Scores, window: int) -> Scores:
    """Score pairs of the query's words that stand within `window` words, in the first 100 hits."""
    replies = task.replies["words"]
    frequency = Counter(term for reply in replies for term in set(reply))
    scores = np.zeros_like(base)
    for at, query in enumerate(task.queries["words"]):
        wanted = set(query)
        for hit in np.argsort(-base[at])[:100]:
            places = [(n, term) for n, term in enumerate(replies[hit]) if term in wanted]
            found = {
                frozenset((one, other))
                for first, one in places
                for second, other in places
                if 0 < second - first <= window and one != other
            }
            rarities = ([_idf(frequency[t], len(replies)) for t in pair] for pair in found)
            scores[at, hit] = sum(min(both) * sum(both) / 2 for both in rarities)
    return scores


def _idf(frequency: int, count: int) -> float:
    return math.log(1 + (count - frequency + 0.5) / (frequency + 0.5))


def _matrix(cells: Sequence[tuple[int, int, float]], shape: tuple[int, int]) -> sparse.csr_matrix:
    rows, columns, values = zip(*cells, strict=True)
    return sparse.csr_matrix((values, (rows, columns)), shape=shape)


def _scaled(scores: Scores) -> Scores:
    return scores / np.maximum(scores.max(1, keepdims=True), 1e-9)


def _unit(rows: Scores) -> Scores:
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("records", type=Path)
    parser.add_argument("--queries", type=Path, required=True)
    parser.add_argument("--map", action="append", default=[])
    given = parser.parse_args()
    main(given.records, read_queries(given.queries), dict(one.split("=") for one in given.map))
