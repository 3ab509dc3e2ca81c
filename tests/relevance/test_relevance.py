"""Judged queries over the bundled samples: what people ask finds its reply first."""

from pathlib import Path

import pytest

import corpus
from indexer import build_index, open_index
from indexer.evaluate import Evaluation, evaluate
from indexer.trec import read_qrels, read_queries

HERE = Path(__file__).parent
KINDS = "kqndtspa"
"""How ids begin: keywords, questions, numbers, departments, traditional, synonyms, phrases,
and awkward signs."""


@pytest.fixture(scope="session")
def found(tmp_path_factory) -> Evaluation:
    pytest.importorskip("ir_measures")
    index = tmp_path_factory.mktemp("index")
    build_index([Path(corpus.__file__).parent / "samples"], index)
    queries = read_queries(HERE / "queries.tsv")
    return evaluate(open_index(index), queries, read_qrels(HERE / "qrels.txt"))


@pytest.mark.parametrize(
    ("measure", "floor"),
    [("MRR@10", 0.95), ("Success@1", 0.92), ("recall@10", 0.96), ("nDCG@10", 0.94)],
)
def test_the_samples_judged_queries_keep_to_the_floor(found, measure, floor):
    assert found.measures[measure] >= floor


def test_every_kind_of_query_is_judged_and_none_is_refused(found):
    queries = read_queries(HERE / "queries.tsv")
    assert {id[0] for id in queries} == set(KINDS)
    assert len(queries) >= 60
    assert (found.queries, found.refused, found.unjudged) == (len(queries), (), ())


def test_identifiers_find_their_document_first(found):
    qrels = read_qrels(HERE / "qrels.txt")
    firsts = {id: run[:1] for id, run in found.run.items() if id.startswith("n")}
    assert firsts
    assert firsts == {id: tuple(qrels[id]) for id in firsts}
