"""`fuwen suggest`, `fuwen similar` and what `fuwen search` says of a slip, as processes."""

import json
import subprocess
import sys

import pytest

POLITE = "来信收悉，现答复如下："
RECORDS = (
    {"id": "1", "title": "停车费标准", "body": f"{POLITE}停车费由发改委定价，露天停车场减半。"},
    {"id": "2", "title": "停车费公示", "body": f"{POLITE}停车费应当公示定价，露天停车场亦同。"},
    {"id": "3", "title": "停车费公示", "body": f"{POLITE}停车费应当公示定价，露天停车场亦同！！"},
    {"id": "4", "title": "停车费减免", "body": f"{POLITE}停车费的减免另行通知。"},
    {"id": "5", "title": "秸秆禁烧", "body": f"{POLITE}秸秆须离田。"},
    {"id": "6", "title": "青鸾工程", "body": "停车费定价。", "disclosure": "不予公开"},
)


def fuwen(*words: object) -> subprocess.CompletedProcess[str]:
    code = "from indexer.cli import main; main()"
    return subprocess.run(  # noqa: S603
        [sys.executable, "-c", code, *map(str, words)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def index(rows, tmp_path):
    folder = rows("a.jsonl", *RECORDS).parent
    assert fuwen("index", folder, "--index", tmp_path / "i").returncode == 0
    return tmp_path / "i"


def test_suggest_lists_texts_with_kind_and_count(index):
    done = fuwen("suggest", "tcf", "--index", index)
    assert "停车费  （词语，4 份）" in done.stdout
    found = json.loads(fuwen("suggest", "tcf", "--index", index, "--limit", 1, "--json").stdout)
    assert found == [{"text": "停车费", "kind": "term", "count": 4}]


def test_suggest_has_nothing_to_say_about_what_is_not_public(index):
    assert fuwen("suggest", "青鸾", "--index", index).stdout == ""
    assert "青鸾" in fuwen("suggest", "青鸾", "--index", index, "--audience", "internal").stdout


def test_search_offers_what_may_have_been_meant(index):
    assert "您要找的是不是：停车费" in fuwen("search", "停车肥", "--index", index).stdout
    assert "您要找的是不是" not in fuwen("search", "停车费", "--index", index).stdout
    found = json.loads(fuwen("search", "tingchefei", "--index", index, "--json").stdout)
    assert found["did_you_mean"] == ["停车费"]


def test_similar_takes_an_id_and_folds_what_says_the_same(index):
    done = fuwen("similar", "1", "--index", index)
    assert done.returncode == 0
    assert "另有 1 份内容相同" in done.stdout
    (first, *_) = json.loads(fuwen("similar", "1", "--index", index, "--json").stdout)
    assert first["id"] in {"2", "3"}
    assert first["folded"] == 1


def test_similar_takes_a_file_that_is_not_in_the_index(index, tmp_path):
    draft = tmp_path / "拟稿.txt"
    draft.write_text(
        "关于停车费定价的答复\n\n张三：\n  露天停车场的停车费应当公示。\n", encoding="utf-8"
    )
    found = json.loads(fuwen("similar", draft, "--index", index, "--json").stdout)
    assert {one["id"] for one in found} & {"1", "2", "3"}
    assert "6" not in {one["id"] for one in found}


def test_similar_compares_the_first_reply_of_a_file_and_says_so(index, rows):
    several = rows("b.jsonl", RECORDS[4], RECORDS[0])
    done = fuwen("similar", several, "--index", index)
    assert "只比较第一份" in done.stderr
    assert "停车费" not in done.stdout


@pytest.mark.parametrize("wanted", ["没有", "6"])
def test_similar_says_that_there_is_no_such_reply(index, wanted):
    done = fuwen("similar", wanted, "--index", index)
    assert done.returncode == 2
    assert "没有编号为" in done.stderr


def test_similar_says_that_a_file_cannot_be_read(index, tmp_path):
    (tmp_path / "a.exe").write_bytes(b"MZ")
    done = fuwen("similar", tmp_path / "a.exe", "--index", index)
    assert done.returncode == 2
    assert "a.exe" in done.stderr
