"""The pages made last, kept in memory: what many ask for is made once for each state of the index."""

import threading
from collections import OrderedDict
from dataclasses import dataclass

LARGEST = 512 * 1024
"""Bytes of a page that is kept; larger ones are few and would push many out."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it was sent; `coding` says how it is compressed, "" for not at all."""

    body: bytes
    content_type: str
    coding: str = ""


class Kept:
    """At most so many bytes of pages, the least recently asked for going first; thread-safe."""

    def __init__(self, room: int) -> None:
        """Keep pages of `room` bytes together."""
        self._room = room
        self._used = 0
        self._state = ""
        self._pages: OrderedDict[str, Page] = OrderedDict()
        self._lock = threading.Lock()

    def turn(self, state: str) -> None:
        """Forget all pages if they are of another state of the index: nobody can ask for them."""
        with self._lock:
            if state != self._state:
                self._state = state
                self._used = 0
                self._pages.clear()

    def get(self, tag: str) -> Page | None:
        """Return the page with this tag, which counts as asked for."""
        with self._lock:
            page = self._pages.get(tag)
            if page is not None:
                self._pages.move_to_end(tag)
            return page

    def put(self, tag: str, page: Page) -> None:
        """Keep a page, unless it is too large."""
        if len(page.body) > LARGEST:
            return
        with self._lock:
            old = self._pages.pop(tag, None)
            self._used += len(page.body) - (len(old.body) if old else 0)
            self._pages[tag] = page
            while self._used > self._room:
                _, gone = self._pages.popitem(last=False)
                self._used -= len(gone.body)
