"""A whole result taken away, over a site of its own with awkward texts."""

import csv
import io
import json

import pytest
from openpyxl import load_workbook

from indexer import build_index, open_index
from webui import create_app
from webui.export.columns import COLUMNS, harmless
from webui.export.workbook import LONGEST_CELL, fit
from webui.views import export

FORMS = ("csv", "xlsx", "jsonl")
FORMULA = '=HYPERLINK("http://evil.example","点我")'


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    folder = tmp_path_factory.mktemp("taken")
    records = [
        {"id": f"r{n}", "title": f"第{n}篇", "body": "停车的事，已办。", "disclosure": "主动公开"}
        for n in range(25)
    ]
    records += [
        {"id": "formula", "title": FORMULA, "body": "+86是电话区号，停车。", "outcome": "采纳解决"},
        {"id": "private", "body": "停车请联系13912345678。", "disclosure": "主动公开"},
        {"id": "closed", "body": "停车的密件。", "disclosure": "不予公开"},
    ]
    lines = (json.dumps(record, ensure_ascii=False) for record in records)
    (folder / "replies.jsonl").write_text("\n".join(lines), encoding="utf-8")
    build_index([folder / "replies.jsonl"], folder / "index")
    return create_app(open_index(folder / "index")).test_client()


def csv_rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_table_has_every_reply_and_not_a_page_of_them(client):
    rows = csv_rows(client.get("/export/replies.csv?q=停车&page=2").data)
    assert len(rows) == 27
    assert len({row["编号"] for row in rows}) == 27
    assert "closed" not in {row["编号"] for row in rows}
    assert tuple(rows[0])[:-1] == COLUMNS


def test_a_table_says_in_every_row_what_it_is(client):
    (row,) = csv_rows(client.get("/export/replies.csv?q=停车&outcome=resolved").data)
    for told in (
        "检索词：停车",
        "办理结果：已解决或采纳",
        "份数：1",
        "索引：g000001",
        "导出时间：",
    ):
        assert told in row["出处"]
    assert row["网址"] == "http://localhost/reply/formula"


def test_a_third_large_one_is_asked_to_wait_until_a_place_comes_free(client, monkeypatch):
    monkeypatch.setattr(export, "LARGE", 20)
    address = "/export/replies.csv?q=停车"
    taking = [client.get(address) for _ in range(export.AT_ONCE)]
    refused = client.get(address)
    assert refused.status_code == 503
    assert refused.headers["Retry-After"] == "60"
    assert "同时下载的人太多" in refused.data.decode()
    assert client.get("/export/replies.csv?q=停车&outcome=resolved").status_code == 200
    taking.pop().close()
    assert client.get(address).status_code == 200
    assert len(csv_rows(taking.pop().data)) == 27


def test_asking_for_the_head_of_a_table_takes_no_place(client, monkeypatch):
    monkeypatch.setattr(export, "LARGE", 20)
    for _ in range(export.AT_ONCE + 1):
        assert client.head("/export/replies.csv?q=停车").status_code == 200


def test_a_table_without_replies_still_says_what_it_is(client):
    (row,) = csv_rows(client.get("/export/replies.csv?q=没有这样的词").data)
    assert row["编号"] == ""
    assert "检索词：没有这样的词" in row["出处"]


def test_no_cell_of_a_table_is_a_formula(client):
    rows = {row["编号"]: row for row in csv_rows(client.get("/export/replies.csv?q=停车").data)}
    assert rows["formula"]["标题"] == f"'{FORMULA}"
    (injected,) = csv_rows(client.get("/export/replies.csv", query_string={"q": "=1+1"}).data)
    assert all(harmless(cell) == cell for cell in injected.values())


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\tx", "\rx"])
def test_what_would_run_gets_an_apostrophe(text):
    assert harmless(text) == f"'{text}"


def test_a_workbook_has_the_replies_and_what_they_are(client):
    book = load_workbook(io.BytesIO(client.get("/export/replies.xlsx?q=停车").data))
    rows = list(book["答复"].iter_rows(values_only=True))
    assert rows[0] == COLUMNS
    assert len(rows) == 28
    about = {row[0]: row[1] for row in book["说明"].iter_rows(values_only=True)}
    assert about["检索词"] == "停车"
    assert about["份数"] == "27"
    assert about["索引"] == "g000001"
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds


def test_a_cell_holds_no_more_than_excel_allows():
    assert len(fit("字" * 40_000)) == LONGEST_CELL
    assert fit("字" * 40_000).endswith("…")
    assert fit(harmless("a\x00b\x0bc\uffff")) == "abc"


def test_lines_begin_with_what_they_are(client):
    first, *rest = client.get("/export/replies.jsonl?q=停车&sort=newest").data.splitlines()
    about = json.loads(first)["export"]
    assert (about["total"], about["query"]["text"], about["generation"]) == (27, "停车", "g000001")
    assert len(rest) == 27
    assert json.loads(rest[0])["permalink"].startswith("http://localhost/reply/")


@pytest.mark.parametrize("form", FORMS)
def test_what_is_taken_is_masked_and_public(client, form):
    data = client.get(f"/export/replies.{form}?q=停车").data
    if form == "xlsx":
        book = load_workbook(io.BytesIO(data))
        data = repr([list(sheet.values) for sheet in book]).encode()
    assert b"13912345678" not in data
    assert "密件".encode() not in data
    assert b"private" in data


@pytest.mark.parametrize("form", FORMS)
def test_parameters_are_as_strict_as_on_the_search_page(client, form):
    assert client.get(f"/export/replies.{form}?foo=1").status_code == 400
    assert client.get(f"/export/replies.{form}?year=x").status_code == 400


def test_a_form_that_there_is_not_is_not_found(client):
    assert client.get("/export/replies.pdf").status_code == 404
