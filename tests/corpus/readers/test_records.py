"""Record files: what their columns mean, in every format that has rows."""

import datetime
import json
import re

import openpyxl
import pytest

from corpus.document import STATED_KEYS
from corpus.errors import ReadError
from corpus.readers import ReadOptions, read
from corpus.readers.columns import fold, recognise
from corpus.readers.json_records import PATIENCE_ROWS

HEADER = ["留言编号", "留言主题", "留言详情", "答复意见", "答复单位", "答复时间"]
ROW = [
    "2554",
    "关于停车难",
    "小区停车难，\n怎么办？",
    "您好！\n已增设车位。",
    "市公安局",
    "2023-05-06",
]
STATED = {
    "id": "2554",
    "title": "关于停车难",
    "question": "小区停车难，\n怎么办？",
    "department": "市公安局",
    "date": "2023-05-06",
}


def write_jsonl(path, *records):
    lines = [json.dumps(record, ensure_ascii=False) for record in records]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def write_csv(path, rows, encoding="utf-8"):
    text = "\r\n".join(",".join(f'"{cell}"' for cell in row) for row in rows)
    path.write_bytes(text.encode(encoding))
    return path


def write_xlsx(path, **sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def write(path, rows):
    """Write the same table in the format that the path's suffix says."""
    match path.suffix:
        case ".csv":
            return write_csv(path, rows)
        case ".xlsx":
            return write_xlsx(path, 表=rows)
        case ".json":
            records = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
            path.write_text(json.dumps(records), encoding="utf-8")
            return path
        case _:
            return write_jsonl(path, *(dict(zip(rows[0], row, strict=True)) for row in rows[1:]))


FORMATS = pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "a.json", "a.csv", "a.xlsx"])


@FORMATS
def test_a_row_is_a_reply_with_its_letter(tmp_path, name):
    (document,) = read(write(tmp_path / name, [HEADER, ROW]))
    assert document.text == "您好！\n已增设车位。"
    assert document.stated == STATED
    assert (document.position, document.part) == (1, None)


@FORMATS
def test_a_row_without_text_is_an_error_and_reading_goes_on(tmp_path, name):
    empty = [*ROW[:3], " ", *ROW[4:]]
    error, document = read(write(tmp_path / name, [HEADER, empty, ROW]))
    assert isinstance(error, ReadError)
    assert (error.position, error.reason) == (1, "答复没有正文（“答复意见”为空）。")
    assert (document.position, document.text) == (2, "您好！\n已增设车位。")


@FORMATS
def test_a_file_without_a_column_for_the_text_says_how_to_name_it(tmp_path, name):
    path = write(tmp_path / name, [["甲", "标题"], ["一", "二"]])
    with pytest.raises(ReadError, match=r"--map 列名=body .*文件的列：甲、标题。"):
        list(read(path))


@FORMATS
def test_a_mapped_column_displaces_the_recognised_one(tmp_path, name):
    rows = [["标题", "留言主题", "正文", "附言"], ["甲", "乙", "丙", "丁"]]
    options = ReadOptions({" 留言主题": "title", "附言": "body", "别处的列": "url"})
    (document,) = read(write(tmp_path / name, rows), options)
    assert (document.text, document.stated) == ("丁", {"title": "乙"})


def test_a_mapped_column_is_nothing_else(tmp_path):
    path = write_jsonl(tmp_path / "a.jsonl", {"标题": "问", "正文": "答"})
    (document,) = read(path, ReadOptions({"标题": "question"}))
    assert document.stated == {"question": "问"}


@pytest.mark.parametrize("key", STATED_KEYS)
def test_every_key_is_recognised_by_its_own_name(key):
    assert recognise([f" {key.upper()} "], {}).find(key) == [f" {key.upper()} "]


def test_the_best_name_for_a_key_wins():
    columns = recognise(["content", "答复内容", "标 题"], {})
    assert columns.find("body") == ["答复内容"]
    assert columns.find("title") == ["标 题"]


def test_names_fold_case_width_and_blanks():
    assert fold("　Ａrticle Title\n") == "articletitle"


