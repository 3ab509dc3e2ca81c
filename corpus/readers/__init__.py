"""Files → Documents: `read` and what it can be told."""

from corpus.readers.layoutfile import load_layouts
from corpus.readers.layouts import Layout
from corpus.readers.options import ReadOptions, parse_map
from corpus.readers.table import read, suffixes

__all__ = ["Layout", "ReadOptions", "load_layouts", "parse_map", "read", "suffixes"]
