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

    Every choice follows its box, or every one stands before it; where neither is so, a choice has
    none or stands closer to another's, nobody knows what is ticked, and all of them count.

    >>> chosen("方式：☑主动公开 □依申请公开"), chosen("主动公开（ ）　依申请公开（√）")
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
    is_named = parts[0].endswith((":", "："))
    is_clear = not any(map(_SEVERAL.search, parts))
    leads, trails = _sides(text, boxes)
    if is_clear and not trails and all(behind) and (is_named or not parts[0].strip(_OPENING)):
        return _ticked(boxes, behind)
    if is_clear and not leads and all(before) and not (is_named or parts[-1].strip(_CLOSING)):
        return _ticked(boxes, before)
    words = " ".join(parts).split()
    return [word for word in words if word.strip(_OPENING + _CLOSING)] or [""]


def _sides(text: str, boxes: list[re.Match[str]]) -> tuple[bool, bool]:
    """Whether a box within the text stands close to what follows it, and one to what is before it."""
    inner = [box for box in boxes if text[: box.start()].strip() and text[box.end() :].strip()]
    gaps = [(text[box.start() - 1].isspace(), text[box.end()].isspace()) for box in inner]
    return (True, False) in gaps, (False, True) in gaps


def _ticked(boxes: list[re.Match[str]], choices: list[str]) -> list[str]:
    pairs = zip(boxes, choices, strict=True)
    ticked = [choice for box, choice in pairs if (box[1] or box[2]) in _TICKED]
    return ticked or choices
