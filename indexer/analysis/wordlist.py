"""Wordlists: words that jieba's own dictionary would split, ours and the operator's."""

from importlib.resources import files
from pathlib import Path

from corpus import SettingsError
from indexer.analysis.fold import squeeze

FREQUENCY = 20
"""What a word counts for when its line says nothing: the smallest that keeps each of ours whole
(社会组织 needs 20, most need 1). A larger one would begin to tear words beside it."""


def read_wordlist(settings: Path | None) -> dict[str, int]:
    """Return Fuwen's words and those of `words.txt` in the settings folder, with frequencies.

    A line is a word, or a word, a blank and a frequency; # begins a comment. Words are folded.
    Raises SettingsError where the operator's file cannot be read that way.
    """
    own = files("indexer.analysis").joinpath("words.txt").read_text(encoding="utf-8")
    words = _parse(own, Path("words.txt"))
    if settings is not None and (path := settings / "words.txt").exists():
        words |= _parse(_read(path), path)
    return words


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}：无法读取词表，应为UTF-8文本（{error}）") from error


def _parse(text: str, path: Path) -> dict[str, int]:
    words = {}
    for position, line in enumerate(text.splitlines(), 1):
        fields = line.partition("#")[0].split()
        if fields:
            word, frequency = _word(fields, f"{path} 第{position}行")
            words[word] = frequency
    return words


def _word(fields: list[str], where: str) -> tuple[str, int]:
    word, *rest = fields
    if not rest:
        return squeeze(word), FREQUENCY
    if len(rest) > 1 or not rest[0].isascii() or not rest[0].isdigit() or int(rest[0]) == 0:
        raise SettingsError(f"{where}：每行应是一个词，或一个词、空格和一个正整数词频")
    return squeeze(word), int(rest[0])
