"""Pieces: several facts that share a line (澜教提复〔2023〕33号　B类　同意公开)."""

import re

from corpus.metadata.agencies import read_letterhead
from corpus.metadata.boxes import chosen
from corpus.metadata.dates import read_date
from corpus.metadata.disclosures import bare_disclosure
from corpus.metadata.labels import read_labels, takes
from corpus.metadata.numbers import read_number
from corpus.metadata.outcomes import is_outcome
from corpus.metadata.wordlists import Wordlists

_LONGEST = 80
_GAP = re.compile(r"(?<![:：\s])\s+(?![类類号號])")
_SIGNATURE = {"agency", "date"}


def fact_pieces(line: str, lists: Wordlists) -> list[str]:
    """Cut a line at its gaps where every piece is a fact; empty where one is none.

    Names alone, or names with a date, are a letterhead or a signature and stay whole; choices of
    one kind (主动公开 依申请公开) are a menu.

    >>> from corpus.metadata.wordlists import load_wordlists
    >>> fact_pieces("澜州市教育局　　B 类 同意公开", load_wordlists(None))
    ['澜州市教育局', 'B 类', '同意公开']
    """
    text = line.strip()
    if len(text) > _LONGEST or "\t" in text:
        return []
    labels = read_labels(text, lists)
    if len(labels) > 1 and {label.key for label in labels} & {"outcome", "disclosure"}:
        return [label.printed for label in labels]
    pieces = _GAP.split(text)
    if len(pieces) == 1 or not all(_kind(piece, lists) for piece in pieces) or _kind(text, lists):
        return []
    kinds = {_kind(piece, lists) for piece in pieces}
    if kinds <= _SIGNATURE or (len(kinds) == 1 and kinds != {"number"}):
        return []
    return pieces


def _kind(piece: str, lists: Wordlists) -> str:
    """Name the kind of fact a piece is; "" if it is none, as one choice of a form's boxes is none."""
    disclosure = bare_disclosure(piece)
    if chosen(piece) != [piece]:
        return "disclosure" if disclosure else ""
    dated = read_date(piece)
    labels = read_labels(piece, lists)
    kinds = {
        "label": bool(labels) and all(label.value and takes(label, lists) for label in labels),
        "number": read_number(piece) is not None,
        "outcome": is_outcome(piece, lists),
        "disclosure": disclosure is not None,
        "agency": bool(read_letterhead(piece, lists)),
        "date": dated is not None and (dated.start, dated.end) == (0, len(piece)),
    }
    return next((kind for kind, is_so in kinds.items() if is_so), "")
