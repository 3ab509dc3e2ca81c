"""Analyzer: the terms of a text, and a signature that changes whenever they would."""

import sys
from concurrent.futures import ThreadPoolExecutor

from indexer.analysis import load_analyzer
from indexer.analysis.segment import JiebaSegmenter, RjiebaSegmenter, load_segmenter
from indexer.analysis.wordlist import read_wordlist


def test_a_text_becomes_words_grams_and_characters():
    terms = load_analyzer().terms("停車費：\n5元")
    assert {field: list(found) for field, found in terms.items()} == {
        "words": ["停车费", "5", "元"],
        "grams": ["¶停", "停车", "车费", "费:", ":¶", "¶5", "5元", "元¶"],
        "chars": ["停", "车", "费", ":", "5", "元"],
    }


def test_a_text_without_characters_has_no_terms():
    assert not any(map(list, load_analyzer().terms(" \n\u200b").values()))


def test_an_exact_run_is_its_normalised_characters():
    assert load_analyzer().run(" 普发改委[2023] 13號\n") == "普发改委〔2023〕13号"


def test_the_signature_is_the_same_at_every_start():
    assert load_analyzer().signature == load_analyzer().signature


def test_the_signature_names_the_segmenter():
    assert f"rjieba-{RjiebaSegmenter({}).version}" in load_analyzer().signature


def test_another_word_or_frequency_is_another_signature(tmp_path):
    signatures = {load_analyzer().signature}
    for line in ("桃浦智创城", "桃浦智创城 30", "桃浦"):
        (tmp_path / "words.txt").write_text(line, encoding="utf-8")
        signatures.add(load_analyzer(tmp_path).signature)
    assert len(signatures) == 4


def test_where_rjieba_is_missing_jieba_gives_the_same_terms_under_its_own_name(monkeypatch):
    text = "对区政协十五届二次会议第152069号提案的答复"
    fast = load_analyzer()
    monkeypatch.setitem(sys.modules, "rjieba", None)
    plain = load_analyzer()
    assert plain.terms(text)["words"] == fast.terms(text)["words"]
    assert plain.signature != fast.signature
    assert isinstance(load_segmenter(read_wordlist(None)), JiebaSegmenter)


def test_many_threads_get_the_same_terms():
    analyzer = load_analyzer()
    text = "区发改委关于普陀加大中小微企业扶持的建议的答复" * 20
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(analyzer.terms, [text] * 64))
    assert all(terms["words"] == found[0]["words"] for terms in found)