def test_every_reply_of_a_row_is_a_document_with_its_part(tmp_path):
    record = {
        "ArticleTitle": "咨询公交",
        "来信内容": "怎么坐车？",
        "replies": [
            {"org": "市交通局", "答复时间": "2023-05-06", "content": "请坐1路。"},
            {"org": "市公安局", "content": ""},
            {"org": "公交公司", "content": "请坐2路。"},
        ],
    }
    first, error, third = read(write_jsonl(tmp_path / "a.jsonl", record))
    assert (first.text, first.position, first.part) == ("请坐1路。", 1, 1)
    assert first.stated == {
        "title": "咨询公交",
        "question": "怎么坐车？",
        "department": "市交通局",
        "date": "2023-05-06",
    }
    assert (error.position, error.reason) == (1, "第2条答复没有正文（“content”为空）。")
    assert (third.part, third.stated["department"]) == (3, "公交公司")


@pytest.mark.parametrize("replies", [["请坐1路。"], [{"正文": "请坐1路。"}], "请坐1路。"])
def test_a_single_reply_has_no_part(tmp_path, replies):
    (document,) = read(write_jsonl(tmp_path / "a.jsonl", {"答复": replies}))
    assert (document.text, document.part) == ("请坐1路。", None)


def test_bad_lines_are_errors_with_their_line_number(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"正文": \n\n[1]\n{"正文": "好"}\n{"正文": null}\n', encoding="utf-8")
    first, second, document, last = read(path)
    assert [item.position for item in (first, second, document, last)] == [1, 3, 4, 5]
    assert "不是有效的 JSON" in first.reason
    assert second.reason == "这一行不是 JSON 对象。"


def test_rows_may_lack_the_text_for_long_but_not_for_ever(tmp_path):
    without = [{"标题": "甲"}] * PATIENCE_ROWS
    late = write_jsonl(tmp_path / "a.jsonl", *without[1:], {"正文": "好"})
    assert [isinstance(item, ReadError) for item in read(late)] == [True] * 999 + [False]
    with pytest.raises(ReadError, match="--map"):
        list(read(write_jsonl(tmp_path / "b.jsonl", *without, {"正文": "好"})))


def test_values_of_json_are_printed_as_one_would_type_them(tmp_path):
    record = {"id": 7.0, "文号": 1.5, "公开": 1, "是否公开": True, "答复单位": ["甲局", "乙局"]}
    (document,) = read(write_jsonl(tmp_path / "a.jsonl", record | {"正文": "好", "标题": {}}))
    assert document.stated == {
        "id": "7",
        "number": "1.5",
        "disclosure": "是",
        "department": "甲局、乙局",
    }


def test_a_json_file_may_be_one_object_and_must_be_json(tmp_path):
    path = tmp_path / "a.json"
    path.write_bytes('{"正文": "好"}'.encode("utf-16"))
    assert [document.text for document in read(path)] == ["好"]
    path.write_text("[" * 100_000, encoding="utf-8")
    with pytest.raises(ReadError, match="不是有效的 JSON"):
        list(read(path))


@pytest.mark.parametrize(
    "around",
    [
        '{"code": 200, "columns": ["甲"], "data": {"total": 2, "rows": [ROW, ROW]}}',
        '{"page": {"size": 2}, "list": [{"标题": "甲"}, ROW]}',
        "ROW\nROW\n",
    ],
)
def test_rows_in_a_portals_answer_or_one_a_line_are_found(tmp_path, around):
    row = json.dumps({"标题": "路灯", "答复内容": REPLY})
    (tmp_path / "a.json").write_text(around.replace("ROW", row), encoding="utf-8")
    documents = [item for item in read(tmp_path / "a.json") if not isinstance(item, ReadError)]
    assert [item.text for item in documents] == [REPLY] * around.count("ROW")
    assert documents[-1].position == 2


def test_one_reply_in_a_portals_answer_is_found(tmp_path):
    record = {"code": 0, "data": {"标题": "路灯", "content": LETTER, "replies": [REPLY]}}
    (tmp_path / "a.json").write_text(json.dumps(record), encoding="utf-8")
    (document,) = read(tmp_path / "a.json")
    assert (document.text, document.stated) == (REPLY, {"title": "路灯", "question": LETTER})


def test_a_row_that_cannot_be_decoded_is_an_error(tmp_path):
    path = tmp_path / "a.jsonl"
    good = '{"正文": "一二三四五六七八九十"}\n'.encode() * 50
    path.write_bytes(good + '{"正文": "您提出的建议收悉"}\n'.encode("gbk") + good)
    items = list(read(path))
    errors = [item for item in items if isinstance(item, ReadError)]
    assert [(error.position, error.reason) for error in errors] == [
        (51, "这一行有无法解码的文字。")
    ]
    assert len(items) == 101


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_csv_in_any_encoding_and_with_any_delimiter(tmp_path, encoding, delimiter):
    rows = [HEADER, ROW, ROW]
    text = "\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows)
    path = tmp_path / "a.csv"
    path.write_bytes(f"\n{text}\n\n".encode(encoding))
    assert [(item.position, item.stated) for item in read(path)] == [(1, STATED), (2, STATED)]


@pytest.mark.parametrize(
    "caption", ["2023年答复汇总表", "2023年答复汇总表;;;;;", '"甲，\n乙"', "sep=;"]
)
def test_a_caption_above_the_header_of_a_csv_is_passed_over(tmp_path, caption):
    rows = "\n".join(";".join(f'"{cell}"' for cell in row) for row in [HEADER, ROW, ROW])
    path = tmp_path / "a.csv"
    path.write_text(f"{caption}\n{rows}\n", encoding="utf-8")
    assert [(item.position, item.stated) for item in read(path)] == [(1, STATED), (2, STATED)]


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_below_a_caption_columns_that_are_not_known_are_named(tmp_path, name):
    with pytest.raises(ReadError, match="文件的列：甲、乙。"):
        list(read(write(tmp_path / name, [["2023年汇总表", ""], ["甲", "乙"], ["一", "二"]])))


def test_a_tsv_file_is_a_table_too(tmp_path):
    path = tmp_path / "a.tsv"
    path.write_text("标题\t正文\n甲\t乙，丙\n", encoding="utf-8")
    (document,) = read(path)
    assert (document.text, document.format) == ("乙，丙", "csv")


@pytest.mark.parametrize("name", ["a.csv", "a.tsv"])
@pytest.mark.parametrize("text", ["", "\n \n", ",", ",,\n,\n", "\t\t\n", '""'])
def test_a_table_of_empty_cells_alone_is_an_empty_file(tmp_path, name, text):
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(ReadError, match="文件是空的。"):
        list(read(tmp_path / name))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("甲,乙,丙", "这一行有 3 格，表头只有 2 格"),
        ('"甲"a,乙', "引号不成对"),
        (f"甲,{'乙' * 200_000}", "太长"),
    ],
)
def test_a_bad_csv_row_costs_only_itself(tmp_path, line, said):
    path = tmp_path / "a.csv"
    path.write_text(f"标题,正文\n{line}\n好,好\n", encoding="utf-8")
    error, document = read(path)
    assert said in error.reason
    assert (error.position, document.position, document.text) == (1, 2, "好")


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl"])
def test_an_overlong_line_is_passed_over(tmp_path, name, monkeypatch):
    monkeypatch.setattr("corpus.readers.decode.MAX_LINE", 1_000)
    rows = [["标题", "正文"], ["甲", "乙" * 2_000], ["丙", "丁"]]
    error, document = read(write(tmp_path / name, rows))
    assert "这一行太长" in error.reason
    assert (error.position, document.position, document.text) == (1, 2, "丁")


