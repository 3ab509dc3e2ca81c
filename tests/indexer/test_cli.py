"""The command `fuwen`, run as its own process: output, exit status, bad input."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

LIFT = {
    "id": "lift",
    "title": "关于加装电梯的答复",
    "body": "老旧小区加装电梯的补贴已经发放。",
    "department": "澜州市住房和城乡建设局",
    "date": "2021-05-06",
    "outcome": "采纳解决",
}
BUS = {
    "id": "bus",
    "title": "关于公交线路的答复",
    "body": "公交12路将延长至火车站。",
    "date": "2022",
}


def fuwen(*words: object, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command the way a shell would."""
    code = "from indexer.cli import main; main()"
    return subprocess.run(  # noqa: S603
        [sys.executable, "-c", code, *map(str, words)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, **(env or {})},
        check=False,
    )


def as_json(done: subprocess.CompletedProcess[str]):
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture
def index(rows, tmp_path):
    folder = rows("a.jsonl", LIFT, BUS).parent
    made = tmp_path / "index"
    assert fuwen("index", folder, "--index", made).returncode == 0
    return made


def test_indexing_says_what_it_did_and_a_second_time_that_nothing_changed(rows, tmp_path):
    folder = rows("a.jsonl", LIFT, BUS).parent
    first = fuwen("index", folder, "--index", tmp_path / "i")
    assert "新增 2" in first.stdout
    second = fuwen("index", folder, "--index", tmp_path / "i")
    assert "新增 0，更改 0，移除 0" in second.stdout
    assert "未变 1" in second.stdout


def test_a_file_that_cannot_be_read_is_named_and_the_status_is_1(rows, tmp_path):
    folder = rows("a.jsonl", LIFT).parent
    (folder / "坏.docx").write_bytes(b"no zip")
    done = fuwen("index", folder, "--index", tmp_path / "i")
    assert done.returncode == 1
    assert "坏.docx" in done.stderr
    assert "Traceback" not in done.stderr
    assert "新增 1" in done.stdout


def test_the_report_as_json_has_its_documented_keys(rows, tmp_path):
    done = fuwen("index", rows("a.jsonl", LIFT).parent, "--index", tmp_path / "i", "--json")
    report = as_json(done)
    assert {"added", "changed", "removed", "skipped", "failed", "generation"} <= report.keys()


def test_search_as_json_has_its_documented_shape(index):
    found = as_json(fuwen("search", "电梯", "--index", index, "--json"))
    assert {
        "query",
        "total",
        "page",
        "hits",
        "facets",
        "relaxed",
        "synonyms",
        "did_you_mean",
        "took_ms",
        "generation",
    } == found.keys()
    (hit,) = found["hits"]
    assert hit["id"] == "lift"
    assert hit["department"] == "澜州市住房和城乡建设局"
    assert hit["outcome"] == "resolved"
    assert {"text": "电梯", "marked": True} in hit["snippet"]
    assert {"value": "2021", "count": 1, "selected": False} in found["facets"]["year"]
    assert set(found["facets"]) >= {"department", "year", "outcome"}


def test_filters_narrow_and_may_be_repeated(index):
    wide = as_json(fuwen("search", "--index", index, "--json", "--year", "2021", "--year", "2022"))
    narrow = as_json(fuwen("search", "--index", index, "--json", "--outcome", "resolved"))
    assert (wide["total"], narrow["total"]) == (2, 1)


def test_a_minus_before_a_word_is_an_exclusion_not_an_option(index):
    found = as_json(fuwen("search", "的", "-电梯", "--index", index, "--json"))
    assert [hit["id"] for hit in found["hits"]] == ["bus"]


def test_results_for_people_are_readable(index):
    done = fuwen("search", "电梯", "--index", index)
    assert "1 份复文" in done.stdout
    assert "关于加装电梯的答复" in done.stdout
    assert "已解决或采纳" in done.stdout
    assert "\x1b" not in done.stdout


def test_a_widened_search_does_not_put_first_replies_that_are_not_there(index):
    widened = fuwen("search", "电梯", "公交", "--index", index).stdout
    assert "没有词都有的；这些有任何一个词。" in widened
    assert "0 份，排在最前" not in widened


def test_show_prints_the_reply_and_an_unknown_id_is_status_2(index):
    assert "补贴已经发放" in fuwen("show", "lift", "--index", index).stdout
    assert (
        as_json(fuwen("show", "lift", "--index", index, "--json"))["basis"]["outcome"] == "stated"
    )
    done = fuwen("show", "没有", "--index", index)
    assert (done.returncode, done.stdout) == (2, "")
    assert "没有" in done.stderr


def test_stats_and_check_agree(index):
    assert as_json(fuwen("stats", "--index", index, "--json"))["replies"] == 2
    assert "完好" in fuwen("check", "--index", index).stdout


