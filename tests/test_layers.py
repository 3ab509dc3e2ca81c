"""Who may import whom: webui → indexer → corpus, each by the other's public names only."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

TOP = Path(__file__).parent.parent
RIGHT_OF = {"corpus": set(), "indexer": {"corpus"}, "webui": {"indexer"}}
"""For each room the rooms it may import from, and then only `from room import Name`."""
BEHIND = {
    f"indexer.{folder}" for folder in ("keeping", "making", "asking", "suggesting", "answering")
}
"""The folders of indexer that rest on its terms and engines."""
LAYERS = {
    "corpus/readers": {"corpus.metadata", "corpus.reply", "corpus.extraction"},
    "corpus/metadata": {"corpus.readers", "corpus.extraction"},
    "indexer/engines": {"corpus", "indexer.analysis", "indexer.fields", *BEHIND},
    "indexer/analysis": {"indexer.fields", *BEHIND},
    "indexer/keeping": BEHIND - {"indexer.keeping"},
    "indexer/making": BEHIND - {"indexer.keeping", "indexer.making"},
    "indexer/asking": BEHIND - {"indexer.keeping", "indexer.asking"},
    "indexer/suggesting": {"indexer.making", "indexer.answering"},
    "indexer/answering": {"indexer.making"},
}
"""Within a room, what a folder must not know."""


def imports(path: Path) -> Iterator[str]:
    """Yield the modules that a file imports, at whatever depth."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are spelled in full"
            yield node.module or ""


def modules(folder: str) -> list[Path]:
    return sorted((TOP / folder).rglob("*.py"))


@pytest.mark.parametrize("room", RIGHT_OF)
def test_a_room_uses_only_the_public_names_of_the_room_to_its_left(room):
    for path in modules(room):
        for module in imports(path):
            top, _, inner = module.partition(".")
            if top in RIGHT_OF and top != room:
                assert top in RIGHT_OF[room], f"{path} imports {module}"
                assert not inner, f"{path} imports {module}, not the room's public names"


@pytest.mark.parametrize("folder", LAYERS)
def test_a_folder_does_not_know_what_it_must_not(folder):
    for path in modules(folder):
        for module in imports(path):
            for banned in LAYERS[folder]:
                assert module != banned, f"{path} imports {module}"
                assert not module.startswith(f"{banned}."), f"{path} imports {module}"


def test_every_file_of_the_rooms_is_looked_at():
    assert all(len(modules(room)) > 5 for room in RIGHT_OF)


def test_stubs_are_ascii():
    """They are loaded at import, in the encoding of the place: Chinese Windows has none for →."""
    for room in RIGHT_OF:
        for path in (TOP / room).rglob("*.pyi"):
            assert path.read_bytes().isascii(), path