def test_a_workbook_keeps_dates_numbers_and_all_sheets(tmp_path):
    header = ["编号", "答复时间", "留言时间", "正文"]
    first = [
        2554.0,
        datetime.datetime.fromisoformat("2023-05-06"),
        datetime.datetime.fromisoformat("2023-04-01 09:30"),
        "甲",
    ]
    path = write_xlsx(
        tmp_path / "a.xlsx",
        一=[["2023年答复汇总表"], [], header, first, [None, None], [3, None, None, "乙"]],
        空=[],
        二=[header, [4, "2023年5月", None, "丙"]],
    )
    documents = list(read(path))
    assert [(item.position, item.text) for item in documents] == [(1, "甲"), (2, "乙"), (3, "丙")]
    assert documents[0].stated == {
        "id": "2554",
        "date": "2023-05-06",
        "asked": "2023-04-01 09:30:00",
    }


def test_a_line_break_that_an_export_wrote_as_a_code_is_a_line_break(tmp_path):
    rows = [["标题", "答复_x000D_\n内容"], ["甲", "您好！_x000D_\n已修好。_x000d_\n"]]
    (document,) = read(write_xlsx(tmp_path / "a.xlsx", 表=rows))
    assert document.text == "您好！\n已修好。"


def test_a_sheet_without_a_text_column_is_named(tmp_path):
    path = write_xlsx(tmp_path / "a.xlsx", 说明=[["本表说明"]], 表=[["正文"], ["甲"]])
    document, error = read(path)
    assert document.text == "甲"
    assert error.reason == "工作表“说明”没有一列可认作答复正文。"


