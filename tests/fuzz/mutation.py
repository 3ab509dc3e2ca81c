"""Mutation by tokens: tags, words, numbers and signs are repeated, moved, nested and replaced.

Bytes changed at random rarely get past a parser; tokens do, and repeating them finds what takes
time by the square.
"""

import random
import re
from collections.abc import Callable, Sequence

Mutator = Callable[[bytes, int, int], bytes]

NUMBERS = (b"0", b"-1", b"1e308", b"nan", b"2147483648", b"99999999999999999999", b"1000000000")
REPEATS = (2, 3, 10, 100, 1000)
_TOKEN = re.compile(rb"<[^<>]{0,200}>|[A-Za-z_:]+|[0-9.]+|[\x80-\xff]+|\s+|.", re.S)


def mutator(words: Sequence[bytes]) -> Mutator:
    """Return a mutator for libFuzzer: three in four by tokens, the rest by single bytes."""

    def one(data: bytes, most: int, seed: int) -> bytes:
        rng = random.Random(seed)  # noqa: S311 (no secret)
        if rng.random() < 0.25:
            return _bytes(data, rng)[:most]
        tokens = _TOKEN.findall(data)
        for _ in range(rng.randint(1, 4)):
            rng.choice(OPERATIONS)(tokens, rng, words)
        return b"".join(tokens)[:most]

    return one


def _bytes(data: bytes, rng: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 8))):
        at = rng.randint(0, len(changed))
        changed[at : at + rng.randint(0, 1)] = rng.randbytes(rng.randint(0, 1))
    return bytes(changed)


def _span(tokens: list[bytes], rng: random.Random) -> slice:
    start = rng.randint(0, len(tokens))
    return slice(start, min(len(tokens), start + rng.choice((1, 1, 2, 5, 20))))


def _drop(tokens: list[bytes], rng: random.Random, _words: Sequence[bytes]) -> None:
    del tokens[_span(tokens, rng)]


def _repeat(tokens: list[bytes], rng: random.Random, _words: Sequence[bytes]) -> None:
    span = _span(tokens, rng)
    tokens[span] = tokens[span] * rng.choice(REPEATS)


def _move(tokens: list[bytes], rng: random.Random, _words: Sequence[bytes]) -> None:
    span = _span(tokens, rng)
    moved = tokens[span]
    at = rng.randint(0, len(tokens))
    tokens[at:at] = moved


def _insert(tokens: list[bytes], rng: random.Random, words: Sequence[bytes]) -> None:
    at = rng.randint(0, len(tokens))
    tokens[at:at] = [rng.choice(words)] * rng.choice((1, 1, 1, *REPEATS))


def _replace(tokens: list[bytes], rng: random.Random, words: Sequence[bytes]) -> None:
    if tokens:
        at = rng.randrange(len(tokens))
        tokens[at] = rng.choice(NUMBERS if tokens[at][:1].isdigit() else words)


OPERATIONS = (_drop, _repeat, _move, _insert, _replace)
