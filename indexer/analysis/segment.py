"""Segmenters: runs of Han characters → words, by jieba's dictionary and algorithm.

rjieba (jieba in Rust) is some ten times faster than jieba and gives the same words; jieba
itself serves where rjieba has no wheel. Each segmenter owns its dictionary.
"""

import logging
import sys
import warnings
from collections.abc import Mapping
from importlib.metadata import version
from threading import Lock
from typing import Any, Protocol

_importing = Lock()

HAN = "\u4e00-\u9fd5"
"""The characters that jieba's dictionary knows; everything else is cut without a segmenter."""


class Segmenter(Protocol):
    """A way to cut folded Han text; used by many threads at once."""

    name: str
    version: str

    def cut(self, text: str, *, guess: bool) -> list[str]:
        """Cut text of HAN characters, "," and "\\n" into words; joined they are the text.

        `guess` lets jieba's hidden Markov model join characters into words that are in no
        dictionary (吴景瀚); without it they stay single.
        """


class RjiebaSegmenter:
    """Segment with rjieba."""

    name = "rjieba"

    def __init__(self, words: Mapping[str, int]) -> None:
        """Add `words` with their frequencies to rjieba's dictionary; raises ImportError."""
        self._cut = _rjieba()
        self.version = version("rjieba")
        for word, frequency in words.items():
            self._cut.add_word(word, frequency, "n")

    def cut(self, text: str, *, guess: bool) -> list[str]:
        """Cut as Segmenter.cut says."""
        words: list[str] = self._cut.cut(text, guess)
        return words


class JiebaSegmenter:
    """Segment with jieba, the original in Python."""

    name = "jieba"

    def __init__(self, words: Mapping[str, int]) -> None:
        """Add `words` with their frequencies to jieba's dictionary; raises ImportError."""
        self.version = version("jieba")
        self._tokenizer = _tokenizer()
        for word, frequency in words.items():
            self._tokenizer.add_word(word, frequency)

    def cut(self, text: str, *, guess: bool) -> list[str]:
        """Cut as Segmenter.cut says."""
        return list(self._tokenizer.cut(text, HMM=guess))


def load_segmenter(words: Mapping[str, int]) -> Segmenter:
    """Return the fastest segmenter this machine has, with these words beside its own."""
    try:
        return RjiebaSegmenter(words)
    except ModuleNotFoundError:
        return JiebaSegmenter(words)


def _rjieba() -> Any:  # noqa: ANN401 (what its stub calls a function is a method)
    """Return a segmenter of rjieba's that nobody else has; raises ImportError.

    rjieba loads its dictionary (0.1 s) for one of its own when it is imported: if it is us who
    import it, that one is ours.
    """
    with _importing:
        is_ours = "rjieba" not in sys.modules
        import rjieba  # noqa: PLC0415 (loads a dictionary; absent on some platforms)

        return vars(rjieba)["cut"].__self__ if is_ours else rjieba.Jieba()


def _tokenizer() -> Any:  # noqa: ANN401 (jieba has no types)
    """Load jieba's dictionary into a tokenizer of our own.

    Straight from the package: jieba would rather unmarshal a cache from the machine's folder for
    temporary files, which anybody may have put there.
    """
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", category=SyntaxWarning)
        warnings.filterwarnings("ignore", category=DeprecationWarning)
        warnings.filterwarnings("ignore", message="pkg_resources", category=UserWarning)
        import jieba  # noqa: PLC0415 (takes half a second)
    logging.getLogger("jieba").setLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    return tokenizer
