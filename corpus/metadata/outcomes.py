"""Outcomes (办理结果): labels in words, and letters whose meaning only their issuer's table knows."""

import re
from typing import NamedTuple

from corpus.metadata.boxes import chosen
from corpus.metadata.memory import remembered
from corpus.metadata.numerals import fold
from corpus.metadata.wordlists import Scheme, Wordlists
from corpus.reply import OUTCOMES, Basis, Outcome

_NAMES: dict[str, Outcome] = {name: name for name in OUTCOMES}
_LETTER = re.compile(
    r"[（(“\"【〔]?\s*([A-E]|[甲乙丙丁])\s*([1-9]?)\s*[类類]?\s*[)）”\"】〕]?", re.IGNORECASE
)
_TITLE_END = re.compile(r"[（(]\s*(?:[A-E][1-9]?|[甲乙丙丁])\s*[类類]?\s*[)）]\s*$")
_NOISE = re.compile(r"[\s“”\"'（）()【】〔〕。，,；;：:、—－-]")
_LETTER_PART = re.compile(
    r"^(?:[A-Ea-e][1-9]?|[甲乙丙丁])[类類]?|(?:[A-Ea-e][1-9]?|[甲乙丙丁])[类類]?$"
)
_TOPIC_PART = re.compile("^所提(?:问题|建议|意见|事项)?")


class Label(NamedTuple):
    """An outcome label as printed and what it was taken to mean."""

    value: Outcome
    printed: str
    basis: Basis


def read_outcome(
    printed: str,
    lists: Wordlists,
    *,
    issuers: tuple[str, ...] = (),
    region: str | None = None,
    year: int | None = None,
) -> Label | None:
    """Understand a label; None if it is no outcome at all (提案, 分办, 满意).

    Of choices beside boxes the one that is ticked counts. A letter is looked up in the scheme of its
    issuer or region and year. Without one, A is resolved, as everywhere seen, and any other letter
    stays unknown with the letter kept.
    """
    text = printed.strip()
    choices = chosen(text) if text else []
    if len(choices) != 1:
        return None
    worded = _class_of(choices[0], lists)
    if worded:
        return Label(worded, text, "stated")
    match = _LETTER.fullmatch(fold(choices[0]))
    if match is None:
        return None
    letter = match[1].upper()
    scheme = _scheme(lists.schemes, issuers, region, year)
    if scheme and letter in scheme.letters:
        return Label(scheme.letters[letter], text, "code")
    if letter == "A":
        return Label("resolved", text, "code")
    return Label("unknown", text, "stated")


def is_outcome(text: str, lists: Wordlists) -> bool:
    """Tell whether a text is an outcome label, in words or as a letter, and nothing else.

    A sentence (已经解决。) is the letter's own.
    """
    return not text.rstrip().endswith("。") and read_outcome(text, lists) is not None


def title_letter(title: str) -> str | None:
    """Return the class in a title's last brackets, as in …的函（A）, brackets included."""
    if not title.rstrip().endswith((")", "）")):
        return None
    match = _TITLE_END.search(fold(title))
    return match[0].strip() if match else None


@remembered
def _class_of(text: str, lists: Wordlists) -> Outcome | None:
    bare = _NOISE.sub("", fold(text))
    words = _TOPIC_PART.sub("", _LETTER_PART.sub("", bare))
    return _NAMES.get(bare) or lists.outcomes.get(bare) or lists.outcomes.get(words)


def _scheme(
    schemes: tuple[Scheme, ...], issuers: tuple[str, ...], region: str | None, year: int | None
) -> Scheme | None:
    """The first scheme that fits; an issuer's own comes before its region's."""
    fitting = [scheme for scheme in schemes if scheme.covers(year)]
    by_issuer = (scheme for scheme in fitting if scheme.issuer and scheme.issuer in issuers)
    by_region = (
        scheme
        for scheme in sorted(fitting, key=lambda scheme: -len(scheme.region or ""))
        if scheme.region and region and region.startswith(scheme.region) and not scheme.issuer
    )
    return next(by_issuer, None) or next(by_region, None)
