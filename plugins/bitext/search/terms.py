"""The terms of the glossary in the index: what each is found by, and the pairs in which it stands.

So a query of a term's name finds the pairs that its page lists, and nobody has to match anything again. It finds the
entry of the term and its essay too, also where what was typed, as `wlqg`, does not stand in them.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from operator import is_

from bitext.languages.en.stemming import stem
from bitext.languages.script import HAN
from bitext.model.concordance import TermUse
from bitext.model.corpus import Corpus
from bitext.model.glossary import Glossary, Term
from bitext.search.folding import fold
from bitext.search.grams import clause_words, is_by_words

_FEWEST_INITIALS = 3
_MARKS = "\"'\u2018\u2019\u201c\u201d\u3008\u3009\u300a\u300b\u300c\u300d\u300e\u300f\u3010\u3011 "
"""What may stand around a headword."""
_SYLLABLE = re.compile("(?:[zcs]h|[b-df-hj-np-tw-z])?[aeiou\u00fc]+(?:ng?(?![aeiou\u00fc])|r(?![aeiou\u00fc]))?")
"""A syllable of pinyin: one that follows another and begins with a vowel has an apostrophe before it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A term as the search knows it."""

    headword: str
    reading: str
    renderings: tuple[str, ...]
    """The preferred one first."""
    address: str
    """Of the term's page or place, from the site's root."""
    keys: tuple[str, ...]
    """What a query says for it: see `keys_of`."""
    pairs: tuple[tuple[str, tuple[str, ...]], ...]
    """Address of a page, and the numbers of its pairs in which the term stands."""


@dataclass(slots=True)
class Entries:
    """The terms of a corpus as the search knows them; what has not changed is the same object as before."""

    _terms: tuple[Term, ...] = ()
    _named: tuple[Entry, ...] = ()
    """What they are found by, without their places."""
    _made: dict[str, tuple[Entry, str, TermUse, Entry]] = field(default_factory=dict)
    """By id: what the entry was made of, and the entry."""

    def of(self, corpus: Corpus, page: Callable[[str], str], place: Callable[[Term], str]) -> tuple[Entry, ...]:
        """Return the terms of a corpus' glossary in its order.

        `page`: gives the address of a page from the site's root, as its document has it; `place`: that of a term. Both
        are to be those of the call before.
        """
        terms = tuple(corpus.glossary)
        if len(terms) != len(self._terms) or not all(map(is_, terms, self._terms)):
            self._terms, self._named = terms, tuple(_named(corpus.glossary))
        before, self._made = self._made, {}
        for term, named in zip(terms, self._named, strict=True):
            address, use = place(term), corpus.concordance.of(term.id)
            known = before.get(term.id)
            if not known or known[2] is not use or known[:2] != (named, address):
                pairs = tuple((page(text.page), text.pairs) for text in use.everywhere)
                entry = replace(named, address=address, pairs=pairs)
                known = named, address, use, known[3] if known and known[3] == entry else entry
            self._made[term.id] = known
        return tuple(entry for *_, entry in self._made.values())


def entries(corpus: Corpus, page: Callable[[str], str], place: Callable[[Term], str]) -> tuple[Entry, ...]:
    """Return the terms of a corpus' glossary in its order: see `Entries.of`."""
    return Entries().of(corpus, page, place)


def _named(glossary: Glossary) -> Iterator[Entry]:
    """Yield what each term is found by, without its places."""
    terms = tuple(glossary)
    readings = [glossary.reading(term) for term in terms]
    initials = list(map(initials_of, readings, (term.headword for term in terms)))
    counts = Counter(initials)
    forms = glossary.other_forms([term.headword for term in terms])
    for term, others, reading, letters in zip(terms, forms, readings, initials, strict=True):
        keys = keys_of(term, others, reading, letters if counts[letters] == 1 else "")
        yield Entry(term.headword, reading, _renderings(term), "", keys, ())


def _renderings(term: Term) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (term.preferred, *(each.words for each in term.renderings)))))


def keys_of(term: Term, other_forms: Iterable[str], reading: str, initials: str) -> tuple[str, ...]:
    """Return what a term is found by, all folded.

    Its headword in all characters, with the marks around it and without, its renderings (`key_of`), its reading as
    letters without tones, ü as u and as v, and `initials`, where they are not an empty string. The reading once more
    with a space behind its first syllable: so those that begin alike lie in one file (`first_word`).
    """
    letters = _toneless(reading)
    joined = ["".join(filter(str.isalnum, letters.replace("\u00fc", instead))) for instead in "uv"]
    syllable = _SYLLABLE.match(letters)
    parted = [f"{each[: syllable.end()]} {each[syllable.end() :]}" for each in joined] if syllable else []
    read = [*joined, *(each for each in parted if not each.endswith(" "))]
    headwords = (term.headword, term.headword.strip(_MARKS), *other_forms)
    names = map(key_of, (*headwords, *(each.words for each in term.renderings)))
    return tuple(dict.fromkeys(filter(None, (*names, *read, initials))))


def key_of(text: str) -> str:
    """Return what a headword or a rendering is looked up by: the stems of its words, joined by spaces.

    Where a letter is of a script without spaces, and where no word is, it is the folded text.
    """
    folded = " ".join(fold(text).split())
    return " ".join(map(stem, clause_words(folded))) if is_by_words(folded) else folded


def initials_of(reading: str, headword: str) -> str:
    """Return the first letters of a reading's syllables; an empty string for fewer than three Chinese characters.

    Parts that are no pinyin, as in `5G wǎngluò`, stay whole.
    """
    if len(re.findall(f"[{HAN}]", headword)) < _FEWEST_INITIALS:
        return ""
    return "".join(map(_initials, re.split(r"[\W_]+", _toneless(reading)))).replace("\u00fc", "v")


def _initials(word: str) -> str:
    syllables = _SYLLABLE.findall(word)
    return "".join(each[0] for each in syllables) if "".join(syllables) == word else word


def _toneless(reading: str) -> str:
    """Return a reading in small letters without tones; the dots of ü stay."""
    parts = unicodedata.normalize("NFD", reading.lower()).replace("u\u0308", "\u00fc")
    return "".join(each for each in parts if not unicodedata.combining(each))


def first_word(key: str) -> str:
    """Return what of a key is hashed: all runs of words that begin alike lie in one file."""
    return key.partition(" ")[0]
