"""Generated replies for benchmarks: any number, the same for the same seed, in jsonl."""

import json
import random
from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from pathlib import Path

from corpus import extract, load_settings, suffixes, walk

SAMPLES = Path(__file__).parent.parent / "corpus" / "samples"
OUTCOMES = ("采纳解决", "正在解决", "列入计划拟解决", "留作参考", "暂时难以解决", "")
PLACES = ("澜州市", "鹿鸣区", "临溪区", "白榆区", "竹桥县", "石棠县")
BODIES = (
    "发展和改革委员会", "教育局", "公安局", "民政局", "财政局", "人力资源和社会保障局",
    "住房和城乡建设局", "交通运输局", "水务局", "农业农村局", "商务局", "文化广电和旅游局",
    "卫生健康委员会", "市场监督管理局", "城市管理局", "生态环境局",
)  # fmt: skip
LENGTH = 860
"""Characters of a reply's text, the mean of real letters' replies and proposals' together."""


def records(count: int, seed: int = 1) -> Iterator[dict[str, str]]:
    """Yield `count` records: sentences of the bundled samples in new orders, new numbers in them.

    So the words are those of real replies, and their frequencies fall off as words' do.
    """
    source = random.Random(seed)
    sentences = _sentences()
    running = list(accumulate(1 / (rank + 10) for rank in range(len(sentences))))
    for number in range(count):
        yield _record(number, source, sentences, running)


def write(path: Path, count: int, seed: int = 1) -> Path:
    """Write the records as a jsonl file."""
    with path.open("w", encoding="utf-8") as file:
        for record in records(count, seed):
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    return path


def _record(
    number: int, source: random.Random, sentences: list[str], running: list[float]
) -> dict[str, str]:
    body: list[str] = []
    while sum(map(len, body)) < LENGTH:
        sentence = source.choices(sentences, cum_weights=running)[0]
        body.append(_renumbered(sentence, source))
    year = source.randint(2014, 2024)
    return {
        "id": f"r{number}",
        "title": f"关于{source.choice(sentences)[:18]}的答复",
        "body": "\n".join("".join(body[at : at + 4]) for at in range(0, len(body), 4)),
        "department": source.choice(PLACES) + source.choice(BODIES),
        "date": f"{year}-{source.randint(1, 12):02}-{source.randint(1, 28):02}",
        "outcome": source.choice(OUTCOMES),
        "number": f"澜复〔{year}〕{number}号",
    }


def _renumbered(sentence: str, source: random.Random) -> str:
    return "".join(source.choice("0123456789") if one.isdecimal() else one for one in sentence)


@cache
def _sentences() -> list[str]:
    """Return the sentences of the samples' replies, in an order that does not follow the files."""
    settings = load_settings()
    found = [
        f"{sentence}。"
        for file in walk(SAMPLES, "samples", suffixes()).files
        for item in extract(file, settings)
        for line in item.reply.body.split("\n")
        for sentence in line.split("。")
        if 12 <= len(sentence) <= 120
    ]
    random.Random(0).shuffle(found)
    return found
