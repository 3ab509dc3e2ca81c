"""Plain texts and Markdown; the first byte chooses."""

from collections.abc import Iterator

from tests.fuzz.targets._files import index, samples

WORDS = tuple(
    word.encode()
    for word in (
        "关于", "的答复", "答复如下：", "主办单位：", "〔2023〕13号", "2023年5月6日", "附件：", "办理结果：A",
        "委员：", "市教育局", "\n", "\n\n", "　　", "# ", "**", "[", "](", "<!--", "-->", "|", "---\n", "```", "\u2028",
    )
)  # fmt: skip


def run(data: bytes) -> None:
    """Index a text."""
    index(".md" if data[:1] == b"m" else ".txt", data[1:])


def seeds() -> Iterator[bytes]:
    """Yield the samples."""
    yield from (b"t" + sample for sample in samples(".txt"))
    yield from (b"m" + sample for sample in samples(".md"))
