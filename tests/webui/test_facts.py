"""The card of a reply."""

from dataclasses import dataclass

import pytest

from webui.facts import basis_note, safe_link


@dataclass(frozen=True)
class Trace:
    """How a fact was found."""

    basis: str
    where: str = ""
    printed: str | None = None


@pytest.mark.parametrize(
    ("found", "note"),
    [
        (Trace("stated", "header", "主动公开"), ""),
        (Trace("absent"), ""),
        (Trace("inferred", "number"), "据文号推断"),
        (Trace("inferred", "signature"), "据落款推断"),
        (Trace("inferred"), "据上下文推断"),
        (Trace("code", "header", "B"), "据代码“B”换算"),
    ],
)
def test_what_was_concluded_says_from_what(found, note):
    assert basis_note(found) == note


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://a.gov.cn/1", True),
        ("HTTP://a.gov.cn/1", True),
        ("javascript:alert(1)", False),
        (" https://a.gov.cn", False),
        ("//a.gov.cn", False),
        ("file:///etc/passwd", False),
        ("", False),
        (None, False),
    ],
)
def test_only_addresses_of_the_web_are_linked(url, linked):
    assert safe_link(url) == (url if linked else None)
