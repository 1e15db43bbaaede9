"""What each page of a site depends on: the one list of it, which decides what an edit makes anew.

The key of a page has a value for each thing on its list. A page whose key is equal to that of the page on the disk is
not made again. Where that is easier, a value says more than the page does: then a page is made that turns out to be as
it was, and is not written.

What all pages depend on is in no key: options, words, templates, addresses, the navigation. If that changes, the whole
site is built.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping

from bitext.hosts.serving.facts import Facts
from bitext.model.concordance import TermUse
from bitext.pages import GLOSSARY

Key = Mapping[str, object]
"""Name of what a page depends on → its value."""
FIRST_TIME = "the first time"
"""Stands for the name of a value where a page had no key before."""
Value = Callable[[Facts, str], object]
"""Gives the value for a page, by its path in the docs folder."""


def key_of(facts: Facts, page: str) -> Key:
    """Return the key of a page, by its path in the docs folder."""
    return {name: value(facts, page) for name, value in _list(facts, page)}


def differing(key: Key, before: Key | None) -> list[str]:
    """Return the names of the values in which two keys of a page differ, for those who want to know."""
    if before is None:
        return [FIRST_TIME]
    nothing = object()
    return [name for name in {**before, **key} if key.get(name, nothing) != before.get(name, nothing)]


def _list(facts: Facts, page: str) -> Iterator[tuple[str, Value]]:
    yield from OF_EVERY_PAGE.items()
    if page in facts.site.corpus.translations:
        yield from OF_A_TEXT.items()
        return
    for place in facts.places_on(page):
        yield from OF_A_PLACE[place].items()


def _content(facts: Facts, page: str) -> object:
    return facts.content_of(page)


def _linked(facts: Facts, page: str) -> object:
    """Return what tells whether the pages are there that a page links to, the places on them, and where terms are."""
    return tuple(_places_of(facts, other) for other in sorted(facts.linked.get(page, ())))


def _places_of(facts: Facts, page: str) -> object:
    if page == GLOSSARY:
        return facts.addresses
    known = facts.records.get(page)
    if known is None:
        # No content where there is no such page: then it may be the term that it is named for that is found elsewhere.
        return facts.content_of(page), facts.addresses.get(posixpath.basename(page).removesuffix(".md"))
    translation, source = known
    size = source.size if source and source.on_file else translation.size
    return size, len(translation.notes), translation.added, bool(translation.source_id)


def _edition(facts: Facts, page: str) -> object:
    return facts.site.corpus.texts.digest(page)


def _record(facts: Facts, page: str) -> object:
    return facts.records[page]


def _findings(facts: Facts, page: str) -> object:
    translation, source = facts.records[page]
    found = facts.site.found_in
    return tuple(found(translation.path)), tuple(found(source.path)) if source else ()


def _terms(facts: Facts, page: str) -> object:
    """Return what the list of a text's terms says, and what decides which of them are marked where."""
    is_brief = facts.site.terms.is_brief(page)
    entries = facts.short_entries if is_brief else facts.entries
    return is_brief, tuple([entries[id_] for id_ in facts.site.terms.on(page)])


def _terms_in_file(facts: Facts, page: str) -> object:
    return facts.terms_in_file(page)


def _other_languages(facts: Facts, page: str) -> object:
    others = facts.by_source[facts.records[page][0].source_id]
    return tuple((each.page, each.language) for each in others) if len(others) > 1 else ()


def _related(facts: Facts, page: str) -> object:
    """Return what is known of the texts that this one is related to."""
    translation, source = facts.records[page]
    if translation.source_id not in facts.named and not (source and source.related):
        return ()
    related = facts.site.corpus.related_to(translation.source_id)
    return tuple((text, facts.by_source.get(text.id, ())) for text in related)


def _term(facts: Facts, page: str) -> object:
    """Return what the page of a term says of it, and of the terms and texts that its entry names."""
    term = facts.site.term(page)
    if term is None:
        return None
    pages = (source.url.partition("#")[0] for source in term.sources)
    named = tuple(facts.records[each] for each in pages if each in facts.records)
    return facts.entries[term.id], tuple(facts.entries[each] for each in term.see_also), named