def test_check_finds_a_flipped_byte_and_says_what_mends_it(index):
    victim = max((index / "g000001" / "engine").iterdir(), key=lambda path: path.stat().st_size)
    data = bytearray(victim.read_bytes())
    data[len(data) // 2] ^= 0xFF
    victim.write_bytes(data)
    done = fuwen("check", "--index", index)
    assert done.returncode == 2
    assert victim.name in done.stdout
    assert "--rebuild" in done.stdout


def test_check_finds_a_source_that_changed(index, rows):
    rows("a.jsonl", LIFT)
    done = fuwen("check", "--index", index)
    assert done.returncode == 1
    assert "a.jsonl" in done.stdout


def test_check_does_not_say_to_update_from_a_folder_that_is_not_there(index, rows):
    folder = rows("a.jsonl", LIFT).parent
    folder.rename(folder.with_name("搬走"))
    done = fuwen("check", "--index", index)
    assert done.returncode == 1
    assert f"无法比对：{folder}" in done.stdout
    assert "更新" not in done.stdout


def test_read_shows_every_field_with_its_basis_and_needs_no_index(rows):
    path = rows("a.jsonl", LIFT)
    shown = as_json(fuwen("read", path, "--json"))
    assert [reply["outcome"] for reply in shown] == ["resolved"]
    assert shown[0]["printed"]["outcome"] == "采纳解决"
    assert "采纳解决" in fuwen("read", path).stdout


def test_read_takes_a_map_of_columns(rows):
    path = rows("a.jsonl", {"说法": "电梯正在安装之中。", "题": "电梯"})
    shown = as_json(fuwen("read", path, "--map", "说法=body", "--map", "题=title", "--json"))
    assert (shown[0]["title"], shown[0]["body"]) == ("电梯", "电梯正在安装之中。")


@pytest.mark.parametrize("words", [["read"], ["read", "--json"], ["index"]])
def test_a_column_of_the_map_that_no_file_has_is_said(rows, tmp_path, words):
    mapped = ("--map", "说发=number", "--map", "title=title", "--index", tmp_path / "i")
    done = fuwen(*words, rows("a.jsonl", LIFT), *mapped)
    assert done.returncode == 0
    assert "没有一个文件有：说发（" in done.stderr


def test_the_index_may_come_from_the_environment(index):
    done = fuwen("search", "电梯", "--json", env={"FUWEN_INDEX": str(index)})
    assert as_json(done)["total"] == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["search", "年:某年"], "年"),
        (["search", "x", "--year", "去年"], "去年"),
        (["search", "x", "--page", "0"], "页码"),
        (["search", "x", "--limit", "0"], "每页"),
        (["search", "x", "--outcome", "好"], "：只能是 "),
        (["show"], "缺少 ID"),
        (["similar", "长" * 300], "没有编号"),
        (["没有这个命令"], "没有命令 没有这个命令"),
        (["search", "--yaer", "2021"], "没有选项 --yaer（是不是 --year"),
        (["search", "--sort", "date"], "只能是 relevance、newest、oldest"),
        (["search", "--limit", "十"], "--limit：要是整数"),
        (["index", "--workers", "0"], "要是 1 到 64 的整数"),
        (["index", "--map"], "选项 --map 少了值"),
    ],
)
def test_bad_input_is_one_sentence_and_status_2(index, words, said):
    done = fuwen(*words, env={"FUWEN_INDEX": str(index)})
    assert done.returncode == 2
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("words", [["search", "x"], ["show", "x"], ["stats"], ["check"]])
def test_without_an_index_the_reader_is_told_to_make_one(tmp_path, words):
    done = fuwen(*words, "--index", tmp_path / "没有")
    assert done.returncode == 2
    assert "fuwen index" in done.stderr
    assert not (tmp_path / "没有").exists()


def test_a_document_cannot_steer_the_terminal(rows, tmp_path):
    path = rows("a.jsonl", {"id": "x", "title": "红\x1b[31m字", "body": "正文\x1b]0;标题\x07完。"})
    fuwen("index", path, "--index", tmp_path / "i")
    for words in (["search", "正文"], ["show", "x"]):
        done = fuwen(*words, "--index", tmp_path / "i")
        assert done.returncode == 0
        assert "\x1b" not in done.stdout
    assert "\x1b" not in fuwen("read", path).stdout


@pytest.mark.parametrize("name", ["index", "search", "show", "read", "stats", "check", "serve"])
def test_every_command_has_help_with_an_example_and_takes_index_and_most_json(name):
    text = fuwen(name, "--help").stdout
    assert f"例：fuwen {name}" in text
    assert "--index" in text
    assert ("--json" in text) is (name != "serve")


