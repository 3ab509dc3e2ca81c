"""Units: unquoted words → what each of them demands, one by one, so that some may be waived."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.analysis import Analyzer, Run, contains, fold
from indexer.engines import base
from indexer.engines.base import Condition, Term
from indexer.identifiers import Identifier, identify
from indexer.synonyms import Synonyms

_DIGIT = "[0-9〇一二三四五六七八九十百]"
_SPACED_NUMBER = re.compile(rf"〔 *({_DIGIT}{{2,4}}) *〕 *(第?) *({_DIGIT}{{1,8}}) *号")
_MOST_RUNS = 8
"""Runs of the longest word that is looked up (新型农村合作医疗 is three)."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One word as the searcher sees it, mostly one run; `added` are its synonyms.

    Letters and digits joined by signs (12:30, www.gov.cn) are one unit of several runs.
    """

    runs: tuple[Run, ...]
    added: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The characters of the word, folded."""
        return "".join(run.text for run in self.runs)

    def condition(self, prefix: str = "") -> Condition:
        """Ask for all runs of the word, or for one of its synonyms."""
        asked = base.And(tuple(_run(run, prefix) for run in self.runs))
        if not self.added:
            return asked
        return base.Or((asked, *(_run(run, prefix) for run in self.other_runs())))

    def other_runs(self) -> Iterator[Run]:
        """Yield the synonyms as runs; letters and digits count whole, as when they are typed."""
        return (Run(word, whole=word.isascii() and word.isalnum()) for word in self.added)


def units(text: str, analyzer: Analyzer, synonyms: Synonyms) -> list[Unit | Identifier]:
    """Return the identifiers and words of an unquoted text, in order, none of them twice."""
    found: dict[Unit | Identifier, None] = {}
    for part in identify(text):
        words = [part] if isinstance(part, Identifier) else _words(part, analyzer, synonyms)
        found.update(dict.fromkeys(words))
    return list(found)


def demanded_units(
    found: Sequence[Unit | Identifier], synonyms: Synonyms
) -> list[Unit | Identifier]:
    """Leave out what only makes a search a question, unless there is nothing else."""
    kept = [one for one in found if one.text not in synonyms.questions]
    return kept or list(found)


def mention(found: Identifier, prefix: str = "") -> Condition:
    """Ask for what bears the identifier or prints it; in the one field of a prefix, prints it."""
    printed = tuple(_run(run, prefix) for run in found.spellings)
    return base.Or(printed if prefix else (found.exact, *printed))


def _words(text: str, analyzer: Analyzer, synonyms: Synonyms) -> Iterator[Unit]:
    for piece in _closed(text).split():
        yield from _joined(analyzer.runs(piece), synonyms)


def _closed(text: str) -> str:
    """Close the blanks inside a 文号 that stands in other text: 〔2023〕 13 号."""
    return _SPACED_NUMBER.sub(r"〔\1〕\2\3号", fold(text))


def _joined(runs: Sequence[Run], synonyms: Synonyms) -> Iterator[Unit]:
    """Join neighbouring runs that are one word to the thesaurus, or all letters and digits."""
    at = 0
    while at < len(runs):
        end = _end(runs, at, synonyms)
        text = "".join(run.text for run in runs[at:end])
        yield Unit(tuple(runs[at:end]), synonyms.added.get(text, ()))
        at = end


def _end(runs: Sequence[Run], at: int, synonyms: Synonyms) -> int:
    """Return where the longest word that begins with this run ends."""
    plain = at
    while plain < len(runs) and runs[plain].whole:
        plain += 1
    text, best = "", max(plain, at + 1)
    for end in range(at + 1, min(at + _MOST_RUNS, len(runs)) + 1):
        text += runs[end - 1].text
        if text in synonyms.added or text in synonyms.questions:
            best = max(best, end)
    return best


def _run(run: Run, prefix: str) -> Condition:
    return Term(f"{prefix}words", run.text) if run.whole else contains(run.text, prefix)
