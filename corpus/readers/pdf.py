"""Reading .pdf with a text layer: its paragraphs, without what belongs to the paper."""

from collections.abc import Iterator
from pathlib import Path

from corpus.document import Document
from corpus.errors import ReadError
from corpus.readers.files import load
from corpus.readers.limits import MAX_DOCUMENT_BYTES
from corpus.readers.options import ReadOptions
from corpus.readers.pdfchars import sheets
from corpus.readers.pdflines import lines_of
from corpus.readers.pdfpages import Page, parted
from corpus.readers.pdfparagraphs import paragraphs
from corpus.readers.tidy import tidy

LEAST_CHARACTERS = 24
"""No page with so many means a scan, whose text layer may have a stamped number or the name of the
app that scanned it. One page of text does not: scans are enclosed with letters."""


def read(path: Path, _options: ReadOptions) -> Iterator[Document]:
    """Yield the document as one reply; raises ReadError for a scan without a text layer."""
    data = load(path, MAX_DOCUMENT_BYTES)
    pages = [Page(sheet.width, sheet.height, lines_of(sheet)) for sheet in sheets(path, data)]
    said, bodies = parted(pages)
    text = tidy(paragraphs(bodies, max((page.width for page in pages), default=0.0)))
    lengths = (sum(len(line.text) for line in body) for body in bodies)
    if max(lengths, default=0) < LEAST_CHARACTERS:
        raise ReadError(path, "扫描件，没有文字层。")
    yield Document(path=path, format="pdf", text=tidy("\n".join((*said, text))))
