"""The first page: what it tells people to type finds something in the bundled samples."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from indexer import Query, Searcher, build_index, open_index
from indexer.cli import fuwen

HERE = Path(__file__).parents[1]
PAGE = (HERE / "README.md").read_text(encoding="utf-8")
TYPED = re.findall("`([^`]+)`", PAGE.partition("| typed | finds |")[2].partition("\n\n")[0])
COMMANDS = re.findall(r"^fuwen (search .*)$", PAGE, re.MULTILINE)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("readme") / "index"
    build_index([HERE / "corpus" / "samples"], folder)
    return folder


@pytest.fixture(scope="module")
def searcher(index: Path) -> Searcher:
    return open_index(index)


@pytest.mark.parametrize("typed", TYPED)
def test_what_is_typed_on_the_page_finds_replies(searcher, typed):
    assert searcher.search(Query(text=typed)).total


@pytest.mark.parametrize("command", COMMANDS)
def test_a_search_on_the_page_finds_replies(index, command):
    done = CliRunner().invoke(fuwen, [*shlex.split(command), "--index", str(index)])
    assert done.exit_code == 0, done.output
    assert "\n■ " in done.output


def test_there_are_examples():
    assert len(TYPED) > 10
    assert COMMANDS
