"""CSV and TSV; the first byte chooses."""

from collections.abc import Iterator

from tests.fuzz.targets._files import index, samples

WORDS = tuple(
    word.encode()
    for word in (
        '"', '""', ",", "\t", ";", "，", "\n", "\r\n", "\r", "\0", "\ufeff", "title", "body", "答复内容", "标题", "日期", "=1+1",
        "2023-05-06", "主动公开", "A", "id",
    )
)  # fmt: skip


def run(data: bytes) -> None:
    """Index a table."""
    index(".tsv" if data[:1] == b"t" else ".csv", data[1:])


def seeds() -> Iterator[bytes]:
    """Yield the samples."""
    for sample in samples(".csv"):
        yield b"c" + sample
        yield b"t" + sample.replace(b",", b"\t")
