"""Hostile record files: lines of gigabytes, rows without end, rows that multiply their own text."""

import json
import resource
from pathlib import Path

import pytest

from corpus import ReadError, suffixes
from corpus.readers import read
from corpus.readers.limits import MAX_QUESTION

HUGE = 2 * 2**30
RECORDS = {
    ".jsonl": (b'{"body":"', '"}\n{"body":"好答复"}\n'),
    ".csv": (b"body,title\n", "\n好答复,题\n"),
}


def outcome(path: Path) -> list[str]:
    """Tell what reading gives: texts and what was wrong with rows, or why there are none."""
    try:
        return [item.reason if isinstance(item, ReadError) else item.text for item in read(path)]
    except ReadError as error:
        return [error.reason]


def stretched(path: Path, start: bytes, end: str) -> None:
    """Write a file of 2 GB that takes hardly any place: what lies between is a hole."""
    path.write_bytes(start)
    with path.open("r+b") as file:
        file.truncate(HUGE)
        file.seek(0, 2)
        file.write(end.encode())


@pytest.mark.parametrize("suffix", RECORDS)
def test_a_line_of_two_gigabytes_costs_itself_and_little_memory(tmp_path, suffix):
    stretched(tmp_path / f"a{suffix}", *RECORDS[suffix])
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    told = outcome(tmp_path / f"a{suffix}")
    assert len(told) == 2
    assert "太长" in told[0]
    assert told[1] == "好答复"
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000  # KiB


@pytest.mark.parametrize("suffix", sorted(suffixes() - {".jsonl", ".ndjson", ".csv", ".tsv"}))
def test_a_document_of_two_gigabytes_is_not_read(tmp_path, suffix):
    stretched(tmp_path / f"a{suffix}", b"x", "x")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    (told,) = outcome(tmp_path / f"a{suffix}")
    assert "太大" in told or "损坏" in told
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000  # KiB


def test_a_row_that_goes_on_over_all_lines_costs_no_more_than_a_long_line(tmp_path, monkeypatch):
    monkeypatch.setattr("corpus.readers.delimited.MAX_LINE", 2_000)
    path = tmp_path / "a.csv"
    path.write_text("body,title\n" + '"a\n",' * 5_000 + "\n好答复,题\n", encoding="utf-8")
    told = outcome(path)
    assert "太长" in told[0]
    assert len(told) > 1  # and the reading goes on


def test_a_row_with_replies_without_end_is_refused_and_the_next_one_read(tmp_path):
    rows = ({"replies": [{"body": "答"}] * 1001}, {"replies": [{"body": "一"}, {"body": "二"}]})
    lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    (tmp_path / "a.jsonl").write_text(lines, encoding="utf-8")
    assert outcome(tmp_path / "a.jsonl") == ["这一行的答复太多，超过 1,000 条。", "一", "二"]


def test_a_question_longer_than_any_letter_is_left_out_and_a_long_letter_is_not(tmp_path):
    rows = [{"body": "答", "question": "问" * (MAX_QUESTION + more)} for more in (0, 1)]
    lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    (tmp_path / "a.jsonl").write_text(lines, encoding="utf-8")
    kept, left = (item.stated for item in read(tmp_path / "a.jsonl"))
    assert "question" in kept
    assert "question" not in left
