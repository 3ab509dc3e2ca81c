"""Memory: the answers to short texts that recur in a corpus (names, dates, labels) are kept."""

from collections.abc import Callable, Hashable
from functools import lru_cache, wraps
from typing import Any, TypeVar, cast

_F = TypeVar("_F", bound=Callable[..., Any])
_LONGEST = 80
"""Longer texts hardly recur, and would fill the memory."""
_MOST = 1024


def remembered(function: _F) -> _F:
    """Keep a pure function's latest answers; its first argument is the text, if it is short."""
    known = lru_cache(maxsize=_MOST)(function)

    @wraps(function)
    def answer(text: str, *args: Hashable, **kwargs: Hashable) -> object:
        return (known if len(text) <= _LONGEST else function)(text, *args, **kwargs)

    return cast("_F", answer)
