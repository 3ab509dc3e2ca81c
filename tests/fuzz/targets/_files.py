"""Bytes → a file in memory's own folder → everything that indexing does with it."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from corpus import Document, File, load_settings, understand
from indexer.analysis import load_analyzer
from indexer.fields import entry
from indexer.making.pieces import Piece, perform

SAMPLES = Path(__file__).parents[3] / "corpus" / "samples"
SETTINGS = load_settings()
ANALYZER = load_analyzer()
_FOLDER = Path(tempfile.mkdtemp(dir="/dev/shm" if Path("/dev/shm").is_dir() else None))  # noqa: S108


def index(suffix: str, data: bytes) -> None:
    """Read, understand and analyse a file of these bytes, as a worker does."""
    path = _FOLDER / f"a{suffix}"
    path.write_bytes(data)
    file = File(name=bytes(path), canonical=path.name, size=len(data), mtime_ns=0)
    perform(Piece(file=file, columns=()), SETTINGS, ANALYZER)


def describe(text: str, stated: dict[str, str], format: str = "txt") -> None:
    """Understand and analyse a text and what is stated beside it, without a reader before them."""
    stated.pop("body", None)
    document = Document(path=Path("a"), format=format, text=text, stated=stated)
    file = File(name=b"a", canonical="a", size=0, mtime_ns=0)
    entry(understand(document, file, SETTINGS).reply, ANALYZER)


def samples(*suffixes: str) -> Iterator[bytes]:
    """Yield the bundled samples of some formats."""
    for path in sorted(SAMPLES.rglob("*")):
        if path.suffix in suffixes:
            yield path.read_bytes()
