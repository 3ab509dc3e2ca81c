"""What a reply is, and how files become replies."""

from .counting import han
from .disclosure import OPEN, Audience, masked, visible
from .document import Document
from .errors import FuwenError, NoReply, ReadError, SettingsError, UnknownFormat, reason_of
from .extraction import Extracted, documents, extract, understand
from .folder import INDEX_MARK, File, Listing, canonical_name, walk
from .identity import place_id, second_id
from .metadata import (
    Wordlists,
    former_names,
    load_wordlists,
    name_within,
    names,
    places,
    read_date,
    read_numeral,
)
from .readers import parse_map, suffixes
from .reply import (
    DISCLOSURES,
    KINDS,
    OUTCOMES,
    Case,
    Disclosure,
    Found,
    Kind,
    Outcome,
    Reply,
    Source,
    from_bytes,
    to_bytes,
)
from .settings import Settings, load_settings

__all__ = [
    "DISCLOSURES",
    "INDEX_MARK",
    "KINDS",
    "OPEN",
    "OUTCOMES",
    "Audience",
    "Case",
    "Disclosure",
    "Document",
    "Extracted",
    "File",
    "Found",
    "FuwenError",
    "Kind",
    "Listing",
    "NoReply",
    "Outcome",
    "ReadError",
    "Reply",
    "Settings",
    "SettingsError",
    "Source",
    "UnknownFormat",
    "Wordlists",
    "canonical_name",
    "documents",
    "extract",
    "former_names",
    "from_bytes",
    "han",
    "load_settings",
    "load_wordlists",
    "masked",
    "name_within",
    "names",
    "parse_map",
    "place_id",
    "places",
    "read_date",
    "read_numeral",
    "reason_of",
    "second_id",
    "suffixes",
    "to_bytes",
    "understand",
    "visible",
    "walk",
]