def test_an_empty_workbook_has_no_text(tmp_path):
    with pytest.raises(ReadError, match="文件里没有文字"):
        list(read(write_xlsx(tmp_path / "a.xlsx", 空=[])))


LETTER, REPLY = "人民路的路灯坏了。", "路灯已修复。"


@FORMATS
@pytest.mark.parametrize("column", ["reply", "answer", "回复", "書面答復", "处理结果", "办理情况"])
@pytest.mark.parametrize("plain", ["content", "text", "内容", "正文"])
def test_beside_a_reply_what_any_text_may_hold_is_the_question(tmp_path, name, column, plain):
    (document,) = read(write(tmp_path / name, [[plain, column], [LETTER, REPLY]]))
    assert (document.text, document.stated) == (REPLY, {"question": LETTER})


@FORMATS
def test_a_status_is_an_outcome_and_never_the_text(tmp_path, name):
    rows = [["内容", "办理情况"], [REPLY, "已办结"], [REPLY, ""]]
    first, second = read(write(tmp_path / name, rows))
    assert (first.text, first.stated) == (REPLY, {"outcome": "已办结"})
    assert (second.text, second.stated) == (REPLY, {})
    (error,) = read(write(tmp_path / f"1{name}", [["标题", "办理情况"], ["路灯", "A类"]]))
    assert error.reason == "答复没有正文（没有可认作正文的列）。"


@FORMATS
def test_every_column_that_holds_the_reply_is_read(tmp_path, name):
    rows = [["办理情况", "答复意见", "答复内容"], ["丙。", "乙。", "甲。"], ["A类", "", "甲。"]]
    first, second, third = read(write(tmp_path / name, [*rows, ["甲。", "甲。", "甲。"]]))
    assert (first.text, third.text) == ("甲。\n乙。\n丙。", "甲。")
    assert (second.text, second.stated) == ("甲。", {"outcome": "A类"})


@pytest.mark.parametrize("replies", [[], None, "", {}])
@pytest.mark.parametrize("text", ["content", "body"])
def test_a_letter_nobody_has_replied_to_is_no_reply(tmp_path, replies, text):
    path = write_jsonl(tmp_path / "a.jsonl", {text: LETTER, "replies": replies})
    (error,) = read(path)
    assert (error.position, error.reason) == (1, "答复没有正文（“replies”为空）。")
    (document,) = read(write_jsonl(path, {text: LETTER, "replies": replies, "reply": REPLY}))
    assert (document.text, document.stated) == (REPLY, {"question": LETTER})


@pytest.mark.parametrize("replies", [[{"content": REPLY}], {"content": REPLY}, [REPLY], REPLY])
@pytest.mark.parametrize("text", ["content", "body", "question"])
def test_beside_a_list_of_replies_the_rows_own_text_is_the_question(tmp_path, replies, text):
    (document,) = read(write_jsonl(tmp_path / "a.jsonl", {text: LETTER, "replies": replies}))
    assert (document.text, document.stated) == (REPLY, {"question": LETTER})


def test_a_reply_beside_a_list_of_replies_is_one_more(tmp_path):
    record = {"content": LETTER, "reply": "正在修。", "replies": [REPLY]}
    first, second = read(write_jsonl(tmp_path / "a.jsonl", record))
    assert [(item.text, item.part) for item in (first, second)] == [(REPLY, 1), ("正在修。", 2)]
    (only,) = read(write_jsonl(tmp_path / "a.jsonl", record | {"reply": REPLY}))
    assert (only.text, only.part) == (REPLY, None)


def test_the_number_of_replies_is_no_reply(tmp_path):
    for number in (3, "3"):
        (document,) = read(write_jsonl(tmp_path / "a.jsonl", {"正文": REPLY, "replies": number}))
        assert (document.text, document.stated) == (REPLY, {})


