"""The operator's lists and layouts: which files of a folder they are, and how an index keeps them."""

from collections.abc import Mapping
from pathlib import Path

from corpus import SettingsError, reason_of
from indexer.keeping.generations import SETTINGS

FILES = frozenset(
    (
        "agencies.toml",
        "labels.toml",
        "layouts.toml",
        "lineage.toml",
        "outcomes.toml",
        "questions.toml",
        "regions.toml",
        "synonyms.toml",
        "words.txt",
    )
)
"""All that a folder of settings may hold; those who read them are corpus, asking and analysis."""


def read_settings(settings: Path) -> tuple[dict[str, bytes], list[str]]:
    """Return the operator's files by name, and the names of others that look like some but are
    none (synonym.toml); raises SettingsError if the files are not to be read."""
    try:
        paths = [path for path in settings.iterdir() if path.suffix in {".toml", ".txt"}]
        found = {path.name: path for path in paths if path.is_file()}
        held = {name: path.read_bytes() for name, path in found.items() if name in FILES}
    except OSError as error:
        wrong = error.filename or settings
        raise SettingsError(
            f"读不了设置 {wrong}：{reason_of(error)}；请检查 --settings 的路径与权限"
        ) from error
    return held, sorted(found.keys() - FILES)


def keep_settings(making: Path, held: Mapping[str, bytes]) -> Path:
    """Put the operator's lists and layouts into a generation, and return the folder they are in.

    So an index is searched with the dictionary it was made with, wherever it is moved.
    """
    kept = making / SETTINGS
    kept.mkdir()
    for name, content in held.items():
        (kept / name).write_bytes(content)
    return kept
