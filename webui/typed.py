"""Addresses sent as they were typed, Chinese and all, as curl and old links send them: waitress takes
nothing but ASCII and would answer in English."""

import re
from urllib.parse import quote

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser

_TYPED = re.compile(rb"[\x80-\xff]+")


class Parser(HTTPRequestParser):  # type: ignore[misc]  # waitress has no types
    """Encodes what is not ASCII in the first line of a request; whether it is UTF-8 is seen later."""

    def parse_header(self, header_plus: bytes) -> None:
        """Parse the first line and the headers."""
        line, end, headers = header_plus.partition(b"\r\n")
        encoded = _TYPED.sub(lambda found: quote(found[0]).encode(), line)
        super().parse_header(encoded + end + headers)


class Channel(HTTPChannel):  # type: ignore[misc]
    """A connection whose requests are read so."""

    parser_class = Parser