def test_a_text_in_pieces_is_read_line_by_line_however_deep_they_lie(tmp_path):
    pieces = ["王某代表：", ["收悉。", {"p": "已修。", "n": 2}], [], "澜州市城管局", "2023年5月6日"]
    (document,) = read(write_jsonl(tmp_path / "a.jsonl", {"正文": pieces}))
    assert document.text == "王某代表：\n收悉。\n已修。\n澜州市城管局\n2023年5月6日"
    deep = f'{{"正文": {"[" * 900}"{REPLY}"{"]" * 900}}}'
    (tmp_path / "a.json").write_text(deep, encoding="utf-8")
    assert [document.text for document in read(tmp_path / "a.json")] == [REPLY]


def test_a_stated_object_says_its_texts(tmp_path):
    record = {"正文": REPLY, "公开属性": {"code": 2, "name": "依申请公开"}}
    (document,) = read(write_jsonl(tmp_path / "a.jsonl", record))
    assert document.stated == {"disclosure": "依申请公开"}


@FORMATS
@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<p>您好！</p>\n<p>&nbsp;已增设<b>车\n位</b>&hellip;</p>", "您好！\n已增设车位…"),
        ("您好！<br/>已增设车位。<script>a()</script>", "您好！\n已增设车位。"),
        ("您好！&nbsp;\n已增设车位。", "您好！\n已增设车位。"),
        ("<p>见<A市新图>。</p>", "见<A市新图>。"),
        ("见<A市新图>，a<b，\nAT&T。", "见<A市新图>，a<b，\nAT&T。"),
        (f"{'<div>' * 1_001}好", f"{'<div>' * 1_001}好"),
    ],
)
def test_a_cell_from_a_pages_editor_is_read_as_the_page_shows_it(tmp_path, name, cell, text):
    (document,) = read(write(tmp_path / name, [["标题", "正文"], ["<b>甲</b>", cell]]))
    assert (document.text, document.stated) == (text, {"title": "甲"})


@FORMATS
def test_a_blank_cell_gives_way_to_the_next_column_for_its_key(tmp_path, name):
    rows = [["正文", "承办单位", "主办单位"], [REPLY, " ", "市城管局"], [REPLY, "甲局", "乙局"]]
    first, second = read(write(tmp_path / name, rows))
    assert (first.stated, second.stated) == ({"department": "市城管局"}, {"department": "甲局"})


@FORMATS
def test_a_bare_date_is_that_of_the_page_where_no_column_says_more_of_it(tmp_path, name):
    """Tables with 日期 and 字號 alone gave replies without a date or a number."""
    dated = write(tmp_path / name, [["正文", "日期", "字號"], [REPLY, "2023-05-06", "澜字第7号"]])
    (document,) = read(dated)
    assert document.stated == {"published": "2023-05-06", "number": "澜字第7号"}
    rows = [
        ["正文", "日期", "发布日期", "答复日期"],
        [REPLY, "2023-05-06", "2023-06-01", "2023-05-30"],
    ]
    (document,) = read(write(tmp_path / name, rows))
    assert document.stated == {"published": "2023-06-01", "date": "2023-05-30"}


@FORMATS
def test_no_column_hides_one_that_closes_the_reply(tmp_path, name):
    rows = [
        ["正文", "公开属性", "公开方式", "是否公开"],
        [REPLY, "", "依申请公开", ""],
        [REPLY, "主动公开", "依申请公开", "主动公开"],
    ]
    first, second = read(write(tmp_path / name, rows))
    assert first.stated == {"disclosure": "依申请公开"}
    assert second.stated == {"disclosure": "主动公开、依申请公开"}


def test_of_two_columns_with_one_name_a_blank_one_hides_nothing(tmp_path):
    rows = [["正文", "公开属性", "公开属性"], [REPLY, "", "依申请公开"]]
    (document,) = read(write_csv(tmp_path / "a.csv", rows))
    assert document.stated == {"disclosure": "依申请公开"}


def merged(path, rows, *ranges):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for each in ranges:
        book.active.merge_cells(each)
    book.save(path)
    return path


def test_a_cell_merged_over_rows_counts_for_each_of_them(tmp_path):
    rows = [
        ["承办单位", "标题", "答复"],
        ["教育局", "甲", "答甲"],
        [None, "乙", "答乙"],
        [None, None, None],
        [None, "丙", None],
        ["民政局", "丁", "答丁"],
        [None, "戊", "答戊"],
    ]
    path = merged(tmp_path / "a.xlsx", rows, "A2:A5", "C3:C5")
    found = [
        (each.stated.get("department"), each.stated["title"], each.text) for each in read(path)
    ]
    assert found == [
        ("教育局", "甲", "答甲"),
        ("教育局", "乙", "答乙"),
        ("教育局", "丙", "答乙"),
        ("民政局", "丁", "答丁"),
        (None, "戊", "答戊"),
    ]


