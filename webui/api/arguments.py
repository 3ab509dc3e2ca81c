"""What may be asked of the API, parameter by parameter; anything else is refused."""

from collections.abc import Iterable
from typing import Any

from flask import request
from marshmallow import RAISE, Schema, ValidationError, fields, pre_load, validate

from indexer import KINDS, OUTCOMES, Query, Years
from webui.params import LONGEST_TEXT, LONGEST_VALUE, MOST_VALUES
from webui.wording import FIRST_YEAR, LAST_YEAR, SORTS

MOST = 100
"""Replies on a page, and pages: 10,000 replies, the deepest a search is paged."""
_YEAR = "(?:19[0-9]{2}|20[0-9]{2}|2100)"
_YEARS = rf"^{_YEAR}(?:\.\.{_YEAR})?$"
_YEARS_RULE = f"应为 {FIRST_YEAR} 至 {LAST_YEAR} 之间的一年（2019）或前后两年（2019..2021）"


def text(longest: int, about: str, **more: Any) -> fields.String:  # noqa: ANN401 - marshmallow's own
    """Take a text of at most so many characters."""
    return fields.String(
        validate=validate.Length(max=longest, error="最多 {max} 个字"),
        error_messages={"required": "必须给出"},
        metadata={"description": about},
        **more,
    )


def number(low: int, high: int, otherwise: int, about: str) -> fields.Integer:
    """Take a whole number between two ends."""
    rule = f"应为 {low} 至 {high} 之间的整数"
    return fields.Integer(
        load_default=otherwise,
        validate=validate.Range(low, high, error=rule),
        error_messages={"invalid": rule, "too_large": rule},
        metadata={"description": about},
    )


def switch(otherwise: bool, about: str) -> fields.Boolean:
    """Take true or false and no other word for them."""
    return fields.Boolean(
        load_default=otherwise,
        truthy={"true"},
        falsy={"false"},
        error_messages={"invalid": "应为 true 或 false"},
        metadata={"description": about},
    )


def choice(names: Iterable[str]) -> validate.OneOf:
    """Allow some names and nothing else."""
    return validate.OneOf(list(names), error=f"应为 {'、'.join(names)} 之一")


def several(inner: fields.Field[Any], about: str) -> fields.List[Any]:
    """Take a parameter that may be given several times: any of its values will do."""
    few = validate.Length(max=MOST_VALUES, error="最多可以有 {max} 个值")
    return fields.List(inner, load_default=list, validate=few, metadata={"description": about})


class Strict(Schema):
    """Arguments of which none is unknown and none is given twice that has one value."""

    class Meta:
        """Marshmallow's own settings."""

        unknown = RAISE

    def __init__(self, **more: Any) -> None:  # noqa: ANN401 - marshmallow's own
        """Say of an unknown argument which ones there are."""
        super().__init__(**more)
        known = f"可用的有：{'、'.join(self.fields)}" if self.fields else "这个地址不带参数"
        self.error_messages = {**self.error_messages, "unknown": f"不认识这个参数；{known}"}

    @pre_load
    def once(self, data: Any, **_: Any) -> Any:  # noqa: ANN401 - marshmallow's own
        """Refuse a second value where the first would silently win."""
        for name, values in request.args.lists():
            if len(values) > 1 and not isinstance(self.fields.get(name), fields.List):
                raise ValidationError("只能出现一次", name)
        return data


class Filters(Strict):
    """A search without its page."""

    q = text(LONGEST_TEXT, "检索词，语法与网页的检索框相同", load_default="")
    department = several(text(LONGEST_VALUE, ""), "承办单位，全名、简称或旧名")
    year = several(
        fields.String(validate=validate.Regexp(_YEARS, error=_YEARS_RULE)),
        "年份，如 2021 或 2019..2021，两端都算",
    )
    outcome = several(fields.String(validate=choice(OUTCOMES)), "办理结果")
    kind = several(fields.String(validate=choice(KINDS)), "答复的类型")
    strict = switch(otherwise=False, about="true：词语必须都有，结果少也不放宽")
    synonyms = switch(otherwise=True, about="false：不找同义词")


class Search(Filters):
    """A search with its order and page."""

    sort = fields.String(
        load_default="relevance", validate=choice(SORTS), metadata={"description": "顺序"}
    )
    page = number(1, MOST, 1, "第几页，从 1 起")
    size = number(1, MOST, 10, "每页篇数")


class Prefix(Strict):
    """What has been typed so far."""

    q = text(LONGEST_VALUE, "已输入的字，可以是汉字、拼音或拼音首字母", required=True)
    limit = number(1, 20, 8, "最多几条")


class Few(Strict):
    """How many."""

    limit = number(1, 20, 5, "最多几篇")


class Nothing(Strict):
    """No parameters at all."""


def query_of(given: dict[str, Any]) -> Query:
    """Make the search that the arguments ask for; a range of years may be given either end first."""
    return Query(
        text=given["q"].strip(),
        departments=_filled(given["department"]),
        years=tuple(dict.fromkeys(_years(years) for years in given["year"])),
        outcomes=tuple(dict.fromkeys(given["outcome"])),
        kinds=tuple(dict.fromkeys(given["kind"])),
        strict=given["strict"],
        synonyms=given["synonyms"],
        sort=given.get("sort", "relevance"),
        page=given.get("page", 1),
        size=given.get("size", 1),
    )


def _filled(values: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value.strip() for value in values if value.strip()))


def _years(text: str) -> Years:
    first, _, last = text.partition("..")
    ends = sorted((int(first), int(last or first)))
    return Years(ends[0], ends[1])
