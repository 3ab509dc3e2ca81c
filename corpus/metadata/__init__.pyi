"""From documents to replies: small pure functions that know Chinese and no formats."""

from .dates import read_date
from .description import describe
from .lineage import current_name, former_names, names
from .numerals import read_numeral
from .privacy import mask
from .regions import name_within, places
from .wordlists import Wordlists, load_wordlists

__all__ = [
    "Wordlists",
    "current_name",
    "describe",
    "former_names",
    "load_wordlists",
    "mask",
    "name_within",
    "names",
    "places",
    "read_date",
    "read_numeral",
]
