"""What a person asked (Query) and what comes back (Results); nothing here knows an engine."""

from dataclasses import dataclass, field
from typing import Literal

from corpus import Kind, Outcome, Reply

Sort = Literal["relevance", "newest", "oldest"]
Audience = Literal["public", "internal"]
"""public sees what may be published, masked; internal sees everything as it is."""


@dataclass(frozen=True, slots=True, order=True)
class Years:
    """A range of years, both ends within; prints as "2019" or "2019..2021"."""

    first: int
    last: int

    def __str__(self) -> str:
        """Print the way `parse_years` reads it."""
        return str(self.first) if self.first == self.last else f"{self.first}..{self.last}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """One search as asked: words in the search syntax, and filters (any of each field's values).

    `outcomes` and `kinds` hold class names (resolved, proposal). `page` counts from 1. `strict`
    demands all words however little they find; without `synonyms` only what was typed is sought.
    """

    text: str = ""
    departments: tuple[str, ...] = ()
    years: tuple[Years, ...] = ()
    outcomes: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    sort: Sort = "relevance"
    page: int = 1
    size: int = 10
    strict: bool = False
    synonyms: bool = True


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that is either marked as matching or not."""

    text: str
    marked: bool = False


Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One reply found. `title` is what to call it (its title, subject or first words), in pieces;
    `snippet` is the best stretch of its text; `date` is an ISO prefix; `subject` what the question
    was called, None where that is the title already. Among similar replies `folded` is how many
    more that say the same it stands for."""

    id: str
    score: float
    title: Pieces
    departments: tuple[str, ...]
    date: str | None
    year: int | None
    outcome: Outcome
    kind: Kind
    number: str | None
    subject: str | None
    snippet: Pieces
    folded: int = 0


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet, how many hits choosing it gives, and whether it is chosen now."""

    value: str
    count: int
    selected: bool = False


@dataclass(frozen=True, slots=True)
class Relaxed:
    """How a search was widened because it found little: to replies with most of its words, rare
    ones weighing more, or with any of them. `strict_total` of the hits have all, and stand first."""

    level: Literal["most", "any"]
    strict_total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """One page of hits, the exact total, and facet counts by field name.

    Facets are "department" (most hits first), "year" (newest first), "outcome" and "kind" (most
    hits first). A facet's counts leave out its own selection, so that more can be chosen; a
    selected value is listed even with count 0. `generation` names the state that was searched.
    `relaxed` is None where every hit has all that was asked for; `synonyms` are the words that were
    also sought as others, each with those. `did_you_mean` are texts of searches that have more
    hits, offered where this one has few with all its words.
    """

    query: Query
    total: int
    hits: tuple[Hit, ...]
    facets: dict[str, tuple[FacetValue, ...]]
    took_ms: float
    generation: str
    relaxed: Relaxed | None = None
    synonyms: tuple[tuple[str, tuple[str, ...]], ...] = ()
    did_you_mean: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One reply for reading, the words of a search marked in its title, question and body.

    `question` and `body` are paragraphs. The reply itself is masked as its audience demands.
    """

    reply: Reply
    title: Pieces
    question: tuple[Pieces, ...] = field(default=())
    body: tuple[Pieces, ...] = field(default=())
    generation: str
