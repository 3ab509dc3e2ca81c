"""Site layouts: what stands where on the pages of one site, in CSS selectors."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Where one value stands: the first element that `select` finds and the rest agrees with.

    Its text must begin with one of `prefixes`, if there are any, which is cut off; of what is
    left, `pattern` keeps its first group. `attribute` is read in place of the element's text.
    With `breaks` the line breaks of the page's source are line breaks of the text.
    """

    select: str
    prefixes: tuple[str, ...] = ()
    pattern: re.Pattern[str] | None = None
    attribute: str | None = None
    breaks: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The pages of one kind on one site, see docs/layouts.md.

    It applies to a page of one of `domains` (if it names any) on which every selector of
    `present` finds something. `page` holds what stands once, `reply` what stands in every element
    that `block` finds; "body" is the reply's text.
    """

    name: str
    domains: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    block: str
    page: Mapping[str, Selection] = field(default_factory=dict)
    reply: Mapping[str, Selection] = field(default_factory=dict)
