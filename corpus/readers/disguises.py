"""Files whose first bytes say that they are something else than their suffix says."""

import re
from codecs import BOM_UTF8
from pathlib import Path

from corpus.errors import ReadError
from corpus.readers.files import opened

_BYTES = 256
_PACKAGES = frozenset((".docx", ".xlsx"))
_NO_TEXTS = _PACKAGES | {".pdf"}
_OLD_OFFICE = re.escape(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")

_SIGNATURES: tuple[tuple[bytes, frozenset[str], str], ...] = (
    (rb"%PDF-", frozenset((".pdf",)), "PDF 文件，请把后缀改为 .pdf"),
    (rb"\{\\rtf", frozenset(), "RTF 文件，请用 Word 打开后另存为 .docx"),
    (rb"PK\x03\x04", _PACKAGES, "Office 文件或压缩包，请把后缀改回 .docx 或 .xlsx，压缩包请先解压"),
    (_OLD_OFFICE, _PACKAGES, "旧版 Office 文件，请打开后另存为 .docx 或 .xlsx"),
    (rb"From: <Saved by ", frozenset(), "网页存档（MHTML），请用浏览器打开后另存为 .html"),
    (rb"\xff\xd8\xff|\x89PNG", frozenset(), "图片，没有可读的文字"),
)
"""How a file begins, the suffixes that it may have, and what it is."""

_PAGE = re.compile(r"\s*(?:<\?xml[^<>]*>\s*)?<(?:!doctype\s+html|html[\s>])", re.I)


def is_page(source: str) -> bool:
    """Tell if a text begins as a web page does, whatever its file is called."""
    return _PAGE.match(source) is not None


def refuse_disguised(path: Path) -> None:
    """Say what a file really is; raises ReadError if its suffix says something else.

    A web page may be named as any text: it is one.
    """
    suffix = path.suffix.lower()
    with opened(path) as file:
        start = file.read(_BYTES)
    for signature, suffixes, name in _SIGNATURES:
        if suffix not in suffixes and re.match(signature, start):
            raise ReadError(path, f"内容与后缀不符，其实是{name}。")
    if suffix in _NO_TEXTS and is_page(start.removeprefix(BOM_UTF8).decode("latin-1")):
        raise ReadError(
            path, "内容与后缀不符，其实是网页，请把后缀改为 .html；如是出错页，请重新下载。"
        )
