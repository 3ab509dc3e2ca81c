"""Official: the fields that say who answered, when, with which outcome and how openly."""

from collections.abc import Iterator

from corpus.metadata.agencies import answering_agencies, is_agency, title_agency
from corpus.metadata.dates import is_traditional, read_date
from corpus.metadata.disclosures import (
    Stated,
    bare_disclosure,
    disclosures_inside,
    filed_disclosure,
    strictest,
)
from corpus.metadata.evidence import Evidence
from corpus.metadata.labels import read_labels
from corpus.metadata.numbers import Numbered, read_number
from corpus.metadata.outcomes import Label, read_outcome, title_letter
from corpus.metadata.regions import find_region, site_region
from corpus.metadata.titles import ends_as_reply
from corpus.reply import Basis, Disclosure, Found, Outcome

Departments = Found[tuple[str, ...]]

_SHORT = 40


def departments_of(evidence: Evidence, title: str | None) -> Departments:
    """Find who answered: a stated column, the letterhead, the signature, a label, the title, the source.

    Several who sign where the letterhead names one of them answer together.
    """
    stated = evidence.stated("department")
    if stated:
        names = answering_agencies(stated, evidence.lists) or (stated,)
        return _named(names, stated, evidence.where("department"))
    head, signed = tuple(evidence.letter.head.agencies), tuple(evidence.letter.tail.agencies)
    if head and not set(head) < set(signed):
        return _named(head, "、".join(head), "letterhead")
    if signed := evidence.buried.agencies or signed:
        return _named(signed, "、".join(signed), "signature")
    return _less_certain(evidence, title)


def region_of(evidence: Evidence, departments: Departments) -> Found[str | None]:
    """Read the place in a department's name, else that of the government whose site it is."""
    for name in departments.value:
        if region := find_region(name, evidence.lists):
            return Found(value=region, printed=region, basis="stated", where=departments.where)
    site = site_region(evidence.stated("source") or "", evidence.stated("url"), evidence.lists)
    if site:
        return Found(value=site, printed=site, basis="stated", where="site")
    return Found(value=None)


def numbered(evidence: Evidence) -> Numbered | None:
    """Read the document number of a stated field or of the head; never one cited in the text."""
    stated = evidence.stated("number") or ""
    labelled = evidence.label("number") or ""
    return read_number(stated) or evidence.letter.head.number or read_number(labelled)


def number_of(evidence: Evidence, found: Numbered | None) -> Found[str | None]:
    """Tell the document number and where it stands."""
    if found is None:
        return Found(value=None)
    where = "header" if evidence.letter.head.number is None else "letterhead"
    if stated := evidence.stated("number"):
        where = evidence.where("number") if read_number(stated) else where
    return Found(value=found.value, printed=found.printed, basis="stated", where=where)


def date_of(evidence: Evidence) -> Found[str | None]:
    """Find the reply's date: stated, signed, labelled, before its number, or its page's at last."""
    stated = evidence.stated("date")
    if stated and (value := evidence.dated(stated)):
        return Found(value=value, printed=stated, basis="stated", where=evidence.where("date"))
    if buried := evidence.buried.date:
        return Found(value=buried.value, printed=buried.printed, basis="stated", where="signature")
    tail = evidence.letter.tail
    if tail.date:
        value, printed, mended = tail.date
        basis: Basis = "inferred" if mended else "stated"
        return Found(value=value, printed=printed, basis=basis, where="signature")
    return _labelled_date(evidence) or _number_date(evidence) or _page_date(evidence)


def year_of(date: Found[str | None], number: Numbered | None) -> Found[int | None]:
    """Take the year from the date, else from the document number, and keep which it was.

    A letter's own number tells its year better than the date its page was put up.
    """
    if date.value and (date.where != "published" or number is None or number.year is None):
        year = int(date.value[:4])
        return Found(value=year, printed=date.printed, basis=date.basis, where=date.where)
    if number and number.year:
        return Found(value=number.year, printed=number.printed, basis="stated", where="number")
    return Found(value=None)


def outcome_of(
    evidence: Evidence,
    title: str | None,
    departments: Departments,
    region: str | None,
    year: int | None,
) -> Found[Outcome]:
    """Read the outcome label of a column, head, title, number, tail or a line of its own.

    Letters mean what their issuer's table says.
    """
    for printed, where in _outcomes(evidence, title):
        label = _label(printed, evidence, departments.value, region, year)
        if label:
            return Found(value=label.value, printed=label.printed, basis=label.basis, where=where)
    if stated := evidence.stated("outcome"):
        where = evidence.where("outcome")
        return Found(value="unknown", printed=stated, basis="stated", where=where)
    return Found(value="unknown")


