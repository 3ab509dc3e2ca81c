"""Bytes → text: whole files, and record files in pieces."""

import codecs
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from corpus.errors import ReadError
from corpus.readers.encodings import encoding_of
from corpus.readers.limits import MAX_LINE

CHUNK_BYTES = 64 * 2**10
"""Bytes read at once from a record file."""

EVIDENCE_BYTES = 512
"""Bytes that are not ASCII which the choice of an encoding waits for, within reason."""

PATIENCE_BYTES = 2**20
"""How far it waits: a table of numbers may have its first name a long way down."""

_FOREIGN = re.compile(rb"[\x80-\xff]")
_UNREADABLE = re.compile("[\ufffd\x00-\x08\x0e-\x1f]")


def decode(path: Path, data: bytes) -> str:
    """Return the text of a whole file; raises ReadError if it is not a text in a known encoding.

    A few bytes that mean nothing become U+FFFD; what the file declares is not looked at.
    """
    text = data.decode(encoding_of(data), "replace").removeprefix("\ufeff")
    if is_garbled(text):
        raise ReadError(path, "无法识别文字编码，或者不是文本文件。")
    return text


def is_garbled(text: str) -> bool:
    """Tell if more than one character in a hundred (one in a short text) could not be decoded."""
    printable = text.replace("\n", "").isprintable()  # then no control character is among it
    bad = text.count("\ufffd") if printable else len(_UNREADABLE.findall(text))
    return bad > 1 + len(text) // 100


def lines(file: BinaryIO) -> Iterator[str | None]:
    """Yield the lines of `file` without their "\\n"; None for one longer than MAX_LINE."""
    parts: list[str] = []
    size = 0
    for piece in _pieces(file):
        first, *others = piece.split("\n")
        for line in others:
            yield None if size + len(first) > MAX_LINE else "".join([*parts, first])
            parts, size, first = [], 0, line
        size += len(first)
        parts = [*parts, first] if size <= MAX_LINE else []
    if size:
        yield None if size > MAX_LINE else "".join(parts)


def _pieces(file: BinaryIO) -> Iterator[str]:
    """Yield the text of `file` piece by piece, decoding by its first characters beyond ASCII."""
    start = _beginning(file)
    plain = codecs.getincrementaldecoder(encoding_of(start))("replace")
    decoder = io.IncrementalNewlineDecoder(plain, translate=True)  # old Macs end lines with "\r"
    yield decoder.decode(start).removeprefix("\ufeff")
    while chunk := file.read(CHUNK_BYTES):
        yield decoder.decode(chunk)
    yield decoder.decode(b"", final=True)


def _beginning(file: BinaryIO) -> bytes:
    """Read until there is enough to tell the encoding by, or PATIENCE_BYTES are read."""
    start = bytearray()
    foreign = 0
    while foreign < EVIDENCE_BYTES and len(start) < PATIENCE_BYTES:
        chunk = file.read(CHUNK_BYTES)
        if not chunk:
            break
        start += chunk
        foreign += len(_FOREIGN.findall(chunk))
    return bytes(start)
