"""JSON and JSON lines; the first byte chooses."""

from collections.abc import Iterator

from tests.fuzz.targets._files import index, samples

WORDS = tuple(
    word.encode()
    for word in (
        "{", "}", "[", "]", '"', ":", ",", "null", "true", '"body":', '"replies":[', '"title":', '"id":', '"date":', '"question":',
        "\\ud800", "\\u0000", "1e999", '"答复内容":', '"department":["甲","乙"]', "\n", "\ufeff", "{}", "[]",
    )
)  # fmt: skip


def run(data: bytes) -> None:
    """Index records."""
    index(".json" if data[:1] == b"j" else ".jsonl", data[1:])


def seeds() -> Iterator[bytes]:
    """Yield the samples, and their first rows as a list."""
    for sample in samples(".jsonl"):
        yield b"l" + sample
        yield b"j[" + b",".join(sample.splitlines()[:3]) + b"]"
