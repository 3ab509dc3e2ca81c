"""Boxes: the choices of a form, each behind or before a box, and which of them are ticked."""

import re

_BOX = re.compile(r"[（(【\[]\s*([☑√✓✔■]?)\s*[)）】\]]|([□☐☑☒√✓✔■])")
_SEVERAL = re.compile(r"\S{2}\s+\S{2}")
"""A gap within what should be one choice: a box may have been lost there."""
_TICKED = frozenset("☑√✓✔■")
_OPENING, _CLOSING = "（([【 \u3000\t", ")）】]。 \u3000\t"


def chosen(text: str) -> list[str]:
    """Return what is ticked of the choices beside boxes, or all of them if none is; a text without
    boxes as it is.

    Every choice follows its box, or every one stands before it; where neither is so, or a choice
    has none, nobody knows what is ticked, and all of them count.

    >>> chosen("☑主动公开 □依申请公开"), chosen("主动公开（ ）　依申请公开（√）")
    (['主动公开'], ['依申请公开'])
    >>> chosen("主动公开 √依申请公开 不予公开")
    ['主动公开', '依申请公开', '不予公开']
    """
    boxes = list(_BOX.finditer(text))
    if not boxes:
        return [text]
    starts = [0, *(box.end() for box in boxes)]
    ends = [*(box.start() for box in boxes), len(text)]
    parts = [text[start:end].strip() for start, end in zip(starts, ends, strict=True)]
    before, behind = parts[:-1], parts[1:]
    is_clear = not any(map(_SEVERAL.search, parts))
    if is_clear and all(behind) and not parts[0].strip(_OPENING):
        return _ticked(boxes, behind)
    if is_clear and all(before) and not parts[-1].strip(_CLOSING):
        return _ticked(boxes, before)
    return [word for part in parts for word in part.split()] or [""]


def _ticked(boxes: list[re.Match[str]], choices: list[str]) -> list[str]:
    pairs = zip(boxes, choices, strict=True)
    ticked = [choice for box, choice in pairs if (box[1] or box[2]) in _TICKED]
    return ticked or choices
