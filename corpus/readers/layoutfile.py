"""Layouts files: the TOML in which site layouts are kept, checked entry by entry."""

import re
import tomllib
from importlib.resources import files
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from corpus.document import STATED_KEYS
from corpus.errors import SettingsError
from corpus.readers.layouts import Layout, Selection

FILE_NAME = "layouts.toml"
_PAGE_KEYS = frozenset(STATED_KEYS) - {"body"}
_REPLY_KEYS = frozenset(STATED_KEYS)


def load_layouts(folder: Path | None) -> tuple[Layout, ...]:
    """Load the operator's layouts.toml in `folder`, if there is one, and then the bundled ones.

    Raises SettingsError, which names the file and the entry, if a file cannot be understood.
    """
    bundled = files("corpus.readers").joinpath(FILE_NAME).read_text("utf-8")
    return _own(folder) + parse_layouts(bundled, FILE_NAME)


def _own(folder: Path | None) -> tuple[Layout, ...]:
    if folder is None:
        return ()
    file = folder / FILE_NAME
    try:
        return parse_layouts(file.read_text("utf-8-sig"), str(file))
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{file}：读不了这个设置文件，它应是 UTF-8 文本。") from error


def parse_layouts(text: str, name: str) -> tuple[Layout, ...]:
    """Parse the TOML of a layouts file; `name` is what errors call it."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{name}：不是有效的 TOML（{error}）。") from error
    entries = tables.pop("layout", [])
    if tables or not isinstance(entries, list):
        raise SettingsError(f"{name}：只认 [[layout]]，不认 {'、'.join(tables) or '[layout]'}。")
    return tuple(_layout(entry, f"{name} 第{n}个版式") for n, entry in enumerate(entries, 1))


def _layout(entry: dict[str, object], where: str) -> Layout:
    entry = dict(entry)
    name = _text(entry.pop("name", None), f"{where} name")
    where = f"{where}“{name}”"
    domains = _texts(entry.pop("domains", []), f"{where} domains")
    present = _texts(entry.pop("present", []), f"{where} present")
    page = _table(entry.pop("page", {}), f"{where} page")
    reply = _table(entry.pop("reply", {}), f"{where} reply")
    block = _text(reply.pop("block", None), f"{where} reply.block")
    if entry:
        raise SettingsError(f"{where}：不认识 {'、'.join(entry)}。")
    if not domains and not present:
        raise SettingsError(f"{where}：要有 domains 或 present，说明用于哪些网页。")
    if "body" not in reply:
        raise SettingsError(f"{where}：reply 里要有 body。")
    for selector in (*present, block):
        _check_selector(selector, where)
    return Layout(
        name=name,
        domains=domains,
        present=present,
        block=block,
        page=_selections(page, _PAGE_KEYS, f"{where} page"),
        reply=_selections(reply, _REPLY_KEYS, f"{where} reply"),
    )


def _selections(table: dict[str, object], keys: frozenset[str], where: str) -> dict[str, Selection]:
    for key in table:
        if key not in keys:
            raise SettingsError(f"{where}：不认识 {key}，可用的键：{'、'.join(sorted(keys))}。")
    return {key: _selection(value, f"{where}.{key}") for key, value in table.items()}


def _selection(value: object, where: str) -> Selection:
    entry = {"select": value} if isinstance(value, str) else _table(value, where)
    select = _text(entry.pop("select", None), f"{where}.select")
    _check_selector(select, where)
    prefix = entry.pop("prefix", [])
    pattern = entry.pop("pattern", None)
    attribute = entry.pop("attribute", None)
    breaks = entry.pop("breaks", False)
    if entry or not isinstance(breaks, bool):
        raise SettingsError(f"{where}：不认识 {'、'.join(entry) or 'breaks 的值'}。")
    return Selection(
        select=select,
        prefixes=_texts([prefix] if isinstance(prefix, str) else prefix, f"{where}.prefix"),
        pattern=None if pattern is None else _pattern(_text(pattern, where), where),
        attribute=None if attribute is None else _text(attribute, f"{where}.attribute"),
        breaks=breaks,
    )


def _pattern(text: str, where: str) -> re.Pattern[str]:
    try:
        pattern = re.compile(text)
    except re.error as error:
        raise SettingsError(f"{where}：正则表达式“{text}”不对（{error}）。") from error
    if pattern.groups < 1:
        raise SettingsError(f"{where}：正则表达式“{text}”里要有一个括号组。")
    return pattern


def _check_selector(selector: str, where: str) -> None:
    try:
        LexborHTMLParser("").css(selector)
    except SelectolaxError as error:
        raise SettingsError(f"{where}：CSS 选择器“{selector}”不对。") from error


def _text(value: object, where: str) -> str:
    if isinstance(value, str) and value.strip():
        return value
    raise SettingsError(f"{where}：要有，并且是非空的文字。")


def _texts(value: object, where: str) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(_text(item, where) for item in value)
    raise SettingsError(f"{where}：要写成列表。")


def _table(value: object, where: str) -> dict[str, object]:
    if isinstance(value, dict):
        return dict(value)
    raise SettingsError(f'{where}：要写成表，例如 {{ select = "…" }}。')
