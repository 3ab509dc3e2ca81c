"""What an operator can set about the site; read at the doors (command line, environment, file)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How the site behaves.

    `prefix` is the path it lives under ("/fuwen"), "" for the root of a host; requests arrive
    with it still in their path. `url` is its public address ("https://fuwen.example.gov.cn"),
    which feeds and citations state; "" takes the host of each request. `token` is what a visitor
    of an internal site must bring, "" asks nobody. `rate` and `exports` are the requests and the
    whole results one address may ask for in a minute, 0 for any number.
    """

    prefix: str = ""
    url: str = ""
    token: str = ""
    rate: int = 0
    exports: int = 0

    @property
    def path(self) -> str:
        """The prefix with one slash before it and none behind, "" for none."""
        inner = self.prefix.strip("/")
        return f"/{inner}" if inner else ""
