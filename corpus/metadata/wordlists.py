"""Wordlists: what the metadata functions know by name, from data files an operator can extend."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal, TypeVar

import msgspec

from corpus.errors import SettingsError, reason_of
from corpus.metadata.numerals import unspaced
from corpus.reply import Outcome

PLACE = re.compile(r"(?:.*?(?:[省市区區县縣州旗盟]|国家|中国|兵团|[A-Z][0-9]{0,2}))?")
"""What may stand before the kind of a body in its name: a place, a level, or nothing."""

_HERE = Path(__file__).parent
_Named = Literal["resolved", "in_progress", "planned", "reference", "declined"]


class Scheme(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What letters mean to one issuer, or to all issuers of a region, in a span of years.

    `since` and `until` are years within, None where open; `source` says where the rule stands.
    """

    letters: dict[str, _Named]
    issuer: str | None = None
    region: str | None = None
    since: int | None = None
    until: int | None = None
    source: str = ""

    def covers(self, year: int | None) -> bool:
        """Tell whether a year falls in the span; an unknown year only falls in an open one."""
        if year is None:
            return self.since is None and self.until is None
        return (self.since or year) <= year <= (self.until or year)


class Family(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A kind of body through its renamings: today's spellings, and each former body's.

    Each list begins with the full name; short forms follow.
    """

    current: Annotated[list[str], msgspec.Meta(min_length=1)]
    former: list[list[str]] = []


class _Agencies(msgspec.Struct, forbid_unknown_fields=True):
    endings: list[str] = []
    names: list[str] = []
    never: list[str] = []


class _Outcomes(msgspec.Struct, forbid_unknown_fields=True):
    words: dict[_Named, list[str]] = {}
    schemes: list[Scheme] = []


class _Lineage(msgspec.Struct, forbid_unknown_fields=True):
    names: dict[str, str] = {}
    families: list[Family] = []


class _Regions(msgspec.Struct, forbid_unknown_fields=True):
    provinces: list[str] = []
    not_places: list[str] = []
    not_alone: list[str] = []
    systems: list[str] = []
    hosts: dict[str, str] = {}


class _Labels(msgspec.Struct, forbid_unknown_fields=True):
    labels: dict[str, list[str]] = {}


_File = TypeVar("_File", _Agencies, _Outcomes, _Lineage, _Regions, _Labels)


@dataclass(frozen=True, kw_only=True, eq=False)
class Wordlists:
    """Everything known by name, compiled; plain values only, so that it can be pickled.

    Hashed and compared as an object, so that answers can be remembered by it.

    `labels` leads from a printed label without spaces to its key (办理结果 → outcome), `outcomes`
    from words to their class, `renamed` from a whole former name to today's, `successors` from a
    former body's name without its place (国土局) to today's; `former` takes such names apart.
    """

    agency: re.Pattern[str]
    agency_names: frozenset[str]
    agency_never: tuple[str, ...]
    outcomes: dict[str, Outcome]
    schemes: tuple[Scheme, ...]
    renamed: dict[str, str]
    families: tuple[Family, ...]
    successors: dict[str, str]
    former: re.Pattern[str]
    region: re.Pattern[str]
    not_places: tuple[str, ...]
    not_alone: frozenset[str]
    systems: tuple[str, ...]
    hosts: dict[str, str]
    labels: dict[str, str]
    label_initials: frozenset[str]

    @cached_property
    def label(self) -> re.Pattern[str]:
        """What finds a label: compiled when a text is first read, for searching needs none."""
        return _label_pattern(self.labels)


def load_wordlists(folder: Path | None = None) -> Wordlists:
    """Load the bundled lists, extended by files of the same names in an operator's folder.

    The operator's entries come first and win. Raises SettingsError, naming file and reason.
    """
    agencies = _files("agencies.toml", _Agencies, folder)
    outcomes = _files("outcomes.toml", _Outcomes, folder)
    lineage = _files("lineage.toml", _Lineage, folder)
    regions = _files("regions.toml", _Regions, folder)
    labels = _first_wins(
        (unspaced(name), key)
        for one in _files("labels.toml", _Labels, folder)
        for key, names in one.labels.items()
        for name in names
    )
    families = tuple(family for one in lineage for family in one.families)
    successors = _successors(families)
    return Wordlists(
        agency=_agency_pattern([ending for one in agencies for ending in one.endings]),
        agency_names=frozenset(name for one in agencies for name in one.names),
        agency_never=tuple(word for one in agencies for word in one.never),
        outcomes=_first_wins(
            (word, value)
            for one in outcomes
            for value, words in one.words.items()
            for word in words
        ),
        schemes=tuple(scheme for one in outcomes for scheme in one.schemes),
        renamed=_first_wins(pair for one in lineage for pair in one.names.items()),
        families=families,
        successors=successors,
        former=re.compile(
            rf"(?P<place>{PLACE.pattern})(?P<name>{_longest_first(successors) or '(?!)'})"
        ),
        region=_region_pattern([name for one in regions for name in one.provinces]),
        not_places=tuple(name for one in regions for name in one.not_places),
        not_alone=frozenset(name for one in regions for name in one.not_alone),
        systems=tuple(name for one in regions for name in one.systems),
        hosts=_first_wins(pair for one in regions for pair in one.hosts.items()),
        labels=labels,
        label_initials=frozenset(name[0] for name in labels),
    )


def _files(name: str, shape: type[_File], folder: Path | None) -> list[_File]:
    """The operator's file, if there is one, then the bundled one."""
    own: list[Path] = [] if folder is None else [folder / name]
    return [_load(path, shape) for path in (*own, _HERE / name) if path.is_file()]


def _load(path: Path, shape: type[_File]) -> _File:
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8-sig")), shape)
    except OSError as error:
        raise SettingsError(f"{path}：无法读取（{reason_of(error)}）") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path}：不是 UTF-8 编码") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}：不是合格的 TOML（{error}）") from error
    except msgspec.ValidationError as error:
        raise SettingsError(f"{path}：内容不合要求（{error}）") from error


