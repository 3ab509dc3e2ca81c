"""How searching grows with the corpus: time, memory and disk, from 10,000 replies to a million.

Run as `python -m benchmarks.scale [COUNT …]`. Each index is made once, in a folder given by
FUWEN_BENCHMARKS or a temporary one, and searched by a process of its own, so that its first query
is cold for the program (the files may be in the system's cache) and its memory is its own.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.engines import questions
from benchmarks.generate import write
from indexer import Query, Searcher, build_index, open_index

COUNTS = (10_000, 50_000, 200_000)
SEARCHES = 80
"""No two alike, so that nothing is remembered from the one before."""
DEEP_PAGE = 900
"""With ten hits a page; the deepest page there is ends at hit 10,000."""
COLUMNS = (
    ("replies", 10, ",.0f"),
    ("index/s", 9, ",.0f"),
    ("cold ms", 9, ".0f"),
    ("p50 ms", 8, ".2f"),
    ("p95 ms", 8, ".2f"),
    ("deep ms", 9, ".2f"),
    ("own MB", 8, ".0f"),
    ("RSS MB", 8, ".0f"),
    ("size/text", 10, ".2f"),
)


def main(counts: tuple[int, ...]) -> None:
    """Print a line for each size."""
    print("".join(f"{name:>{width}}" for name, width, _ in COLUMNS), flush=True)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(os.environ.get("FUWEN_BENCHMARKS", temporary))
        for count in counts:
            made = _make(folder, count)
            command = [sys.executable, "-m", "benchmarks.scale", "search", made["index"]]
            run = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
            line = {**made, **json.loads(run.stdout)}
            print(
                "".join(f"{line[name]:>{width}{form}}" for name, width, form in COLUMNS), flush=True
            )


def search(index: Path) -> dict[str, float]:
    """Time searches with three facets and ten snippets in this process."""
    began = time.perf_counter()
    searcher = open_index(index)
    searcher.search(Query(text="教育"))
    cold = time.perf_counter() - began
    times = sorted(_ms(searcher, Query(text=text)) for text in questions(SEARCHES))
    deep = [_ms(searcher, Query(text=text, page=DEEP_PAGE)) for text in questions(8)]
    return {
        "cold ms": cold * 1000,
        "p50 ms": statistics.median(times),
        "p95 ms": times[int(len(times) * 0.95)],
        "deep ms": statistics.median(deep),
        "own MB": _resident_mb("RssAnon"),
        "RSS MB": _resident_mb("VmRSS"),
    }


def _make(folder: Path, count: int) -> dict[str, object]:
    """Make the index unless it is there; the rate is 0 then."""
    source, index = folder / f"{count}.jsonl", folder / f"index-{count}"
    if not source.exists():
        write(source, count)
    rate = 0.0
    if not index.exists():
        report = build_index([source], index)
        rate = report.added / report.took_s
    with source.open(encoding="utf-8") as file:
        records = map(json.loads, file)
        text = sum(len((record["title"] + record["body"]).encode()) for record in records)
    size = sum(path.stat().st_size for path in index.rglob("*") if path.is_file())
    return {"replies": count, "index/s": rate, "size/text": size / text, "index": str(index)}


def _ms(searcher: Searcher, query: Query) -> float:
    began = time.perf_counter()
    searcher.search(query)
    return (time.perf_counter() - began) * 1000


def _resident_mb(line: str) -> float:
    """Return what this process holds in memory, where the system says so (Linux): RssAnon is its
    own, VmRSS counts the pages of index files in it too, which the system takes back at need."""
    status = Path("/proc/self/status")
    lines = status.read_text(encoding="ascii").splitlines() if status.exists() else []
    return next((int(one.split()[1]) / 1024 for one in lines if one.startswith(line)), 0.0)


if __name__ == "__main__":
    if sys.argv[1:2] == ["search"]:
        print(json.dumps(search(Path(sys.argv[2]))))
    else:
        main(tuple(map(int, sys.argv[1:])) or COUNTS)
