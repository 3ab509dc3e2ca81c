"""Queries, judgments and runs as files: TREC's four and six columns, and queries by line."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from corpus import SettingsError, reason_of

Queries = dict[str, str]
"""The text of each query, by its id."""
Judgments = dict[str, dict[str, int]]
"""How relevant each judged reply is to each query, by the ids of both; 0 is not relevant."""

_QREL_COLUMNS = 4
_TAG = "fuwen"


def read_queries(path: Path) -> Queries:
    """Read lines of `id<TAB>text`; the text may hold any characters, and only its ends are cut.

    Raises SettingsError with the line's number.
    """
    queries: Queries = {}
    for where, line in _lines(path):
        id, tab, text = line.partition("\t")
        id = id.strip()
        if not tab or not id:
            raise SettingsError(f"{where}：每行应是 查询编号、制表符、查询文字")
        if id in queries:
            raise SettingsError(f"{where}：查询编号 {id} 重复")
        queries[id] = text.strip()
    return queries


def read_qrels(path: Path) -> Judgments:
    """Read TREC judgments: query, 0, reply and relevance, parted by tabs or by blanks.

    Parted by tabs an id may hold blanks. Raises SettingsError with the line's number.
    """
    judgments: Judgments = {}
    for where, line in _lines(path):
        columns = line.split("\t") if "\t" in line else line.split()
        if len(columns) != _QREL_COLUMNS:
            raise SettingsError(
                f"{where}：应是四列（查询编号 0 复文编号 相关度），实为 {len(columns)} 列"
            )
        query, _, reply, relevance = (column.strip() for column in columns)
        if not _is_integer(relevance):
            raise SettingsError(f"{where}：第四列相关度应是整数，实为“{relevance}”")
        judgments.setdefault(query, {})[reply] = int(relevance)
    return judgments


def write_run(path: Path, run: Mapping[str, Sequence[str]]) -> None:
    """Write what was found, best first, as TREC's six columns: query, Q0, reply, rank, score, tag.

    The score only counts down: programs that read runs sort by it, and ours may rise where a
    search was relaxed. Raises SettingsError where the file cannot be written.
    """
    lines = (
        f"{query}\tQ0\t{reply}\t{rank}\t{len(replies) - rank + 1}\t{_TAG}\n"
        for query, replies in run.items()
        for rank, reply in enumerate(replies, 1)
    )
    try:
        path.write_text("".join(lines), encoding="utf-8")
    except OSError as error:
        raise SettingsError(f"{path}：无法写入（{reason_of(error)}）") from error


def _lines(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the lines that are not blank, each with the words that say where it stands."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise SettingsError(f"{path}：无法读取（{reason_of(error)}）") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path}：应为 UTF-8 文本") from error
    # not splitlines(): a query may hold other characters that end a line
    for position, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield f"{path} 第{position}行", line.removesuffix("\r")


def _is_integer(text: str) -> bool:
    digits = text.removeprefix("-")
    return digits.isascii() and digits.isdigit()
