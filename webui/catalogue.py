"""The English catalogue: a gettext .po file, read as it is when the site starts."""

import io
from dataclasses import dataclass
from functools import cache
from gettext import GNUTranslations
from pathlib import Path

FILE = Path(__file__).parent / "translations" / "en" / "LC_MESSAGES" / "messages.po"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The translations, and those that the scripts need, by their Chinese text."""

    translations: GNUTranslations
    scripts: dict[str, str]


@cache
def english() -> Catalogue:
    """Read the catalogue, once in a process: nothing need be compiled when it is installed."""
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - only a site needs it
    from babel.messages.pofile import read_po  # noqa: PLC0415

    compiled = io.BytesIO()
    with FILE.open("rb") as file:
        catalogue = read_po(file)
    write_mo(compiled, catalogue)
    compiled.seek(0)
    scripts = {
        str(message.id): str(message.string)
        for message in catalogue
        if any(path.endswith(".js") for path, _ in message.locations)
    }
    return Catalogue(GNUTranslations(compiled), scripts)
