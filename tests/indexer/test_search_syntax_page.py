"""The page for searchers: every example on docs/search-syntax.md does what it says."""

from pathlib import Path

import pytest

from indexer.analysis import Analyzer, Run, load_analyzer, squeeze
from indexer.answering.spans import spans
from indexer.asking.expression import And, Exact, Expression, Not, Or, Words
from indexer.asking.syntax import DEEPEST, LONGEST, MOST_PARTS, parse
from indexer.errors import QueryError

PAGE = Path(__file__).parents[2].joinpath("docs", "search-syntax.md").read_text(encoding="utf-8")


def rows(*columns: str) -> list[list[str]]:
    """Return the rows of the table with this heading, code marks taken off."""
    table = PAGE.partition(f"| {' | '.join(columns)} |\n")[2].partition("\n\n")[0]
    cells = [line.strip("| ").replace("\\|", "\0").split(" | ") for line in table.split("\n")[1:]]
    return [[cell.strip("`").replace("\0", "|") for cell in row] for row in cells]


EXAMPLES = rows("输入", "意思", "找得到", "找不到")
SAME = rows("输入", "找得到")
FIELDS = rows("输入", "理解为", "意思")
REFUSED = rows("输入", "提示")


def finds(expression: Expression, text: str, analyzer: Analyzer) -> bool:
    """Search one text in the plainest way."""
    match expression:
        case Words(words):
            return all(spans(text, [run]) for run in analyzer.runs(words))
        case Exact(run):
            return spans(text, [Run(squeeze(run))]) != []
        case And(parts):
            return all(finds(part, text, analyzer) for part in parts)
        case Or(parts):
            return any(finds(part, text, analyzer) for part in parts)
        case Not(part):
            return not finds(part, text, analyzer)
    raise AssertionError(expression)


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    return load_analyzer()


@pytest.mark.parametrize(("typed", "meaning", "hit", "miss"), EXAMPLES)
def test_an_example_finds_the_one_text_and_not_the_other(analyzer, typed, meaning, hit, miss):
    assert finds(parse(typed), hit, analyzer)
    assert not finds(parse(typed), miss, analyzer)


@pytest.mark.parametrize(("typed", "hit"), SAME)
def test_spellings_do_not_matter(analyzer, typed, hit):
    assert finds(parse(typed), hit, analyzer)


@pytest.mark.parametrize(("typed", "understood", "meaning"), FIELDS)
def test_fields_are_understood_as_the_page_says(typed, understood, meaning):
    assert str(parse(typed)) == understood


@pytest.mark.parametrize(("typed", "advice"), REFUSED)
def test_what_is_refused_is_refused_in_these_words(typed, advice):
    with pytest.raises(QueryError) as caught:
        parse(typed)
    assert str(caught.value) == advice


def test_the_page_has_examples_and_names_the_limits():
    assert [len(table) for table in (EXAMPLES, SAME, FIELDS, REFUSED)] == [13, 7, 9, 2]
    assert f"{LONGEST:,} 字、{MOST_PARTS} 个词、{DEEPEST} 层括号" in PAGE
