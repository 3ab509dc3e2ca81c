"""Long runs of a word or two in any place of a document: what a pattern could share out in many ways.

An input is only the seed of such a document; mutation finds these rarely, and chance at once.
"""

import html
import random
from collections.abc import Iterator

from corpus.document import STATED_KEYS
from tests.fuzz.targets import metadata
from tests.fuzz.targets._files import describe, index

WORDS = (b"0",)
LENGTH = 10_000
"""Characters of the run: a pattern takes seconds for it by the square, and years by the cube."""
_PIECES = [word.decode() for word in metadata.WORDS if b"\x1f" not in word] + [
    *"第年月日号字和与及等市局的届次类公的、，。：；（(〔[【《“·*|#-—/@aA19十零 　\t\n\xa0\u2003\u200b\ufeff",
    *("答复", "建议", "提案", "代表", "您好", "尊敬的", "此复", "附件：", "一、", "（一）", "1.", "2023", "1名", "某小区3号楼2单元"),
    *("电话：13800000000", "410102199001011234", "http://", "公开属性：", "已解决", "因条件限制", "签发人：", "抄送：", "承办单位：", "ICP备"),
]  # fmt: skip
_LETTER = "{}尊敬的张三委员：\n您好。停车费已降。\n{}\n澜州市教育局\n2023年5月6日"


def run(data: bytes) -> None:
    """Make a document of a seed, and understand or index it."""
    rng = random.Random(data)  # noqa: S311 (no secret)
    text, place = _text(rng), rng.choice(("text", "before", "within", ".md", ".html", *STATED_KEYS))
    if place in STATED_KEYS:
        describe("您好。停车费已降。", {place: text.strip() or "无"})
    elif place == ".md":
        index(place, text.encode())
    elif place == ".html":
        index(place, f"<p>{html.escape(text)}</p>".encode())
    elif place == "text":
        describe(text, {})
    else:
        parts = (text + "\n", "") if place == "before" else ("", text)
        describe(_LETTER.format(*parts), {})


def seeds() -> Iterator[bytes]:
    """Yield a few seeds."""
    return (str(number).encode() for number in range(20))


def _text(rng: random.Random) -> str:
    """Some words, a run, perhaps some words and another run, some words."""
    runs = rng.choice((1, 1, 2))
    parts = [_some(rng, 0, 3)]
    for _ in range(runs):
        unit = _some(rng, 1, 3)
        parts += [(unit * LENGTH)[: LENGTH // runs], _some(rng, 0, 2)]
    return "".join(parts)


def _some(rng: random.Random, least: int, most: int) -> str:
    return "".join(rng.choices(_PIECES, k=rng.randint(least, most)))
