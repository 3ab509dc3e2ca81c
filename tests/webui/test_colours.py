"""The colours of the charts: seen on the page, and told apart by colour-blind readers."""

import re
from itertools import combinations
from pathlib import Path

import pytest

import webui
from corpus import OUTCOMES

SHEET = (Path(webui.__file__).parent / "static" / "overview.css").read_text(encoding="utf-8")
SCHEMES = {"light": r"^\[", "dark": r":root:not\(\.paper\) \["}
Colour = tuple[float, float, float]

SIGHT = {
    "all cones": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "no red": (
        (0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998),
    ),
    "no green": (
        (0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881),
    ),
    "no blue": (
        (1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900),
    ),
}  # fmt: skip
"""How linear RGB is seen (Machado, Oliveira and Fernandes 2009, severity 1)."""
CONES = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
OKLAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
"""Ottosson's space, in which distance is how different two colours look; black to white is 1."""


def linear(text: str) -> Colour:
    parts = [int(text[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts
    )
    return red, green, blue


def times(matrix: tuple[Colour, ...], colour: Colour) -> Colour:
    red, green, blue = (sum(a * b for a, b in zip(row, colour, strict=True)) for row in matrix)
    return red, green, blue


def seen(text: str, sight: str) -> Colour:
    red, green, blue = (min(1, max(0, one)) for one in times(SIGHT[sight], linear(text)))
    long, middle, short = (one ** (1 / 3) for one in times(CONES, (red, green, blue)))
    return times(OKLAB, (long, middle, short))


def distance(one: Colour, other: Colour) -> float:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5


def contrast(one: str, other: str) -> float:
    lights = [
        sum(a * b for a, b in zip((0.2126, 0.7152, 0.0722), linear(text), strict=True))
        for text in (one, other)
    ]
    return (max(lights) + 0.05) / (min(lights) + 0.05)


def colours(scheme: str) -> dict[str, str]:
    found = re.findall(
        rf"{SCHEMES[scheme]}data-outcome=(\w+)\] {{ --colour: (#\w+); }}", SHEET, re.M
    )
    return dict(found)


@pytest.mark.parametrize(("scheme", "ground"), [("light", "#ffffff"), ("dark", "#14181d")])
def test_every_outcome_has_a_colour_that_stands_out_from_the_page(scheme, ground):
    assert set(colours(scheme)) == set(OUTCOMES)
    assert min(contrast(colour, ground) for colour in colours(scheme).values()) >= 3


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_any_two_outcomes_are_told_apart(scheme, sight):
    pairs = combinations((seen(colour, sight) for colour in colours(scheme).values()), 2)
    assert min(distance(one, other) for one, other in pairs) > 0.09


def test_red_and_green_of_one_lightness_would_not_do():
    assert distance(seen("#b05030", "no green"), seen("#6b7a2c", "no green")) < 0.09
