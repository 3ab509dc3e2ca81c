"""Web pages."""

from collections.abc import Iterator

from tests.fuzz.targets._files import index, samples

WORDS = tuple(
    word.encode()
    for word in (
        "<div>", "</div>", "<table>", "<tr>", "<td>", "</td>", "<p>", "<pre>", "<svg>", "<math>", "<template>", "<a href=x>",
        "<form><button>", "<b>", "<i>", "<!--", "-->", "<![CDATA[", "&#x110000;", "&", "<meta name=ArticleTitle content=",
        "<div class=TRS_Editor>", "来信内容", "答复内容", "<select>", "<frameset>", "</body>", "<script>", "<style>", "<plaintext>",
        "<font><nobr>", "<dd><dt>",
    )
)  # fmt: skip


def run(data: bytes) -> None:
    """Index a page."""
    index(".html", data)


def seeds() -> Iterator[bytes]:
    """Yield the samples."""
    return samples(".html", ".htm")