@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX")
def test_ctrl_c_leaves_the_index_as_it_was(rows, index):
    many = [
        {"id": f"n{n}", "body": f"第{n}份答复，" + "电梯补贴已经发放。" * 200} for n in range(3000)
    ]
    folder = rows("b.jsonl", *many).parent
    code = "from indexer.cli import main; main()"
    words = [sys.executable, "-c", code, "index", str(folder), "--index", str(index)]
    with subprocess.Popen(words, stderr=subprocess.PIPE, text=True, encoding="utf-8") as process:  # noqa: S603
        while not list(index.glob("making-*")):
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate()
    assert process.returncode == 130
    assert "保持原样" in said
    assert as_json(fuwen("search", "--index", index, "--json"))["total"] == 2


def test_a_pipe_that_closes_early_is_no_error(index):
    code = "from indexer.cli import main; main()"
    script = f'"{sys.executable}" -c "{code}" stats --index "{index}" | head -n 1'
    done = subprocess.run(  # noqa: S602
        script, shell=True, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert "Traceback" not in done.stderr
    assert Path(index).exists()


@pytest.mark.skipif(sys.platform == "win32", reason="a shell that can close what it starts with")
@pytest.mark.parametrize("closed", [">&- 2>&-", "<&- >&- 2>&-", "| true", "2>&1 | true"])
def test_a_folder_is_indexed_whether_or_not_anyone_reads_what_is_said(rows, tmp_path, closed):
    """A service without output had no index, and a closed pipe the status of unread files."""
    code = "from indexer.cli import main; main()"
    folder = rows("a.jsonl", LIFT).parent
    (folder / "b.html").write_text("<p>公交线路</p>", encoding="utf-8")  # read by a worker
    index = tmp_path / "i"
    command = f'"{sys.executable}" -c "{code}" index "{folder}" --index "{index}"'
    script = f"set -o pipefail; {command} {closed}"
    done = subprocess.run(["bash", "-c", script], check=False)  # noqa: S603, S607
    assert done.returncode == 0
    assert as_json(fuwen("stats", "--index", index, "--json"))["replies"] == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a full disk that every Linux has")
@pytest.mark.parametrize(
    "words", [["search"], ["search", "--json"], ["index"], ["search", "--help"]]
)
def test_results_that_the_disk_has_no_room_for_are_told_and_status_2(index, words):
    code = "from indexer.cli import main; main()"
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-c", code, *words, "--index", str(index)],
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    assert (done.returncode, done.stderr) == (2, "fuwen：无法写出结果：磁盘已满\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a full disk that every Linux has")
@pytest.mark.parametrize("words", [["search", "--yaer"], ["show", "x"]])
def test_the_status_is_2_also_where_the_disk_has_no_room_to_say_why(index, words):
    code = "from indexer.cli import main; main()"
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        command = [sys.executable, "-c", code, *words, "--index", str(index)]
        assert subprocess.run(command, stderr=full, check=False).returncode == 2  # noqa: S603


def test_the_command_starts_where_the_encoding_is_not_utf8():
    done = fuwen("--help", env={"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C"})
    assert done.returncode == 0, done.stderr
    assert "政府答复的全文检索" in done.stdout


def test_what_is_excluded_is_not_taken_for_an_option(index):
    """-department:… was -d with the value epartment:…, and -year:… -y with ear:…"""
    search = ("search", "--json", "--index", index)
    for words, found in (
        (["补贴", "-department:澜州市住房和城乡建设局"], []),
        (["-year:2022", "补贴"], ["lift"]),
        (["补贴", "-梯"], []),
        (["公交", "-y", "2022", "--limit", "3"], ["bus"]),
        (["--year=2022", "--", "公交", "-梯"], ["bus"]),
    ):
        assert [hit["id"] for hit in as_json(fuwen(*search, *words))["hits"]] == found, words


def test_a_misspelt_option_is_refused_and_not_searched_for(index):
    done = fuwen("search", "补贴", "--yaer", "2021", "--index", index)
    assert done.returncode == 2
    assert "--yaer" in done.stderr


@pytest.mark.parametrize("command", ["search", "suggest"])
def test_words_that_are_not_utf8_are_refused_and_not_without_hits(index, command):
    done = fuwen(command, os.fsdecode(b"\xcd\xa3\xb3\xb5"), "--index", index)
    assert done.returncode == 2
    assert "不是 UTF-8" in done.stderr


def test_an_error_s_sentence_cannot_steer_the_terminal(index, tmp_path):
    bad = tmp_path / "bad\x1b[31m\u202e.docx"
    bad.write_bytes(b"no zip")
    done = fuwen("similar", bad, "--index", index)
    assert done.returncode == 2
    assert "bad" in done.stderr
    assert "\u202e" not in done.stderr  # click itself takes ESC out of what goes into a pipe
