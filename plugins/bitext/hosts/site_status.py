"""How far a site is, for the page that shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from bitext.diagnostics import Finding, Severity
from bitext.languages import language
from bitext.model.catalogue import TranslationRecord
from bitext.model.corpus import Corpus
from bitext.model.status import Candidate, SiteStatus, TextStatus
from bitext.terms.candidates import candidates


def status_of(corpus: Corpus, found: Iterable[Finding]) -> SiteStatus:
    """Return how far a site is; `found`: what checks have found, besides what the corpus holds."""
    findings = {*corpus.findings, *found}
    by_path: dict[str, Counter[Severity]] = {}
    for each in findings:
        by_path.setdefault(each.location.path, Counter())[each.severity] += 1
    texts = list[TextStatus]()
    for _, translation in sorted(corpus.translations.items()):
        source = corpus.source_of(translation)
        paths = {translation.path, source.path if source else translation.path}
        counts: Counter[Severity] = sum((by_path.get(path, Counter()) for path in paths), Counter())
        pairs = corpus.texts.edition(translation.page).translation.pairing.pairs
        left_out = sum(len(pair.source) for pair in pairs if pair.gap == "untranslated")
        texts.append(TextStatus(translation, source, counts, left_out))
    translated = {each.source_id for each in corpus.translations.values()}
    left = (text for _, text in sorted(corpus.source_texts.items()) if text.id not in translated and text.on_file)
    codes = Counter(each.code for each in findings)
    return SiteStatus(tuple(texts), tuple(left), codes, tuple(_candidates(corpus)))


def _candidates(corpus: Corpus) -> Iterator[Candidate]:
    """Yield the words that may want an entry, each with a place where it stands."""
    pages = {each.source_id: page for page, each in sorted(corpus.translations.items()) if _is_chinese(corpus, each)}

    def texts() -> Iterator[list[str]]:
        return ([text for _, texts in _pairs(corpus, page) for text in texts] for page in pages.values())

    found = candidates(texts, [term.headword for term in corpus.glossary])
    places: dict[str, tuple[str, str]] = {}
    for page in pages.values() if found else ():
        for number, here in _pairs(corpus, page):
            text = "\n".join(here)
            places |= {words: (page, number) for words, _, _ in found if words not in places and words in text}
    return (Candidate(words, count, texts, *places[words]) for words, count, texts in found)


def _is_chinese(corpus: Corpus, translation: TranslationRecord) -> bool:
    source = corpus.source_of(translation)
    return bool(source and source.on_file and language(source.language).is_chinese)


def _pairs(corpus: Corpus, page: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the number of each pair of a page, and what its original says."""
    edition = corpus.texts.edition(page)
    blocks = edition.source.blocks if edition.source else ()
    for pair in edition.translation.pairing.pairs:
        yield pair.number, [passage.text for index in pair.source for passage in blocks[index].passages]
