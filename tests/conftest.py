"""Folders of replies and indexes that tests of every room start from."""

import json
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

Rows = Callable[..., Path]

# No test may fail for the time it takes.
settings.register_profile("fuwen", deadline=None)
settings.load_profile("fuwen")

# A shell that runs the tests in the background has all below it ignore Ctrl-C, which some send.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def rows(tmp_path: Path) -> Rows:
    """Write records as a jsonl file: `rows("a.jsonl", {"body": …}, …)`; returns its path."""

    def write(name: str, *records: dict[str, object]) -> Path:
        path = tmp_path / "复文" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = (json.dumps(record, ensure_ascii=False) for record in records)
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return path

    return write
