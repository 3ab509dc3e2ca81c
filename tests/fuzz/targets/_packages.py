"""A package of which one part is what the fuzzer made: zipped anew, so that no checksum is wrong.

The first byte of an input names the part it replaces; one that names none is the whole file.
"""

import io
import zipfile
from collections.abc import Iterator


class Template:
    """The parts of a valid package."""

    def __init__(self, data: bytes) -> None:
        """Unpack it."""
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.names = sorted(self.parts)
        self.whole = data

    def made(self, data: bytes) -> bytes:
        """Return the package that an input stands for."""
        at = data[0] if data else 0
        if at >= len(self.names):
            return data[1:]
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for name, content in self.parts.items():
                archive.writestr(name, data[1:] if name == self.names[at] else content)
        return out.getvalue()

    def seeds(self) -> Iterator[bytes]:
        """Yield an input for each part, and one for the whole."""
        for at, name in enumerate(self.names):
            yield bytes([at]) + self.parts[name]
        yield b"\xff" + self.whole
