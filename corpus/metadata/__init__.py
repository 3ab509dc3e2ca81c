"""Documents → replies: small pure functions that know Chinese and no formats."""

from corpus.metadata.dates import read_date
from corpus.metadata.describe import describe
from corpus.metadata.lineage import current_name, names
from corpus.metadata.numerals import number as read_numeral
from corpus.metadata.privacy import mask
from corpus.metadata.wordlists import Wordlists, load_wordlists

__all__ = [
    "Wordlists",
    "current_name",
    "describe",
    "load_wordlists",
    "mask",
    "names",
    "read_date",
    "read_numeral",
]
