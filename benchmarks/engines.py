"""Indexing rate and search time: tantivy, whoosh, and Whoosh with jieba's ChineseAnalyzer.

Run as `python -m benchmarks.engines [COUNT]`; the figures are ratios of runs side by side on the
same generated replies. The peer is what a tutorial would build: Whoosh, a TEXT field analysed by
jieba's own ChineseAnalyzer, stored, with three exact fields to facet by. It is spared snippets,
which Whoosh makes by analysing each hit again; ours are within our times.
"""

import json
import statistics
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

from benchmarks.generate import write
from corpus import Extracted, extract, load_settings, walk
from indexer import Options, Query, build_index, open_index
from indexer.engines import engine
from indexer.engines.base import Entry
from indexer.fields import SCHEMA, entry

QUERIES = (
    "加装电梯",
    "停车 收费",
    "学位",
    "养老 服务 补贴",
    "河道治理",
    "公交线路",
    "充电桩 安装",
    "医保 报销",
)
WORDS = (
    "电梯", "停车", "学位", "养老", "河道", "公交", "充电桩", "医保", "补贴", "垃圾",
    "噪声", "绿化", "路灯", "食堂", "托育", "图书馆", "供水", "燃气", "物业", "就业",
)  # fmt: skip
SEARCHES = 40


def questions(count: int) -> list[str]:
    """Return so many searches, no two alike: an index may remember what it was asked before."""
    pairs = (f"{one} {other}" for one, other in combinations(WORDS, 2))
    return [*QUERIES, *pairs][:count]


def main(count: int) -> None:
    """Build all three and print one table."""
    with tempfile.TemporaryDirectory() as folder:
        source = write(Path(folder) / "replies.jsonl", count)
        rows = [json.loads(line) for line in source.open(encoding="utf-8")]
        mean = statistics.mean(len(row["body"]) for row in rows)
        print(f"{count:,} replies of {mean:.0f} characters; {SEARCHES} searches\n")
        ours = [_ours(name, source, Path(folder) / name) for name in ("tantivy", "whoosh")]
        peer = _peer(rows, Path(folder) / "peer")
        print(f"{'':34}{'index/s':>10}{'×peer':>8}{'p50 ms':>9}{'p95 ms':>9}{'×peer':>8}{'MB':>8}")
        for line in (*ours, peer):
            _print(line, peer)
        _print_shares(rows[:2000])


def _ours(name: str, source: Path, folder: Path) -> dict[str, object]:
    began = time.perf_counter()
    report = build_index([source], folder, Options(engine=name))
    took = time.perf_counter() - began
    searcher = open_index(folder)
    times = _timed(lambda text: searcher.search(Query(text=text)))
    return {
        "name": f"fuwen, {name}",
        "rate": report.added / took,
        "times": times,
        "size": _size(folder),
    }


def _peer(rows: list[dict[str, str]], folder: Path) -> dict[str, object]:
    warnings.simplefilter("ignore")
    from jieba.analyse import ChineseAnalyzer
    from whoosh import fields, index, qparser

    fuzzy = ChineseAnalyzer()
    schema = fields.Schema(
        id=fields.ID(stored=True, unique=True),
        body=fields.TEXT(analyzer=fuzzy, stored=True),
        title=fields.TEXT(analyzer=fuzzy, stored=True),
        department=fields.ID(stored=True, sortable=True),
        year=fields.ID(stored=True, sortable=True),
        outcome=fields.ID(stored=True, sortable=True),
    )
    folder.mkdir()
    began = time.perf_counter()
    made = index.create_in(str(folder), schema)
    writer = made.writer(limitmb=256)
    for row in rows:
        kept = {key: row[key] for key in ("id", "body", "title", "department", "outcome")}
        writer.add_document(**kept, year=row["date"][:4])
    writer.commit()
    took = time.perf_counter() - began
    parser = qparser.MultifieldParser(["body", "title"], schema)
    searcher = made.searcher()

    def search(text: str) -> None:
        facets = ["department", "year", "outcome"]
        _ = len(searcher.search(parser.parse(text), limit=10, groupedby=facets))

    size = _size(folder)
    return {
        "name": "Whoosh + ChineseAnalyzer",
        "rate": len(rows) / took,
        "times": _timed(search),
        "size": size,
    }


def _timed(search: Callable[[str], object]) -> list[float]:
    search("教育")
    times = []
    for text in questions(SEARCHES):
        began = time.perf_counter()
        search(text)
        times.append((time.perf_counter() - began) * 1000)
    return sorted(times)


def _print_shares(rows: list[dict[str, str]]) -> None:
    """Say what part of one process's work each step is, and what the fastest parts do alone."""
    import rjieba

    from indexer.analysis import load_analyzer

    analyzer = load_analyzer()
    texts = [row["title"] + "\n" + row["body"] for row in rows]
    plain = _seconds(lambda: [rjieba.cut(text) for text in texts])
    terms = _seconds(lambda: [analyzer.terms(text) for text in texts])
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "r.jsonl"
        source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        understood = _understood(source)
        made = _seconds(lambda: [entry(item.reply, analyzer) for item in understood])
        read = _seconds(lambda: _understood(source))
        indexed = _seconds(lambda: _put([entry(item.reply, analyzer) for item in understood]))
        whole = _seconds(lambda: build_index([source], Path(folder) / "index", Options(workers=1)))
    print(f"\nalone, replies/s, and of the time that one process takes to index {len(rows):,}:")
    for name, seconds in (
        ("rjieba", plain),
        ("all analysis (fold, words, pairs)", terms),
        ("reading and understanding", read),
        ("making entries (analysis in it)", made),
        ("tantivy, given the entries", indexed - made),
        ("everything, one process", whole),
    ):
        print(f"  {name:36}{len(rows) / seconds:>9,.0f}{seconds / whole:>7.0%}")


def _understood(source: Path) -> list[Extracted]:
    file = walk(source, "replies", frozenset((".jsonl",))).files[0]
    return [item for item in extract(file, load_settings()) if isinstance(item, Extracted)]


def _put(entries: list[Entry]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        writer = engine("tantivy").create(Path(folder), SCHEMA)
        writer.put(entries)
        writer.commit()


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _print(line: dict[str, object], peer: dict[str, object]) -> None:
    times, other = line["times"], peer["times"]
    middle, slow = statistics.median(times), times[int(len(times) * 0.95)]
    print(
        f"{line['name']:34}{line['rate']:>10,.0f}{line['rate'] / peer['rate']:>8.1f}"
        f"{middle:>9.2f}{slow:>9.2f}{statistics.median(other) / middle:>8.1f}{line['size']:>8.1f}"
    )


def _size(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
