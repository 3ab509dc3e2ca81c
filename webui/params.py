"""The address bar → Query, or refused; and a Query → its one address."""

import re
from collections.abc import Collection, Iterable
from dataclasses import replace

from werkzeug.datastructures import MultiDict

from indexer import KINDS, OUTCOMES, Query, QueryError, Years
from webui.language import ENGLISH, PARAMETER, gettext, language, thousands
from webui.wording import FIRST_YEAR, LAST_YEAR, SORTS, Sort

Params = MultiDict[str, str]

LONGEST_TEXT = 1_000
LONGEST_VALUE = 200
"""Characters of the search and of any other value."""
LONGEST_QUOTE = 40
"""Characters of a wrong value that the message repeats."""
MOST_VALUES = 50
DEEPEST_HIT = 10_000
"""How far down a result one may page: every engine must rank all hits above a page to show it."""

SINGLE = ("q", "sort", "page", "year_from", "year_to", "strict", "synonyms", "lang")
REPEATED = ("department", "year", "outcome", "kind")
FORM_ONLY = ("year_from", "year_to")

_PLAIN = Query()
_ENDS = {"first": FIRST_YEAR, "last": LAST_YEAR}
_YEARS = re.compile(r"(\d{4})(?:\.\.(\d{4}))?", re.ASCII)
_YEAR = re.compile(r"\d{4}", re.ASCII)
_PAGE = re.compile(r"[1-9]\d{0,8}", re.ASCII)


class BadParameter(QueryError):
    """A parameter of the address is unknown, repeated or has a value that is not allowed."""


class UnknownParameter(BadParameter):
    """A parameter is not among those `allowed`; who passes on an address may have added it."""

    def __init__(self, told: str, allowed: Collection[str]) -> None:
        """Refuse with a sentence."""
        super().__init__(told)
        self.allowed = allowed


def params_to_query(params: Params) -> Query:
    """Read a search from an address; empty values, which forms send, count as not given.

    Raises BadParameter, whose sentence names the parameter and what is allowed.
    """
    _refuse_unknown(params)
    _single_value(params, PARAMETER, ENGLISH)
    return Query(
        text=_text(params),
        departments=_values(params, "department"),
        years=tuple(dict.fromkeys((*_years(params), *_range(params)))),
        outcomes=_classes(params, "outcome", OUTCOMES),
        kinds=_classes(params, "kind", KINDS),
        sort=_sort(params),
        page=_page(params),
        strict=_single_value(params, "strict", "1"),
        synonyms=not _single_value(params, "synonyms", "0"),
    )


def query_to_params(query: Query) -> dict[str, list[str]]:
    """Give the parameters of the query's address in the language spoken; what is as by default is
    left out."""
    params: dict[str, list[str]] = {
        "q": [query.text] if query.text else [],
        "department": list(query.departments),
        "year": [str(years) for years in query.years],
        "outcome": list(query.outcomes),
        "kind": list(query.kinds),
        "sort": [query.sort] if query.sort != _PLAIN.sort else [],
        "strict": ["1"] if query.strict else [],
        "synonyms": [] if query.synonyms else ["0"],
        "page": [str(query.page)] if query.page > 1 else [],
        PARAMETER: [ENGLISH] if language() == ENGLISH else [],
    }
    return {name: values for name, values in params.items() if values}


def refuse_all(params: Params, *, spoken: bool = False) -> None:
    """Refuse every parameter, for addresses that take none; raises BadParameter.

    What is `spoken` may be asked for in a language.
    """
    allowed = (PARAMETER,) if spoken else ()
    for name in params:
        if name not in allowed:
            told = gettext("不认识参数“%(name)s”；这个地址不带参数。", name=_short(name))
            raise UnknownParameter(told, allowed)
    if spoken:
        _refuse_repeated(params, PARAMETER)
        _single_value(params, PARAMETER, ENGLISH)


def asks_for_english(params: Params) -> bool:
    """Tell whether an address asks for English; whether it may is for `params_to_query` to say."""
    return _single(params, PARAMETER) == ENGLISH


def needs_own_address(params: Params) -> bool:
    """Tell whether the form sent its two ends of a range, which the address states as one."""
    return any(name in params for name in FORM_ONLY)


def in_order(query: Query) -> Query:
    """Sort a search without words by date: nothing in it can be more relevant."""
    wordless = not query.text and query.sort == "relevance"
    return replace(query, sort="newest") if wordless else query


def chosen_sort(query: Query) -> str:
    """Return the order that someone chose, "" for the one a search with these words has anyway."""
    usual = in_order(Query(text=query.text)).sort
    sort = in_order(query).sort
    return "" if sort == usual else sort


def without_page(query: Query) -> Query:
    """Return the same search from its first page."""
    return replace(query, page=1)


def deepest_page(size: int) -> int:
    """Return the last page that may be asked for."""
    return DEEPEST_HIT // size


