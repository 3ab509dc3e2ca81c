"""The cells of a sheet that are merged over several rows, which its part lists behind all rows."""

import re
from collections.abc import Mapping
from zipfile import ZipFile

from openpyxl.utils import column_index_from_string

_CHUNK_BYTES = 2**20
_LONGEST = 200
"""Bytes of one entry that may lie on both sides of a chunk's end."""

_MERGED = re.compile(
    rb"<(?:\w+:)?mergeCell\s[^<>]{0,99}?ref=[\"']([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})[\"']"
)

Merges = Mapping[int, Mapping[int, int]]
"""First row → column, from 0 → last row."""


def merges_of(archive: ZipFile, part: str) -> Merges:
    """Find the merged cells of the sheet in a part that reach over several rows."""
    merged: dict[int, dict[int, int]] = {}
    before = b""
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK_BYTES):
            for column, first, last in _MERGED.findall(before + chunk):
                if int(first) < int(last):
                    at = column_index_from_string(column.decode()) - 1
                    merged.setdefault(int(first), {})[at] = int(last)
            before = chunk[-_LONGEST:]
    return merged
