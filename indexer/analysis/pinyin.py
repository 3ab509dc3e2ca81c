"""Pinyin: how words are read, without tones, and which syllables sound nearly alike."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

MOST_READINGS = 4
"""Readings kept of a word: its usual one and those with one character read otherwise."""

Reading = tuple[str, ...]
"""Syllables, one for each character; what is no Chinese character stands for itself."""


def readings(word: str) -> list[Reading]:
    """Return how a folded word may be read, the usual reading first.

    >>> readings("停车")
    [('ting', 'che')]
    >>> readings("银行")
    [('yin', 'xing'), ('yin', 'hang'), ('yin', 'heng')]
    """
    known = syllables()
    each = [known.get(char, (char,)) for char in word]
    usual = tuple(options[0] for options in each)
    found = [usual]
    for place, options in enumerate(each):
        found += [(*usual[:place], other, *usual[place + 1 :]) for other in options[1:]]
    return found[:MOST_READINGS]


def spelt(letters: str) -> str:
    """Return typed letters as keys have them: no apostrophes, ü as v, and lüe as lue.

    >>> spelt("Xi'an"), spelt("lüe")
    ('xian', 'lue')
    """
    plain = letters.casefold().replace("'", "").replace("’", "").replace("ü", "v")
    return plain.replace("lve", "lue").replace("nve", "nue")


def spelling(reading: Reading) -> str:
    """Return a reading in one word, as people type it: tingche."""
    return spelt("".join(reading))


def initials(reading: Reading) -> str:
    """Return the first letters of a reading: tc for tingche."""
    return "".join(syllable[0] for syllable in reading)


def near(syllable: str) -> str:
    """Return one form for syllables that many speakers do not tell apart or input methods equate.

    zh z, ch c, sh s; n l at the beginning; ang an, eng en, ing in at the end.

    >>> [near(one) for one in ("zhang", "nan", "ling", "e")]
    ['zan', 'lan', 'lin', 'e']
    """
    if syllable[:2] in {"zh", "ch", "sh"}:
        syllable = syllable[0] + syllable[2:]
    if syllable.startswith("n") and len(syllable) > 1:
        syllable = "l" + syllable[1:]
    return syllable[:-1] if syllable.endswith("ng") else syllable


def sound(reading: Reading) -> str:
    """Return a key that is the same for readings that sound nearly alike."""
    return " ".join(map(near, reading))


@cache
def syllables() -> dict[str, tuple[str, ...]]:
    """Return the syllables that each character is read as, the usual one first."""
    usual: dict[str, list[str]] = {}
    others: list[tuple[str, str]] = []
    for syllable, firsts, seconds in _rows():
        usual.update((char, [syllable]) for char in firsts)
        others += [(char, syllable) for char in seconds]
    for char, syllable in others:
        usual[char].append(syllable)
    return {char: tuple(found) for char, found in usual.items()}


@cache
def sounding_like() -> dict[str, str]:
    """Return all characters that sound nearly alike, by the form that `near` gives them."""
    found: dict[str, str] = {}
    for char, read in syllables().items():
        for form in dict.fromkeys(map(near, read)):
            found[form] = found.get(form, "") + char
    return found


def read_as(letters: str) -> str:
    """Return all characters that may be read as one syllable; none if it is no syllable."""
    alike = sounding_like().get(near(letters), "")
    return "".join(char for char in alike if letters in map(spelt, syllables()[char]))


def _rows() -> Iterator[tuple[str, str, str]]:
    text = files("indexer.analysis").joinpath("pinyin.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            syllable, firsts, *rest = line.split("\t")
            yield syllable, firsts, rest[0] if rest else ""