@pytest.mark.parametrize(
    "groups", ["来信 答复", "来信情况 办理答复", "来信信息 答复情况", "群众来信 回复"]
)
def test_names_below_names_of_groups_are_read_with_them(tmp_path, groups):
    asked, replied = groups.split()
    rows = [
        ["某市来信一览表", None, None, None, None, None],
        ["编号", asked, None, replied, None, None],
        [None, "主题", "内容", "单位", "时间", "内容"],
        ["7", "路灯", "路灯不亮", "城管局", "2023-05-06", "已修好"],
    ]
    sheet = merged(tmp_path / "a.xlsx", rows, "A1:F1", "A2:A3", "B2:C2", "D2:F2")
    comma = tmp_path / "a.csv"
    comma.write_text("\n".join(",".join(cell or "" for cell in row) for row in rows), "utf-8")
    for path in (sheet, comma):
        (document,) = read(path)
        assert (document.text, document.stated["question"]) == ("已修好", "路灯不亮"), path
        assert document.stated["department"] == "城管局"
        assert (document.stated["id"], document.stated["title"]) == ("7", "路灯")


def test_a_page_of_results_whose_rows_are_its_content_is_its_rows(tmp_path):
    rows = [{"title": "甲", "content": "甲已办。"}, {"title": "乙", "content": "乙已办。"}]
    page = {"content": rows, "totalElements": 2, "number": 0}
    for value in (page, {"data": page}):
        (tmp_path / "a.json").write_text(json.dumps(value), encoding="utf-8")
        assert [document.text for document in read(tmp_path / "a.json")] == ["甲已办。", "乙已办。"]
    blocks = {"title": "甲", "content": [{"text": "甲"}, {"text": "已办。"}]}
    (tmp_path / "a.json").write_text(json.dumps(blocks), encoding="utf-8")
    assert [document.text for document in read(tmp_path / "a.json")] == ["甲\n已办。"]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("&lt;p&gt;您好&lt;/p&gt;&lt;p&gt;已&amp;nbsp;修好&lt;/p&gt;\n", "您好\n已 修好"),
        ("&lt;P class=&quot;a&quot;&gt;您好&lt;br/&gt;", "您好"),
        ("请用 &lt;p&gt; 和 &lt;/p&gt;", "请用 <p> 和 </p>"),
        ("&lt;局&gt;&lt;/p&gt;", "<局></p>"),
    ],
)
def test_markup_that_was_escaped_twice_is_no_text(tmp_path, cell, text):
    (document,) = read(write_jsonl(tmp_path / "a.jsonl", {"正文": cell}))
    assert document.text == text


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
@pytest.mark.parametrize(
    "text",
    [
        "[ROW, ROW]",
        "[\nROW,\nROW\n]",
        "ROW\n ROW\n".replace("ROW", "{\n BODY,\n MORE}"),
        'callback({"data": [ROW, ROW]});',
        "var rows = [ROW,\nROW];\n",
    ],
)
def test_json_in_all_shapes_that_scripts_write_is_read(tmp_path, name, text):
    body, more = f'"正文": "{REPLY[:3]}\t"', '"热度": NaN'
    text = text.replace("ROW", "{BODY, MORE}").replace("BODY", body).replace("MORE", more)
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert [document.text for document in read(tmp_path / name)] == [REPLY[:3]] * 2


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a.csv"])
def test_what_is_wrong_with_a_file_is_said_in_chinese_with_what_to_do(tmp_path, name):
    text = '标题,正文\n"甲"乙,丙\n' if name == "a.csv" else '{"标题": "甲" "正文": "乙"}\n'
    (tmp_path / name).write_text(text, encoding="utf-8")
    try:
        (error,) = read(tmp_path / name)
    except ReadError as whole:
        error = whole
    assert re.search("请|要", error.reason)
    assert not re.search("[A-Za-z]{3,}", error.reason.replace("JSON", ""))


