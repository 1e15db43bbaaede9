"""C17: a name of the original that the translation does not have: of a person, a place, an office, a law."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from bitext.checks.rendered import terms_in, wanted_words
from bitext.checks.text import CheckedText
from bitext.diagnostics import Finding, Severity
from bitext.model.glossary import Glossary, Term, TermType
from bitext.same import Same

TYPES: frozenset[TermType] = frozenset(("org", "person", "place", "law"))
"""Types of terms that are names."""
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_SMALL = frozenset(("the", "of", "and", "for", "on", "in", "to", "at", "by", "with", "a", "an"))
_PRONOUNS = re.compile(
    r"\b(?:he|him|his|she|her|hers|himself|herself|I|me|my|we|us|our|they|them|their)\b", re.IGNORECASE
)
_OF_MANY_PLACES = frozenset(
    [
        "autonomous",
        "region",
        "prefecture",
        "province",
        "county",
        "district",
        "city",
        "town",
        "village",
        "municipality",
        "special",
        "administrative",
        "zone",
        "area",
        "state",
        "states",
        "republic",
        "people's",
        "peoples",
        "democratic",
        "united",
        "kingdom",
        "island",
        "islands",
        "river",
        "lake",
        "mountain",
        "mountains",
        "sea",
        "ocean",
        "delta",
        "north",
        "south",
        "east",
        "west",
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
        "northeast",
        "northwest",
        "southeast",
        "southwest",
        "greater",
    ]
)
_THERE = re.compile(
    r"\b(?:the|our|this|that|its)\s(?:\w+\s)?(?:province|city|country|region|county|nation|state|capital|island|district"
    r"|town|village|area|prefecture|place|municipality)\b|\b(?:there|here|local|locally|we|our|us)\b",
    re.IGNORECASE,
)
"""How a place is called that has been named."""
_ROOT = 4  # letters that a word made of a name shares with it: Tibet, Tibetan; Shanghai, Shanghainese


def lost_names(text: CheckedText) -> Iterator[Finding]:
    """Yield a finding for each name of a pair that its translation does not have.

    Behind the pair in which the text has the whole name, a short form is enough: a surname, an acronym, a word of it.
    """
    terms = terms_in(text)
    if terms is None:
        return
    names = _wanted(Same(text.glossary))
    first: dict[str, int] = {}
    for number, here in enumerate(terms.pairs):
        for id_ in here.rendered if here else ():
            first.setdefault(id_, number)
    for number, here, term, _, passages in terms.missing(names, names=True):
        is_known = first.get(term.id, number) < number
        if place := here.pair.place():
            is_hinted = _is_hinted(term, passages)
            if (is_hinted and (is_known or term.type == "place")) or (is_known and _is_meant(term, passages)):
                continue
            found = "a short form, and the whole name nowhere above" if is_hinted else "no part of it"
            message = f"expected the name {wanted_words(term)} for {term.headword}, found {found}; add it"
            grade: Severity | None = "information" if is_hinted else None
            yield Finding("C17", place, message, here.headword(term.id), grade)


@lru_cache(maxsize=1)
def _wanted(glossary: Same[Glossary]) -> frozenset[str]:
    """Return the names that have a rendering to be used; all texts ask."""
    return frozenset(term.id for term in glossary.value if term.type in TYPES and term.preferred)


def _is_hinted(term: Term, passages: tuple[str, ...]) -> bool:
    """Return whether a name stands in some words in another form than the glossary's: a short one, or a word of it."""
    patterns = [(_made_of if term.type == "place" else _short)(each.words) for each in term.renderings]
    return any(pattern.search(text) for pattern in patterns if pattern for text in passages)


def _is_meant(term: Term, passages: tuple[str, ...]) -> bool:
    """Return whether words stand for a person or a place that has been named: he, there, the province."""
    pattern = {"person": _PRONOUNS, "place": _THERE}.get(term.type)
    return pattern is not None and any(pattern.search(text) for text in passages)


@cache
def _made_of(name: str) -> re.Pattern[str] | None:
    """Return what finds the words made of a place's name: Tibetan, Shanghainese."""
    words = [word for word in _WORD.findall(name) if len(word) >= _ROOT and word.lower() not in _OF_MANY_PLACES]
    roots = [re.escape(word[: max(_ROOT, len(word) - 2)]) for word in words]
    return re.compile(rf"\b(?:{'|'.join(roots)})", re.IGNORECASE) if roots else None


@cache
def _short(name: str) -> re.Pattern[str] | None:
    """Return what finds a short form of a name: its capitals, a word of it, what it ends with behind *the*."""
    words = [word for word in _WORD.findall(name) if word.lower() not in _SMALL]
    acronym = "".join(word[0] for word in words if word[0].isupper())
    forms = [re.escape(word) for word in words if word[0].isupper()]
    if len(acronym) > 1:
        forms += [f"{acronym}s?", r"\.?".join(acronym)]
    forms += [rf"(?i:the\s(?:said\s)?{re.escape(words[-1])})"] if words else []
    return re.compile(rf"\b(?:{'|'.join(forms)})\b") if forms else None
