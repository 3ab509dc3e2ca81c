"""Replies as an index keeps them."""

import msgspec

from corpus import Reply, from_bytes
from indexer.errors import IndexDamaged
from indexer.manifest import REBUILD


def stored(payload: bytes) -> Reply:
    """Unpack the reply of an entry; raises IndexDamaged for what no run of indexing packed."""
    try:
        return from_bytes(payload)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise IndexDamaged(f"索引里存的复文已损坏（{error}）；{REBUILD}") from error