def test_lines_that_end_as_on_old_macs_are_rows(tmp_path):
    (tmp_path / "a.csv").write_bytes('标题,正文\r甲,好\r乙,"很\r好"\r'.encode("gb18030"))
    assert [document.text for document in read(tmp_path / "a.csv")] == ["好", "很\n好"]


@pytest.mark.parametrize(
    ("written", "date"),
    [
        (1683331200000, "2023-05-06"),
        ("1683302400", "2023-05-06"),
        ("2023-05-05T16:00:00.000Z", "2023-05-06"),
        ("2023-05-05T16:00:00+0000", "2023-05-06"),
        ("2023-05-06T08:00:00+08:00", "2023-05-06T08:00:00+08:00"),
        ("2023-02-31T08:00:00Z", "2023-02-31T08:00:00Z"),
        ("9999-12-31T23:00:00Z", "9999-12-31T23:00:00Z"),
        (20230506, "20230506"),
        (45052, "2023-05-06"),
    ],
)
def test_a_moment_that_a_program_wrote_is_its_day_in_china(tmp_path, written, date):
    record = {"正文": "好", "答复时间": written, "留言时间": written, "编号": "1683331200000"}
    (document,) = read(write_jsonl(tmp_path / "a.jsonl", record))
    assert document.stated == {"date": date, "asked": date, "id": "1683331200000"}


def test_an_objects_ids_and_codes_are_none_of_its_texts(tmp_path):
    department = {"deptId": "12", "code": "A1", "type": "unit", "name": "甲局"}
    blocks = [{"type": "paragraph", "text": "王委员："}, {"type": "paragraph", "text": "好。"}]
    path = write_jsonl(tmp_path / "a.jsonl", {"标题": "题", "承办单位": department, "正文": blocks})
    (document,) = read(path)
    assert (document.text, document.stated["department"]) == ("王委员：\n好。", "甲局")


def test_a_cell_that_is_kept_as_a_text_for_excel_is_that_text(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text('编号,提案号,正文\n="0012","=""0042""",="好"\n', encoding="utf-8")
    (document,) = read(path)
    assert (document.text, document.stated) == ("好", {"id": "0012", "case": "0042"})


@pytest.mark.parametrize("name", ["{}{}", "{}_{}"])
def test_a_letter_whose_reply_is_named_as_programs_name_it_is_no_reply(tmp_path, name):
    stated = {"Content": REPLY, "Time": "2023-05-06", "Dept": "甲局"}
    record = {name.format("reply", key): value for key, value in stated.items()}
    path = write_jsonl(tmp_path / "a.jsonl", {"title": "路灯", "content": LETTER} | record)
    (document,) = read(path)
    assert (document.text, document.stated["question"]) == (REPLY, LETTER)
    assert (document.stated["date"], document.stated["department"]) == ("2023-05-06", "甲局")


def test_a_group_over_names_that_are_not_known_names_its_first_column(tmp_path):
    rows = [
        ["标题", "承办单位", None, "答复"],
        [None, "主办", "会办", None],
        ["甲", "甲局", "乙局", "好"],
    ]
    path = merged(tmp_path / "a.xlsx", rows, "A1:A2", "B1:C1", "D1:D2")
    (document,) = read(path)
    assert (document.text, document.stated) == ("好", {"title": "甲", "department": "甲局"})


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_a_header_that_is_repeated_among_the_rows_is_no_reply(tmp_path, name):
    rows = [["标题", "答复"], ["甲", "好"], ["标题", "答复"], ["乙", "好"]]
    path = tmp_path / name
    if name.endswith("csv"):
        path.write_text("\n".join(map(",".join, rows)), encoding="utf-8")
    else:
        merged(path, rows)
    assert [(item.position, item.stated["title"]) for item in read(path)] == [(1, "甲"), (3, "乙")]


@pytest.mark.parametrize("key", ["reply", "replyList", "answer_list", "replyInfo"])
@pytest.mark.parametrize("is_list", [True, False])
def test_what_a_reply_in_an_object_states_is_no_part_of_its_text(tmp_path, key, is_list):
    reply = {"content": REPLY, "replyTime": "2023-05-06", "dept_name": "甲局"}
    record = {"title": "路灯", "content": LETTER, key: [reply] if is_list else reply}
    (document,) = read(write_jsonl(tmp_path / "a.jsonl", record))
    assert (document.text, document.stated["question"]) == (REPLY, LETTER)
    assert (document.stated["date"], document.stated["department"]) == ("2023-05-06", "甲局")
