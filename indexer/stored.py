"""Replies as an index keeps them: JSON, compressed against what replies have in common.

The dictionary is what zstd found common to the bundled samples (keys, formulas, agencies): a reply
by itself is too short to compress well, and none must be read to get at another. It takes real
replies to 0.39 of their JSON, without it 0.56; one made of an operator's own replies, 0.34.
"""

import threading
from functools import cache, cached_property
from importlib.resources import files

import msgspec
import zstandard

from corpus import Reply, from_bytes
from indexer.errors import IndexDamaged
from indexer.keeping.manifest import REBUILD

LEVEL = 3
"""Levels above cost three times the time for a tenth of the size."""
_LARGEST = 64 * 1024 * 1024
"""Bytes of a reply: no file that is read is larger, so more is damage."""


def pack(reply: bytes) -> bytes:
    """Return the payload that a reply, as JSON, is kept as."""
    return _local.compressor.compress(reply)


def stored(payload: bytes) -> Reply:
    """Unpack the reply of an entry; raises IndexDamaged for what no run of indexing packed."""
    try:
        return from_bytes(_unpacked(payload))
    except (zstandard.ZstdError, msgspec.DecodeError, UnicodeDecodeError) as error:
        raise IndexDamaged(f"索引里存的复文已损坏（{error}）；{REBUILD}") from error


def _unpacked(payload: bytes) -> bytes:
    size = zstandard.frame_content_size(payload)
    if not 0 <= size <= _LARGEST:
        raise zstandard.ZstdError(f"{size} bytes")
    return _local.decompressor.decompress(payload)


class _Local(threading.local):
    """A compressor and a decompressor for each thread: neither may be used by two at once."""

    @cached_property
    def compressor(self) -> zstandard.ZstdCompressor:
        return zstandard.ZstdCompressor(
            level=LEVEL, dict_data=_dictionary(), write_checksum=True, write_dict_id=False
        )

    @cached_property
    def decompressor(self) -> zstandard.ZstdDecompressor:
        return zstandard.ZstdDecompressor(dict_data=_dictionary())


_local = _Local()


@cache
def _dictionary() -> zstandard.ZstdCompressionDict:
    data = files("indexer").joinpath("replies.zdict").read_bytes()
    return zstandard.ZstdCompressionDict(data)
