"""The terms of the glossary in the index: what each is found by, and the pairs in which it stands.

So a query of a term's name finds the pairs that its page lists, and nobody has to match anything again. It finds the
entry of the term and its essay too, also where what was typed, as `wlqg`, does not stand in them.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bitext.languages.en.stemming import stem
from bitext.languages.script import HAN
from bitext.model.corpus import Corpus
from bitext.model.glossary import Term
from bitext.search.folding import fold
from bitext.search.grams import clause_words, is_by_words
from bitext.search.indexed import Indexed
from bitext.search.merging import Grams, Merged
from bitext.search.postings import units
from bitext.search.shards import SIZE, Written, hash_shards

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


def entries(corpus: Corpus, page: Callable[[str], str], place: Callable[[Term], str]) -> tuple[Entry, ...]:
    """Return the terms of a corpus' glossary in its order.

    `page`: gives the address of a page from the site's root, as its document has it; `place`: that of a term.
    """
    terms = tuple(corpus.glossary)
    readings = [corpus.glossary.reading(term) for term in terms]
    initials = list(map(initials_of, readings, (term.headword for term in terms)))
    counts = Counter(initials)
    forms = corpus.glossary.other_forms([term.headword for term in terms])
    return tuple(
        Entry(
            term.headword,
            reading,
            _renderings(term),
            place(term),
            keys_of(term, others, reading, letters if counts[letters] == 1 else ""),
            tuple((page(text.page), text.pairs) for text in corpus.concordance.of(term.id).everywhere),
        )
        for term, others, reading, letters in zip(terms, forms, readings, initials, strict=True)
    )


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


@dataclass(slots=True)
class Terms:
    """The files of the terms, kept from one build to the next."""

    merged: Merged = field(default_factory=Merged)
    """By number of the term."""
    keys: Written = field(default_factory=lambda: Written("k"))
    records: Written = field(default_factory=lambda: Written("r"))

    def take(self, entries: Sequence[Entry], documents: Sequence[Indexed]) -> dict[str, object]:
        """Make the files those of these terms, and return their directory.

        Pairs of pages that are no documents of the index are left out.
        """
        by_page = _by_page(entries)
        numbers = {entry.address: str(number) for number, entry in enumerate(entries)}
        self.merged.take(
            [
                _own(numbers, each) if each.kind == "term" else _found(by_page.get(each.address, {}), each)
                for each in documents
            ]
        )
        by_key: dict[str, list[int]] = {}
        for number, entry in enumerate(entries):
            for key in entry.keys:
                by_key.setdefault(key, []).append(number)
        bits, keys = hash_shards(by_key, sum(len(key) + 6 for key in by_key), first_word)
        records = [
            [entry.headword, entry.reading, entry.renderings, entry.address, self.merged.values.get(str(number), "")]
            for number, entry in enumerate(entries)
        ]
        per = max(1, SIZE * len(records) // max(1, sum(len(str(record)) for record in records)))
        parts: dict[object, object] = {at: records[at : at + per] for at in range(0, len(records), per)}
        return {"bits": bits, "keys": self.keys.take(keys), "records": self.records.take(parts), "per": per}


def first_word(key: str) -> str:
    """Return what of a key is hashed: all runs of words that begin alike lie in one file."""
    return key.partition(" ")[0]


def _by_page(entries: Iterable[Entry]) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return by address of a page, and by number of a term, in which pairs it stands."""
    by_page: dict[str, dict[str, tuple[str, ...]]] = {}
    for number, entry in enumerate(entries):
        for address, pairs in entry.pairs:
            by_page.setdefault(address, {})[str(number)] = pairs
    return by_page


def _found(terms: Mapping[str, tuple[str, ...]], document: Indexed) -> Grams:
    """Return in which units of a document terms stand."""
    if not terms or document.kind != "text":
        return Grams.of((), ())
    numbers = {place: index for index, place in enumerate(document.places)}
    indices = {
        term: sorted(numbers[place] for pair in pairs if (place := f"p{pair}") in numbers)
        for term, pairs in terms.items()
    }
    found = {term: units(each) for term, each in indices.items() if each}
    return Grams.of(found, found.values())


def _own(terms: Mapping[str, str], document: Indexed) -> Grams:
    """Return which units are the entries of terms; of an essay, its begin.

    `terms`: number of a term, by its address.
    """
    places = document.places[:1] and (document.address,) if document.address else document.places
    found = {terms[place]: units([index]) for index, place in enumerate(places) if place in terms}
    return Grams.of(found, found.values())
