"""Files whose first bytes say that they are no text, whatever their suffix says."""

from pathlib import Path

from corpus.errors import ReadError
from corpus.readers.files import opened

_SIGNATURES = (
    (b"%PDF-", "PDF 文件，请把后缀改为 .pdf"),
    (b"{\\rtf", "RTF 文件，请用 Word 打开后另存为 .docx"),
    (b"PK\x03\x04", "Office 文件或压缩包，请把后缀改回 .docx 或 .xlsx，压缩包请先解压"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧版 Office 文件，请打开后另存为 .docx 或 .xlsx"),
    (b"From: <Saved by ", "网页存档（MHTML），请用浏览器打开后另存为 .html"),
    (b"\xff\xd8\xff", "图片，没有可读的文字"),
    (b"\x89PNG", "图片，没有可读的文字"),
)


def refuse_disguised(path: Path) -> None:
    """Say what a file really is that should be a text; raises ReadError."""
    with opened(path) as file:
        start = file.read(16)
    for signature, name in _SIGNATURES:
        if start.startswith(signature):
            raise ReadError(path, f"内容与后缀不符，其实是{name}。")
