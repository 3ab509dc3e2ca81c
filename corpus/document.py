"""What a reader found in a file: plain text and the facts the file itself states."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

RECORD_KEYS = (
    "id",
    "title",
    "body",
    "question",
    "department",
    "date",
    "outcome",
    "disclosure",
    "kind",
    "number",
    "case",
    "addressee",
    "url",
)
"""The stable keys of record files (.jsonl .csv .xlsx); `--map COLUMN=KEY` maps onto these."""

PAGE_KEYS = ("published", "source", "column", "keywords", "description", "asker", "asked")
"""What pages state beside them: publication date, ContentSource or SiteName, ColumnName, Keywords,
Description, who asked (来信人) and when (来信时间)."""

STATED_KEYS = RECORD_KEYS + PAGE_KEYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One reply's worth of a file, before anyone has understood its Chinese.

    `text` is the reply itself: lines parted by "\\n", no markup, no page headers, footers or
    navigation. `stated` holds what the file says in so many words (a column, a `<meta>` tag, a
    layout's selector) under STATED_KEYS, never "body"; values are stripped and never empty.
    `position` is the 1-based row of a record file, `part` the 1-based reply within a row or page
    that holds several; None where the file, row or page is one reply. `laid` are the keys of
    `stated` that a site's layout has told, not the page itself.
    """

    path: Path
    format: str
    text: str
    stated: Mapping[str, str] = field(default_factory=dict)
    position: int | None = None
    part: int | None = None
    laid: frozenset[str] = frozenset()
