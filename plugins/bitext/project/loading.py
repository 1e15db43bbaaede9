"""The order of the work: files → source texts and translations → pairs → corpus. Nothing else knows it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, partial
from pathlib import Path

from bitext.config import MARKDOWN_SUFFIXES, Options
from bitext.diagnostics import Finding
from bitext.languages import language
from bitext.lexicons.cedict import cedict
from bitext.library import Given, Kept, Library, Sentences, Shelves
from bitext.model.catalogue import SourceRecord, TranslationRecord, is_own
from bitext.model.corpus import Corpus
from bitext.nearest import Nearest
from bitext.options import Chosen
from bitext.project.again import Again
from bitext.project.counts import concordance
from bitext.project.names import other_names, unknown_relations, unknown_terms, without_source
from bitext.project.originals import Originals
from bitext.project.unchanged import state_of
from bitext.readers.configuration import Places
from bitext.readers.near_names import near_folder
from bitext.readers.ordinary_pages import near_misses_of_page
from bitext.readers.sealed import copy_of, is_seal, sealed_body
from bitext.readers.strays import stray_translations
from bitext.shown import ordered
from bitext.syntax.frontmatter import split
from bitext.syntax.near.front_matter import Known
from bitext.syntax.yaml_doubts import for_hosts as quoted_for_hosts
from bitext.syntax.yaml_doubts import is_for_hosts
from bitext.terms.matches import Matches
from bitext.terms.tally import Tally
from bitext.tree import Tree


def load(
    options: Options,
    pages: Iterable[tuple[str, Path]] | None = None,
    matches: Matches | None = None,
    library: Library | None = None,
    seen: Callable[[str], None] = lambda _: None,
    *,
    alone: bool = False,
) -> Corpus:
    """Return the corpus: the catalogue of every source text and of every page that names one, and the glossary.

    `pages`: path relative to the docs folder, and file, of each page to look at. Where it is not given, all Markdown
    files of the docs folder are, and what should not be in that folder is found too. `matches`: takes what is found of
    terms, for those who make the pages. `library`: makes the texts; one that is kept need not make again what it has.
    `seen`: called with each page when it has been read. `alone`: whether no other originals are read than those that
    the pages name; then what is said of files that are nobody's is not looked for.
    Raises DuplicateIdError where two source texts have one id, ConfigurationError where the folder of the originals
    is a file; everything else that is off is a finding.
    """
    library = library or Library()
    again = library.store.lasting(Again)
    again.files.begin(options)
    glossary, found = again.glossary(options, remembers=library.store.again)
    library.store.root = options.root
    library.earlier = lambda path, seal: sealed_body(options.root / path, seal)
    library.copy = lambda path, seal: state_of(copy_of(options.root / path, seal)) if is_seal(seal) else ""
    dictionary = cedict(options.root)
    library.lexicon = again.lexicon(glossary, dictionary)
    originals = Originals.of(options, library, again)
    findings = [*options.doubts, *found]
    near_texts = Nearest(originals.paths)
    known = Known(frozenset(originals.paths), near_texts.to)
    # A folder that somebody has named in mkdocs.yml is put right there.
    elsewhere = near_folder(options.source_texts) if options.source_texts.name == Chosen().source_texts else None
    translations: dict[str, Kept[TranslationRecord]] = {}
    ordinary: list[str] = []
    for page, path in sorted(pages if pages is not None else pages_in(options.docs)):
        given = again.file(path, options, old_line_ends=True)
        kept = library.translation(given, page, originals.named)
        if kept:
            translations[page] = kept
            findings += kept.findings
        else:
            ordinary.append(page)
            look = partial(_near_misses, given, known)
            findings += again.of_page(page, (given.key, originals.paths), look)
        seen(page)
    sources = originals.named_so_far() if alone else originals.all()
    findings += [finding for kept in sources.values() for finding in kept.findings]
    texts = {id_: originals.related(kept.record) for id_, kept in sources.items()}
    records = {page: kept.record for page, kept in translations.items()}
    findings += without_source(records.values(), near_texts, options, elsewhere)
    findings += unknown_relations(texts, near_texts)
    if not alone:
        library.keep(translations, sources, ordinary)
        again.keep(ordinary)
        findings += stray_translations(options, texts.keys() - {each.source_id for each in records.values()})
        findings += again.names(options, elsewhere, lambda: other_names(options, elsewhere))
    findings += unknown_terms(records, glossary)
    if pages is None:
        findings += docs_of(options).faults()
    is_used = dictionary and _has_han((*texts.values(), *records.values()))
    findings += dictionary.doubts if dictionary and is_used else ()
    sentences = Sentences(library.lexicon, library.store) if options.sentences else None
    shelves = Shelves(translations, sources, library.lexicon, sentences, library.heard)
    tally = library.store.lasting(Tally)
    tally.remembers = library.store.again
    waiting = frozenset(library.put_off.pages)
    own = frozenset(page for page, each in records.items() if is_own(each, texts.get(each.source_id)))
    return Corpus(
        texts,
        records,
        ordered(findings),
        shelves,
        glossary,
        cache(partial(concordance, glossary, records, shelves, matches or Matches(), own, tally, waiting)),
        (dictionary.credit,) if dictionary and is_used and not dictionary.doubts else (),
    )


def _near_misses(given: Given, known: Known) -> list[Finding]:
    return near_misses_of_page(given.read(), known)


def _has_han(texts: Iterable[SourceRecord | TranslationRecord]) -> bool:
    """Return whether a text is in a language for whose words there may be a lexicon."""
    return any(language(text.language).has_han_of_its_own for text in texts)


def places_in(configuration: Path) -> Places:
    """Return what says where settings stand in a `mkdocs.yml`."""
    return Places(configuration)


def for_hosts(text: str) -> str:
    """Return the text of a page with a front matter that its host can read, whatever was typed there.

    Values that PyYAML cannot take are put between quotation marks. Where that is not enough, the front matter is left
    out: a host would publish it as prose.
    """
    parts = split(text)
    if not parts.present or is_for_hosts(parts.yaml):
        return text
    head = quoted_for_hosts(parts.yaml)
    return f"---\n{head}---\n{parts.body}" if is_for_hosts(head) else parts.body


def docs_of(options: Options) -> Tree:
    """Return the docs folder with all that a host may find in it."""
    return Tree(options.docs, options.within(options.docs), options.shown)


def pages_in(docs: Path) -> Iterable[tuple[str, Path]]:
    """Return path relative to the docs folder, and file, of each Markdown file in it."""
    return (
        (path.relative_to(docs).as_posix(), path) for path in docs.rglob("*.m*") if path.suffix in MARKDOWN_SUFFIXES
    )
