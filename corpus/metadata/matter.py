"""Matter: the fields that say what a reply answers: title, subject, addressee, case, kind."""

import msgspec

from corpus.metadata.addressees import find_addressee, find_group, is_citizen, title_addressee
from corpus.metadata.cases import find_case, find_case_number, merge, stated_case
from corpus.metadata.evidence import Evidence
from corpus.metadata.kinds import find_kind, stated_kind
from corpus.metadata.subjects import find_subject, title_subject
from corpus.metadata.titles import close_spaces, ends_as_reply, is_titled, speaks_of_reply
from corpus.reply import Case, Found, Kind

_SHORT_OPENING = 240


def title_of(evidence: Evidence) -> Found[str | None]:
    """Choose a record's title, else the letter's own, else the page's.

    A page titled after the reply beats a heading that only repeats the topic, and a labelled title
    one that does not look like any (信件详情).
    """
    stated, own = evidence.stated("title"), evidence.letter.head.title
    where = evidence.where("title")
    named = evidence.label("title") or evidence.label("subject")
    if stated and (where == "column" or own is None or _better(stated, own)):
        return Found(value=close_spaces(stated), printed=stated, basis="stated", where=where)
    if own and not (named and not is_titled(own)):
        return Found(value=own, printed=own, basis="stated", where="title")
    if named:
        return Found(value=close_spaces(named), printed=named, basis="stated", where="header")
    return Found(value=None)


def subject_of(evidence: Evidence, title: str | None) -> Found[str | None]:
    """Find the topic in the opening, else in a label (案由), else in the title."""
    subject = find_subject(evidence.letter.opening)
    if subject:
        return Found(value=subject, printed=subject, basis="stated", where="opening")
    if labelled := evidence.label("subject"):
        value = labelled.removeprefix("《").removesuffix("》")
        return Found(value=value, printed=labelled, basis="stated", where="header")
    subject = title_subject(title) if title else None
    if subject:
        return Found(value=subject, printed=subject, basis="stated", where="title")
    return Found(value=None)


def addressee_of(evidence: Evidence, title: str | None) -> Found[str | None]:
    """Take the addressee from a column, the letter's first line, or a title that names one."""
    if stated := evidence.stated("addressee"):
        value = find_addressee(f"{stated}：") or stated.rstrip(":：")
        return Found(value=value, printed=stated, basis="stated", where=evidence.where("addressee"))
    first = evidence.letter.lines[0] if evidence.letter.lines else ""
    if greeted := find_addressee(first) or find_group(first):
        return Found(value=greeted, printed=greeted, basis="stated", where="opening")
    if labelled := evidence.label("addressee"):
        value = labelled.rstrip(":：")
        return Found(value=value, printed=labelled, basis="stated", where="header")
    named = title_addressee(title) if title else None
    if named:
        return Found(value=named, printed=named, basis="stated", where="title")
    return Found(value=None)


def case_of(evidence: Evidence, title: str | None) -> Found[Case | None]:
    """Put a case together from a column or label, the title, and what the opening adds."""
    if stated := evidence.stated("case"):
        value = stated_case(stated)
        return Found(value=value, printed=stated, basis="stated", where=evidence.where("case"))
    opening = evidence.letter.opening[:_SHORT_OPENING]
    labelled = evidence.label("case")
    if labelled and (value := stated_case(labelled)):
        value = merge(value, find_case(title or ""))
        return Found(value=value, printed=labelled, basis="stated", where="header")
    line = evidence.letter.head.case_line
    if line and line != title and (value := find_case(line)):
        value = merge(value, find_case(title or ""))
        return Found(value=value, printed=line, basis="stated", where="header")
    in_title = find_case(title) if title else None
    in_opening = _case_in(opening)
    if value := merge(in_title, in_opening):
        where = "title" if in_title else "opening"
        return Found(value=value, printed=title if in_title else None, basis="stated", where=where)
    return Found(value=None)


def kind_of(
    evidence: Evidence, title: str | None, addressee: str | None, case: Found[Case | None]
) -> Found[Kind]:
    """Take the kind from a column or label, else judge by title, addressee and opening.

    A site of citizens' letters files them as 建议, 咨询 …; with a question they are letters.
    """
    asked = any(evidence.stated(key) for key in ("question", "asker", "asked"))
    asked = asked or bool(evidence.letter.question) or evidence.label("asked") is not None
    stated = evidence.stated("kind")
    kind = stated_kind(stated) if stated else None
    if kind and stated:
        kind = "letter" if asked and stated in ("建议", "意见") else kind
        return Found(value=kind, printed=stated, basis="stated", where=evidence.where("kind"))
    filed = evidence.label("kind")
    kind = stated_kind(filed) if filed else None
    if kind:
        return Found(value=kind, printed=filed, basis="stated", where="header")
    citizen = addressee is not None and is_citizen(addressee)
    assembly = (case.where == "header" and case.value and case.value.body) or ""
    named = f"{title or ''} {assembly}"
    found = find_kind(named, addressee, evidence.letter.opening, asked=asked, citizen=citizen)
    is_of_label = found.where == "title" and (found.printed or "") not in (title or "")
    return msgspec.structs.replace(found, where="header") if is_of_label else found


def _case_in(opening: str) -> Case | None:
    """A bare number in an opening may count anything; it is the case's only beside such a word."""
    case = find_case(opening)
    if case is None or case.term is not None:
        return case
    first = (case.number or "").split("、")[0]
    near = opening.find(first)
    around = opening[max(0, near - 30) : near + 30]
    named = any(word in around for word in ("提案", "建议", "议案", "书面意见"))
    again = find_case_number(around) or ""
    return case if named and again.split("、")[0] == first else None


def _better(stated: str, own: str) -> bool:
    return (
        (ends_as_reply(stated) and not ends_as_reply(own))
        or (speaks_of_reply(stated) and not speaks_of_reply(own))
        or not is_titled(own)
    )
