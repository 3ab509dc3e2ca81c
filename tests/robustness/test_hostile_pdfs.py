"""Hostile PDFs: locked, endless, going round in circles, with something to run."""

import zlib
from pathlib import Path

import pytest

from corpus import ReadError
from corpus.readers import read
from corpus.readers.pdfchars import Char, Sheet
from corpus.readers.pdflines import lines_of

FONT = "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>"
SHOWN = "BT /F1 12 Tf 1 0 0 1 72 700 Tm (Reply to proposal 13 of 2023) Tj ET"


def pdf(catalog: str = "", pages: str = "", page: str = "", content: str | bytes = SHOWN) -> bytes:
    """Write a file of one page, with more in its catalogue, its list of pages and its page."""
    data = content if isinstance(content, bytes) else zlib.compress(content.encode("latin-1"))
    objects = [
        f"<</Type /Catalog /Pages 2 0 R {catalog}>>",
        pages or "<</Type /Pages /Kids [3 0 R] /Count 1>>",
        f"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        f"/Resources <</Font <</F1 5 0 R>>>> {page}>>",
        f"<</Length {len(data)} /Filter /FlateDecode>>\nstream\n{data.decode('latin-1')}\nendstream",
        FONT,
    ]
    body = "".join(f"{at} 0 obj\n{held}\nendobj\n" for at, held in enumerate(objects, start=1))
    return f"%PDF-1.7\n{body}trailer\n<</Root 1 0 R /Size 6>>\n%%EOF\n".encode("latin-1")


def outcome(folder: Path, data: bytes) -> str:
    """Tell what reading a file gives: its text, or why not."""
    (folder / "a.pdf").write_bytes(data)
    try:
        return "|".join(
            item.text for item in read(folder / "a.pdf") if not isinstance(item, ReadError)
        )
    except ReadError as error:
        return error.reason


TEXT = "Reply to proposal 13 of 2023"


def test_a_password_is_told_as_such(tmp_path):
    from reportlab.lib.pdfencrypt import StandardEncryption  # noqa: PLC0415
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415

    canvas = Canvas(str(tmp_path / "b.pdf"), encrypt=StandardEncryption("secret"))
    canvas.drawString(72, 700, TEXT)
    canvas.save()
    assert (
        outcome(tmp_path, (tmp_path / "b.pdf").read_bytes()) == "文件有密码保护，请去掉密码后再读。"
    )


@pytest.mark.parametrize(
    "pages",
    [
        "<</Type /Pages /Kids [2 0 R] /Count 1>>",
        "<</Type /Pages /Kids [2 0 R 2 0 R 2 0 R] /Count 1000>>",
        "<</Type /Pages /Kids [3 0 R] /Count 2000000000>>",
        "<</Type /Pages /Kids [3 0 R] /Count -1>>",
        "<</Type /Pages /Kids 2 0 R /Count 1 /Parent 2 0 R>>",
        "2 0 R",
    ],
)
def test_a_list_of_pages_that_lies_or_goes_round_in_circles_ends(tmp_path, pages):
    told = outcome(tmp_path, pdf(pages=pages))
    assert told == TEXT or "页数太多" in told or "损坏" in told or "没有文字层" in told


@pytest.mark.parametrize(
    "catalog",
    [
        "/OpenAction <</S /JavaScript /JS (app.launchURL\\('http://127.0.0.1/'\\))>>",
        "/OpenAction <</S /Launch /F (/bin/sh)>>",
        "/OpenAction <</S /URI /URI (http://127.0.0.1/)>>",
        "/Names <</EmbeddedFiles <</Names [(a.pdf) <</Type /Filespec /F (a.pdf) /EF <</F 4 0 R>>>>]>>>>",
        "/Names <</JavaScript <</Names [(a) <</S /JavaScript /JS (while\\(1\\);)>>]>>>>",
        "/AA <</WC <</S /JavaScript /JS (this.closeDoc\\(\\))>>>>",
    ],
)
def test_what_a_file_would_run_or_open_is_passed_over(tmp_path, catalog):
    assert outcome(tmp_path, pdf(catalog=catalog)) == TEXT


@pytest.mark.parametrize(
    "page",
    [
        "/MediaBox [0 0 1e38 1e39]",
        "/MediaBox [1 0 0 0]",
        "/Rotate 45",
        "/UserUnit 1e38",
        "/MediaBox 7",
    ],
)
def test_pages_of_impossible_size_end_without_an_error_of_ours(tmp_path, page):
    told = outcome(tmp_path, pdf(page=page))
    assert told == TEXT or "没有文字层" in told


@pytest.mark.parametrize("matrix", ["1e38 0 0 1e38 0 0", "0 0 0 0 0 0", "-1e38 0 0 1 1e38 1e38"])
def test_characters_at_infinity_are_passed_over(tmp_path, matrix):
    told = outcome(tmp_path, pdf(content=f"{SHOWN} BT /F1 12 Tf {matrix} Tm (far) Tj ET"))
    assert told.startswith(TEXT) or "没有文字层" in told


def test_lines_that_share_no_margin_are_read(tmp_path):
    """Verse, or a list of names: with more than ten such lines no place is shared by one in ten."""
    lines = (f"1 0 0 1 {72 + 5 * at} {700 - 20 * at} Tm ({'a' * (40 - at)}) Tj" for at in range(24))
    told = outcome(tmp_path, pdf(content=f"BT /F1 12 Tf {' '.join(lines)} ET"))
    assert told.count("a") == sum(40 - at for at in range(24))


def test_a_row_without_end_takes_time_by_its_length_and_not_its_square():
    """A hundred thousand characters at one height, half of them blanks: by the square, minutes."""
    chars = tuple(
        Char(" " if at % 2 else "字", float(at), 0.0, at + 0.9, 10.0) for at in range(100_000)
    )
    (line,) = lines_of(Sheet(595.0, 842.0, chars))
    assert line.text.count("字") == 50_000


def test_a_text_repeated_without_end_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("corpus.readers.pdfchars.MAX_PDF_CHARACTERS", 10)
    assert outcome(tmp_path, pdf()) == "文字太多，超过 10 字。"


def test_a_page_that_draws_itself_ends(tmp_path):
    looping = (
        pdf(content="/X Do " + SHOWN)
        .replace(b"/Font <<", b"/XObject <</X 4 0 R>> /Font <<")
        .replace(
            b"/Filter /FlateDecode",
            b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Filter /FlateDecode",
        )
    )
    assert TEXT[0] in outcome(tmp_path, looping)
