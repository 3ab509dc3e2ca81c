"""Titles: which head lines make the letter's own title, and how broken ones are joined."""

import re

_END = re.compile(
    r"(?:答\s*[复復覆]|答复意见|答复函|复函|复\s*函|回复|回复函|的函|函复|书面答复|办理信息公开|办理情况(?:的报告)?|办理意见|[会协]办意见|[会协]办函|办结情况)\s*(?:书|函|稿)?\s*[）)]?\s*(?:[（(【][^（）()【】]{1,20}[)）】])?\s*$"
)
_TOPIC_END = re.compile(
    r"(?:建议|提案|议案|书面意见|质询|質詢)\s*[》”]?\s*(?:[（(【][^（）()【】]{1,30}[)）】])?\s*$"
)
_REPLY = re.compile(
    r"答\s*[复復覆]|[复復]\s*函|回\s*[复復覆]|会办|函\s*$|第\s*[A-Z0-9一二三四五六七八九十]+\s*号|提案|質詢"
)
_START = re.compile(r"\s*(?:[^。！？，]{2,40}?\s*[-—－:：]?\s*)?(?:[关關]\s*[于於]|對|对|《|函送)")
_ANEW = re.compile(r"\s*(?:关于|關於|对|對|《)")
_SENTENCE = re.compile(r"[。！？；;]\s*$|[:：]\s*$|[。！？].{10}")
_CASE_LINE = re.compile(
    r"[（(]?(?!关于|對|对)[一-鿿0-9]{0,24}[届屆][一-鿿0-9]{0,16}次[会會][议議]\s*(?:提案|建议|书面意见)?\s*第\s*[A-Z0-9]{1,10}\s*[号號]\s*(?:提案|建议|书面意见)?[）)]?"
)
_STATES = re.compile(r"[:：]|(?:19|20)[0-9]{2}\s*[-年./]\s*[0-9]")
"""What a page says of a reply under its title: a date, a source."""
_HAN = "　-鿿＀-￯"
_INNER_SPACE = re.compile(rf"(?<=[{_HAN}0-9”’）》〕])\s+|\s+(?=[{_HAN}“‘（《〔])")
_LATIN_END, _LATIN_START = re.compile("[A-Za-z]$"), re.compile("[A-Za-z]")
_MOST_LINES = 5
_LONGEST = 160
_SHORT_REST = 20


def close_spaces(text: str) -> str:
    """Close the spaces inside Chinese text (答    复), keeping those between Latin words.

    >>> close_spaces("关于5G Wi Fi 建设的 答    复")
    '关于5G Wi Fi建设的答复'
    """
    text = text.strip()
    return _INNER_SPACE.sub("", text) if len(text.split()) > 1 else text


def speaks_of_reply(title: str) -> bool:
    """Tell whether a title names a reply or a numbered proposal rather than only a topic."""
    return _REPLY.search(title) is not None


def ends_as_reply(title: str) -> bool:
    """Tell whether a title is that of a reply (…的答复, 函送…書面答復) rather than of what was asked."""
    return _END.search(title) is not None or "函送" in title


def join_title(lines: list[str]) -> str:
    """Join the lines of one broken title."""
    title = ""
    for line in (line.strip() for line in lines):
        gap = " " if _LATIN_END.search(title) and _LATIN_START.match(line) else ""
        title += gap + line
    return close_spaces(title)


def may_be_title(line: str) -> bool:
    """Tell whether a line could be a title or a part of one: no sentence, not too long."""
    return len(line) <= _LONGEST and not _SENTENCE.search(line)


def title_run(lines: list[str]) -> int:
    """Return how many leading lines make one complete title; 0 if they make none.

    A title that names a reply may be broken over several lines; a topic stands on one.
    """
    if not lines or not may_be_title(lines[0]) or not _START.match(lines[0]):
        return 0
    for count in range(1, min(len(lines), _MOST_LINES) + 1):
        if not may_be_title(lines[count - 1]):
            return 0
        joined = join_title(lines[:count])
        if _END.search(joined) or (_TOPIC_END.search(joined) and not _goes_on(lines[count:])):
            return count
    return 0


def is_case_line(line: str) -> bool:
    """Tell whether a line names the proposal or suggestion answered, and nothing else.

    >>> is_case_line("市政协十四届二次会议提案第0067号"), is_case_line("关于第0067号提案的答复")
    (True, False)
    """
    has_session = "届" in line or "屆" in line
    return has_session and _CASE_LINE.fullmatch(line.strip()) is not None


def is_titled(text: str) -> bool:
    """Tell whether a line has the form of a title: it begins with 关于 or ends as one does."""
    forms = (_START.match(text), _END.search(text), _TOPIC_END.search(text))
    return any(forms) and not is_case_line(text)


def choose_title(groups: list[list[str]], named: str | None = None) -> tuple[str | None, list[str]]:
    """Choose the letter's title among a head's unlabelled lines; return it and the lines not used.

    Each group is a run of neighbouring lines. The title that the page names wins, then one that
    ends as a reply, then one that speaks of a reply or a number, over a bare topic (a page's own
    heading); a title printed twice counts once.
    """
    titles = [title for group in groups for title in _titles(group, named)]
    if not titles:
        return None, []
    joined = [(join_title(title), title) for title in titles]
    chosen = min((text for text, _ in joined), key=lambda text: _rank(text, named))
    return chosen, [line for text, title in joined if text != chosen for line in title]


def _rank(title: str, named: str | None) -> int:
    """How far a candidate is from being the title; of equals the first counts."""
    signs = (
        named is not None and title == close_spaces(named),
        ends_as_reply(title),
        speaks_of_reply(title) and not is_case_line(title),
        not is_case_line(title),
    )
    return signs.index(True) if True in signs else len(signs)


def _titles(group: list[str], named: str | None) -> list[list[str]]:
    """Cut a run of lines where one title ends and another begins."""
    titles: list[list[str]] = []
    for line in group:
        if titles and not _begins(line, titles[-1], named):
            titles[-1].append(line)
        else:
            titles.append([line])
    return titles


def _begins(line: str, before: list[str], named: str | None) -> bool:
    """Tell whether a line begins a title of its own rather than going on with those before it."""
    if is_case_line(before[-1]) or (
        named is not None and close_spaces(line) == close_spaces(named)
    ):
        return True
    if not _START.match(before[0]) and title_run([line]):
        return True  # a whole title under something that is none, such as a menu
    if _STATES.search(line) and ends_as_reply(join_title(before)):
        return not ends_as_reply(join_title([*before, line]))
    return _complete(before) and (_ANEW.match(line) is not None or is_case_line(line))


def _complete(lines: list[str]) -> bool:
    joined = join_title(lines)
    return bool(_END.search(joined) or _TOPIC_END.search(joined))


def _goes_on(lines: list[str]) -> bool:
    return (
        bool(lines)
        and bool(re.match(r"\s*(?:的|答|复|办理|回复|》|”|会办)", lines[0]))
        and len(lines[0]) <= _SHORT_REST
    )
