"""C17: a name of the original that the translation does not have: of a person, a place, an office, a law."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bitext.checks.rendered import TextTerms, wanted_words
from bitext.checks.text import CheckedText, Words
from bitext.diagnostics import Finding
from bitext.model.glossary import Term, TermType

TYPES: frozenset[TermType] = frozenset(("org", "person", "place", "law"))
"""Types of terms that are names."""
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_SMALL = frozenset(("the", "of", "and", "for", "on", "in", "to", "at", "by", "with", "a", "an"))
_PRONOUNS = re.compile(
    r"\b(?:he|him|his|she|her|hers|himself|herself|I|me|my|we|us|our|they|them|their)\b", re.IGNORECASE
)
_ROOT = 4  # letters that a word made of a name shares with it: Tibet, Tibetan; Shanghai, Shanghainese


def lost_names(text: CheckedText) -> Iterator[Finding]:
    """Yield a finding for each name of a pair that its translation does not have.

    Behind the pair in which the text has the whole name, a short form is enough: a surname, an acronym, a word of it.
    """
    terms = TextTerms.of(text)
    if terms is None:
        return
    names = {term.id for term in text.glossary if term.type in TYPES and term.preferred}
    first: dict[str, int] = {}
    for number, here in enumerate(terms.pairs):
        for id_ in here.rendered if here else ():
            first.setdefault(id_, number)
    for number, term in terms.missing(names):
        here = terms.pairs[number]
        place = here.pair.place() if here else None
        is_known = first.get(term.id, number) < number
        if here and place and not _is_hinted(term, here.pair.translation, is_known=is_known):
            found = "no part of it" if is_known else "it nowhere in the pair"
            message = f"expected the name {wanted_words(term)} for {term.headword}, found {found}; add it"
            yield Finding("C17", place, message, here.headword(term.id))


def _is_hinted(term: Term, passages: tuple[Words, ...], *, is_known: bool) -> bool:
    """Return whether a name stands in some words in another form than the glossary's.

    `is_known`: whether the text has named it before.
    """
    for rendering in term.renderings:
        pattern = _made_of(rendering.words) if term.type == "place" else _short(rendering.words) if is_known else None
        if pattern and any(pattern.search(words.text) for words in passages):
            return True
    return is_known and term.type == "person" and any(_PRONOUNS.search(words.text) for words in passages)


@cache
def _made_of(name: str) -> re.Pattern[str] | None:
    """Return what finds the words made of a place's name: Tibetan, Shanghainese."""
    words = [word for word in _WORD.findall(name) if len(word) >= _ROOT]
    roots = [re.escape(word[: max(_ROOT, len(word) - 2)]) for word in words]
    return re.compile(rf"\b(?:{'|'.join(roots)})", re.IGNORECASE) if roots else None


@cache
def _short(name: str) -> re.Pattern[str] | None:
    """Return what finds a short form of a name: its capitals, or a word of it that has one."""
    words = [word for word in _WORD.findall(name) if word.lower() not in _SMALL]
    acronym = "".join(word[0] for word in words if word[0].isupper())
    forms = [re.escape(word) for word in words if word[0].isupper()]
    if len(acronym) > 1:
        forms += [f"{acronym}s?", r"\.?".join(acronym)]
    return re.compile(rf"\b(?:{'|'.join(forms)})\b") if forms else None
