"""Has Python look for garbage seldom while a site is built, or an edit is made good.

Otherwise it would look often, and through all objects that a build holds.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

THRESHOLDS = (10_000, 50, 10)
"""A hundredth of Python's own rate: a page that is done is some ten thousand objects that hold one another."""


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Have Python look for garbage seldom while an edit is made good, for which somebody waits."""
    before = gc.get_threshold()
    if before[0]:  # else somebody has switched it off
        gc.set_threshold(*map(max, before, THRESHOLDS))
    try:
        yield
    finally:
        gc.set_threshold(*before)


@dataclass(slots=True)
class SeldomCollected:
    """What a build changes of the collector, until it ends; where somebody has chosen other settings, nothing."""

    _before: tuple[int, int, int] | None = None
    """The thresholds before the build; None where nothing is changed."""

    def begin(self) -> None:
        """Begin a build."""
        if self._before is None and gc.isenabled() and gc.get_freeze_count() == 0:
            self._before = gc.get_threshold()
            gc.set_threshold(*THRESHOLDS)

    def keep(self) -> None:
        """Leave out what is there now: what was read lives to the end of the build."""
        if self._before:
            gc.freeze()

    def end(self) -> None:
        """End a build: all is as it was."""
        if self._before:
            gc.unfreeze()
            gc.set_threshold(*self._before)
            self._before = None
