"""`fuwen evaluate`: judged queries, TREC files, measures checked by hand, bad lines named."""

import json
import subprocess
import sys

import pytest

from corpus import SettingsError
from indexer import build_index, open_index
from indexer.evaluate import evaluate
from indexer.trec import read_qrels, read_queries, write_run

pytest.importorskip("ir_measures")

REPLIES = (
    {"id": "lift", "body": "老旧小区加装电梯的补贴已经发放。"},
    {"id": "bus", "body": "公交12路将延长至火车站。"},
    {"id": "both", "body": "公交站旁的电梯已经修好，公交站台一并改造，方便市民出行。"},
)


@pytest.fixture
def index(rows, tmp_path):
    build_index([rows("a.jsonl", *REPLIES).parent], tmp_path / "index")
    return tmp_path / "index"


def fuwen(*words):
    code = "from indexer.cli import main; main()"
    return subprocess.run(  # noqa: S603
        [sys.executable, "-c", code, *map(str, words)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def files(tmp_path):
    """Write queries and judgments; returns the options that name them."""

    def write(queries: str, qrels: str):
        (tmp_path / "q.tsv").write_text(queries, encoding="utf-8")
        (tmp_path / "r.txt").write_text(qrels, encoding="utf-8")
        return ["--queries", tmp_path / "q.tsv", "--qrels", tmp_path / "r.txt"]

    return write


def test_measures_are_those_reckoned_by_hand(index):
    queries = {"first": "加装电梯补贴", "none": "青鸾", "second": "公交站 火车站"}
    qrels = {"first": {"lift": 1}, "none": {"bus": 1}, "second": {"nobody": 1, "bus": 1, "both": 0}}
    found = evaluate(open_index(index), queries, qrels)
    place = found.run["second"].index("bus") + 1
    assert found.run["first"][0] == "lift"
    assert found.measures["MRR@10"] == pytest.approx((1 + 0 + 1 / place) / 3)
    assert found.measures["recall@10"] == pytest.approx((1 + 0 + 1 / 2) / 3)
    assert found.measures["Success@1"] == pytest.approx((1 + 0 + (place == 1)) / 3)
    assert (found.queries, found.without_hits) == (3, ("none",))


def test_judgments_count_only_for_queries_that_are_asked(index):
    found = evaluate(
        open_index(index), {"a": "补贴", "b": "公交"}, {"a": {"lift": 1}, "c": {"bus": 1}}
    )
    assert (found.queries, found.unjudged) == (1, ("b",))
    assert found.measures["MRR@10"] == 1


def test_queries_hold_any_characters_and_what_cannot_be_understood_counts_as_not_found(index):
    texts = ['"', "(((", "年:2020 OR", "-", "🙂", "*", "a:b:c", "電梯", "(" * 500 + "电梯", "补贴"]
    queries = {str(at): text for at, text in enumerate(texts)}
    found = evaluate(open_index(index), queries, {id: {"lift": 1} for id in queries})
    assert found.queries == len(texts)
    assert set(found.refused) <= {str(texts.index("(" * 500 + "电梯"))}
    assert found.run[str(len(texts) - 1)][0] == "lift"


def test_no_judged_query_or_a_depth_that_cannot_be_is_refused(index):
    with pytest.raises(SettingsError, match="没有一个查询"):
        evaluate(open_index(index), {"a": "电梯"}, {"b": {"lift": 1}})
    for depth in (0, 1001):
        with pytest.raises(SettingsError, match="深度"):
            evaluate(open_index(index), {"a": "电梯"}, {"a": {"lift": 1}}, depth)


def test_the_command_prints_measures_and_writes_a_run_that_reads_back(index, files, tmp_path):
    options = files("a\t电梯补贴\nb\t公交：12路\n", "a 0 lift 1\nb 0 bus 1\n")
    done = fuwen("evaluate", *options, "--index", index, "--run", tmp_path / "run.txt")
    assert done.returncode == 0, done.stderr
    for name in ("MRR@10", "Success@1", "recall@10", "nDCG@10", "p95"):
        assert name in done.stdout
    lines = [line.split() for line in (tmp_path / "run.txt").read_text("utf-8").splitlines()]
    assert {len(line) for line in lines} == {6}
    assert [line[2] for line in lines if line[0] == "a" and line[3] == "1"] == ["lift"]
    scores = [float(line[4]) for line in lines if line[0] == "a"]
    assert scores == sorted(set(scores), reverse=True)


def test_the_command_prints_json(index, files):
    options = files("a\t电梯补贴\n", "a\t0\tlift\t1\n")
    done = fuwen("evaluate", *options, "--index", index, "--json", "--depth", 5)
    found = json.loads(done.stdout)
    assert found["measures"]["MRR@10"] == 1
    assert (found["queries"], found["depth"], found["without_hits"]) == (1, 5, [])


@pytest.mark.parametrize(
    ("queries", "qrels", "said"),
    [
        ("a\t电梯\n", "a 0 lift 1\na 0 lift\n", "第2行"),
        ("a\t电梯\n", "a 0 lift yes\n", "第四列相关度应是整数"),
        ("a\t电梯\n\nb 公交\n", "a 0 lift 1\n", "第3行"),
        ("a\t电梯\na\t公交\n", "a 0 lift 1\n", "重复"),
        ("a\t电梯\n", "b 0 lift 1\n", "对不上"),
    ],
)
def test_a_bad_line_is_named_in_one_sentence(index, files, queries, qrels, said):
    done = fuwen("evaluate", *files(queries, qrels), "--index", index)
    assert done.returncode == 2
    assert said in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_file_that_is_not_there_or_not_utf8_is_named(tmp_path):
    with pytest.raises(SettingsError, match="不存在"):
        read_queries(tmp_path / "none.tsv")
    (tmp_path / "gbk.tsv").write_bytes("a\t电梯\n".encode("gbk"))
    with pytest.raises(SettingsError, match="UTF-8"):
        read_queries(tmp_path / "gbk.tsv")


def test_ids_with_blanks_need_tabs_and_queries_keep_theirs(tmp_path):
    (tmp_path / "r.txt").write_text("q 1\t0\t文件 一.txt\t2\n", encoding="utf-8")
    assert read_qrels(tmp_path / "r.txt") == {"q 1": {"文件 一.txt": 2}}
    (tmp_path / "q.tsv").write_text("\ufeffq\t停车\t收费\u2028 怎么办 \r\n", encoding="utf-8")
    assert read_queries(tmp_path / "q.tsv") == {"q": "停车\t收费\u2028 怎么办"}


def test_a_run_that_cannot_be_written_is_named(tmp_path):
    with pytest.raises(SettingsError, match="无法写入"):
        write_run(tmp_path / "none" / "run.txt", {"q": ["a"]})


def test_without_the_library_it_says_how_to_install_it(index, files):
    code = "import sys; sys.modules['ir_measures'] = None; from indexer.cli import main; main()"
    options = map(str, files("a\t电梯\n", "a 0 lift 1\n"))
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code, "evaluate", *options, "--index", str(index)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 2
    assert "pip install ir-measures" in done.stderr
