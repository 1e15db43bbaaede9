"""Which pages of a served site are open in browsers: those that ask for the next build, and the one fetched last."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

_PAGE = ".html"
_MOST = 5
"""Pages that poll: no more of them are made before browsers load again."""
_POLLS = 70.0
"""Seconds in which a page that is open has told so again: it asks for the next build, for a minute at most."""


@dataclass(slots=True)
class OpenPages:
    """The pages that are open, by their paths in the site."""

    _last: str = ""
    """The one that was fetched last."""
    _polled: dict[str, float] = field(default_factory=dict)
    """When each told that it is open, the last one last."""

    def fetched(self, path: str) -> None:
        """Note that a page was fetched."""
        if path.endswith(_PAGE):
            self._last = path

    def polls(self, path: str) -> None:
        """Note that a page asks for the next build."""
        if path.endswith(_PAGE):
            before = [each for each in self._polled.items() if each[0] != path]
            self._polled = dict([*before, (path, time.monotonic())][-_MOST:])  # at once: others may be reading it

    def paths(self) -> tuple[str, ...]:
        """Return those that are to load again."""
        since = time.monotonic() - _POLLS
        polled = [path for path, at in self._polled.items() if at > since and path != self._last]
        return (*polled, self._last) if self._last else tuple(polled)
