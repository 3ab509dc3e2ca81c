"""Spans: every place where a run stands, in places of the original text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.analysis import Analyzer, Run, load_analyzer, squeeze
from indexer.analysis.fold import fold, lines
from indexer.answering.spans import Span, best_window, merged, spans

TEXT = st.text("停车費费aＡ1１. 　\n\u200b，🚇", max_size=20)


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    return load_analyzer()


@pytest.mark.parametrize(
    ("text", "run", "places"),
    [
        ("停车費，停 车\u3000费", Run("停车费"), [(0, 3), (4, 9)]),
        ("停\n车", Run("停车"), []),
        ("aaa", Run("aa"), [(0, 2), (1, 3)]),
        ("普发改委[2023]13号", Run("〔2023〕13号"), [(4, 13)]),
        ("152069号，第5号，5G，3.5", Run("5", whole=True), [(9, 10)]),
        ("152069号", Run("52"), [(1, 3)]),
        ("Ｗｉ－Ｆｉ wifi", Run("wi", whole=True), [(0, 2)]),
        ("停车", Run(""), []),
        ("a.b*c", Run(".b*"), [(1, 4)]),
    ],
)
def test_a_run_is_found_where_it_stands(text, run, places):
    assert [(span.start, span.end) for span in spans(text, [run])] == places


@given(TEXT, TEXT)
@settings(max_examples=500)
def test_a_contained_run_is_found_exactly_where_the_index_would_find_it(text, typed):
    run = squeeze(typed)
    found = spans(text, [Run(run)])
    assert bool(found) == (run != "" and any(run in line for line in lines(fold(text))))
    assert all(squeeze(text[span.start : span.end]) == run for span in found)


@given(text=TEXT)
def test_a_whole_run_is_found_exactly_where_the_analysis_has_the_term(analyzer, text):
    tokens = analyzer.words(text)
    for term in ("a", "1", "a1", "1.1"):
        places = [Span(token.start, token.end, 0) for token in tokens if token.term == term]
        assert spans(text, [Run(term, whole=True)]) == places


def test_stretches_that_overlap_or_touch_are_one():
    found = [Span(1, 3, 0), Span(2, 6, 1), Span(3, 4, 0), Span(6, 7, 0), Span(8, 9, 0)]
    assert merged(found) == [(1, 7), (8, 9)]
    assert merged([]) == []


RUNS = [Run("停车"), Run("收费"), Run("停车收费标准")]


@pytest.mark.parametrize(
    ("found", "window"),
    [
        ([(0, 2, 0), (50, 52, 0), (55, 57, 1)], (50, 57)),
        ([(0, 2, 0), (50, 52, 1), (99, 105, 2)], (99, 105)),
        ([(0, 2, 0), (50, 52, 0), (90, 92, 1)], (90, 92)),
        ([(0, 2, 0), (50, 52, 1)], (0, 2)),
        ([(0, 2, 0), (18, 22, 1)], (0, 2)),
        ([(0, 30, 0)], (0, 30)),
    ],
)
def test_the_best_window_holds_most_of_the_runs(found, window):
    assert best_window([Span(*each) for each in found], RUNS, 20) == window