_V = TypeVar("_V")


def _first_wins(pairs: Iterable[tuple[str, _V]]) -> dict[str, _V]:
    found: dict[str, _V] = {}
    for key, value in pairs:
        found.setdefault(key, value)
    return found


def _longest_first(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda w: (-len(w), w)))


def _successors(families: Iterable[Family]) -> dict[str, str]:
    """Each former spelling's successor: full name to full name, short form to short form."""
    return _first_wins(
        (old, family.current[min(rank, 1, len(family.current) - 1)])
        for family in families
        for group in family.former
        for rank, old in enumerate(group)
    )


def _agency_pattern(endings: list[str]) -> re.Pattern[str]:
    return re.compile(
        rf"[一-鿿A-Z0-9·][一-鿿A-Z0-9（）()·]{{0,37}}(?:{_longest_first(endings)})(?:[（(][^（）()]{{2,20}}[)）])?"
    )


def _region_pattern(provinces: list[str]) -> re.Pattern[str]:
    """A chain of province, city and district; each may be absent, none may be only its level."""
    place = "(?!省|市|区|區|县|縣|州|旗|盟)[一-鿿]"
    return re.compile(
        rf"(?P<province>{_longest_first(provinces)})?"
        rf"(?P<city>{place}(?:(?![区區县縣])[一-鿿]){{1,9}}?(?:自治州|地区|地區|盟|市)|[A-Z][0-9]{{0,2}}市)?"
        rf"(?P<district>{place}[一-鿿]{{0,7}}?(?:自治县|自治縣|自治旗|区|區|县|縣|旗|市)|[A-Z][0-9]{{1,2}}[市区县])?"
    )


def _label_pattern(labels: Iterable[str]) -> re.Pattern[str]:
    spaced = sorted(
        (r"[ \t　]*".join(map(re.escape, name)) for name in labels), key=lambda w: (-len(w), w)
    )
    return re.compile(
        rf"[【\[]?\s*(?P<name>{'|'.join(spaced)})\s*(?:[（(]\s*[盖公签]\s*章\s*[)）]\s*)?(?P<sep>[】\]]\s*[:：|│]?|[:：|│\t]|(?=\s)|$)"
    )
