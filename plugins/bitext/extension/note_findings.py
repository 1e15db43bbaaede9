"""What is said of notes and the words that they are about, once the page is made."""

from __future__ import annotations

from collections.abc import Sequence

from bitext.diagnostics import Finding, Location, Severity
from bitext.extension.mark_words import Offer
from bitext.model.note import LemmaPart, Note

_NAMED = 4  # places that a message names


def lost(place: Location, part: LemmaPart, places: Sequence[str], see: Location | None) -> Finding:
    """Return that a lemma stands in none of the pairs that call its note; `places`: what these are called."""
    which = f"{part.text} {part.occurrence} times" if part.occurrence > 1 else part.text
    found = "fewer" if part.occurrence > 1 else "none"
    more = [f"{len(places) - _NAMED} more"] if len(places) > _NAMED else []
    where = " or ".join(filter(None, [", ".join([*places[:_NAMED], *more][:-1]), [*places[:_NAMED], *more][-1]]))
    message = f"expected {which} in {where}, found {found}; correct the bold words of the note"
    return Finding("C21", place, message, see, "warning")


def several(place: Location, part: LemmaPart, where: str, count: int, see: Location | None, *, linked: bool) -> Finding:
    """Return that a lemma stands in a pair more than once; `linked`: whether it is of the original."""
    do = f"write {part.text} (2) for the second" + (
        "" if linked else ", or put the mark right behind the words you mean"
    )
    message = f"expected {part.text} once in {where}, found it {count} times and marked the first; {do}"
    return Finding("C21", place, message, see, "information")


def unmade(place: Location, note: Note) -> Finding:
    """Return that nothing can be shown where a note is called."""
    what = f"[^{note.label}]" if note.form == "footnote" else "the note"
    return Finding("C21", place, f"expected {what} in the text, found it in code or raw HTML; move it out")


def unoffered(place: Location, note: Note, offer: Offer) -> Finding | None:
    """Return that another rendering stands for nothing, or reads badly; None where all is well."""
    message = _offer_message(note, offer)
    grade: Severity = "information" if offer.found else "warning"
    return Finding("C21", place, message, grade=grade) if message else None


def _offer_message(note: Note, offer: Offer) -> str:
    alternative = note.alternative
    if alternative is None:
        return ""
    words = alternative.words
    if not offer.found and alternative.replaces:
        do = f"write behind for the words that stand there, so that readers can put {words} in their place"
        return f"expected {alternative.replaces} before the note, found none; {do}"
    if not offer.found and not alternative.quoted:
        return ""  # a remark
    if not offer.found:
        return f"expected words before the note that {words} stands for, found none; put the note behind them"
    if offer.clash is None:
        return ""
    found = f'expected a sentence that reads well with the other rendering, found "{offer.clash.reads}"'
    if not offer.clash.replaces:
        return f'{found}; leave out what the sentence goes on with: "{offer.clash.offered}"'
    return f'{found}; say which words it stands for: "{offer.clash.offered}" for "{offer.clash.replaces}"'
