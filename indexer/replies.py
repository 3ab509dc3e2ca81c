"""What the rooms to the right may know of corpus, handed on under indexer's own name."""

from corpus import DISCLOSURES, KINDS, OUTCOMES, FuwenError, Reply, SettingsError, Source

__all__ = [
    "DISCLOSURES",
    "KINDS",
    "OUTCOMES",
    "FuwenError",
    "Reply",
    "SettingsError",
    "Source",
]
