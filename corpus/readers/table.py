"""The readers by suffix: a new format is one file and one line here."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import cast

from corpus.document import Document
from corpus.errors import ReadError, UnknownFormat
from corpus.readers.disguises import refuse_disguised
from corpus.readers.limits import MAX_FACT, MAX_QUESTION
from corpus.readers.options import ReadOptions

DEFAULTS = ReadOptions()

Reader = Callable[[Path, ReadOptions], Iterator[Document | ReadError]]

READERS = {
    ".txt": "plaintext:read",
    ".md": "markdown:read",
    ".html": "webpage:read",
    ".htm": "webpage:read",
    ".xhtml": "webpage:read",
    ".shtml": "webpage:read",
    ".docx": "word:read",
    ".pdf": "pdf:read",
    ".jsonl": "json_records:read_lines",
    ".ndjson": "json_records:read_lines",
    ".json": "json_records:read_file",
    ".csv": "delimited:read",
    ".tsv": "delimited:read",
    ".xlsx": "workbook:read",
}
"""Suffix in lower case → module and function; a module is imported when a file asks for it."""

_SAVE_AS = {
    ".doc": ".docx",
    ".wps": ".docx",
    ".rtf": ".docx",
    ".xls": ".xlsx",
    ".et": ".xlsx",
    ".ofd": ".pdf",
    ".mht": ".html",
    ".mhtml": ".html",
}


def suffixes() -> frozenset[str]:
    """Return the suffixes that can be read, in lower case with their dot."""
    return frozenset(READERS)


def read(path: Path, options: ReadOptions = DEFAULTS) -> Iterator[Document | ReadError]:
    """Yield each reply in a file, and a ReadError for each row of a record file that is bad.

    Rows come in the file's order. Raises ReadError when the file as a whole cannot be read, before
    the first reply or between two; UnknownFormat when no reader knows the suffix.
    """
    suffix = path.suffix.lower()
    if suffix not in READERS:
        raise UnknownFormat(path, _unknown(suffix))
    refuse_disguised(path)
    module, function = READERS[suffix].split(":")
    reader = cast("Reader", getattr(import_module(f"corpus.readers.{module}"), function))
    for item in reader(path, options):
        yield item if isinstance(item, ReadError) else _with_facts_only(item)


def _with_facts_only(document: Document) -> Document:
    """Leave out what a file states at a length that no fact has; a question may be a long text."""
    if all(len(value) <= MAX_FACT for value in document.stated.values()):
        return document
    facts = {
        key: value
        for key, value in document.stated.items()
        if len(value) <= (MAX_QUESTION if key == "question" else MAX_FACT)
    }
    return replace(document, stated=facts)


def _unknown(suffix: str) -> str:
    if better := _SAVE_AS.get(suffix):
        return f"不能读 {suffix} 文件，请另存为 {better}。"
    return f"不认识的格式“{suffix}”，能读的有：{' '.join(sorted(READERS))}。"
