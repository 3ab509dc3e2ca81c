"""Documents → replies: small pure functions that know Chinese and no formats."""

from .dates import read_date
from .description import describe
from .lineage import current_name, names
from .numerals import read_numeral
from .privacy import mask
from .wordlists import Wordlists, load_wordlists

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
