"""Glued: a date that runs on from the last sentence of a text without a break."""

import re

from corpus.metadata.dates import Dated, lost_date, read_date

_ENDED = re.compile(
    r"(?:[。！？!?；;…”）).]|(?:专|特)此(?:函复|答复|回复|函告|复函|回覆)|此复|敬礼|份|[0-9]\s*日)\s*$"
)
"""A text that has ended: with a stop, a closing word, the count of an enclosure, or a date."""
_OFFICE = re.compile(r"[局处處科室队隊会會院府办辦组台司心委厅廳部署所站]\s*$")
_GAP = re.compile(
    r"(?<![于於至到在为是自从、，,\-—－~～：:（(《“/0-9截止过期限间前后])(?<![ 　])[ 　]+$"
    r"|(?<=[0-9]{7})[ 　]{2,}$"
)
"""Blanks that set a date apart, unless a number or a word of the sentence leads to it (至, 时间, 不超过);
behind a telephone number wide ones do."""
_MONTH_DAY = re.compile(r"(?<=[。！!；\s处局队会院府办])\s*([0-9]{1,2}月[0-9]{1,2}日)\s*$")
_SHORTEST_DATE = len("2023-05-06")


def has_ended(text: str) -> bool:
    """Tell whether a text has come to its end."""
    return _ENDED.search(text) is not None


def glued_date(line: str, published: str | None) -> tuple[int, tuple[str, str, bool]] | None:
    """Find a whole date at a text's very end, after a text that has ended, an office or a gap."""
    offset = max(0, len(line) - 40)
    end = line[offset:].rstrip(" 　。)）")
    is_sentence = "。" in line[offset + len(end) :]
    last = _last_date(end)
    before = end[: last.start] if last else ""
    signs = _ENDED.search(before) or (
        not is_sentence and (_OFFICE.search(before) or _GAP.search(before))
    )
    if last is None or len(last.value) < _SHORTEST_DATE or not signs:
        return _glued_month_day(line, published)
    return offset + last.start, (last.value, end[last.start :], False)


def _glued_month_day(line: str, published: str | None) -> tuple[int, tuple[str, str, bool]] | None:
    match = _MONTH_DAY.search(line[-12:]) if published else None
    value = lost_date(match[1], published) if match else None
    if match is None or value is None:
        return None
    return max(0, len(line) - 12) + match.start(1), (value, match[1], True)


def _last_date(text: str) -> Dated | None:
    """The date a short text ends with."""
    start = 0
    while dated := read_date(text[start:]):
        if start + dated.end == len(text):
            return Dated(dated.value, start + dated.start, start + dated.end)
        start += dated.end
    return None
