"""Searches: parsed, printed and parsed again, run with every option, suggested from."""

from collections.abc import Iterator

from indexer import Query
from indexer.asking.syntax import parse
from tests.fuzz.targets._index import searcher

WORDS = tuple(
    word.encode()
    for word in (
        "停车", "加装电梯", "-", "OR", "AND", "(", ")", '"', "“", "”", "部门:", "年:", "结果:", "类型:", "文号:", "标题:", "提案人:",
        "2019..2021", "〔2023〕13号", "第152069号", "15-2-152069", "*", "?", "~", "^", "\\", ":", "：", "|", "　", "\u200b", "dian",
        "jzdt", "已采纳", "A", "NOT", "！", "𠮷", "e\u0301", "ﬁ", "電梯",
    )
)  # fmt: skip


def run(data: bytes) -> None:
    """Search for a text; the first byte chooses the options."""
    options = data[0] if data else 0
    text = data[1:].decode("utf-8", "surrogateescape")
    searcher().suggest(text[:200], 8)
    meant = parse(text)
    if parse(str(meant)) != meant:
        raise AssertionError(f"{str(meant)!r} is read otherwise")
    query = Query(
        text=text, strict=bool(options & 1), synonyms=not options & 2, page=1 + options % 3
    )
    searcher("internal" if options & 4 else "public").search(query)
    searcher().show("1", text=text)


def seeds() -> Iterator[bytes]:
    """Yield a few searches."""
    for text in (
        '停车 -"收费" OR (电梯 部门:住建局)',
        "年:2019..2021 文号:〔2023〕13号",
        "jzdt",
        "第152069号",
    ):
        yield b"\0" + text.encode()
        yield b"\7" + text.encode()
