"""One small real index: the samples."""

import tempfile
from functools import cache
from pathlib import Path

from indexer import Searcher, build_index, open_index
from tests.fuzz.targets._files import SAMPLES


@cache
def searcher(audience: str = "public") -> Searcher:
    """Build the index once, and open it."""
    return open_index(_built(), audience=audience)  # type: ignore[arg-type]


@cache
def _built() -> Path:
    folder = Path(tempfile.mkdtemp()) / "index"
    build_index([SAMPLES], folder)
    return folder
