"""Workbooks, part by part."""

from collections.abc import Iterator

from tests.fuzz.targets._files import index, samples
from tests.fuzz.targets._packages import Template

WORDS = tuple(
    word.encode()
    for word in (
        "<row>", "</row>", '<row r="1000000">', "<c>", "</c>", '<c r="A2">', '<c r="XFD1048576" t="s">', "<v>", "</v>", "<is>",
        "<t>", "<f>", "<si>", "<r>", 't="d"', 't="e"', 't="b"', 't="str"', 't="inlineStr"', 's="1"', "<mergeCell ref='A1:XFD1048576'/>",
        "<sheet>", "<definedName>", "<externalReference r:id='rId1'/>", "<numFmt>", "<xf>", "2023-05-06T00:00:00", "#N/A", "1e999",
    )
)  # fmt: skip
TEMPLATE = Template(min(samples(".xlsx"), key=len))


def run(data: bytes) -> None:
    """Index a workbook."""
    index(".xlsx", TEMPLATE.made(data))


def seeds() -> Iterator[bytes]:
    """Yield the parts."""
    return TEMPLATE.seeds()
