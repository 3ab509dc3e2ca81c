"""Describe: one document's stated fields and text read into the one record, a Reply."""

from typing import Any

from corpus.document import Document
from corpus.metadata.addressees import find_addressee
from corpus.metadata.evidence import Evidence, gather
from corpus.metadata.letter import paragraphs
from corpus.metadata.lineage import current_name
from corpus.metadata.matter import addressee_of, case_of, kind_of, subject_of, title_of
from corpus.metadata.numbers import find_number
from corpus.metadata.numerals import unspaced
from corpus.metadata.official import (
    Departments,
    date_of,
    departments_of,
    disclosure_of,
    number_of,
    numbered,
    outcome_of,
    region_of,
    year_of,
)
from corpus.metadata.tail import Tail
from corpus.metadata.wordlists import Wordlists
from corpus.reply import Disclosure, Found, Reply, Source

_TOLD = ("title", "subject", "department", "addressee", "case", "number", "outcome")
"""Labels that another place may contradict; a page's date or source beside another is no loss."""


def describe(document: Document, lists: Wordlists, *, id: str, source: Source) -> Reply:
    """Read a document's facts; what it does not say is absent, and nothing is guessed.

    What the document states beside its text wins over the text, normalised in the same way.
    """
    evidence = gather(document, lists)
    title = title_of(evidence)
    departments = departments_of(evidence, title.value)
    region = region_of(evidence, departments)
    number = numbered(evidence)
    date = date_of(evidence)
    year = year_of(date, number)
    addressee = addressee_of(evidence, title.value)
    subject = subject_of(evidence, title.value)
    case = case_of(evidence, title.value)
    found_number = number_of(evidence, number)
    outcome = outcome_of(evidence, title.value, departments, region.value, year.value)
    disclosure, told = disclosure_of(evidence)
    facts = (title, subject, departments, addressee, case, found_number, outcome, disclosure)
    return Reply(
        id=id,
        kind=kind_of(evidence, title.value, addressee.value, case),
        title=title,
        subject=subject,
        departments=departments,
        current=tuple(dict.fromkeys(current_name(name, lists) for name in departments.value)),
        region=region,
        number=found_number,
        case=case,
        addressee=addressee,
        outcome=outcome,
        disclosure=disclosure,
        date=date,
        year=year,
        body=_body(evidence, title, departments, date),
        format=document.format,
        sources=(source,),
        extent=told.extent if told else None,
        question=_question(evidence),
        contact=_contact(evidence, facts, disclosure.value),
        url=evidence.stated("url"),
        asked=_asked(evidence),
        asker=evidence.stated("asker") or evidence.label("asker"),
    )


def _body(
    evidence: Evidence, title: Found[str | None], departments: Departments, date: Found[str | None]
) -> str:
    """The letter's paragraphs, and every line of head and tail that no field has taken."""
    head, lines = evidence.letter.head, list(evidence.letter.lines)
    before = [line.strip() for line in head.left if line.strip() != title.printed]
    if head.title and head.title not in (title.value, head.case_line):
        before.insert(0, head.title)
    named = evidence.label("title") or ""
    if named.endswith("。") and named != title.printed:
        before.insert(0, named)  # 主旨 is a sentence of the letter
    if not set(head.agencies) <= set(departments.value):
        before.insert(0, " ".join(head.agencies))
    if _is_signature_unused(evidence, departments, date):
        lines = _signed_again(lines, evidence.letter.tail)
    greeting = [lines.pop(0).strip()] if lines and find_addressee(lines[0]) else []
    body = [*before, *greeting, *evidence.paragraphs(lines)]
    return "\n".join(body) or paragraphs(evidence.document.text)


def _contact(
    evidence: Evidence, facts: tuple[Found[Any], ...], disclosure: Disclosure
) -> tuple[str, ...]:
    """The contact block, and the labels whose field has taken its fact from elsewhere."""
    head, tail = evidence.letter.head, evidence.letter.tail
    told = [label for label in (*head.told, *tail.told) if label.key in _TOLD]
    taken = unspaced("".join(f"{fact.value}\n{fact.printed}\n" for fact in facts if told))
    unused = [
        label.printed
        for label in told
        if unspaced(find_number(label.value) or label.value) not in taken
        if label.key != "title" or not label.value.endswith("。")  # in the body
    ]
    opposed = [
        label.printed
        for label in (*head.disclosures, *tail.disclosures)
        if label.value != disclosure and label.basis == "stated"
    ]
    return (*head.kept, *unused, *opposed, *tail.contact)


def _is_signature_unused(
    evidence: Evidence, departments: Departments, date: Found[str | None]
) -> bool:
    """A column or letterhead has said otherwise, so the signature must not be lost."""
    tail = evidence.letter.tail
    signed_by = set(tail.agencies) <= set(departments.value)
    dated = tail.date is None or tail.date[0] == date.value
    return not (signed_by and dated)


def _signed_again(lines: list[str], tail: Tail) -> list[str]:
    """The letter with its signature, on the last line if it ran on from there."""
    last = [lines[-1] + tail.glued] if lines else [tail.glued.strip()] if tail.glued else []
    return [*lines[:-1], *last, *tail.signature]


def _question(evidence: Evidence) -> str:
    stated = evidence.stated("question")
    if stated:
        return paragraphs(stated)
    return "\n".join(evidence.paragraphs(list(evidence.letter.question)))


def _asked(evidence: Evidence) -> str | None:
    printed = evidence.stated("asked") or evidence.label("asked")
    return evidence.dated(printed) if printed else None
