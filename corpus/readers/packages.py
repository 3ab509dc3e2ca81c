"""Opening the zip packages that .docx and .xlsx are, unless they are locked, broken or bombs."""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from corpus.errors import ReadError
from corpus.readers.files import opened
from corpus.readers.limits import (
    MAX_DOCUMENT_BYTES,
    MAX_PACKING_RATIO,
    MAX_UNPACKED_BYTES,
    SMALL_PART_BYTES,
)

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
            with zipfile.ZipFile(file) as archive:
                _refuse_bomb(path, archive)
                _refuse_doctype(path, archive)
                yield archive
        except (zipfile.BadZipFile, EOFError, NotImplementedError, zlib.error) as error:
            raise ReadError(path, "文件已损坏，或者不是它的后缀所说的格式。") from error


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
