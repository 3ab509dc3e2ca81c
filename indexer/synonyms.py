"""Synonyms: what else a word may be called, and which words only make a search a question.

Read from synonyms.toml and questions.toml, ours and the operator's, and from the lineage of
departments. A word here is any run of characters, also one that the segmenter cuts into several.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

import msgspec

from corpus import SettingsError, Wordlists
from indexer.analysis import squeeze

WEIGHT = 0.5
"""What a synonym's words count for in ranking, against 1 for the word that was typed: a reply in
the searcher's own words comes first, one in other words before one without either."""


class _Synonyms(msgspec.Struct, forbid_unknown_fields=True):
    groups: list[list[str]] = []
    one_way: dict[str, list[str]] = {}


class _Questions(msgspec.Struct, forbid_unknown_fields=True):
    words: list[str] = []


_File = TypeVar("_File", _Synonyms, _Questions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Synonyms:
    """Words are folded, without blanks. `added` leads from a word to what is sought besides, in
    the order of the files; `questions` are what is not demanded beside other words."""

    added: Mapping[str, tuple[str, ...]]
    questions: frozenset[str]

    def without_added(self) -> "Synonyms":
        """Return the same with nothing sought besides."""
        return Synonyms(added={}, questions=self.questions)


def load_synonyms(settings: Path | None, lists: Wordlists) -> Synonyms:
    """Load the bundled files and those of the same names in the operator's folder.

    Raises SettingsError for a file that cannot be used.
    """
    added: dict[str, dict[str, None]] = {}
    for word, others in _pairs(_files("synonyms.toml", _Synonyms, settings), lists):
        # what holds the word itself is found by it
        wanted = {one: None for other in others if word and word not in (one := squeeze(other))}
        added.setdefault(word, {}).update(wanted)
    questions = _files("questions.toml", _Questions, settings)
    return Synonyms(
        added={word: tuple(others) for word, others in added.items() if others},
        questions=frozenset(squeeze(word) for one in questions for word in one.words),
    )


def _pairs(found: list[_Synonyms], lists: Wordlists) -> Iterator[tuple[str, list[str]]]:
    """Yield each word with what it may also be called."""
    for one in found:
        yield from ((squeeze(word), group) for group in one.groups for word in group)
        yield from ((squeeze(word), others) for word, others in one.one_way.items())
    for family in lists.families:
        yield from ((squeeze(word), family.current) for word in family.current)
        for former in family.former:
            yield from ((squeeze(word), [*family.current, *former]) for word in former)
    yield from ((squeeze(old), [new]) for old, new in lists.renamed.items())


def _files(name: str, shape: type[_File], settings: Path | None) -> list[_File]:
    own = files("indexer").joinpath(name).read_text(encoding="utf-8")
    found = [_parse(own, shape, Path(name))]
    if settings is not None and (path := settings / name).is_file():
        found.append(_parse(_text(path), shape, path))
    return found


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}：无法读取，应为 UTF-8 文本（{error}）") from error


def _parse(text: str, shape: type[_File], path: Path) -> _File:
    try:
        return msgspec.convert(tomllib.loads(text), shape)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}：不是合格的 TOML（{error}）") from error
    except msgspec.ValidationError as error:
        raise SettingsError(f"{path}：内容不合要求（{error}）") from error
