"""The entries of a glossary whose lines have not changed since they were last read: they are not read again.

A list of entries is read in parts, each from a `- ` at the beginning of a line to the next one; what stands above the
first is a part of it. If every part parses as a list on its own, the file is those lists in order: a complete part
cannot reach into the next. Else the whole file is read as it stands, and so is one with line breaks that editors do not
count, or with the marks of documents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bitext.diagnostics import Finding
from bitext.readers.doubts import cut_values
from bitext.readers.entries import Entry, checked_entry, read_entries
from bitext.syntax.frontmatter import parse_list
from bitext.syntax.yaml_faults import FrontMatterError

MOST = 1_000_000
"""Characters of the files that are remembered: thousands of entries, and no more values than a file may have."""
_BEGIN = re.compile(r"^(?=-[ \t\n])", re.MULTILINE)
_WHOLE = re.compile("^(?:---|\\.\\.\\.|%)|[\r\x85\u2028\u2029]", re.MULTILINE)
"""What a file has that is not read in parts: marks of documents, and line breaks that are no line feeds."""
_Read = tuple[tuple[Entry, ...], tuple[Finding, ...]]
_Part = tuple[str, int, str]
"""Path of the file, line of it, and the text from there."""


@dataclass(slots=True)
class EntriesAgain:
    """The entries of some files as they were last read."""

    read: int = 0
    """How many parts of files were read since the last `begin`."""
    _before: dict[_Part, _Read] = field(default_factory=dict)
    _now: dict[_Part, _Read] = field(default_factory=dict)
    _size: int = 0
    """How many characters the files have whose parts are in `_now`."""

    def begin(self) -> None:
        """Begin to read a glossary; what is not asked for until the next begin is forgotten then."""
        self._before, self._now, self._size, self.read = self._now, {}, 0, 0

    def entries(self, text: str, shown: str, findings: list[Finding]) -> Iterator[Entry]:
        """Yield what `read_entries` does."""
        parts = self._parts(text, shown)
        if parts is None:
            yield from read_entries(text, shown, findings)
            return
        findings += cut_values(text, shown, 1)
        for entries, found in parts:
            findings += found
            yield from entries

    def _parts(self, text: str, shown: str) -> list[_Read] | None:
        """Return what is read of each part of a file; None where it cannot be read in parts, or is too long for it."""
        head, *parts = _BEGIN.split(text)
        if not parts or self._size + len(text) > MOST or _WHOLE.search(text):
            return None
        self._size += len(text)
        found, line = list[_Read](), 1
        for part in (head + parts[0], *parts[1:]):
            key = shown, line, part
            known = self._before.get(key) or self._now.get(key) or self._read(*key)
            if known is None:
                return None
            self._now[key] = known
            found.append(known)
            line += part.count("\n")
        return found

    def _read(self, shown: str, line: int, part: str) -> _Read | None:
        """Return what is read of a part; None where it is no list by itself."""
        try:
            root = parse_list(part, shown, line)
        except FrontMatterError:
            return None
        self.read += 1
        findings = list[Finding]()
        entries = [checked_entry(value, shown, findings) for value in root.items]
        return tuple(filter(None, entries)), tuple(findings)
