"""Two states of one corpus for the kills, and all that an index tells of it."""

import json
from pathlib import Path

from indexer import Query, open_index
from indexer.shapes import reply_shape

QUERIES = ("", "电梯", "公交 延长", "补贴 -公交", "停车收费")
WORDS = ("加装电梯", "公交线路延长", "学位紧张", "停车收费", "补贴发放", "噪声扰民")


def everything(index: Path) -> object:
    """Return all that an index tells: what each search finds, and every reply as it is shown."""
    searcher = open_index(index, audience="internal")
    pages = [searcher.search(Query(text=text, size=1000)) for text in QUERIES]
    found = [(page.total, sorted(hit.id for hit in page.hits), page.facets) for page in pages]
    shown = {id: searcher.show(id) for id in found[0][1]}
    return found, {id: one and reply_shape(one.reply) for id, one in shown.items()}


def write_corpus(folder: Path, rows: int) -> None:
    """Write 12 record files of so many rows and 12 text files, always the same."""
    folder.mkdir(parents=True)
    for number in range(12):
        _write_rows(folder / f"{number:02}.jsonl", number, rows, "已经办理")
        (folder / f"{number:02}.txt").write_text(_text(number, 0, "正在研究"), encoding="utf-8")


def change_corpus(folder: Path, rows: int) -> None:
    """Change three record files, remove three files and add three."""
    for number in range(3):
        _write_rows(folder / f"{number:02}.jsonl", number, rows, "另行答复")
        (folder / f"{number:02}.txt").unlink()
        (folder / f"新{number:02}.txt").write_text(_text(number, 99, "新增"), encoding="utf-8")


def _write_rows(path: Path, number: int, count: int, state: str) -> None:
    rows = (
        {"id": f"{number}-{row}" if row % 2 else "", "body": _text(number, row, state)}
        for row in range(count)
    )
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    path.write_text(lines, encoding="utf-8")


def _text(number: int, row: int, state: str) -> str:
    topic = WORDS[(number + row) % len(WORDS)]
    return f"关于{topic}问题的答复\n第{number}号第{row}件：{topic}一事{state}。\n某市某局\n2023年{row % 12 + 1}月6日"
