"""The pair that a home page shows: the one that the page names, or else the one that shows most on a screen."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from bitext.diagnostics import Finding, Location
from bitext.extension.site import Site
from bitext.model.edition import Edition, SourceText, Translation
from bitext.model.glossary import Term
from bitext.model.pairing import Pair
from bitext.model.sentences import Sentence
from bitext.pages import GLOSSARY, SEARCH
from bitext.rendering.sample import Range, Sample, SamplePassage, Ways, render_sample
from bitext.terms.hits import Hit
from bitext.terms.marking import MarkableText, Occurrences, occurrences

_SHORTEST, _LONGEST = 150, 800  # characters of a translation: a few sentences, and half a screen
_TEXTS = "texts/index.md"


def render_sample_place(site: Site, page: str, named: str) -> Element:
    """Return the sample for a page, an empty element where no text has both languages; `named`: as in its comment."""
    text, _, place = named.partition("#")
    text = text or next((each.translation.page for each in site.in_order() if each.in_both), "")
    edition = site.edition(text)
    source = edition.source if edition else None
    if edition is None or source is None or not source.on_file:
        return _nothing(site, page, named, "a text that has both languages")
    pair = _named(edition, place.removeprefix("p")) if place else _shown(site, edition)
    if pair is None:
        return _nothing(site, page, named, "a pair that has both languages")
    sample = _sample(site, page, edition, source, pair)
    return render_sample(sample, site.term_site(page), _ways(site, page))


def _nothing(site: Site, page: str, named: str, expected: str) -> Element:
    if named:
        path = site.options.docs / page
        line = _line_of(f"sample: {named}", path.read_text("utf-8", "replace") if path.is_file() else "")
        message = f"expected {expected}, found {named}; write it as texts/plan.md#p8"
        site.report(Finding("C32", Location(site.options.shown(path), line), message))
    return Element("div")


def _line_of(words: str, text: str) -> int:
    return text.count("\n", 0, max(text.find(words), 0)) + 1


def _named(edition: Edition, number: str) -> Pair | None:
    rows = edition.translation.pairing.rows
    return next((pair for pair in rows if pair.number == number and pair.source and pair.translation), None)


def _shown(site: Site, edition: Edition) -> Pair | None:
    """Return the pair that has most terms, and notes, among those that are neither short nor long."""
    translation = edition.translation
    pairs = [pair for pair in translation.pairing.rows if pair.source and pair.translation and not pair.guess]
    terms: dict[str, int] = {}
    for id_ in site.terms.on(translation.page):
        for text in site.corpus.concordance.of(id_).everywhere:
            for number in text.pairs if text.page == translation.page else ():
                terms[number] = terms.get(number, 0) + 1

    def worth(pair: Pair) -> tuple[bool, int, int]:
        length = sum(len(translation.blocks[index].text) for index in pair.translation)
        prose = all(translation.blocks[index].kind == "paragraph" for index in pair.translation)
        fits = prose and _SHORTEST <= length <= _LONGEST
        return fits, terms.get(pair.number, 0) + bool(_notes(translation, pair)), -length

    return max(pairs, key=worth, default=None)


def _notes(translation: Translation, pair: Pair) -> Sequence[int]:
    """Return the numbers of the notes of a pair."""
    return [note.number for note in translation.notes if note.block in pair.translation]


def _sample(site: Site, page: str, edition: Edition, source: SourceText, pair: Pair) -> Sample:
    translation = edition.translation
    left = [(index, number, p.text) for index in pair.source for number, p in enumerate(source.blocks[index].passages)]
    right = [
        (index, number, p.text)
        for index in pair.translation
        for number, p in enumerate(translation.blocks[index].passages)
    ]
    beads = site.corpus.texts.sentence_pairs(edition).get(pair.number, ())
    found = _found(site, translation, [text for *_, text in left], [text for *_, text in right])
    numbers = _notes(translation, pair)
    return Sample(
        entry=site.entry(page, translation.page),
        place=site.addresses.of(translation.page, page),
        number=pair.number,
        label=pair.label,
        source=_passages(left, [bead.source for bead in beads], found.source),
        translation=_passages(right, [bead.translation for bead in beads], found.translation),
        terms=[(term, site.corpus.concordance.of(term.id).count) for term in _terms(site, found)],
        notes=[note for note in translation.notes if note.number in numbers],
    )


def _found(site: Site, translation: Translation, source: Sequence[str], text: Sequence[str]) -> Occurrences:
    if not site.terms.marked_on(translation):
        return Occurrences((), ((),) * len(source), ((),) * len(text))
    matcher = site.terms.matches.matcher
    sides = [MarkableText(one) for one in source], [MarkableText(one) for one in text]
    return occurrences(matcher, *sides, skip=translation.skipped_terms)


def _passages(
    texts: Sequence[tuple[int, int, str]], beads: Sequence[Sequence[Sentence]], hits: Sequence[Sequence[Hit]]
) -> list[SamplePassage]:
    """Return the passages of a side, given with their block and place in it, and what is marked in them."""
    sentences: dict[tuple[int, int], list[Range]] = {}
    for bead, there in enumerate(beads, 1):
        for each in there:
            sentences.setdefault((each.block, each.passage), []).append((each.start, each.end, str(bead)))
    marks = _first(hits)
    return [
        SamplePassage(text, sorted(sentences.get((block, number), ())), here)
        for (block, number, text), here in zip(texts, marks, strict=True)
    ]


def _first(hits: Sequence[Sequence[Hit]]) -> list[list[Range]]:
    """Return the first place of each term of a side, by passage."""
    seen: set[str] = set()
    marks: list[list[Range]] = []
    for passage in hits:
        here: list[Range] = []
        for start, end, uses in passage:
            id_ = next((use.term for use in uses if use.term not in seen), "")
            if id_:
                seen.add(id_)
                here.append((start, end, id_))
        marks.append(here)
    return marks


def _terms(site: Site, found: Occurrences) -> list[Term]:
    """Return the terms that are marked, that which has most to say first: an essay, or else the longest definition."""
    by_id = site.corpus.glossary.by_id
    sides = [{id_ for here in _first(side) for *_, id_ in here} for side in (found.source, found.translation)]
    listed = [by_id[id_] for id_ in found.terms if id_ in sides[0] | sides[1]]
    if not listed:
        return []

    def says(term: Term) -> tuple[bool, bool, int]:
        return all(term.id in side for side in sides), term.essay is not None, len(term.definition)

    first = max(listed, key=says)
    return [first, *(term for term in listed if term is not first)]


def _ways(site: Site, page: str) -> Ways:
    """Return the ways from a page to the lists of the site that there are."""
    texts, terms = len(site.corpus.translations), len(site.corpus.glossary)
    return Ways(
        texts=(site.way(_TEXTS, page), texts),
        glossary=(site.way(GLOSSARY, page) if terms else "", terms),
        search=site.way(SEARCH, page),
    )
