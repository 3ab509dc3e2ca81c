"""`fuwen read`: what would be extracted from files, field by field, without an index."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import click

from corpus import (
    DISCLOSURES,
    KINDS,
    OUTCOMES,
    Case,
    Extracted,
    Found,
    ReadError,
    Reply,
    Settings,
    canonical_name,
    extract,
    load_settings,
    parse_map,
    suffixes,
    walk,
)
from indexer.cli.options import index_option, json_option, map_option, settings_option
from indexer.cli.output import say, say_json, say_unused
from indexer.shapes import reply_shape
from indexer.terminal import plain

_BASIS = {"stated": "标明", "code": "代码表", "inferred": "推断", "absent": "无"}
_WHERE = {
    "column": "列",
    "meta": "网页元数据",
    "layout": "网页版式",
    "header": "文头",
    "letterhead": "发文机关标志",
    "title": "标题",
    "opening": "开头段",
    "signature": "落款",
    "number": "文号",
    "tail": "文尾",
    "body": "正文",
    "published": "发布日期",
    "site": "网站",
}
_LABELS: dict[str, Mapping[Any, str]] = {
    "kind": KINDS,
    "outcome": OUTCOMES,
    "disclosure": DISCLOSURES,
}
_FIELDS = {
    "kind": "类型",
    "title": "标题",
    "subject": "事由",
    "departments": "承办单位",
    "region": "地区",
    "number": "文号",
    "case": "案号",
    "addressee": "答复对象",
    "outcome": "办理结果",
    "disclosure": "公开属性",
    "date": "日期",
    "year": "年份",
}


@click.command(short_help="不建索引，显示会从文件里读出什么")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@map_option
@settings_option
@index_option
@json_option
def read(
    files: tuple[Path, ...],
    columns: tuple[str, ...],
    settings: Path | None,
    index_dir: Path,  # noqa: ARG001 (every command takes it; reading needs no index)
    as_json: bool,
) -> int:
    """显示会从文件（或文件夹）里读出哪些复文、每项元数据是什么、依据何在；不需要索引。

    例：fuwen read 答复.docx ； fuwen read 留言.csv --map 留言主题=title --json
    """
    loaded = load_settings(settings, parse_map(columns))
    failures: list[ReadError] = []
    found = _all(files, loaded, failures)
    if as_json:
        say_json([reply_shape(item.reply) for item in found])
    else:
        for item in found:
            _say_reply(item.reply)
    say_unused(sorted(loaded.options.columns.keys() - loaded.options.met))
    for failure in failures:
        say(f"未能读取：{plain(str(failure))}", err=True)
    return 1 if failures else 0


def _all(
    paths: Iterable[Path], settings: Settings, failures: list[ReadError]
) -> Iterable[Extracted]:
    for path in paths:
        try:
            listing = walk(path, canonical_name(path.name), suffixes())
            failures.extend(listing.failed)
            if path.is_file() and not listing.files:
                raise ReadError(path, f"不认识的格式“{path.suffix}”")
            for file in listing.files:
                for item in extract(file, settings):
                    if isinstance(item, ReadError):
                        failures.append(item)
                    else:
                        yield item
        except ReadError as error:
            failures.append(error)


def _say_reply(reply: Reply) -> None:
    source = reply.sources[0]
    place = "".join(
        f" 第{number}{unit}"
        for number, unit in ((source.position, "行"), (source.part, "份答复"))
        if number is not None
    )
    say(click.style(f"■ {plain(source.path)}{place}", bold=True) + f"  id {reply.id}")
    say_facts(reply)
    if reply.question:
        say(f"  来信      {len(reply.question)} 字：{plain(_short(reply.question))}")
    say(f"  正文      {len(reply.body)} 字：{plain(_short(reply.body))}")
    for line in reply.contact:
        say(f"  不入正文  {plain(line)}")
    say()


def say_facts(reply: Reply) -> None:
    """Print the metadata of a reply, a line each, with its basis."""
    for name, label in _FIELDS.items():
        _say_fact(name, label, getattr(reply, name))


def _say_fact(name: str, label: str, fact: Found[object]) -> None:
    padded = label + "　" * (4 - len(label))
    if fact.basis == "absent":
        say(f"  {padded}  —")
        return
    basis = _BASIS[fact.basis] + (f"·{_WHERE.get(fact.where, fact.where)}" if fact.where else "")
    printed = f"，原文“{plain(fact.printed)}”" if fact.printed else ""
    say(f"  {padded}  {plain(_spoken(name, fact.value))}  （{basis}{printed}）")


def _spoken(name: str, value: object) -> str:
    if isinstance(value, tuple):
        return "、".join(value)
    if isinstance(value, Case):
        parts = (
            value.body,
            value.term and f"{value.term}届",
            value.session and f"{value.session}次会议",
            value.number and f"第{value.number}号",
        )
        return " ".join(part for part in parts if part)
    return _LABELS.get(name, {}).get(value, str(value))


def _short(text: str, length: int = 60) -> str:
    line = text.replace("\n", " ")
    return line if len(line) <= length else line[:length] + "…"
