"""Text → terms: any text folds, cuts and pairs, and its tokens give the text back."""

from collections.abc import Iterator

from indexer.analysis import fold, pairs
from indexer.analysis.fold import lines
from indexer.analysis.grams import LINE_END
from tests.fuzz.targets._files import ANALYZER, samples

WORDS = tuple(
    word.encode()
    for word in (
        "停车", "ＡＢ", "ﬁ", "e\u0301", "\u1112\u1161\u11ab", "𠮷", "㍿", "½", "①", "ß", "İ", "\u200d", "\ufe0f", "👨\u200d👩", "\0",
        "１２３", "電", "a-b", "3.14", "\u202e", "々", "〇", "ｶﾞ",
    )
)  # fmt: skip


def run(data: bytes) -> None:
    """Analyse a text in every way that fields and searches do, and see that the ways agree."""
    text = data.decode("utf-8", "surrogateescape")
    folded = fold(text)
    if len(folded) != len(text) or fold(folded) != folded:
        raise AssertionError("folding changed the length, or changes again")
    ANALYZER.runs(text[:1000])
    terms = ANALYZER.terms(text)
    if (
        list(terms["grams"])
        != pairs(LINE_END.join(["", *lines(folded), ""]))[: len(terms["grams"])]
    ):
        raise AssertionError("the grams are not the pairs of the lines")
    words = ANALYZER.words(text)
    if [word.term for word in words] != terms["words"]:
        raise AssertionError("words with places are others")
    for word in words:
        if fold(text[word.start : word.end]) != word.term:
            raise AssertionError(f"{word} is not where it says")


def seeds() -> Iterator[bytes]:
    """Yield the samples' texts."""
    return samples(".txt")
