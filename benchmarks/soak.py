"""Search, update and rebuild for minutes, and print how memory and open files go.

`python -m benchmarks.soak --minutes 5`: eight threads search one index in this process while
another process updates it without pause and rebuilds it every tenth time. Reads /proc.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from indexer import FuwenError, Options, Query, build_index, open_index

THREADS = 8
FILES = 200
TEXTS = ("电梯", "公交 延长", "补贴", "学位 -电梯", "")


def main() -> None:
    """Soak for as long as was asked, printing a line every ten seconds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--engine", default="tantivy")
    parser.add_argument("--write", nargs=2, metavar=("FOLDER", "INDEX"))
    args = parser.parse_args()
    if args.write:
        write_for_ever(Path(args.write[0]), Path(args.write[1]))
    with tempfile.TemporaryDirectory() as scratch:
        soak(Path(scratch), args.minutes * 60, args.engine)


def soak(scratch: Path, seconds: float, engine: str) -> None:
    """Search from many threads while another process writes."""
    folder, index = scratch / "复文", scratch / "index"
    folder.mkdir()
    for number in range(FILES):
        change(folder, number, 0)
    build_index([folder], index, Options(engine=engine))
    command = [sys.executable, "-m", "benchmarks.soak", "--write", str(folder), str(index)]
    writer = subprocess.Popen(command)  # noqa: S603
    done, failed = [0] * THREADS, []
    stop = threading.Event()
    searcher = open_index(index)

    def search(which: int) -> None:
        while not stop.is_set():
            try:
                page = searcher.search(Query(text=TEXTS[done[which] % len(TEXTS)]))
                for hit in page.hits[:2]:
                    searcher.show(hit.id)
            except FuwenError as error:
                failed.append(repr(error))
            done[which] += 1

    threads = [threading.Thread(target=search, args=[which]) for which in range(THREADS)]
    for thread in threads:
        thread.start()
    began = time.monotonic()
    print("   s  searches  generation  RSS MB  files  maps  generations kept  failed")
    while time.monotonic() - began < seconds:
        time.sleep(10)
        kept = len([path for path in index.iterdir() if path.name.startswith("g")])
        print(
            f"{time.monotonic() - began:4.0f}  {sum(done):8,}  {searcher.generation:>10}"
            f"  {rss_mb():6.1f}  {files():5}  {maps(index):4}  {kept:16}  {len(failed):6}",
            flush=True,
        )
    stop.set()
    writer.kill()
    writer.wait()
    for thread in threads:
        thread.join()
    print("\n".join(failed[:5]))


def write_for_ever(folder: Path, index: Path) -> None:
    """Change three files and update; rebuild at every tenth round."""
    round_ = 0
    while True:
        round_ += 1
        for number in range(3):
            change(folder, (round_ * 7 + number) % FILES, round_)
        build_index([folder], index, Options(rebuild=round_ % 10 == 0))


def change(folder: Path, number: int, state: int) -> None:
    """Write one file of five rows."""
    rows = (
        {
            "id": f"{number}-{row}",
            "title": f"关于第{row}件的答复",
            "body": f"电梯补贴与公交延长，学位第{state}次。" * 20,
        }
        for row in range(5)
    )
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (folder / f"{number}.jsonl").write_text(text, encoding="utf-8")


def rss_mb() -> float:
    """Return this process's resident memory."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def files() -> int:
    """Count open file handles."""
    return len(list(Path("/proc/self/fd").iterdir()))


def maps(index: Path) -> int:
    """Count mapped files of the index, those of swept generations included."""
    return Path("/proc/self/maps").read_text().count(str(index))


if __name__ == "__main__":
    main()
