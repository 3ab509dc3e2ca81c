"""Fuwen against what else could be built: one table of the same replies and the same questions.

Run as `python -m benchmarks.compare [COUNT]`. Every engine indexes title and text and counts three
facets for each question; only Fuwen also describes the replies and makes snippets. Hits say what
a question means to an engine: trigrams cannot find two characters, words miss parts of words.
Xapian is measured where its Python binding is installed (python3-xapian).
"""

import json
import sqlite3
import statistics
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

from benchmarks.engines import SEARCHES, questions
from benchmarks.generate import write
from indexer import Query, build_index, open_index
from indexer.analysis import Analyzer, load_analyzer

Row = dict[str, str]
Search = Callable[[str], int]
"""Search for a text; returns the number of hits."""
Build = Callable[[list[Row], Path], Search]
_FACETS = ("department", "year", "outcome")


def main(count: int) -> None:
    """Build each in turn and print a line for each."""
    print(f"{count:,} replies, {SEARCHES} questions\n")
    print(f"{'':30}{'index/s':>9}{'p50 ms':>9}{'p95 ms':>9}{'MB':>8}{'hits':>10}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        source = write(Path(folder) / "replies.jsonl", count)
        rows = [json.loads(line) for line in source.open(encoding="utf-8")]
        for number, (name, build) in enumerate(_engines()):
            target = Path(folder) / f"index-{number}"
            target.mkdir()
            _measure(name, build, rows, target)


def _engines() -> Iterator[tuple[str, Build]]:
    yield "Fuwen (tantivy)", _fuwen
    yield "SQLite FTS5, trigram", _trigrams
    yield "SQLite FTS5, our words", _words
    yield "Whoosh + ChineseAnalyzer", _whoosh
    if find_spec("xapian"):
        yield "Xapian, our words", _xapian
    else:
        print("Xapian is not installed here (apt: python3-xapian)")


def _measure(name: str, build: Build, rows: list[Row], target: Path) -> None:
    began = time.perf_counter()
    search = build(rows, target)
    took = time.perf_counter() - began
    search("教育")
    times = sorted(_ms(search, text) for text in questions(SEARCHES))
    hits = sum(search(text) for text in questions(SEARCHES))
    size = sum(path.stat().st_size for path in target.rglob("*") if path.is_file()) / 1e6
    print(
        f"{name:30}{len(rows) / took:>9,.0f}{statistics.median(times):>9.2f}"
        f"{times[int(len(times) * 0.95)]:>9.2f}{size:>8.1f}{hits:>10,}",
        flush=True,
    )


def _ms(search: Search, text: str) -> float:
    began = time.perf_counter()
    search(text)
    return (time.perf_counter() - began) * 1000


def _fuwen(rows: list[Row], folder: Path) -> Search:
    report = build_index([folder.parent / "replies.jsonl"], folder)
    assert report.added == len(rows)
    searcher = open_index(folder)
    return lambda text: searcher.search(Query(text=text)).total


def _trigrams(rows: list[Row], folder: Path) -> Search:
    found = _fts(folder, "trigram", [(*_facts(row), row["title"], row["body"]) for row in rows])
    return lambda text: found(" ".join(f'"{part}"' for part in text.split()))


def _words(rows: list[Row], folder: Path) -> Search:
    analyzer = load_analyzer()
    cut = [
        (*_facts(row), _cut(analyzer, row["title"]), _cut(analyzer, row["body"])) for row in rows
    ]
    found = _fts(folder, "unicode61", cut)
    return lambda text: found(" ".join(f'"{word}"' for word in _cut(analyzer, text).split()))


def _fts(folder: Path, tokenizer: str, rows: list[tuple[str, ...]]) -> Search:
    db = sqlite3.connect(folder / "fts.db")
    facts = ", ".join(f"{name} UNINDEXED" for name in _FACETS)
    db.execute(f"CREATE VIRTUAL TABLE r USING fts5({facts}, title, body, tokenize={tokenizer})")
    db.executemany("INSERT INTO r VALUES (?, ?, ?, ?, ?)", rows)
    db.commit()

    def search(match: str) -> int:
        db.execute(
            "SELECT rowid FROM r WHERE r MATCH ? ORDER BY rank LIMIT 10", (match,)
        ).fetchall()
        for name in _FACETS:
            counted = f"SELECT {name}, count(*) FROM r WHERE r MATCH ? GROUP BY 1"  # noqa: S608
            counts = db.execute(counted, (match,)).fetchall()
        return sum(number for _, number in counts)

    return search


def _whoosh(rows: list[Row], folder: Path) -> Search:
    warnings.simplefilter("ignore")
    from jieba.analyse import ChineseAnalyzer
    from whoosh import fields, index, qparser

    text = fields.TEXT(analyzer=ChineseAnalyzer(), stored=True)
    exact = {name: fields.ID(stored=True, sortable=True) for name in _FACETS}
    schema = fields.Schema(title=text, body=text, **exact)
    made = index.create_in(str(folder), schema)
    writer = made.writer(limitmb=256)
    for row in rows:
        facts = dict(zip(_FACETS, _facts(row), strict=True))
        writer.add_document(title=row["title"], body=row["body"], **facts)
    writer.commit()
    parser = qparser.MultifieldParser(["body", "title"], schema)
    searcher = made.searcher()
    return lambda text: len(searcher.search(parser.parse(text), limit=10, groupedby=list(_FACETS)))


def _xapian(rows: list[Row], folder: Path) -> Search:
    import xapian

    analyzer = load_analyzer()
    made = xapian.WritableDatabase(str(folder / "x"), xapian.DB_CREATE_OR_OPEN)
    for row in rows:
        document = xapian.Document()
        words = _cut(analyzer, f"{row['title']}\n{row['body']}").split()
        for position, word in enumerate(words, start=1):
            document.add_posting(word, position)
        for slot, value in enumerate(_facts(row)):
            document.add_value(slot, value)
        document.set_data(json.dumps(row, ensure_ascii=False))
        made.add_document(document)
    made.commit()

    def search(text: str) -> int:
        asked = xapian.Enquire(made)
        asked.set_query(xapian.Query(xapian.Query.OP_AND, _cut(analyzer, text).split()))
        spies = [xapian.ValueCountMatchSpy(slot) for slot in range(len(_FACETS))]
        for spy in spies:
            asked.add_matchspy(spy)
        return int(asked.get_mset(0, 10, len(rows)).get_matches_estimated())

    return search


def _facts(row: Row) -> tuple[str, str, str]:
    return row["department"], row["date"][:4], row["outcome"]


def _cut(analyzer: Analyzer, text: str) -> str:
    return " ".join(analyzer.terms(text)["words"])


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
