"""Texts and stated fields of any content, understood without a reader before them."""

from collections.abc import Iterator

from corpus.document import STATED_KEYS
from tests.fuzz.targets import plaintext
from tests.fuzz.targets._files import describe, samples

WORDS = (
    *plaintext.WORDS,
    b"\x1f",
    *(f"\x1f{key}=".encode() for key in STATED_KEYS),
    *(
        word.encode()
        for word in (
            "依申请公开", "不予公开", "第0067号", "市政协十四届二次会议", "中華民國八十七年", "二〇二三年五月", "联系人：", "联系电话：",
            "抄送：", "此致", "敬礼", "来信人：", "来信时间：", "首页 > ", "【打印】", "类别：", "、", "（", "）", "《", "》", "十", "〇",
        )
    ),
)  # fmt: skip
_FORMATS = ("txt", "html", "csv", "pdf")


def run(data: bytes) -> None:
    """Understand a document; fields stand before the text, parted by unit separators."""
    *fields, text = data[1:].decode("utf-8", "replace").split("\x1f")
    pairs = (field.partition("=") for field in fields)
    stated = {key: value[:2000] for key, _, value in pairs if key in STATED_KEYS and value.strip()}
    describe(text, stated, _FORMATS[(data[:1] or b"\0")[0] % len(_FORMATS)])


def seeds() -> Iterator[bytes]:
    """Yield the texts of samples, in turn as each format."""
    for at, sample in enumerate(samples(".txt", ".md")):
        yield bytes([at % 4]) + "date=2023-05-06\x1ftitle=关于停车的答复\x1f".encode() + sample
