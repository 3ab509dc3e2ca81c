"""A file → its replies: reader, metadata and identity in one pass."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.document import Document
from corpus.errors import ReadError
from corpus.folder import File, file_at
from corpus.identity import content_digest, given_id, place_id, state_digest
from corpus.metadata import describe
from corpus.readers import read
from corpus.reply import Reply, Source
from corpus.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """One reply found in a file. `given` is the id that the file itself gives it, if any;
    `content` is equal for replies that say the same, `state` for those equal in every fact."""

    reply: Reply
    source: Source
    given: str | None
    content: bytes
    state: bytes


def extract(file: File | Path | str, settings: Settings) -> Iterator[Extracted | ReadError]:
    """Yield the replies of a file in order, and a ReadError for each row that cannot be read.

    A path stands for the file named by its own name, as `fuwen read FILE` does.
    Raises ReadError if the file as a whole cannot be read.
    """
    if not isinstance(file, File):
        file = file_at(file)
    for item in documents(file, settings):
        yield item if isinstance(item, ReadError) else understand(item, file, settings)


def documents(file: File, settings: Settings) -> Iterator[Document | ReadError]:
    """Yield what a file holds before anyone has understood it: the cheap half of `extract`."""
    return read(file.path, settings.options)


def understand(document: Document, file: File, settings: Settings) -> Extracted:
    """Understand one of a file's documents: the other half of `extract`."""
    source = Source(path=file.canonical, position=document.position, part=document.part)
    given = given_id(document.stated.get("id"))
    if given is not None and document.part is not None and document.part > 1:
        given = f"{given}-{document.part}"
    reply = describe(document, settings.lists, id=given or place_id(source), source=source)
    return Extracted(
        reply=reply,
        source=source,
        given=given,
        content=content_digest(reply),
        state=state_digest(reply),
    )
