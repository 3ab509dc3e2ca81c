"""Markup, control characters and formulas in documents and names stay text wherever they show."""

import html
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.document import RECORD_KEYS
from indexer import Query, build_index, open_index
from webui import create_app

EVIL = "<script>alert(1)</script>{{7*7}}\x1b[31m红\x1b]0;title\x07\u202e倒\u2066\x9b2J&amp;'\""
NAME = "\x1b[2J<b>\u202etxt.{{8*8}}.jsonl"
KEYS = [key for key in RECORD_KEYS if key not in {"id", "body"}]
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    """An index of one record that is hostile in every field, and in its file's and root's name."""
    top = tmp_path_factory.mktemp("hostile")
    folder = top / "复\x1b[7m文<i>"
    folder.mkdir()
    escaped = html.escape(EVIL)  # as a page's editor does; tags themselves are not read
    row = dict.fromkeys(KEYS, escaped) | {"id": "1", "body": f"电梯{escaped}\n{escaped}电梯"}
    (folder / NAME).write_text(json.dumps(row), encoding="utf-8")
    (folder / f"bad{NAME}").write_text('{"body": \x1b[31m}', encoding="utf-8")
    (folder / "odd.\x1b[5mfoo").write_text("x", encoding="utf-8")
    build_index([folder], top / "index")
    return top / "index"


def fuwen(*arguments: str | Path) -> str:
    """Return all that a command prints."""
    command = [sys.executable, "-c", "from indexer.cli import main; main()", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    assert "Traceback" not in done.stderr
    return done.stdout + done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("search", f"电梯 {EVIL[:30]}"),
        ("search", "电梯"),
        ("search", "电梯", "--json"),
        ("search", f'"{EVIL}'),
        ("search", "电梯", "--department", EVIL),
        ("show", "1"),
        ("show", "1", "--json"),
        ("show", EVIL),
        ("stats",),
        ("check",),
        ("index",),
        ("index", "--rebuild"),
        ("index", "--rebuild", "--json"),
    ],
    ids=lambda arguments: " ".join(arguments)[:12].encode("ascii", "replace").decode(),
)
def test_no_command_lets_a_text_steer_the_terminal(index, arguments):
    audience = ["--audience", "internal"] if arguments[0] in {"search", "show", "stats"} else []
    assert STEERING.findall(fuwen(*arguments, "--index", index, *audience)) == []


def test_reading_hostile_files_prints_plain_text(index):
    folder = next(path for path in index.parent.iterdir() if path != index)
    assert STEERING.findall(fuwen("read", folder)) == []
    assert STEERING.findall(fuwen("read", folder / NAME, "--json")) == []


@pytest.mark.parametrize("path", ["/?q=电梯", "/reply/1?q=电梯", "/", f"/?q={EVIL[:25]}电梯"])
def test_no_page_lets_a_text_become_markup(index, path):
    app = create_app(open_index(index, audience="internal"))
    response = app.test_client().get(path)
    page = response.get_data(as_text=True)
    assert response.status_code == 200
    assert "<script>alert" not in page
    assert "<b>\u202e" not in page
    assert ">49<" not in page and "}49" not in page  # noqa: PT018
    if "电梯" in path:
        assert "&lt;script&gt;alert" in page


def test_a_query_of_bytes_that_are_no_text_does_not_fail(index):
    searcher = open_index(index, audience="internal")
    assert searcher.search(Query(text="\udcff电梯\ud800")).total == 1


def test_a_disclosure_that_is_markup_closes_the_reply(index):
    assert open_index(index).search(Query(text="电梯")).total == 0
