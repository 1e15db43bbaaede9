"""Texts that a change of the glossary may pair otherwise, and that are paired later: others are looked at first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(slots=True)
class PutOff:
    """Which texts may wait, and which do."""

    may_wait: Callable[[str], bool] = lambda _page: False
    """Tells of a page whether its pairs may stay, for now, as they were with the lexicon before."""
    pages: dict[str, Callable[[], object]] = field(default_factory=dict)
    """By page whose pairs have stayed so: what pairs them."""

    def begin(self, may_wait: Callable[[str], bool]) -> None:
        """Begin to read a corpus, with nothing put off."""
        self.may_wait = may_wait
        self.pages = {}

    def takes(self, page: str, pair: Callable[[], object]) -> bool:
        """Return whether a page may wait, and if so, put it off; `pair`: pairs its text, when none may wait."""
        if not self.may_wait(page):
            return False
        self.pages[page] = pair
        return True

    def pair_next(self) -> bool:
        """Pair a text that was put off; return whether there are more."""
        self.may_wait = lambda _page: False
        if self.pages:
            self.pages.pop(next(iter(self.pages)))()
        return bool(self.pages)
