"""Headwords in a source text, found as substrings, the longest first, in simplified or traditional characters."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from ahocorasick_rs import AhoCorasick, Implementation

from bitext.alike import fold, folded, letters, spellings
from bitext.languages.script import has_han
from bitext.model.glossary import Glossary, Term
from bitext.terms.addresses import SIGNS, has_address, without_addresses
from bitext.terms.hits import Hit, TermAt
from bitext.terms.leftmost_longest import Patterns, Sweep, text_patterns

_FOLDED = (*letters(), *SIGNS)
"""Characters to fold (⼤ is 大) and strings of addresses, found together with the headwords at no cost."""
_LETTERS = frozenset(letters())
_SHORT = 2  # characters of a headword that may lie across two words of a text


@dataclass(frozen=True, slots=True)
class _Owner:
    """A term of which a pattern is a form."""

    use: tuple[TermAt]
    longer: tuple[tuple[str, int], ...] = ()
    """Longer words in which the pattern means something else, each with its offset there."""


@dataclass(slots=True)
class Headwords:
    """The headwords of a glossary, compiled for matching."""

    _patterns: Patterns[str]
    _owners: list[tuple[_Owner, ...]]
    _uses: list[tuple[TermAt, ...]] = field(init=False)
    """By pattern number: its terms, or an empty tuple where each match must be checked."""
    _all: AhoCorasick | None = field(init=False, default=None)
    """Finds all forms, also those within others; compiled when it is first asked."""

    def __post_init__(self) -> None:
        self._uses = [
            ()
            if _is_latin(pattern[0]) or _is_latin(pattern[-1]) or any(owner.longer for owner in owners)
            else tuple(owner.use[0] for owner in owners)
            for pattern, owners in zip(self._patterns.all, self._owners, strict=False)  # those to fold have no term
        ]
        self._uses += [()] * len(_FOLDED)

    @classmethod
    def of(cls, glossary: Glossary) -> Headwords:
        """Return the headwords of the terms; a form that is another term's own headword is that term's."""
        own = {fold(term.headword) for term in glossary}
        owners: dict[str, list[_Owner]] = {}
        forms_of = iter(glossary.other_forms([word for term in glossary for word in (term.headword, *term.not_in)]))
        for term in glossary:
            others = next(forms_of)
            words = (*term.not_in, *(form for _ in term.not_in for form in next(forms_of)))
            longer = tuple(each for word in words for each in spellings(word))
            zh = fold(term.headword)
            use = (TermAt(term.id, alone=_counts_alone(term, zh)),)
            forms = [zh, *(form for each in others if (form := fold(each)) not in own)]
            for spelling in dict.fromkeys(each for form in forms if form for each in _spellings(form, own, zh)):
                owners.setdefault(spelling, []).append(_Owner(use, tuple(_places(spelling, longer))))
        return cls(text_patterns([*owners, *_FOLDED]), [tuple(each) for each in owners.values()])

    def owners(self) -> Mapping[str, tuple[_Owner, ...]]:
        """Return the terms of each pattern."""
        return dict(zip(self._patterns.all, self._owners, strict=False))

    def unlike(self, other: Headwords) -> frozenset[str]:
        """Return the patterns of which another glossary says something else."""
        mine, its = self.owners(), other.owners()
        return frozenset(pattern for pattern in mine.keys() | its.keys() if mine.get(pattern) != its.get(pattern))

    def forms(self, ids: Collection[str]) -> frozenset[str]:
        """Return the patterns of some terms."""
        return frozenset(
            pattern
            for pattern, owners in zip(self._patterns.all, self._owners, strict=False)  # those to fold have no term
            if any(owner.use[0].term in ids for owner in owners)
        )

    def standing(self, text: str) -> set[str]:
        """Return the ids of all terms of which a form stands in a text as it is, within a longer one too."""
        if self._all is None:
            patterns = self._patterns.all[: len(self._owners)]
            self._all = AhoCorasick(patterns, store_patterns=False, implementation=Implementation.ContiguousNFA)
        numbers = {number for number, _, _ in self._all.find_matches_as_indexes(text, overlapping=True)}
        return {owner.use[0].term for number in numbers for owner in self._owners[number]}

    def find(self, text: str) -> list[Hit]:
        """Return the hits of headwords in a text, from left to right, without overlaps."""
        found = self._patterns.find(text)
        uses = self._uses
        hits = [(start, end, uses[number]) for number, start, end in found if uses[number]]
        if len(hits) == len(found):
            return hits
        if any(number >= len(self._owners) for number, _, _ in found):
            if has_address(text):
                text = without_addresses(text)
                found = self._patterns.find(text)
            folding = folded(text)
            if folding:  # a character that does not fold after all, such as a separate accent, has no term
                found = self._patterns.find(folding.text)
                hits = self._sweep(folding.text).run(found)
                return [(*folding.span(start, end), uses) for start, end, uses in hits]
        return self._sweep(text).run(found)

    def _sweep(self, text: str) -> Sweep[str]:
        def accept(number: int, start: int, end: int) -> Hit | None:
            return self._accept(text, number, start, end)

        return Sweep(self._patterns, text, accept)

    def _accept(self, text: str, number: int, start: int, end: int) -> Hit | None:
        if self._uses[number]:
            return start, end, self._uses[number]
        if number >= len(self._owners) or not _stands_apart(text, start, end):
            return None
        uses = tuple(owner.use[0] for owner in self._owners[number] if not _is_in(owner.longer, text, start))
        return (start, end, uses) if uses else None


def looked_through(text: str) -> str:
    """Return all that headwords are looked for in, of a text: itself, and behind it the same folded where that is."""
    folding = None if _LETTERS.isdisjoint(text) else folded(text)
    return f"{text}\n{folding.text}" if folding else text


def _counts_alone(term: Term, zh: str) -> bool:
    """Return whether a headword is marked where the translation of its pair has none of its renderings."""
    if term.alone is not None:
        return term.alone
    return len(zh) > _SHORT or not has_han(zh)


def _spellings(form: str, own: Collection[str], zh: str) -> Iterable[str]:
    return (each for each in spellings(form) if each == zh or each not in own)


def _places(form: str, longer: Iterable[str]) -> Iterable[tuple[str, int]]:
    """Yield each longer word with each offset at which the form begins in it."""
    for word in longer:
        place = word.find(form)
        while place >= 0:
            yield word, place
            place = word.find(form, place + 1)


def _is_in(longer: Iterable[tuple[str, int]], text: str, start: int) -> bool:
    return any(start >= place and text.startswith(word, start - place) for word, place in longer)


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _stands_apart(text: str, start: int, end: int) -> bool:
    """Return whether a match cuts no word of Latin letters or digits: `AI` is not found in `AIIB`."""
    before, after = text[max(start - 1, 0) : start], text[end : end + 1]
    return not (
        (before and _is_latin(text[start]) and _is_latin(before))
        or (after and _is_latin(text[end - 1]) and _is_latin(after))
    )
