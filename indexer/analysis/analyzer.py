"""Analyzer: the one object that turns text into terms, for documents and queries alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from indexer.analysis.fold import fold, fold_table, lines, squeeze
from indexer.analysis.grams import grams
from indexer.analysis.runs import Run, runs
from indexer.analysis.segment import Segmenter, load_segmenter
from indexer.analysis.wordlist import read_wordlist
from indexer.analysis.words import Token, cut, tokens

FORMAT = 1
"""Raise it when the code makes other terms of the same text."""


@dataclass(frozen=True, slots=True)
class Analyzer:
    """Analysis with one segmenter; cheap to call, and used by many threads at once.

    `signature` changes whenever the terms of some text would: indexes hold it. `listed` are the
    words of our own list and the operator's.
    """

    segmenter: Segmenter
    signature: str
    listed: frozenset[str]

    def terms(self, text: str, *, words: bool = True) -> dict[str, Sequence[str]]:
        """Return the terms of a text by field, in order: words, grams, and chars as one text.

        Without `words` only what decides whether the text contains something.
        """
        folded = fold(text)
        found = lines(folded)
        terms: dict[str, Sequence[str]] = {"grams": grams(found), "chars": "".join(found)}
        return terms | ({"words": cut(folded, self.segmenter)} if words else {})

    def words(self, text: str) -> list[Token]:
        """Return the words of a text, as `terms` has them, with their places in it."""
        return list(tokens(fold(text), self.segmenter))

    def runs(self, text: str) -> list[Run]:
        """Return what an unquoted text asks for, word by word, none of it twice."""
        return runs(text, self.segmenter)

    def run(self, text: str) -> str:
        """Return the normalised characters of an exact text, "" where it has none."""
        return squeeze(text)


def load_analyzer(settings: Path | None = None) -> Analyzer:
    """Load the analysis, with the operator's `words.txt` if the settings folder has one.

    Takes about 0.2 s. Raises SettingsError.
    """
    words = read_wordlist(settings)
    segmenter = load_segmenter(words)
    return Analyzer(segmenter, _signature(segmenter, words), frozenset(words))


def _signature(segmenter: Segmenter, words: dict[str, int]) -> str:
    """Name everything that terms depend on: "1 rjieba-0.2.2 words:… fold:…"."""
    listed = "\n".join(f"{word} {frequency}" for word, frequency in sorted(words.items()))
    return f"{FORMAT} {segmenter.name}-{segmenter.version} words:{_hash(listed)} fold:{_hash(fold_table())}"


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
