"""What the API answers, as schemas: they write the JSON and describe it in one."""

from typing import Any

from marshmallow import Schema, fields, validate

from indexer import KINDS, OUTCOMES
from webui.wording import SORTS


def words(about: str = "", *, null: bool = False) -> fields.String:
    """Answer a text, or null where there may be none."""
    return fields.String(required=True, allow_none=null, metadata={"description": about})


def integer(about: str = "", *, null: bool = False) -> fields.Integer:
    """Answer a whole number, or null where there may be none."""
    return fields.Integer(required=True, allow_none=null, metadata={"description": about})


def listed(inner: fields.Field[Any] | type[Schema], about: str = "") -> fields.List[Any]:
    """Answer a list."""
    item = inner if isinstance(inner, fields.Field) else fields.Nested(inner)
    return fields.List(item, required=True, metadata={"description": about})


def one_of(values: dict[Any, str]) -> fields.String:
    """Answer one of some class names, which the description explains."""
    about = "；".join(f"{name} {label}" for name, label in values.items())
    allowed = validate.OneOf(list(values))
    return fields.String(required=True, validate=allowed, metadata={"description": about})


class Piece(Schema):
    """A stretch of text, marked where it matches."""

    text = fields.String(required=True)
    marked = fields.Boolean(required=True)


class Hit(Schema):
    """One reply found."""

    id = words("编号，重建索引后不变")
    score = fields.Float(required=True)
    title = words()
    department = words("各承办单位，以“、”相连", null=True)
    departments = listed(fields.String())
    date = words("ISO 日期，可能只到年或月", null=True)
    year = integer(null=True)
    outcome = one_of(OUTCOMES)
    kind = one_of(KINDS)
    number = words("文号", null=True)
    subject = words("提案、建议或来信的题目", null=True)
    snippet = listed(Piece)


class FacetValue(Schema):
    """One value of a filter and how many replies choosing it gives."""

    value = fields.String(required=True)
    count = fields.Integer(required=True)
    selected = fields.Boolean(required=True)


class Facets(Schema):
    """The values of each filter."""

    department = listed(FacetValue)
    year = listed(FacetValue)
    outcome = listed(FacetValue)
    kind = listed(FacetValue)


class Asked(Schema):
    """A search as it was understood."""

    text = fields.String(required=True)
    department = listed(fields.String())
    year = listed(fields.String())
    outcome = listed(fields.String())
    kind = listed(fields.String())
    sort = one_of(dict(SORTS))
    size = fields.Integer(required=True)


class Relaxed(Schema):
    """How a search that found little was widened."""

    level = one_of({"most": "多数词", "any": "任一词"})
    strict_total = integer("其中词语都有的篇数，它们排在前面")


class Synonym(Schema):
    """A word and what was also sought for it."""

    word = fields.String(required=True)
    also = listed(fields.String())


class Results(Schema):
    """One page of replies and the counts of every filter."""

    query = fields.Nested(Asked, required=True)
    total = integer("共有多少篇")
    page = integer()
    hits = listed(Hit)
    facets = fields.Nested(Facets, required=True)
    relaxed = fields.Nested(Relaxed, required=True, allow_none=True)
    synonyms = listed(Synonym)
    did_you_mean = listed(fields.String(), "可能想检索的")
    took_ms = fields.Float(required=True)
    generation = words("索引的代号")


class Counted(Schema):
    """The filters of a search and how many replies it finds."""

    total = fields.Integer(required=True)
    facets = fields.Nested(Facets, required=True)
    generation = fields.String(required=True)


class Case(Schema):
    """Which proposal or suggestion was answered."""

    body = fields.String()
    term = fields.Integer()
    session = fields.Integer()
    number = fields.String()


class Source(Schema):
    """Where a reply was found."""

    path = fields.String(required=True)
    position = integer(null=True)
    part = integer(null=True)


class Reply(Schema):
    """One reply with all that is known of it, and for each fact what it rests on."""

    id = fields.String(required=True)
    kind = one_of(KINDS)
    title = words(null=True)
    subject = words(null=True)
    departments = listed(fields.String())
    department = words(null=True)
    current = listed(fields.String(), "承办单位现在的名称")
    region = words(null=True)
    number = words(null=True)
    case = fields.Nested(Case, required=True, allow_none=True)
    addressee = words(null=True)
    outcome = one_of(OUTCOMES)
    disclosure = fields.String(required=True)
    extent = words(null=True)
    date = words(null=True)
    year = integer(null=True)
    asked = words(null=True)
    question = words("来信，各段以换行分开")
    body = words("正文，各段以换行分开")
    url = words("原文网址", null=True)
    format = fields.String(required=True)
    sources = listed(Source)
    printed = fields.Dict(fields.String(), fields.String(allow_none=True), required=True)
    basis = fields.Dict(fields.String(), fields.String(), required=True)
    permalink = words("本站网址，重建索引后不变")


class Suggestion(Schema):
    """One way to go on typing."""

    text = words("完整的检索词")
    kind = words("词语、单位或题目")
    count = integer("约有多少篇")


class Suggestions(Schema):
    """What someone may be about to type, likeliest first."""

    suggestions = listed(Suggestion)
    generation = fields.String(required=True)


class Similar(Hit):
    """A similar reply."""

    folded = integer("另有多少篇内容相同")


class SimilarReplies(Schema):
    """Replies like another, most similar first."""

    hits = listed(Similar)
    generation = fields.String(required=True)


class Problem(Schema):
    """What went wrong (RFC 9457)."""

    type = fields.String(required=True)
    title = fields.String(required=True)
    status = fields.Integer(required=True)
    detail = fields.String(required=True)
    request_id = fields.String(required=True, allow_none=True)
