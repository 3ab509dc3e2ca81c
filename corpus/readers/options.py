"""What the operator says about the files: columns by name, pages by layout."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from corpus.document import RECORD_KEYS
from corpus.errors import SettingsError
from corpus.readers.layouts import Layout

IGNORE = "ignore"
"""The key of a column that is not to be read at all, whatever its name would mean."""
_KEYS = (*RECORD_KEYS, IGNORE)


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read. `columns` says which key a record file's column is (COLUMN → KEY of
    RECORD_KEYS, or IGNORE), over what is recognised; a column that a file lacks has no effect there.
    `layouts` are tried in order on every web page; see `load_layouts`. `met` are the columns of the
    map that files read with it had so far: the rest of them may be misspelt.

    Raises SettingsError for a key that does not exist.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    layouts: tuple[Layout, ...] = ()
    met: set[str] = field(default_factory=set, init=False, compare=False)

    def __post_init__(self) -> None:
        """Refuse unknown keys."""
        for column, key in self.columns.items():
            if not column.strip() or key not in _KEYS:
                raise SettingsError(_refusal(f"{column}={key}"))


def parse_map(items: Iterable[str]) -> dict[str, str]:
    """Parse `--map` values such as "留言主题=title"; raises SettingsError for any other shape.

    The last "=" parts column and key, since a column's name may hold one.
    """
    columns = {}
    for item in items:
        column, sign, key = item.rpartition("=")
        if not sign or not column.strip() or key.strip() not in _KEYS:
            raise SettingsError(_refusal(item))
        columns[column.strip()] = key.strip()
    return columns


def _refusal(item: str) -> str:
    return f"--map “{item}”不对：要写成 列名=键，键是其中之一：{' '.join(_KEYS)}（ignore 是不读这一列）。"
