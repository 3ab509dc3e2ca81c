"""Which column of a record file means what."""

import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of one header: for each key those that mean it, best first."""

    by_key: Mapping[str, Sequence[str]]

    def find(self, key: str) -> Sequence[str]:
        """Return the columns for `key`, best first; none if the header has none."""
        return self.by_key.get(key, ())


def recognise(header: Iterable[str], mapped: Mapping[str, str]) -> Columns:
    """Tell what the columns of `header` mean.

    `mapped` is the operator's word (column → key): a column mapped to a key displaces all that
    would be recognised for it, and is nothing else itself. Of the recognised columns only the
    best for each key counts.
    """
    columns: dict[str, str] = {}
    for column in header:
        columns.setdefault(fold(column), column)
    by_key: dict[str, list[str]] = {}
    for name, key in mapped.items():
        if column := columns.pop(fold(name), ""):
            by_key.setdefault(key, []).append(column)
    for key, names in _names().items():
        present = [columns[name] for name in names if name in columns]
        if present and key not in by_key:
            by_key[key] = present[:1]
    return Columns(by_key)


def fold(name: str) -> str:
    """Return a column's name without differences of case, width and blanks."""
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


@cache
def _names() -> Mapping[str, Sequence[str]]:
    table = tomllib.loads(files("corpus.readers").joinpath("columns.toml").read_text("utf-8"))
    return {key: [fold(name) for name in names] for key, names in table.items()}
