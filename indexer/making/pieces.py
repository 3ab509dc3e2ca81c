"""Pieces of work: what is handed to a worker process, what comes back, and the work itself."""

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from corpus import (
    Document,
    Extracted,
    File,
    ReadError,
    Settings,
    Source,
    extract,
    from_bytes,
    load_settings,
    to_bytes,
    understand,
)
from indexer.analysis import Analyzer
from indexer.engines.base import Entry
from indexer.engines.joined import Joined, text_of
from indexer.fields import SCHEMA, entry
from indexer.report import Failure, failure_of
from indexer.stored import stored


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """A file to read and understand, or some of its `documents` that are read already.

    `columns` are pairs of the file's column map. The entries of replies whose state is among
    `known` are not made: the index probably has them.
    """

    file: File
    columns: tuple[tuple[str, str], ...]
    documents: tuple[Document, ...] | None = None
    known: frozenset[bytes] = frozenset()


class Fields(msgspec.Struct, frozen=True, kw_only=True):
    """An entry but for its id; a field's terms are one string."""

    terms: dict[str, str]
    values: dict[str, tuple[str, ...]]
    numbers: dict[str, int]
    payload: bytes


class Understood(msgspec.Struct, frozen=True, kw_only=True):
    """A reply as the merge needs it: Extracted with its fields or, where they are not made, the
    reply as JSON. `id` is the one it bears in either."""

    id: str
    source: Source
    given: str
    content: bytes
    state: bytes
    reply: bytes = b""
    fields: Fields | None = None


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a piece: replies, rows that could not be read, why the rest could not, and the
    columns of the map that were met (in this piece or before it)."""

    replies: list[Understood]
    rows: list[Failure] = []
    failure: Failure | None = None
    met: frozenset[str] = frozenset()


def perform(piece: Piece, settings: Settings, analyzer: Analyzer | None) -> Outcome:
    """Read and understand a piece; with an analyzer also make the entries that are not known."""
    replies: list[Understood] = []
    rows: list[Failure] = []
    failure = None
    try:
        for item in _items(piece, settings):
            if isinstance(item, ReadError):
                rows.append(failure_of(item))
            else:
                replies.append(_understood(item, None if item.state in piece.known else analyzer))
    except ReadError as error:
        failure = failure_of(error)
    met = frozenset(settings.options.met)
    return Outcome(replies=replies, rows=rows, failure=failure, met=met)


def entry_of(found: Understood, id: str, analyzer: Analyzer) -> Entry:
    """Return the entry of a reply under an id, made now unless it came with the right one."""
    if found.fields is None or found.id != id:
        reply = stored(found.fields.payload) if found.fields else from_bytes(found.reply)
        return entry(msgspec.structs.replace(reply, id=id), analyzer)
    return Entry(
        id=id,
        terms={
            name: text if SCHEMA.text[name] == "characters" else Joined(text)
            for name, text in found.fields.terms.items()
        },
        values=found.fields.values,
        numbers=found.fields.numbers,
        payload=found.fields.payload,
    )


@cache
def settings_of(folder: Path, columns: tuple[tuple[str, str], ...]) -> Settings:
    """Load the settings of an index once a process, for each column map."""
    return load_settings(folder, dict(columns))


def pack(value: object) -> bytes:
    """Turn lists of pieces or outcomes into bytes; paths, of which not all are text, as bytes."""
    return msgspec.msgpack.encode(value, enc_hook=os.fsencode)


def unpack_pieces(data: bytes) -> list[Piece]:
    """Turn the bytes of a list of pieces back; raises msgspec.DecodeError."""
    return _pieces().decode(data)


def unpack_outcomes(data: bytes) -> list[Outcome]:
    """Turn the bytes of a list of outcomes back; raises msgspec.DecodeError."""
    return _outcomes().decode(data)


def _items(piece: Piece, settings: Settings) -> Iterator[Extracted | ReadError]:
    if piece.documents is None:
        yield from extract(piece.file, settings)
    else:
        for document in piece.documents:
            yield understand(document, piece.file, settings)


def _understood(item: Extracted, analyzer: Analyzer | None) -> Understood:
    made = None if analyzer is None else entry(item.reply, analyzer)
    return Understood(
        id=item.reply.id,
        source=item.source,
        given=item.given or "",
        content=item.content,
        state=item.state,
        reply=to_bytes(item.reply) if made is None else b"",
        fields=None if made is None else _fields(made),
    )


def _fields(made: Entry) -> Fields:
    return Fields(
        terms={name: text_of(terms) for name, terms in made.terms.items()},
        values={name: tuple(values) for name, values in made.values.items()},
        numbers=dict(made.numbers),
        payload=made.payload,
    )


@cache
def _pieces() -> msgspec.msgpack.Decoder[list[Piece]]:
    return msgspec.msgpack.Decoder(list[Piece], dec_hook=_path)


@cache
def _outcomes() -> msgspec.msgpack.Decoder[list[Outcome]]:
    return msgspec.msgpack.Decoder(list[Outcome])


def _path(type: type[Any], value: object) -> Path:
    if type is not Path or not isinstance(value, bytes):
        raise TypeError(type)
    return Path(os.fsdecode(value))
