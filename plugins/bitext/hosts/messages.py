"""The messages of a site: each once in a build; in `serve`, new ones first and a count of the others."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field

from bitext.diagnostics import Finding
from bitext.shown import said_before

_LEVELS = {"error": logging.ERROR, "warning": logging.WARNING, "information": logging.INFO}


@dataclass(slots=True)
class Messages:
    """Writes findings to the log, where `--strict` counts them; lives as long as the host."""

    write: Callable[[int, str], None]
    """Takes the log level and the text of a line."""
    _said: dict[str, int] = field(init=False, default_factory=dict)
    """The messages of this build → their log levels."""
    _paths: dict[str, str] = field(init=False, default_factory=dict)
    """The file that each of them is about."""
    _left: Mapping[str, int] = field(init=False, default_factory=dict)
    """Those of the build before, while an edit is made good: they still hold for the pages that it leaves alone."""
    _before: tuple[str, ...] | None = field(init=False, default=None)
    """The messages of the build before; None where there was none, or where each build writes all."""
    _waiting: dict[str, int] = field(init=False, default_factory=dict)
    _finished: bool = field(init=False, default=False)
    _goes_on: bool = field(init=False, default=False)
    """Whether older messages are not counted, since they have been for this edit."""
    _noted: set[str] = field(init=False, default_factory=set)

    def begin(self, *, serving: bool) -> None:
        """Begin a build; `serving`: whether it may follow others, whose messages have been read."""
        if not serving:
            self._before, self._noted = None, set()
        elif self._said or self._finished:
            self._before = tuple(self._said) if self._finished else (*(self._before or ()), *self._said)
        self._said, self._waiting, self._finished, self._left = {}, {}, False, {}
        self._goes_on = False

    def begin_edit(self, made: Collection[str] = (), *, goes_on: bool = False) -> None:
        """Begin what follows an edit of a served site: only the pages that it changes say what is off with them.

        `made`: the paths of the files whose pages were made since it was begun before: what those do not say any more
        is over. `goes_on`: whether it is the same edit that goes on: then older messages have been counted.
        """
        left = {text: level for text, level in self._left.items() if self._paths.get(text) not in made} | self._said
        self._before, self._left = tuple(left), left
        self._said, self._waiting, self._finished, self._goes_on = {}, {}, False, goes_on

    def end_edit(self, left: Collection[str]) -> None:
        """End it; `left`: the paths of the files whose pages were not made anew: what was said of these still holds."""
        self.finish()
        stay = {text: level for text, level in self._left.items() if self._paths.get(text) in left}
        self._said = stay | self._said
        self._paths = {text: self._paths[text] for text in self._said}
        self._left = {}

    def say(self, findings: Iterable[Finding]) -> None:
        """Write findings, each once in a build; after another build, they wait for `finish`."""
        for finding in findings:
            level, text = _LEVELS[finding.severity], str(finding)
            if text in self._said:
                continue
            self._said[text] = level
            self._paths[text] = finding.location.path
            if self._before is None:
                self.write(level, text)
            else:
                self._waiting[text] = level

    def note(self, text: str) -> None:
        """Write a line that is no finding, for information, once for all builds."""
        if text not in self._noted:
            self._noted.add(text)
            self.write(logging.INFO, text)

    def finish(self) -> None:
        """Write the waiting messages that the build before did not have, then the number of the others."""
        self._finished = True
        if not self._waiting:
            return
        files = {self._paths[text] for text in self._waiting}  # of a large site few files have anything new
        old = said_before(self._waiting, [text for text in self._before or () if self._paths.get(text) in files])
        for text, level in self._waiting.items():
            if text not in old:
                self.write(level, text)
        if old and not self._goes_on:
            count = f"{len(old)} older message{'s' if len(old) > 1 else ''}"
            self.write(max(self._waiting[text] for text in old), f"{count}, as before")
        self._waiting = {}
