"""The English catalogue says all that the code and the templates say."""

import ast
import re
import string
from pathlib import Path

import pytest
from babel.messages.frontend import CommandLineInterface
from babel.messages.pofile import read_po
from jinja2 import nodes

from indexer import DISCLOSURES, KINDS, OUTCOMES
from webui.catalogue import FILE, english
from webui.wording import CLASSES

TOP = Path(__file__).parents[2]
KEYWORDS = ("gettext", "counted:1,1", "translatable", "_", "say")
SAYING = frozenset(word.partition(":")[0] for word in KEYWORDS)
HAN = re.compile("[\u3400-\u9fff]")
ELSEWHERE = ("api/", "export/", "command.py", "config.py", "processes.py", "server.py")
"""What is a stable contract, or speaks to operators."""
CHINESE = {
    "citations.py",
    "copying.py",
    "language.py",
    "linked_data.py",
    "paragraphs.py",
}
"""What looks for Chinese in replies, or writes about them in their own language."""
KEPT = {
    *("年月日", "、", "　", "中文"),
    *("加装电梯", '"停车难"', "学位 -民办", "养老 部门:民政局", "公交 年:2020..2024"),
    *("第", "届", "次会议", "号"),
    *("占比", "分组", "名称", "份数", "检索", "索引", "全部", "年份", "承办单位"),
}
"""Joints, the language's own name, searches to start from, the name of a case, columns of a CSV."""


@pytest.fixture(scope="module")
def extracted(tmp_path_factory):
    """Extract as docs/translation.md says."""
    made = tmp_path_factory.mktemp("extracted") / "messages.pot"
    words = [part for word in KEYWORDS for part in ("-k", word)]
    command = ["pybabel", "-q", "extract", "-F", str(TOP / "pyproject.toml")]
    told = [*command, "--no-default-keywords", *words, "-o", str(made), str(TOP)]
    CommandLineInterface().run(told)
    with made.open("rb") as file:
        return read_po(file)


def catalogue():
    with FILE.open("rb") as file:
        return read_po(file)


def forms(message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def test_every_text_has_its_english_and_none_is_left_over(extracted):
    wanted = {message.id for message in extracted if message.id}
    known = {message.id for message in catalogue() if message.id and all(forms(message))}
    assert len(wanted) > 200
    assert wanted - known == set()
    assert known - wanted == set()


def test_the_english_fills_in_nothing_that_the_chinese_does_not():
    for message in catalogue():
        source = message.id if isinstance(message.id, str) else message.id[0]
        given = {*re.findall(r"%\((\w+)\)s", source), *({"name"} if "月" in source else ())}
        for form in forms(message):
            if message.id:
                assert set(re.findall(r"%\((\w+)\)s", form)) <= given, source
                assert not HAN.search(form.replace("部门", "")), form
                assert set(form) & set(string.ascii_letters + ",.:"), source


def test_a_script_is_given_its_texts():
    wanted = set()
    for script in (TOP / "webui" / "static" / "js").glob("*.js"):
        wanted |= set(re.findall(r'say\("([^"]+)"', script.read_text(encoding="utf-8")))
    assert len(wanted) > 10
    assert wanted == set(english().scripts)


def test_every_class_of_a_reply_is_named():
    assert {*OUTCOMES.values(), *KINDS.values(), *DISCLOSURES.values()} == set(CLASSES)


def test_templates_say_chinese_only_by_the_catalogue_and_literally(app):
    """What `_` says may be markup, so it is never a text that came from elsewhere."""
    for name in app.jinja_env.list_templates(extensions=["html", "xml"]):
        source, _, _ = app.jinja_env.loader.get_source(app.jinja_env, name)
        tree = app.jinja_env.parse(source)
        assert [one.data for one in tree.find_all(nodes.TemplateData) if HAN.search(one.data)] == []
        for call in tree.find_all(nodes.Call):
            if getattr(call.node, "name", "") in ("_", "counted"):
                assert isinstance(call.args[0], nodes.Const), name


def modules() -> list[Path]:
    found = sorted((TOP / "webui").rglob("*.py"))
    return [
        path
        for path in found
        if path.name not in CHINESE
        and not str(path.relative_to(TOP / "webui").as_posix()).startswith(ELSEWHERE)
    ]


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.name)
def test_the_code_says_chinese_only_by_the_catalogue(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    marked = {
        id(one)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in SAYING
        for one in ast.walk(call)
    }
    told = {
        id(one.value)
        for one in ast.walk(tree)
        if isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant)
    }
    unsaid = [
        one.value
        for one in ast.walk(tree)
        if isinstance(one, ast.Constant)
        and isinstance(one.value, str)
        and HAN.search(one.value)
        and id(one) not in marked | told
        and one.value not in KEPT
    ]
    assert unsaid == []
