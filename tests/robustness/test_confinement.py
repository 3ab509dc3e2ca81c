"""Reading, indexing and showing stay in the folder: no socket, no program, no file elsewhere.

Real hooks in a real process: Python reports every open, connect and start of a program to them,
though not what native code would open on its own.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.robustness.test_hostile_packages import TEXT, book, sheet, word
from tests.robustness.test_hostile_pdfs import pdf

WATCH = """
import json, os, sys
from pathlib import Path
folder, index = sys.argv[1:]
import corpus, indexer, indexer.making.pieces
from corpus import load_settings, walk, suffixes, extract, ReadError
settings = load_settings()
from indexer.analysis import load_analyzer
load_analyzer().terms("预热")
import corpus.readers.webpage, corpus.readers.word, corpus.readers.pdf, corpus.readers.workbook
import corpus.readers.delimited, corpus.readers.json_records, corpus.readers.markdown
seen = []
top = Path(corpus.__file__).parent.parent
own = tuple({os.path.realpath(path) for path in (*filter(None, sys.path), sys.prefix, sys.base_prefix, top)})
def watch(event, args):
    if event.startswith(("socket.", "subprocess.", "os.exec", "os.posix_spawn", "os.system", "urllib.", "http.", "ftplib.", "ctypes.dlopen", "os.fork")):
        seen.append([event, str(args)[:200]])
    elif event == "open" and isinstance(args[0], (str, bytes)):
        path = os.path.realpath(os.fsdecode(args[0]))
        if not path.startswith((os.path.realpath(folder), *own)):
            seen.append([event, path])
sys.addaudithook(watch)
texts = 0
for file in walk(Path(folder), "复文", suffixes()).files:
    try:
        for item in extract(file, settings):
            texts += not isinstance(item, ReadError)
    except ReadError:
        pass
print(json.dumps([texts, seen]))
"""
REMOTE = """<!DOCTYPE html PUBLIC "x" "http://127.0.0.1/x.dtd"><html><head><base href="http://127.0.0.1/">
<meta http-equiv=refresh content="0;url=http://127.0.0.1/"><link rel=stylesheet href="http://127.0.0.1/b.css">
<style>@import url(http://127.0.0.1/c.css)</style><script src="http://127.0.0.1/d.js"></script></head><body>
<img src="http://127.0.0.1/a.png"><img src="file:///etc/passwd"><iframe src="file:///etc/passwd"></iframe>
<object data="http://127.0.0.1/o"></object><embed src="//127.0.0.1/e"><video src="http://127.0.0.1/v"></video>
<p>答复正文在此。</p></body></html>"""
INCLUDING = (
    f'{TEXT}<w:p><w:r><w:fldSimple w:instr="INCLUDETEXT file:///etc/passwd"/></w:r></w:p>'
    '<w:altChunk r="rId9"/><w:attachedTemplate r="rId8"/>'
)
TEMPLATE = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId8" TargetMode="External" Target="http://127.0.0.1/t.dotm" Type="'
    'http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"/>'
    '<Relationship Id="rId9" TargetMode="External" Target="file:///etc/passwd" Type="'
    'http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk"/></Relationships>'
)
FORMULA = '<row r="2"><c r="A2"><f>WEBSERVICE("http://127.0.0.1/")</f><v>7</v></c></row>'
LAUNCH = "/OpenAction <</S /Launch /F (/bin/sh)>> /Names <</JavaScript <</Names [(a) <</S /JavaScript /JS (app.launchURL\\('http://127.0.0.1'\\))>>]>>>>"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A file of every format that asks for something elsewhere, and links that lead there."""
    folder = tmp_path / "复文"
    folder.mkdir()
    (folder / "a.html").write_text(REMOTE, encoding="utf-8")
    (folder / "a.md").write_text("# 答复\n\n![a](http://127.0.0.1/a.png) 正文\n", encoding="utf-8")
    (folder / "a.docx").write_bytes(word(INCLUDING, **{"word/_rels/document.xml.rels": TEMPLATE}))
    (folder / "a.xlsx").write_bytes(book(**sheet(FORMULA)))
    (folder / "a.pdf").write_bytes(pdf(catalog=LAUNCH))
    row = {"body": "答复", "url": "http://127.0.0.1/", "source": "file:///etc/passwd"}
    (folder / "a.jsonl").write_text(json.dumps(row), encoding="utf-8")
    (folder / "a.csv").write_text(
        'body,url\n"=WEBSERVICE(""http://127.0.0.1"")",x\n', encoding="utf-8"
    )
    (folder / "a.txt").write_text("答复：file:///etc/passwd", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("机密", encoding="utf-8")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    return folder


def test_reading_every_format_opens_no_socket_no_program_and_no_file_elsewhere(folder, tmp_path):
    command = [sys.executable, "-c", WATCH, str(folder), str(tmp_path / "index")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    texts, seen = json.loads(done.stdout)
    assert texts == 8
    assert seen == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="opens a file that Linux has")
def test_the_hooks_would_see_a_socket_a_program_and_a_file_elsewhere(folder, tmp_path):
    """The test above can fail: the same hooks report what a reader might do."""
    deeds = (
        "import socket, subprocess; socket.socket().close()\n"
        "subprocess.run(['true']); open('/etc/hostname').close()\nprint(json.dumps([0, seen]))"
    )
    watch = WATCH[: WATCH.index("texts = 0")] + deeds
    command = [sys.executable, "-c", watch, str(folder), str(tmp_path / "index")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    events = {event for event, _ in json.loads(done.stdout)[1]}
    assert {"socket.__new__", "subprocess.Popen", "open"} <= events
