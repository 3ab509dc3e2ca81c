"""Word documents, part by part."""

from collections.abc import Iterator

from tests.fuzz.targets._files import index, samples
from tests.fuzz.targets._packages import Template

WORDS = tuple(
    word.encode()
    for word in (
        "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>", "</w:t>", "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>", "<w:tc>", "</w:tc>",
        "<w:br/>", "<w:tab/>", "<w:txbxContent>", "</w:txbxContent>", "<mc:AlternateContent>", "<mc:Fallback>", "<w:del>", "<w:ins>",
        "<w:vanish/>", "<!DOCTYPE a>", "<!ENTITY", "&a;", "<?xml version='1.0' encoding='utf-16'?>", "<![CDATA[", "]]>", "xmlns:w=",
    )
)  # fmt: skip
TEMPLATE = Template(min(samples(".docx"), key=len))


def run(data: bytes) -> None:
    """Index a document."""
    index(".docx", TEMPLATE.made(data))


def seeds() -> Iterator[bytes]:
    """Yield the parts."""
    return TEMPLATE.seeds()