def _use(facts: Facts, page: str) -> object:
    """Return where the term of a page occurs, and what is known of the texts in which it does."""
    term = facts.site.term(page)
    use = facts.uses.get(term.id) if term else None
    return use, _texts_of(facts, use)


def _texts_of(facts: Facts, use: TermUse | None) -> object:
    return tuple(facts.records[text.page] for text in use.everywhere) if use else ()


def _shared(facts: Facts, page: str) -> object:
    """Return what a page says that terms share, and of the terms that they name; all say what stands on which page."""
    pages, glossary = facts.site.terms.shared, facts.site.corpus.glossary
    terms = pages[page].terms if page in pages else ()
    layout = tuple((each.path, each.letter, each.readings) for each in pages.values())
    named = tuple(facts.entries[id_] for term in terms for id_ in term.see_also)
    said = tuple((facts.entries[term.id], facts.uses.get(term.id)) for term in terms)
    return glossary.is_very_large, layout, said, named


def _english(facts: Facts, _page: str) -> object:
    return tuple(facts.site.terms.english.values())


def _sample(facts: Facts, page: str) -> object:
    """Return what may stand in the sample of a page: the texts that it names, or the first of the list."""
    named = [text for text in _SAMPLE.findall(facts.text_of(page)) if text in facts.records]
    first = next((each.translation.page for each in facts.site.in_order() if each.in_both), "")
    texts = (*named, *([first] if first else ()))
    said = tuple((_edition(facts, text), facts.records[text], _terms(facts, text)) for text in texts)
    cards = tuple(facts.entries[id_] for text in texts for id_ in facts.site.terms.on(text))  # in full on every text
    uses = tuple(facts.uses.get(id_) for text in texts for id_ in facts.site.terms.on(text))
    return said, cards, uses, len(facts.records), len(facts.entries)


def _everything(_facts: Facts, _page: str) -> object:
    """Return what no other state has: the page is made anew at every edit."""
    return object()


OF_EVERY_PAGE: Mapping[str, Value] = {
    "its file": _content,
    "the pages and places that its links name": _linked,
}
"""What every page depends on."""

OF_A_TEXT: Mapping[str, Value] = {
    "its two texts, paired": _edition,
    "what is known of them": _record,
    "what is off with them": _findings,
    "the entries of its terms": _terms,
    "the entries that checks of its own words may ask for": _terms_in_file,
    "the translations into other languages": _other_languages,
    "the related texts": _related,
}
"""What the page of a translation depends on besides."""

_CATALOGUE: Value = lambda facts, _: facts.catalogue  # noqa: E731  # rows of the table below
_LISTED: Value = lambda facts, _: facts.listed  # noqa: E731
_ENTRIES: Value = lambda facts, _: facts.all_entries  # noqa: E731
_COUNTS: Value = lambda facts, _: facts.counts  # noqa: E731
_USES: Value = lambda facts, _: facts.all_uses  # noqa: E731

OF_A_PLACE: Mapping[str, Mapping[str, Value]] = {
    "texts": {"all texts": _CATALOGUE},
    "notes": {"all texts": _CATALOGUE},
    "search": {},
    "status": {"everything": _everything},
    "glossary": {
        "all entries": _ENTRIES,
        "how often each term occurs": _COUNTS,
        "the shared pages": _shared,
        "the pages of renderings": _english,
    },
    "entries": {"the entries on it and where they occur": _shared, "the titles of texts": _LISTED},
    "english": {"the renderings": _english, "all entries": _ENTRIES},
    "renderings": {"all entries": _ENTRIES, "where all terms occur": _USES, "the titles of texts": _LISTED},
    "term": {"its entry": _term, "where it occurs": _use},
    "passages": {"its entry": _term, "where it occurs": _use},
    "sample": {"the texts that it may show": _sample},
}
"""What a page depends on besides where it has a list of ours, by the word in the comment; see `places.PLACES`."""

_SAMPLE = re.compile(r"<!--\s*sample\s*:\s*([^\s#>]{1,500})")
