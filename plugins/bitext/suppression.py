"""What is left out of the findings on a text because an editor has said so, and what of that was in vain.

The readers know what a file says is to be ignored. Here it is held against what is found: by the `library` for what
readers and pairing say, by the `checks` for what they find.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from bitext.diagnostics import REGISTRY, Finding, Location
from bitext.model.edition import SourceText, Translation
from bitext.model.suppression import Ignored

OF_READERS = frozenset(("C30", "C31", "C33", "C34", "C35", "C37"))
"""Codes of what is found as soon as a text is read, and then alone."""
_ERRORS_STAY = frozenset(("C21", "C28", "C30", "C31", "C33", "C34", "C35"))
"""Codes of which what is an error cannot be ignored."""
_Lines = tuple[str, int, int]
"""A path, and the first and last line of what stands together there."""


def can_be_ignored(finding: Finding) -> bool:
    """Return whether a finding may be left out because an editor has seen it."""
    is_error = finding.code in _ERRORS_STAY and finding.severity == "error"
    return REGISTRY[finding.code].can_be_ignored and not is_error


@dataclass(slots=True)
class Suppression:
    """What is to be ignored in a text, and what of it has been needed."""

    ignored: tuple[Ignored, ...]
    """Of both files, in their order."""
    _lines: Sequence[tuple[_Lines, ...]] = field(repr=False)
    """By mark: what it is about; nothing, where that is the whole text."""
    _paths: frozenset[str]
    _texts: tuple[tuple[str, int, str], ...] = field(repr=False)
    """Path, first line and body of both files, to look up what stands at a place."""
    _used: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, translation: Translation | None, source: SourceText | None) -> Suppression:
        """Return what a translation and its original say is to be ignored; either may be missing."""
        texts = tuple(each for each in (translation, source) if each is not None)
        ignored = tuple(each for text in texts for each in text.ignored)
        return cls(
            ignored,
            [() if each.whole or not translation else tuple(_about(each, translation, source)) for each in ignored],
            frozenset(each.path for each in texts),
            tuple((each.path, each.body_line, each.body) for each in texts) if ignored else (),
        )

    def takes(self, finding: Finding) -> bool:
        """Return whether a finding is to be left out; then what says so has been needed."""
        if not self.ignored or not can_be_ignored(finding):
            return False
        taken = [index for index, each in enumerate(self.ignored) if self._is_about(index, each, finding)]
        self._used.update(taken)
        return bool(taken)

    def left(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Yield the findings that are not to be left out."""
        return (each for each in findings if not self.takes(each))

    def now(self, path: str) -> tuple[Ignored, ...]:
        """Return what one file says is to be ignored, with what has been needed so far."""
        return tuple(
            replace(each, used=True) if index in self._used else each
            for index, each in enumerate(self.ignored)
            if each.path == path
        )

    def asked(self, codes: Collection[str]) -> Iterator[Ignored]:
        """Yield what says that findings of some codes are to be ignored."""
        return (each for each in self.ignored if each.code in codes)

    def unused(self, codes: Collection[str]) -> Iterator[Ignored]:
        """Yield what says that findings of some codes are to be ignored, and was not needed."""
        for index, each in enumerate(self.ignored):
            if each.code in codes and not each.used and index not in self._used and (each.whole or self._lines[index]):
                yield each

    def _is_about(self, index: int, each: Ignored, finding: Finding) -> bool:
        place = finding.location
        if each.code != finding.code or place.path not in self._paths:
            return False
        if not each.whole and not any(
            path == place.path and first <= place.line <= last for path, first, last in self._lines[index]
        ):
            return False
        return not each.words or each.words in finding.message or self._stand_at(each.words, place)

    def _stand_at(self, words: str, place: Location) -> bool:
        """Return whether words stand at a place of one of the files."""
        for path, first, body in self._texts:
            lines = body.split("\n") if path == place.path else []
            if 0 <= place.line - first < len(lines):
                line = lines[place.line - first]
                begin = line.find(words, max(0, place.column - len(words)))
                return 0 <= begin < place.column
        return False


def _about(ignored: Ignored, translation: Translation, source: SourceText | None) -> Iterator[_Lines]:
    """Yield what a mark is about: what stands below it, and what belongs to its pair on either side."""
    if ignored.lines != (0, 0):
        yield (translation.path, *ignored.lines)
    for pair in translation.pairing.pairs if ignored.block >= 0 else ():
        if ignored.block in pair.translation:
            for index in pair.translation:
                yield translation.path, translation.blocks[index].line, translation.blocks[index].end
            if source:
                yield from ((source.path, source.blocks[each].line, source.blocks[each].end) for each in pair.source)


def unused_finding(ignored: Ignored) -> Finding:
    """Return the finding on what was to be ignored and is not there."""
    words = f' about "{ignored.words}"' if ignored.words else ""
    where = "in this text" if ignored.whole else "in the pair below"
    what = f"{ignored.code} in `ignore:`" if ignored.whole else f"{ignored.code} in the mark"
    message = f"expected a finding {ignored.code}{words} {where}, found none; take {what} out"
    return Finding("C36", Location(ignored.path, ignored.line, ignored.column), message)
