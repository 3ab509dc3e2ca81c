"""What is vendored goes out with its licence."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
ROOMS = ("corpus", "indexer", "webui")


def test_every_licence_beside_vendored_files_is_in_the_metadata_of_the_package():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = {path for pattern in project["license-files"] for path in ROOT.glob(pattern)}
    beside = {path for room in ROOMS for path in (ROOT / room).rglob("LICENSE*")}
    assert named == {ROOT / "LICENSE"} | beside


def test_every_table_that_names_a_licence_has_its_text_beside_it():
    tables = [
        path for path in (ROOT / "indexer").rglob("*.tsv") if "Licensed" in path.read_text("utf-8")
    ]
    assert tables
    for table in tables:
        assert any(
            text.name in table.read_text("utf-8") for text in table.parent.glob("LICENSE-*.txt")
        )
