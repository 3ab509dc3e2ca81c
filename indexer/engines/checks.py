"""What every engine refuses alike, so that none keeps or answers what another could not."""

from collections.abc import Iterable, Sequence
from itertools import chain

from indexer.engines.base import (
    DEEPEST,
    LONGEST,
    And,
    Between,
    Condition,
    Damping,
    Entry,
    Everything,
    Kept,
    Not,
    Or,
    Phrase,
    Request,
    Schema,
    Term,
    Value,
)
from indexer.engines.joined import Joined
from indexer.errors import EngineError

_FAR = 2**62


def check_entry(entry: Entry, schema: Schema) -> None:
    """Raise EngineError for an entry that some engine could not keep."""
    _known(entry.terms, schema.text)
    _known(entry.values, schema.values)
    _known(entry.numbers, schema.numbers)
    if not entry.id:
        raise EngineError("条目的编号为空")
    for field, terms in entry.terms.items():
        _check_terms(entry.id, terms, schema.text[field])
    every = [entry.id, *chain.from_iterable(entry.values.values())]
    _joined(every)
    _short(every)
    if not all(-_FAR < number < _FAR for number in entry.numbers.values()):
        raise EngineError(f"条目“{entry.id}”有过大的数")


def _check_terms(entry_id: str, terms: Sequence[str], kept: Kept) -> None:
    if isinstance(terms, str) != (kept == "characters"):
        raise EngineError(f"条目“{entry_id}”的单字须是一段文字，别的词须逐个列出")
    if isinstance(terms, Joined):
        return  # analysed text is well-formed as it comes
    if isinstance(terms, str):
        is_whole = "".join(_joined([terms]).split()) == terms
    else:
        is_whole = _joined(terms).split() == list(terms)
        _short(terms)
    if not is_whole:
        raise EngineError(f"条目“{entry_id}”有空词或含空白的词")


def check_request(request: Request, schema: Schema) -> None:
    """Raise EngineError for a request that some engine could not answer."""
    check_condition(request.condition, schema)
    for scored in request.scored:
        check_term(scored.field, scored.term, schema)
        if not scored.weight > 0:
            raise EngineError("计分词的权重必须大于 0")
    if request.sort is not None:
        _known([request.sort], schema.numbers)
    if request.damping is not None:
        _check_damping(request.damping, schema)
    if request.limit < 1 or request.offset < 0:
        raise EngineError("每页至少一条，起点不能为负")


def _check_damping(damping: Damping, schema: Schema) -> None:
    _known([damping.number], schema.numbers)
    if damping.depth < 1 or damping.power < 0:
        raise EngineError("折减至少涉及一条，幂不能为负")


def check_id(entry_id: str) -> None:
    """Raise EngineError for an id that is not UTF-8; any other may be asked for."""
    _joined([entry_id])


def check_term(field: str, term: str, schema: Schema) -> None:
    """Raise EngineError for a term that cannot be looked up in `field`."""
    _known([field], schema.text)
    _joined([term])


def check_terms(field: str, prefix: str, condition: Condition, limit: int, schema: Schema) -> None:
    """Raise EngineError for terms that cannot be listed."""
    check_term(field, prefix, schema)
    check_condition(condition, schema)
    if limit < 1:
        raise EngineError("至少要列出一个词")


def check_values(fields: Sequence[str], schema: Schema) -> None:
    """Raise EngineError if one of the fields is not a value field."""
    _known(fields, schema.values)


def check_condition(condition: Condition, schema: Schema, depth: int = 1) -> None:
    """Raise EngineError for a condition that some engine could not answer."""
    if depth > DEEPEST:
        raise EngineError(f"条件嵌套超过 {DEEPEST} 层")
    match condition:
        case Everything():
            pass
        case Term(field, term):
            check_term(field, term, schema)
        case Phrase():
            _check_phrase(condition, schema)
        case Value(field, any_of):
            check_values([field], schema)
            _joined(any_of)
        case Between(field):
            _known([field], schema.numbers)
        case And() | Or():
            _check_parts(condition, schema, depth)
        case Not(part):
            check_condition(part, schema, depth + 1)


def _check_parts(whole: And | Or, schema: Schema, depth: int) -> None:
    if isinstance(whole, Or) and whole.at_least < 1:
        raise EngineError("“任一”条件至少须满足一项")
    for part in whole.parts:
        check_condition(part, schema, depth + 1)


def _check_phrase(phrase: Phrase, schema: Schema) -> None:
    if not phrase.terms or schema.text.get(phrase.field) != "places":
        raise EngineError(f"字段“{phrase.field}”没有词的位置，或短语为空")
    _joined(phrase.terms)
    if phrase.known is not None:
        check_term(phrase.known.field, phrase.known.term, schema)


def _known(names: Iterable[str], fields: Iterable[str]) -> None:
    for name in names:
        if name not in fields:
            raise EngineError(f"索引没有字段“{name}”")


def _joined(texts: Iterable[str]) -> str:
    joined = " ".join(texts)
    try:
        joined.encode()
    except UnicodeEncodeError as error:
        raise EngineError("文字中有不成对的代理码位") from error
    return joined


def _short(texts: Sequence[str]) -> None:
    # UTF-8 takes at most 4 bytes a character, so next to no text has to be encoded for this
    longest = max(map(len, texts), default=0)
    if longest * 4 > LONGEST and any(len(text.encode()) > LONGEST for text in texts):
        raise EngineError(f"编号、词或值超过 {LONGEST} 字节")
