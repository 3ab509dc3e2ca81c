"""How much a reader takes in before it refuses, and why that much."""

MAX_DOCUMENT_BYTES = 64 * 2**20
"""One .txt, .md, .json or .pdf file. The longest reply seen is 8,000 characters; scans of
many pages come near this size, and they have no text anyway."""

MAX_PAGE_BYTES = 8 * 2**20
"""One saved web page without its pictures; portals' pages are 10 to 500 KiB."""

MAX_OPEN_TAGS = 1_000
"""Elements of a web page open at one place. Building a tree and telling its article from its
furniture take time by its depth times its size, and real pages have some dozens."""

MAX_ATTRIBUTES = 1_000
"""Attributes of one tag. Reading them takes time by the square of their number (15 s at 100,000),
and real tags have one to ten."""

MAX_FACT = 2_000
"""Characters of a fact that a file states, its question apart. The longest title seen has 160; a
longer one is a text in the wrong column, and no engine could keep it as a value."""

MAX_BLANK_ROWS = 100_000
"""Blank rows of a sheet one after the other: a file of 500 bytes may say that its next row is the
millionth, and openpyxl counts up to it."""

MAX_LINE = 16 * 2**20
"""Characters of one line of a record file: a row, or a line of a quoted cell. Longer ones are passed over
piecemeal, so that a file without line breaks does not fill the memory."""

MAX_DIRECTORY_BYTES = 2 * 2**20
"""The list of parts of a .docx or .xlsx, some 100 bytes each; a document has a dozen, one with many
pictures some hundreds. A list of millions would take minutes and gigabytes to read."""

MAX_SHEETS = 1_000
"""Sheets of a workbook: one of every day for years has that many. Many may be one and the same part."""

MAX_REPLIES = 1_000
"""Replies in one row or on one page. They share what stands beside them, which is understood anew
with each: time by their number times its length."""

MAX_QUESTION = 200_000
"""Characters of a question; the longest letter seen has 6,000."""

MAX_OPEN_ELEMENTS = 1_000
"""Elements of a .docx open at one place: each table copies the text in it when it ends."""

MAX_UNPACKED_BYTES = 512 * 2**20
"""All parts of a .docx or .xlsx together; a workbook of 100,000 replies unpacks to about 300 MiB."""

MAX_PACKING_RATIO = 200
"""Unpacked to packed size of a .docx or .xlsx part; text packs 3 to 30 times, a bomb 1,000 times."""

SMALL_PART_BYTES = 2**20
"""Parts up to this size may pack to any ratio: an empty sheet is one long repetition."""

MAX_PDF_PAGES = 2_000
"""Pages of one PDF; a reply has one to thirty, a year's collection some hundreds."""

MAX_PDF_CHARACTERS = 4_000_000
"""Characters of one PDF: a page has some 800, and a small file may repeat one text endlessly."""

MAX_COLUMNS = 1_000
"""Columns of a record file; a sheet formatted to its right edge has 16,384 empty ones."""
