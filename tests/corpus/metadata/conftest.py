"""The bundled wordlists, loaded once, and a way to describe a text."""

from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.document import Document
from corpus.metadata import Wordlists, describe, load_wordlists
from corpus.reply import Reply, Source


@pytest.fixture(scope="session")
def lists() -> Wordlists:
    return load_wordlists(None)


@pytest.fixture(scope="session")
def read(lists: Wordlists) -> Callable[..., Reply]:
    def read_text(text: str, form: str = "txt", laid: str = "", **stated: str) -> Reply:
        told = frozenset(laid.split())
        document = Document(path=Path("a.txt"), format=form, text=text, stated=stated, laid=told)
        return describe(document, lists, id="a", source=Source(path="a.txt"))

    return read_text
