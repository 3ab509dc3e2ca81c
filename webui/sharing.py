"""What the processes of one server have in common; a server of one process shares with none."""

import secrets
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharing:
    """How a process stands to the others of its server.

    `secret` goes into what only this server may recognise: the tags of its pages. `folder` is where
    the processes count together, None where there is one process. `place` is this process's number
    from 0, which the one that replaces it takes over, and `count` how many there are.
    """

    secret: str = field(default_factory=lambda: secrets.token_hex(16))
    folder: Path | None = None
    place: int = 0
    count: int = 1
