"""What is said of the notes of a translation when it is read."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from bitext.diagnostics import Finding, Location
from bitext.edits import Edit
from bitext.nearest import Nearest

_LONG = 4  # characters of a label: [^2] is not meant by [^3]

Labelled = tuple[str, Location]
"""The label of a footnote, and where that, or a mark with it, stands."""


def wordless(label: str, place: Location) -> Finding:
    """Return that a footnote says nothing."""
    mark = f"[^{label}]"
    do = f"write what it says behind the colon, or take it out, with {mark} in the text"
    return Finding("C21", place, f"expected a note's words behind {mark}:, found none; {do}")


def repeated(label: str, place: Location, first: Location) -> Finding:
    """Return that a footnote has the label of another, which stands before it."""
    return Finding("C21", place, f"expected one footnote [^{label}], found another; give it a name of its own", first)


def unsigned(place: Location) -> Finding:
    """Return that nobody has signed a footnote."""
    do = "end it with –Ed. or –Trans., unless it is the author's own"
    return Finding("C21", place, f"expected a signature, found none; {do}", grade="information")


def unmatched(undefined: Iterable[Labelled], unused: Iterable[Labelled], said: Collection[str]) -> Iterator[Finding]:
    """Yield what is off with marks that no footnote has the label of, and with footnotes that no mark has that of.

    `said`: labels of which all has been said. Where the two are called nearly the same, that is one slip.
    """
    marks = [(label, place) for label, place in undefined if label not in said]
    notes = [(label, place) for label, place in unused if label not in said]
    near = _Near([label for label, _ in notes]) if marks and notes else None
    taken = set()
    for label, place in marks:
        other = near.to(label) if near else ""
        taken.add(other)
        if other:
            yield _misspelt(label, other, place, sure=near is not None and near.is_sure(label))
        else:
            yield _undefined(label, place)
    for label, place in notes:
        if label not in taken:
            yield _unused(label, place)


def _misspelt(label: str, near: str, place: Location, *, sure: bool) -> Finding:
    message = f"expected a footnote [^{label}], found [^{near}], which nothing calls; write [^{near}]"
    edits = (Edit(place.line, place.column, f"[^{label}]", f"[^{near}]"),) if sure else ()
    return Finding("C21", place, message, edits=edits)


def _undefined(label: str, place: Location) -> Finding:
    do = f"write it on a line of its own ([^{label}]: …), or correct the mark"
    return Finding("C21", place, f"expected a footnote [^{label}], found none; {do}")


def _unused(label: str, place: Location) -> Finding:
    do = f"put [^{label}] after the words that it is about, or take it out"
    return Finding("C21", place, f"expected a mark [^{label}] in the text, found none; {do}", grade="warning")


class _Near:
    """Labels, found by others that are nearly the same."""

    def __init__(self, labels: Collection[str]) -> None:
        self._folded = {_folded(label): label for label in labels}
        self._counts = Counter(map(_folded, labels))
        self._nearest = Nearest([label for label in labels if len(label) >= _LONG], 0.8)

    def to(self, label: str) -> str:
        """Return the label that is meant by one; empty, where none is."""
        folded = self._folded.get(_folded(label))
        return folded or (self._nearest.to(label) if len(label) >= _LONG else "")

    def is_sure(self, label: str) -> bool:
        """Return whether just one of the labels differs from this one in spaces and the form of letters alone."""
        return self._counts[_folded(label)] == 1


def _folded(label: str) -> str:
    return "".join(unicodedata.normalize("NFKC", label).split()).casefold()
