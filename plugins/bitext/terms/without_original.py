"""Renderings that are marked where there is no original: the whole glossary's, looked for at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from bitext.model.glossary import Rendering, Term
from bitext.terms.addresses import SIGNS, without_addresses
from bitext.terms.english import WIDE, WORD, English, comparable, english, has_hyphen, has_other_hyphen
from bitext.terms.hits import Hit, TermAt
from bitext.terms.leftmost_longest import Patterns, Sweep, data_patterns
from bitext.terms.stem_forms import Form, best_of, forms_of

_SIGNS = tuple(dict.fromkeys(sign.title().encode() for sign in SIGNS))


@dataclass(slots=True)
class Alone:
    """Whole forms, the leftmost and longest of them, wherever they hold.

    Text and forms are compared with a capital at the head of each word: so no form is found inside a word, where it
    would hide one that begins there.
    """

    _forms: Sequence[Form]
    """All forms, those of preferred renderings first."""
    _patterns: Patterns[bytes] = field(init=False)
    _signs: int = field(init=False)
    """Number of the first pattern that is a string of addresses."""
    _owners: list[list[Form]] = field(init=False)
    """By pattern number: the forms that share it."""
    _uses: list[tuple[TermAt, ...]] = field(init=False)
    """By pattern number: its terms if no word goes on at either end, or () where each match must be checked."""

    @classmethod
    def of(cls, terms: Iterable[Term]) -> Alone:
        """Return the renderings of two words or more, unless the term's `alone` says otherwise."""
        chosen: list[tuple[bool, Term, Rendering]] = [
            (rendering.status != "preferred", term, rendering)
            for term in terms
            for rendering in term.renderings
            if (" " in rendering.words if term.alone is None else term.alone)
        ]
        chosen.sort(key=itemgetter(0))
        return cls([form for _, term, rendering in chosen for form in forms_of(term, rendering)])

    def __post_init__(self) -> None:
        owners: dict[bytes, list[Form]] = {}
        simple: dict[bytes, bool] = {}
        for form in self._forms:
            for letters, closes_word in form.endings:
                whole = form.stem + letters
                owners.setdefault(whole, []).append(form)
                simple[whole] = simple.get(whole, True) and form.is_plain and form.opens_word and closes_word
        # Strings of addresses have no term: where one stands, the text is searched again without its addresses.
        self._signs = len(owners)
        self._patterns = data_patterns([*(whole.title() for whole in owners), *_SIGNS])
        self._owners = list(owners.values())
        self._uses = [_uses(whole, forms) if simple[whole] else () for whole, forms in owners.items()]
        self._uses += [()] * len(_SIGNS)

    def find(self, text: str) -> list[Hit]:
        """Return the hits of the renderings in a text, from left to right, without overlaps."""
        data = comparable(text)
        if data is None or WIDE in data:
            return self._narrowed(text)
        found = self._patterns.find(data.title())
        word, uses = WORD, self._uses
        if "-" in text:  # a hit beside a hyphen is left to the sweep
            hits = [
                (start, end, uses[number])
                for number, start, end in found
                if uses[number]
                and not word[data[start - 1]]
                and not word[data[end]]
                and text[end : end + 1] != "-"
                and text[start - 1 : start] != "-"
            ]
        else:
            hits = [
                (start, end, uses[number])
                for number, start, end in found
                if uses[number] and not word[data[start - 1]] and not word[data[end]]
            ]
        if len(hits) < len(found) and any(number >= self._signs for number, _, _ in found):
            return self._narrowed(text)
        if len(hits) == len(found) and not has_other_hyphen(text):
            return hits
        return self._sweep(English(text, data, None, has_hyphen(text))).run(found)

    def _narrowed(self, text: str) -> list[Hit]:
        """Return the hits of a text with addresses or with white space wider than one space."""
        text = without_addresses(text)
        page = english(text)
        found = self._patterns.find(page.data.title())
        places = page.places or range(len(page.data))
        return [(places[start], places[end], uses) for start, end, uses in self._sweep(page).run(found)]

    def _sweep(self, page: English) -> Sweep[bytes]:
        def accept(number: int, start: int, end: int) -> Hit | None:
            owners = self._owners[number] if number < self._signs else ()
            holding = [form for form in owners if form.end(page, start) == end]
            return (start, end, best_of(holding, page, start, end)) if holding else None

        return Sweep(self._patterns, page.data.title(), accept)


def _uses(whole: bytes, forms: Sequence[Form]) -> tuple[TermAt, ...]:
    """Return the terms of equal forms, each with the rendering that fits best."""
    return best_of(forms, English(whole.decode("latin-1"), whole + b" ", None, hyphens=False), 0, len(whole))