def _outcomes(evidence: Evidence, title: str | None) -> Iterator[tuple[str | None, str]]:
    """What is printed in each place that can hold an outcome; the later are the dearer to look at."""
    head, tail = evidence.letter.head, evidence.letter.tail
    yield evidence.stated("outcome"), evidence.where("outcome")
    yield head.labels.get("outcome"), "header"
    is_glued = head.number is not None and head.number.glued == head.outcome
    yield head.outcome, "number" if is_glued else "header"
    yield title_letter(title or ""), "title"
    yield tail.labels.get("outcome") or tail.outcome, "tail"
    yield _line_outcome(evidence), "body"


def disclosure_of(evidence: Evidence) -> tuple[Found[Disclosure], Stated | None]:
    """Read the strictest disclosure label of all, in a column or anywhere in the text."""
    head, tail = evidence.letter.head, evidence.letter.tail
    places = (
        (filed_disclosure(evidence.stated("disclosure") or ""), evidence.where("disclosure")),
        *((label, "header") for label in head.disclosures),
        *((label, "tail") for label in tail.disclosures),
        *((bare_disclosure(line), "body") for line in evidence.letter.lines if len(line) <= _SHORT),
        *((label, "body") for label in disclosures_inside(evidence.document.text)),
        *((label, "title") for label in disclosures_inside(evidence.stated("title") or "")),
    )
    chosen = strictest((label, where) for label, where in places if label)
    if chosen is None:
        return Found(value="unstated"), None
    told, where = chosen
    found = Found(value=told.value, printed=told.printed, basis=told.basis, where=where)
    return found, told


def _named(names: tuple[str, ...], printed: str, where: str) -> Departments:
    return Found(value=names, printed=printed, basis="stated", where=where)


def _less_certain(evidence: Evidence, title: str | None) -> Departments:
    labelled = evidence.label("department")
    if labelled and (names := answering_agencies(labelled, evidence.lists)):
        return _named(names, labelled, "header")
    organ = title_agency(title, evidence.lists) if title and ends_as_reply(title) else None
    if organ:
        return _named((organ,), organ, "title")
    for source in (evidence.stated("source"), evidence.label("source")):
        if source and is_agency(source, evidence.lists):
            return _named((source,), source, "meta")
    return Found(value=())


def _line_outcome(evidence: Evidence) -> str | None:
    """A labelled outcome in words that fills a line of the letter (办理结果：计划解决).

    A letter there (类别：A) may class anything.
    """
    for line in evidence.letter.lines:
        pairs = read_labels(line, evidence.lists) if len(line) <= _SHORT else []
        printed = pairs[0].value if [label.key for label in pairs] == ["outcome"] else ""
        label = read_outcome(printed, evidence.lists) if printed else None
        if label and label.basis == "stated" and label.value != "unknown":
            return printed
    return None


def _label(
    printed: str | None,
    evidence: Evidence,
    issuers: tuple[str, ...],
    region: str | None,
    year: int | None,
) -> Label | None:
    if not printed:
        return None
    return read_outcome(printed, evidence.lists, issuers=issuers, region=region, year=year)


def _labelled_date(evidence: Evidence) -> Found[str | None] | None:
    printed = evidence.label("date")
    value = evidence.dated(printed) if printed else None
    return Found(value=value, printed=printed, basis="stated", where="header") if value else None


def _number_date(evidence: Evidence) -> Found[str | None] | None:
    """Taiwan prints the date before the number: 中華民國八十七年九月十四日臺八十七專字第…號."""
    stated = evidence.stated("number")
    printed = stated or evidence.letter.head.number_line
    found = read_number(printed)
    before = printed[: printed.find(found.printed)] if found else printed
    dated = read_date(before, roc=is_traditional(printed))
    if dated is None or len(dated.value) < len("2023-05-06"):
        return None
    where = evidence.where("number") if stated else "letterhead"
    text = before[dated.start : dated.end]
    return Found(value=dated.value, printed=text, basis="stated", where=where)


def _page_date(evidence: Evidence) -> Found[str | None]:
    if evidence.published is None:
        return Found(value=None)
    printed = evidence.stated("published") or evidence.label("published")
    return Found(value=evidence.published, printed=printed, basis="stated", where="published")
