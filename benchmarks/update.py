"""How long keeping an index current takes: nothing changed, and a hundred files of many.

Run as `python -m benchmarks.update [FILES]`: that many text files of one reply each are indexed,
indexed again as they are, and again with CHANGED of them changed; beside each time stands its share
of the first. Strace or the report's `files_read` say that unchanged files are not opened.
"""

import sys
import tempfile
import time
from pathlib import Path

from benchmarks.generate import records
from indexer import Report, build_index

CHANGED = 100
_IN_A_FOLDER = 1_000


def main(count: int) -> None:
    """Print a line for each of the three runs."""
    with tempfile.TemporaryDirectory() as scratch:
        folder, index = Path(scratch) / "replies", Path(scratch) / "index"
        paths = _write(folder, count)
        first = _run("first", folder, index, None)
        _run("nothing changed", folder, index, first)
        for path in paths[:: max(1, count // CHANGED)][:CHANGED]:
            path.write_text(path.read_text(encoding="utf-8") + "\n又及。", encoding="utf-8")
        _run(f"{CHANGED} files changed", folder, index, first)


def _write(folder: Path, count: int) -> list[Path]:
    paths = []
    for number, record in enumerate(records(count)):
        path = folder / str(number // _IN_A_FOLDER) / f"{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{record['title']}\n\n{record['body']}", encoding="utf-8")
        paths.append(path)
    return paths


def _run(name: str, folder: Path, index: Path, first: float | None) -> float:
    began = time.perf_counter()
    report: Report = build_index([folder], index)
    took = time.perf_counter() - began
    share = "" if first is None else f"  {took / first:6.2%} of the first"
    print(f"{name:22}{took:8.1f} s{report.files_read:9,} files read{share}", flush=True)
    return took


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
