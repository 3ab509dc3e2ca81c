"""PDF files."""

from collections.abc import Iterator

from tests.fuzz.targets._files import index, samples

WORDS = tuple(
    word.encode()
    for word in (
        " obj\n", "endobj\n", "<<", ">>", "stream\n", "endstream\n", "/Type /Page", "/Kids [", "/Count ", "/Parent 1 0 R", "/Contents ",
        "/Encrypt ", "/Length ", "/Filter /FlateDecode", "/Filter [/ASCIIHexDecode /LZWDecode]", "/JavaScript", "/OpenAction", "/Launch",
        "/EmbeddedFiles", "/MediaBox [0 0 1e308 -1]", "/Rotate 45", "xref\n", "trailer\n", "startxref\n", "BT ", "ET ", "Tj ", "Tf ", "Tm ",
        "/ToUnicode", "/Font", "1 0 R", "/ObjStm", "/XRef", "/W [1 2 1]",
    )
)  # fmt: skip
PLAIN = b"""%PDF-1.4
1 0 obj
<</Type /Catalog /Pages 2 0 R>>
endobj
2 0 obj
<</Type /Pages /Kids [3 0 R] /Count 1>>
endobj
3 0 obj
<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources <</Font <</F1 5 0 R>>>>>>
endobj
4 0 obj
<</Length 60>>
stream
BT /F1 12 Tf 1 0 0 1 72 700 Tm (Reply to proposal 13 of 2023) Tj ET
endstream
endobj
5 0 obj
<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>
endobj
trailer
<</Root 1 0 R /Size 6>>
%%EOF
"""


def run(data: bytes) -> None:
    """Index a document."""
    index(".pdf", data)


def seeds() -> Iterator[bytes]:
    """Yield the smaller samples, and one whose objects are all in plain sight."""
    yield PLAIN
    yield from (sample for sample in samples(".pdf") if len(sample) < 32 * 1024)
