"""The text of a page as the host gives it, where that is not what its file says: other plugins change it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bitext.diagnostics import Finding
from bitext.model.catalogue import TranslationRecord
from bitext.model.corpus import Texts
from bitext.model.edition import Edition

NOTHING_YET = "<!-- nothing yet -->"
"""What a host gives for a text without a character, of which Python-Markdown would make nothing."""


@dataclass(frozen=True, slots=True)
class Change:
    """What another plugin has made of a text."""

    kept: bool
    """Whether the text of the file is shown after all."""
    first_line: int = 1
    """Line of the file that the text begins on."""
    lines: tuple[int, ...] = ()
    """By line of the text that is shown, where it is not the file's: the line of the file that it comes from."""

    def in_file(self, finding: Finding) -> Finding:
        """Return a finding at its line in the file, where it was found in the text."""
        index = finding.location.line - self.first_line
        if not 0 <= index < len(self.lines):
            return finding
        return replace(finding, location=replace(finding.location, line=self.lines[index]))


@dataclass(frozen=True, slots=True)
class Given:
    """An edition whose translation another plugin has changed."""

    edition: Edition
    """The edition to show."""
    findings: tuple[Finding, ...]
    """What is off with the text that is shown, at the lines of the file."""
    change: Change


def given(edition: Edition, text: str, texts: Texts) -> Given:
    """Return what to show of an edition whose translation another plugin has made into `text`.

    That is the text as it is given: it may have what a plugin brings from elsewhere. But where the alerts of the file
    are no longer all there, the plugin has taken notes of ours for its own notation, and the file has them.
    """
    first, body = edition.translation.body_line, edition.translation.body
    lines = tuple(first + index for index in origins(text.split("\n"), body.split("\n")))
    renewed, findings = texts.changed(edition, text, lines)
    if len(renewed.translation.alerts) < len(edition.translation.alerts):
        return Given(edition, (), Change(kept=True))
    return Given(renewed, findings, Change(kept=False, first_line=first, lines=lines))


def is_in_text(finding: Finding, translation: TranslationRecord) -> bool:
    """Return whether a finding in a translation's file is about its text, and not about its front matter."""
    return finding.location.line >= translation.body_line


def origins(given_lines: Sequence[str], written: Sequence[str]) -> list[int]:
    """Return, for each line that is given, the index of the line that was written and that it comes from.

    Lines that stand once in both are held to be the same. Between two of them, lines come from each other in their
    order, and those that are too many from the last.
    """
    found: list[int] = []
    for given_stretch, stretch in _stretches(given_lines, written):
        before = _common(given_lines, written, given_stretch, stretch)
        found += stretch[:before]
        rest, origin = given_stretch[before:], stretch[before:]
        after = _common(given_lines, written, rest[::-1], origin[::-1])
        nearest = min(origin.start, len(written) - 1)
        middle = origin[: len(origin) - after] or range(nearest, nearest + 1)
        found += (middle[min(index, len(middle) - 1)] for index in range(len(rest) - after))
        found += origin[len(origin) - after :]
    return found


def _stretches(given_lines: Sequence[str], written: Sequence[str]) -> Iterator[tuple[range, range]]:
    """Yield the stretches of both that begin with a line that is the same, in their order."""
    where = _standing_once(written)
    start, origin = 0, 0
    for line, index in _standing_once(given_lines).items():
        if where.get(line, -1) >= origin and index > 0:
            yield range(start, index), range(origin, where[line])
            start, origin = index, where[line]
    yield range(start, len(given_lines)), range(origin, len(written))


def _standing_once(lines: Sequence[str]) -> dict[str, int]:
    """Return the index of each line that stands there once, in their order."""
    counts = Counter(lines)
    return {line: index for index, line in enumerate(lines) if counts[line] == 1}


def _common(given_lines: Sequence[str], written: Sequence[str], stretch: range, origin: range) -> int:
    """Return how many lines two stretches begin with that are the same."""
    pairs = zip(stretch, origin, strict=False)
    return next(
        (count for count, (one, other) in enumerate(pairs) if given_lines[one] != written[other]),
        min(len(stretch), len(origin)),
    )
