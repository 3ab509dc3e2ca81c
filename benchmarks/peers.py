"""Peers: other ways to search the same texts, each as a tutorial would build it."""

import sqlite3
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

Texts = Mapping[str, str]
Search = Callable[[str, int], Sequence[str]]
"""The ids found for a text, best first, at most so many."""


def peers(texts: Texts, folder: Path) -> Iterator[tuple[str, Search]]:
    """Build each peer that is installed in its own place below `folder`."""
    yield from whoosh(texts, folder / "peer")
    yield "SQLite FTS5 trigram, any", fts5(texts)
    try:
        yield "Xapian with its n-gram flag, any", xapian(texts)
    except ModuleNotFoundError:
        print("Xapian: not installed (pip install xapian-bindings-binary)")


def whoosh(texts: Texts, folder: Path) -> Iterator[tuple[str, Search]]:
    """Yield Whoosh with jieba's own ChineseAnalyzer, all words and any word."""
    warnings.simplefilter("ignore")
    import jieba
    from jieba.analyse import ChineseAnalyzer
    from whoosh import fields, index, qparser

    jieba.setLogLevel("WARNING")
    schema = fields.Schema(id=fields.ID(stored=True), body=fields.TEXT(analyzer=ChineseAnalyzer()))
    folder.mkdir()
    made = index.create_in(str(folder), schema)
    writer = made.writer(limitmb=256)
    for id, text in texts.items():
        writer.add_document(id=id, body=text)
    writer.commit()
    searcher = made.searcher()

    def by(group: object) -> Search:
        plain = [qparser.WhitespacePlugin()]
        parser = qparser.QueryParser("body", schema, plugins=plain, group=group)

        def search(text: str, limit: int) -> Sequence[str]:
            return [hit["id"] for hit in searcher.search(parser.parse(text), limit=limit)]

        return search

    yield "Whoosh + ChineseAnalyzer, all words", by(qparser.AndGroup)
    yield "Whoosh + ChineseAnalyzer, any word", by(qparser.OrGroup)


def fts5(texts: Texts) -> Search:
    """Ask SQLite for any three neighbouring characters of the text."""
    database = sqlite3.connect(":memory:")
    database.execute("create virtual table t using fts5(id unindexed, body, tokenize='trigram')")
    database.executemany("insert into t values (?, ?)", texts.items())

    def search(text: str, limit: int) -> Sequence[str]:
        clean = "".join(char for char in text if char.isalnum())
        grams = dict.fromkeys(clean[at : at + 3] for at in range(len(clean) - 2))
        if not grams:
            return []
        asked = " OR ".join(f'"{gram}"' for gram in grams)
        rows = database.execute(
            "select id from t where t match ? order by bm25(t) limit ?", (asked, limit)
        )
        return [row[0] for row in rows]

    return search


def xapian(texts: Texts) -> Search:
    """Ask Xapian for any n-gram of the text, weighed by its BM25; raises ModuleNotFoundError."""
    import xapian as library

    database = library.WritableDatabase("", library.DB_BACKEND_INMEMORY)
    generator = library.TermGenerator()
    generator.set_flags(library.TermGenerator.FLAG_NGRAMS)
    for id, text in texts.items():
        document = library.Document()
        document.set_data(id)
        generator.set_document(document)
        generator.index_text(text)
        database.add_document(document)
    parser = library.QueryParser()
    parser.set_database(database)
    parser.set_default_op(library.Query.OP_OR)

    def search(text: str, limit: int) -> Sequence[str]:
        enquire = library.Enquire(database)
        enquire.set_query(parser.parse_query(text, library.QueryParser.FLAG_NGRAMS))
        return [match.document.get_data().decode() for match in enquire.get_mset(0, limit)]

    return search
