"""Which column of a record file means what."""

import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

BODY_KEYS = ("body", "text", "handling")
"""What columns that can hold a reply's text are filed under: those named for it, those of any text,
and those that tell how a matter was handled."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of one header: for each key those that mean it, best first; `met` are the names
    in the operator's map that are among them."""

    by_key: Mapping[str, Sequence[str]]
    met: Sequence[str] = ()

    def find(self, key: str) -> Sequence[str]:
        """Return the columns for `key`, best first; none if the header has none."""
        return self.by_key.get(key, ())

    @property
    def hold_text(self) -> bool:
        """Tell if a column can hold a reply's text, or a list of replies."""
        return not self.by_key.keys().isdisjoint((*BODY_KEYS, "replies"))


def recognise(header: Iterable[str], mapped: Mapping[str, str]) -> Columns:
    """Tell what the columns of `header` mean.

    `mapped` is the operator's word (column → key): a column mapped to a key displaces all that
    would be recognised for it, and is nothing else itself.
    """
    columns: dict[str, list[str]] = {}
    for column in dict.fromkeys(header):
        columns.setdefault(fold(column), []).append(column)
    by_key: dict[str, list[str]] = {}
    met = [name for name in mapped if fold(name) in columns]
    for name, key in mapped.items():
        if found := columns.pop(fold(name), []):
            by_key.setdefault(key, []).extend(found)
    displaced = {*by_key, *(BODY_KEYS if "body" in by_key else ())}
    for key, names in _names().items():
        present = [column for name in names for column in columns.get(name, ())]
        if present and key not in displaced:
            by_key[key] = present
    return Columns(by_key, met)


def fold(name: str) -> str:
    """Return a column's name without differences of case, width, blanks and underscores."""
    return "".join(unicodedata.normalize("NFKC", name).casefold().replace("_", " ").split())


@cache
def _names() -> Mapping[str, Sequence[str]]:
    table = tomllib.loads(files("corpus.readers").joinpath("columns.toml").read_text("utf-8"))
    return {key: [fold(name) for name in names] for key, names in table.items()}
