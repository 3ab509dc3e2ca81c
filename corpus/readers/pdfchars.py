"""The characters of a PDF page and where they stand, through pypdfium2."""

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from pypdfium2 import raw

from corpus.errors import ReadError
from corpus.readers.limits import MAX_PDF_CHARACTERS, MAX_PDF_PAGES

_QUARTER = math.pi / 2
_TILT = 0.05


@dataclass(frozen=True, slots=True)
class Char:
    """One character in its box, in points from the page's lower left corner as it is shown."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """The characters of one page in the file's order, and the page's size in points."""

    width: float
    height: float
    chars: tuple[Char, ...]


def sheets(path: Path, data: bytes) -> Iterator[Sheet]:
    """Yield the pages of a PDF; raises ReadError for a locked, broken or endless one."""
    with _pdfium_errors(path):
        document = pypdfium2.PdfDocument(data)
    try:
        if len(document) > MAX_PDF_PAGES:
            raise ReadError(path, f"页数太多，超过 {MAX_PDF_PAGES} 页。")
        left = MAX_PDF_CHARACTERS
        for number in range(len(document)):
            with _pdfium_errors(path):
                sheet = _sheet(document[number], left)
            if sheet is None:
                raise ReadError(path, f"文字太多，超过 {MAX_PDF_CHARACTERS:,} 字。")
            left -= len(sheet.chars)
            yield sheet
    finally:
        document.close()


@contextmanager
def _pdfium_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except pypdfium2.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise ReadError(path, "文件有密码保护，请去掉密码后再读。") from error
        raise ReadError(path, "文件已损坏，或者不是 PDF。") from error


def _sheet(page: pypdfium2.PdfPage, most: int) -> Sheet | None:
    """Read a page; None if it has more than `most` characters.

    It is turned so that most of its characters stand upright, whatever it says itself of how it is
    to be shown: a page laid on its side is turned by who reads it.
    """
    width, height = page.get_size()
    text = page.get_textpage()
    count = text.count_chars()
    # a page of no size (which pdfium reads from damaged files) shows nothing
    shown = range(count) if count <= most and math.isfinite(width + height) else ()
    found = [each for each in (_char(text, index) for index in shown) if each is not None]
    turns = Counter(turn for _, turn in found).most_common(1)
    turn = turns[0][0] if turns else page.get_rotation()
    if (turn - page.get_rotation()) % 180:
        width, height = height, width
    chars = tuple(_turned(char, turn, width, height) for char, _ in found)
    text.close()
    page.close()
    return None if count > most else Sheet(width, height, chars)


def _char(text: pypdfium2.PdfTextPage, index: int) -> tuple[Char, int] | None:
    """Return a character and the degrees that the page must be turned clockwise by to have it
    upright, or None for what no one typed: pdfium's own blanks, and watermarks.

    A watermark is written aslant; upright text on a turned page stands at a right angle. Damaged
    files place characters at infinity.
    """
    code = raw.FPDFText_GetUnicode(text, index)
    if code < ord(" ") or raw.FPDFText_IsGenerated(text, index) == 1:
        return None
    angle = raw.FPDFText_GetCharAngle(text, index)
    slant = math.remainder(angle, _QUARTER)
    box = raw.FS_RECTF()
    if abs(slant) > _TILT or not raw.FPDFText_GetLooseCharBox(text, index, ctypes.byref(box)):
        return None
    places = (box.left, box.bottom, box.right, box.top)
    if not all(map(math.isfinite, places)):
        return None
    return Char(chr(code), *places), round(-angle / _QUARTER) % 4 * 90


def _turned(char: Char, turn: int, width: float, height: float) -> Char:
    """Move a character to where a page that is turned clockwise by `turn` degrees shows it."""
    left, bottom, right, top = char.left, char.bottom, char.right, char.top
    match turn:
        case 90:
            left, bottom, right, top = bottom, height - right, top, height - left
        case 180:
            left, bottom, right, top = width - right, height - top, width - left, height - bottom
        case 270:
            left, bottom, right, top = width - top, left, width - bottom, right
    return Char(char.text, left, bottom, right, top)
