"""The messages on the words that notes are about, once the page is made."""

from __future__ import annotations

from collections.abc import Sequence

from bitext.extension.mark_words import Offer
from bitext.model.note import LemmaPart, Note

_NAMED = 4  # places that a message names


def lost_message(part: LemmaPart, places: Sequence[str]) -> str:
    """Return the message on a lemma that stands in none of the pairs that call its note."""
    which = f"{part.text} {part.occurrence} times" if part.occurrence > 1 else part.text
    found = "fewer" if part.occurrence > 1 else "none"
    more = [f"{len(places) - _NAMED} more"] if len(places) > _NAMED else []
    where = " or ".join(filter(None, [", ".join([*places[:_NAMED], *more][:-1]), [*places[:_NAMED], *more][-1]]))
    return f"expected {which} in {where}, found {found}; correct the bold words of the note"


def several_message(part: LemmaPart, place: str, count: int, *, linked: bool) -> str:
    """Return the message on a lemma that stands in a pair more than once; `linked`: whether it is in the original."""
    do = f"write {part.text} (2) for the second" + (
        "" if linked else ", or put the mark right behind the words you mean"
    )
    return f"expected {part.text} once in {place}, found it {count} times and marked the first; {do}"


def offer_message(note: Note, offer: Offer) -> str:
    """Return the message on another rendering that has no words to replace, or reads badly; "" where it is good."""
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
