"""The choice of a language: what an address asks for, and the link to the other one.

It stands in the address (lang=en) and nowhere else: so an address has one page, which caches
may keep and readers may pass on.
"""

from urllib.parse import urlencode

from flask import Flask, request, url_for
from jinja2 import pass_context
from markupsafe import Markup

from webui.catalogue import english
from webui.language import (
    CHINESE,
    ENGLISH,
    PARAMETER,
    gettext,
    in_language,
    language,
    original,
    plural,
    speak,
    thousands,
)
from webui.params import asks_for_english

API = "api."
"""How the endpoints begin that speak to programs, in Chinese to all of them."""


def register(app: Flask) -> None:
    """Speak the language that each request asks for, and give templates the means to."""
    english()
    app.before_request(_begin)
    app.teardown_request(_end)
    app.jinja_env.filters.update(original=_original, in_language=in_language)
    app.jinja_env.globals.update(
        _=_say, counted=_count, language=language, switch=switch, script_texts=_script_texts
    )


def answer_as_asked() -> None:
    """Speak as the address asks; pages about what went wrong do, whatever was asked for."""
    speak(english().translations if asks_for_english(request.args) else None)


def switch() -> tuple[str, str, str]:
    """Return the tag and name of the other language, and the address of this page in it."""
    pairs = [(name, value) for name, value in request.args.items(multi=True) if name != PARAMETER]
    if language() == ENGLISH:
        return CHINESE, "中文", here(pairs)
    return ENGLISH, "English", here([*pairs, (PARAMETER, ENGLISH)])


def here(pairs: list[tuple[str, str]]) -> str:
    """Write this address with other parameters; one that leads nowhere is told by them alone."""
    known = request.url_rule is not None and request.endpoint is not None
    path = url_for(request.endpoint or "", **(request.view_args or {})) if known else ""
    return f"{path}?{urlencode(pairs)}" if pairs or not path else path


def _begin() -> None:
    speak(None)
    if not (request.endpoint or "").startswith(API):
        answer_as_asked()


def _end(_: BaseException | None) -> None:
    speak(None)


def _say(text: str, /, **values: object) -> Markup:
    """Say a text of a template; it may have markup, which values may not."""
    said = Markup(gettext(text))  # noqa: S704 - templates say literals only; a test sees to it
    return said % values if values else said


def _count(text: str, number: int, /, **values: object) -> Markup:
    said = Markup(plural(text, number))  # noqa: S704 - as above
    return said % {"n": thousands(number), **values}


@pass_context
def _original(_: object, text: str) -> str:
    """Mark Chinese; with the context, so that a literal is not marked once for all languages."""
    return original(text)


def _script_texts() -> dict[str, str]:
    return english().scripts if language() == ENGLISH else {}
