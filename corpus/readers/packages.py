"""Opening the zip packages that .docx and .xlsx are, unless they are locked, broken or bombs."""

import os
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from corpus.errors import ReadError
from corpus.readers.files import opened
from corpus.readers.limits import (
    MAX_DIRECTORY_BYTES,
    MAX_DOCUMENT_BYTES,
    MAX_PACKING_RATIO,
    MAX_UNPACKED_BYTES,
    SMALL_PART_BYTES,
)

BROKEN = (zipfile.BadZipFile, EOFError, NotImplementedError, UnicodeDecodeError, zlib.error)
"""What zipfile raises when it comes upon damage, at once or while it unpacks: in a part's name too."""

_IS_BROKEN = "文件已损坏，或者不是它的后缀所说的格式。"
_METHODS = frozenset((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
"""The two that Office writes. zipfile unpacks others by the chunk, however much comes out of it."""
_END = b"PK\x05\x06"
_END_BYTES = 22
_LONGEST_END = _END_BYTES + 2**16
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROLOG_BYTES = 4096
_DOCTYPES = (b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


@contextmanager
def package(path: Path) -> Iterator[zipfile.ZipFile]:
    """Open a package whose parts may safely be unpacked; raises ReadError otherwise."""
    with opened(path) as file:
        _refuse_old_or_locked(path, file)
        try:
            with _archive(path, file) as archive:
                _refuse_bomb(path, archive)
                _refuse_doctype(path, archive)
                yield archive
        except BROKEN as error:
            raise ReadError(path, _IS_BROKEN) from error


def _archive(path: Path, file: BinaryIO) -> zipfile.ZipFile:
    """Open the zip file, unless its list of parts has no end."""
    _refuse_endless(path, file)
    try:
        return zipfile.ZipFile(file)
    except ValueError as error:  # names that are no UTF-8, offsets before the file's start
        raise ReadError(path, _IS_BROKEN) from error


def _refuse_endless(path: Path, file: BinaryIO) -> None:
    """Look at the end record, which says how long the list of parts is, as zipfile finds it."""
    start = max(0, file.seek(0, os.SEEK_END) - _LONGEST_END)
    file.seek(start)
    tail = file.read(_LONGEST_END)
    plain = tail[-_END_BYTES:]
    is_plain = plain.startswith(_END) and plain.endswith(b"\0\0")
    at = len(tail) - _END_BYTES if is_plain else tail.rfind(_END)
    size = int.from_bytes(tail[at + 12 : at + 16], "little") if at >= 0 else 0
    if size > MAX_DIRECTORY_BYTES:  # so has the kind for more than 65,535 parts: all ones
        raise ReadError(path, "文件由太多部分组成，不予读取。")
    file.seek(0)


def _refuse_old_or_locked(path: Path, file: BinaryIO) -> None:
    """Tell apart the two kinds of file that Office keeps in its older container."""
    start = file.read(len(_OLE))
    if not start:
        raise ReadError(path, "文件是空的。")
    if start != _OLE:
        file.seek(0)
        return
    if _ENCRYPTED in file.read(MAX_DOCUMENT_BYTES):  # its directory may stand anywhere
        raise ReadError(path, "文件有密码保护，请去掉密码后再读。")
    raise ReadError(path, "文件是旧版 Office 格式，请另存为新格式（.docx、.xlsx）。")


def _refuse_bomb(path: Path, archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise ReadError(path, "文件有密码保护，请去掉密码后再读。")
    if sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES:
        raise ReadError(path, f"文件解压后太大，超过 {MAX_UNPACKED_BYTES // 2**20} MiB。")
    if any(part.compress_type not in _METHODS or part.header_offset < 0 for part in parts):
        raise ReadError(path, _IS_BROKEN)
    large = (part for part in parts if part.file_size > SMALL_PART_BYTES)
    if any(part.file_size > MAX_PACKING_RATIO * part.compress_size for part in large):
        raise ReadError(path, "文件的压缩比异常，不予解压。")


def _refuse_doctype(path: Path, archive: zipfile.ZipFile) -> None:
    """Refuse parts that declare a document type: Office writes none, and it can define entities."""
    for part in archive.infolist():
        if not part.filename.endswith((".xml", ".rels")):
            continue
        with archive.open(part) as stream:
            prolog = stream.read(_PROLOG_BYTES)
        if any(doctype in prolog for doctype in _DOCTYPES):
            raise ReadError(path, "文件里有不该有的文档类型声明（DOCTYPE），不予读取。")