def _refuse_unknown(params: Params) -> None:
    allowed = (*SINGLE, *REPEATED)
    for name in params:
        if name not in allowed:
            values = {"name": _short(name), "allowed": _listed(allowed)}
            told = gettext("不认识参数“%(name)s”；可用的参数有：%(allowed)s。", **values)
            raise UnknownParameter(told, allowed)
        if name in SINGLE:
            _refuse_repeated(params, name)


def _refuse_repeated(params: Params, name: str) -> None:
    if len(params.getlist(name)) > 1:
        raise BadParameter(gettext("参数“%(name)s”只能出现一次。", name=name))


def _listed(names: Iterable[str]) -> str:
    return gettext("、").join(names)


def _single(params: Params, name: str) -> str:
    return params.get(name, "").strip()


def _values(params: Params, name: str) -> tuple[str, ...]:
    given = dict.fromkeys(value.strip() for value in params.getlist(name))
    values = tuple(value for value in given if value)
    if len(values) > MOST_VALUES:
        told = {"name": name, "most": MOST_VALUES}
        raise BadParameter(gettext("参数“%(name)s”最多可以有 %(most)s 个值。", **told))
    if any(len(value) > LONGEST_VALUE for value in values):
        told = {"name": name, "most": LONGEST_VALUE}
        raise BadParameter(gettext("参数“%(name)s”的每个值最多 %(most)s 个字。", **told))
    return values


def _text(params: Params) -> str:
    text = _single(params, "q")
    if len(text) > LONGEST_TEXT:
        told = {"most": thousands(LONGEST_TEXT), "given": thousands(len(text))}
        raise BadParameter(gettext("检索词（q）最多 %(most)s 个字，收到 %(given)s 个字。", **told))
    return text


def _classes(params: Params, name: str, allowed: Collection[str]) -> tuple[str, ...]:
    values = _values(params, name)
    for value in values:
        if value not in allowed:
            raise _wrong(name, value, gettext("应为 %(allowed)s 之一", allowed=_listed(allowed)))
    return values


def _years(params: Params) -> tuple[Years, ...]:
    return tuple(_one_range(value) for value in _values(params, "year"))


def _one_range(value: str) -> Years:
    first, _, last = value.partition("..")
    if _YEARS.fullmatch(value) is not None:
        years = Years(int(first), int(last or first))
        if FIRST_YEAR <= years.first <= years.last <= LAST_YEAR:
            return years
    rule = gettext("应为 %(first)s 至 %(last)s 之间的一年（2019）或前后两年（2019..2021）", **_ENDS)
    raise _wrong("year", value, rule)


def _range(params: Params) -> tuple[Years, ...]:
    first = _end(params, "year_from", FIRST_YEAR)
    last = _end(params, "year_to", LAST_YEAR)
    if first > last:
        told = {"first": first, "last": last}
        raise BadParameter(gettext("起始年份（%(first)s）不能晚于终止年份（%(last)s）。", **told))
    return () if (first, last) == (FIRST_YEAR, LAST_YEAR) else (Years(first, last),)


def _end(params: Params, name: str, otherwise: int) -> int:
    value = _single(params, name)
    if not value:
        return otherwise
    if _YEAR.fullmatch(value) is None or not FIRST_YEAR <= int(value) <= LAST_YEAR:
        rule = gettext("应为 %(first)s 至 %(last)s 之间的年份", **_ENDS)
        raise _wrong(name, value, rule)
    return int(value)


def _sort(params: Params) -> Sort:
    value = _single(params, "sort") or _PLAIN.sort
    for sort in SORTS:
        if sort == value:
            return sort
    raise _wrong("sort", value, gettext("应为 %(allowed)s 之一", allowed=_listed(SORTS)))


def _single_value(params: Params, name: str, allowed: str) -> bool:
    """Tell whether a switch is given; it has one value, and is off when left out."""
    value = _single(params, name)
    if value not in ("", allowed):
        raise _wrong(name, value, gettext("只能是 %(allowed)s 或不写", allowed=allowed))
    return bool(value)


def _page(params: Params) -> int:
    value = _single(params, "page") or "1"
    if _PAGE.fullmatch(value) is None:
        raise _wrong("page", value, gettext("应为从 1 起的页码"))
    deepest = deepest_page(_PLAIN.size)
    if int(value) > deepest:
        raise BadParameter(
            gettext(
                "最多可以翻到第 %(deepest)s 页（参数“page”）；请增加检索词或筛选条件来缩小范围。",
                deepest=thousands(deepest),
            )
        )
    return int(value)


def _wrong(name: str, value: str, rule: str) -> BadParameter:
    told = {"name": name, "rule": rule, "value": _short(value)}
    return BadParameter(gettext("参数“%(name)s”%(rule)s，收到的是“%(value)s”。", **told))


def _short(value: str) -> str:
    return value if len(value) <= LONGEST_QUOTE else f"{value[:LONGEST_QUOTE]}…"
