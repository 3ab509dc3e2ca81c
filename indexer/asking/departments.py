"""Departments: which known bodies are meant by a name, old, short or partial."""

from collections.abc import Callable
from dataclasses import dataclass

from corpus import names
from indexer.analysis import fold
from indexer.keeping.bodies import Body, unknown
from indexer.keeping.opened import Opened


@dataclass(frozen=True, slots=True)
class Departments:
    """The names, as they are today, of the departments that someone may see."""

    known: tuple[str, ...]
    opened: Opened

    def bodies(self) -> Callable[[str], Body]:
        """Tell of these departments what the wordlists know, and of any other name nothing but it:
        what is not there for someone is answered like what stands nowhere."""
        known, told = frozenset(self.known), self.opened.bodies
        return lambda name: told(name) if name in known else unknown(name)

    def chosen(self, name: str) -> tuple[str, ...]:
        """Return the departments that a filter chooses by a name: a known one is itself, and counted
        by itself, though another may differ from it by script or width alone (澜州市商务局 and
        瀾州市商務局 are two values); otherwise those that are meant by it, if any."""
        return (name,) if name in self.known else self.resolve(name) or (name,)

    def resolve(self, name: str) -> tuple[str, ...]:
        """Return the known departments meant by a name, in order; empty if there is none.

        A name in full means just that body, an old one the body it became; otherwise every body
        whose name contains it in any of its spellings (发改委 → 澜州市发展和改革委员会). Traditional
        characters mean the same as simplified ones.
        """
        folded = {one: fold(one) for one in self.known}
        wanted = fold(name).strip()
        same = tuple(one for one in self.known if folded[one] == wanted)
        if same:
            return same
        spellings = {fold(spelling) for spelling in names(name.strip(), self.opened.lists)}
        same = tuple(one for one in self.known if folded[one] in spellings)
        return same or tuple(
            sorted(one for one in self.known if any(part in folded[one] for part in spellings))
        )
