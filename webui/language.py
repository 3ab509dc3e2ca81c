"""The language a page speaks to its reader: Chinese, or English where the address asks for it.

Chinese is the source: what is not translated stays as it is written in the code. Texts to be
translated stand in the code as literals, where Babel finds them (docs/translation.md).
"""

import re
from contextvars import ContextVar
from gettext import GNUTranslations

from markupsafe import Markup

CHINESE = "zh-CN"
ENGLISH = "en"
PARAMETER = "lang"

_spoken: ContextVar[GNUTranslations | None] = ContextVar("spoken", default=None)
"""The catalogue of the language spoken in this request, None for Chinese."""
_HAN = "\u2e80-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_RUN = re.compile(f"([{_HAN}](?:[^A-Za-z]*[{_HAN}])?)")
_SPAN = Markup('<span lang="zh-CN">{}</span>')


def speak(catalogue: GNUTranslations | None) -> None:
    """Speak the language of a catalogue from here on, Chinese for None."""
    _spoken.set(catalogue)


def language() -> str:
    """Return the tag of the language spoken."""
    return CHINESE if _spoken.get() is None else ENGLISH


def translatable(text: str) -> str:
    """Mark a text for translation where it is written; `gettext` translates it where it is said."""
    return text


def gettext(text: str, /, **values: object) -> str:
    """Say a text in the language spoken, its %(name)s filled in where values are given."""
    catalogue = _spoken.get()
    said = catalogue.gettext(text) if catalogue is not None and text else text
    return said % values if values else said


def plural(text: str, number: int) -> str:
    """Say a text about a number in the form that the number asks for, nothing filled in."""
    catalogue = _spoken.get()
    return text if catalogue is None else catalogue.ngettext(text, text, number)


def counted(text: str, number: int, /, **values: object) -> str:
    """Say a text about a number, which stands in it as %(n)s with separators."""
    return plural(text, number) % {"n": thousands(number), **values}


def thousands(number: int) -> str:
    """Write a count with separators (12,345)."""
    return f"{number:,}"


def in_language(path: str) -> str:
    """Return the address of a page that has no parameters in the language spoken.

    >>> in_language("/")
    '/'
    """
    return path if _spoken.get() is None else f"{path}?{PARAMETER}={ENGLISH}"


def original(text: str) -> str:
    """Mark what is Chinese in a text as such, on a page that is not."""
    if _spoken.get() is None:
        return text
    parts = _RUN.split(text)
    return Markup().join(_SPAN.format(part) if at % 2 else part for at, part in enumerate(parts))
