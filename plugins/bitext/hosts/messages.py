"""The messages of a site: each once in a build; in `serve`, new ones first and a count of the others."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field

from bitext.diagnostics import Finding
from bitext.shown import said_before

_LEVELS = {"error": logging.ERROR, "warning": logging.WARNING, "information": logging.INFO}


_ByPath = dict[str, set[str]]
"""Messages by the path of the file that each is about."""


@dataclass(slots=True)
class Messages:
    """Writes findings to the log, where `--strict` counts them; lives as long as the host."""

    write: Callable[[int, str], None]
    """Takes the log level and the text of a line."""
    _said: dict[str, int] = field(init=False, default_factory=dict)
    """The messages of this build, or of this edit → their log levels."""
    _paths: dict[str, str] = field(init=False, default_factory=dict)
    """The file that each of them is about."""
    _left: _ByPath = field(init=False, default_factory=dict)
    """Those from before an edit that still hold, for the pages that it leaves alone."""
    _before: _ByPath | None = field(init=False, default=None)
    """Those that are older: of the build before, or what is left. None where each message is written."""
    _waiting: dict[str, int] = field(init=False, default_factory=dict)
    _finished: bool = field(init=False, default=False)
    _is_edit: bool = field(init=False, default=False)
    """Whether an edit is being made good."""
    _goes_on: bool = field(init=False, default=False)
    """Whether older messages are not counted, since they have been for this edit."""
    _noted: set[str] = field(init=False, default_factory=set)

    def begin(self, *, serving: bool) -> None:
        """Begin a build; `serving`: whether it may follow others, whose messages have been read."""
        if not serving:
            self._before, self._noted = None, set()
        elif self._said or self._left or self._finished:
            self._take_said()
            for path, unread in () if self._finished else (self._before or {}).items():
                self._left.setdefault(path, set()).update(unread)
            self._before = self._left
        self._begin()
        self._left, self._is_edit = {}, False

    def begin_edit(self, made: Iterable[str] = (), *, goes_on: bool = False) -> None:
        """Begin what follows an edit of a served site: only the pages that it changes say what is off with them.

        `made`: the paths of the files whose pages were made since it was begun before: what those do not say any more
        is over. `goes_on`: whether it is the same edit that goes on: then older messages have been counted.
        """
        self.finish()  # what waits is about pages that may not be made again
        for path in made if self._is_edit else ():
            self._left.pop(path, None)
        self._take_said()
        self._before = self._left
        self._begin()
        self._is_edit, self._goes_on = True, goes_on

    def end_edit(self, left: Collection[str]) -> None:
        """End it; `left`: the paths of the files whose pages were not made anew: what was said of these still holds."""
        self.finish()
        self._left = {path: texts for path, texts in self._left.items() if path in left}
        self._is_edit = False

    def _begin(self) -> None:
        self._said, self._paths, self._waiting = {}, {}, {}
        self._finished = self._goes_on = False

    def _take_said(self) -> None:
        """Add what has been written to what still holds from before; what waits has been read by nobody."""
        for text in self._said.keys() - self._waiting.keys():
            self._left.setdefault(self._paths[text], set()).add(text)

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
        before, files = self._before or {}, {self._paths[text] for text in self._waiting}
        old = said_before(self._waiting, (text for path in files for text in before.get(path, ())))
        for text, level in self._waiting.items():
            if text not in old:
                self.write(level, text)
        if old and not self._goes_on:
            count = f"{len(old)} older message{'s' if len(old) > 1 else ''}"
            self.write(max(self._waiting[text] for text in old), f"{count}, as before")
        self._waiting = {}
