"""The order of the work: files → source texts and translations → pairs → corpus. Nothing else knows it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, partial
from pathlib import Path

from bitext.alike import difference, fold
from bitext.config import MARKDOWN_SUFFIXES, Options
from bitext.diagnostics import ConfigurationError, DuplicateIdError, Finding, Location
from bitext.languages import ENGLISH, language
from bitext.lexicons import lexicon_of
from bitext.lexicons.cedict import cedict
from bitext.library import Kept, Library, Original, Sentences, Shelves
from bitext.model.catalogue import SourceRecord, TranslationRecord, is_own
from bitext.model.concordance import Concordance
from bitext.model.corpus import Corpus, Texts
from bitext.model.edition import Edition
from bitext.model.glossary import Glossary
from bitext.model.text import Block
from bitext.nearest import Nearest
from bitext.options import Chosen
from bitext.project.names import other_names, unknown_relations, unknown_terms, without_source
from bitext.readers.configuration import Places
from bitext.readers.files import read as read_file
from bitext.readers.glossary import read_glossary
from bitext.readers.near_names import near_folder
from bitext.readers.ordinary_pages import near_misses_of_page
from bitext.readers.sealed import copy_of, sealed_body
from bitext.readers.source import id_of
from bitext.readers.strays import stray_translations
from bitext.shown import ordered
from bitext.syntax.frontmatter import split
from bitext.syntax.near.front_matter import Known
from bitext.syntax.passages import linked_terms
from bitext.syntax.yaml_doubts import for_hosts as quoted_for_hosts
from bitext.syntax.yaml_doubts import is_for_hosts
from bitext.terms.counting import PairText, count, reduce
from bitext.terms.matches import Matches
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
    glossary, found = read_glossary(options.docs, options.shown, options.within(options.docs))
    library = library or Library()
    library.store.root = options.root
    library.earlier = lambda path, seal: sealed_body(options.root / path, seal)
    library.copy = lambda path, seal: _state_of(copy_of(options.root / path, seal))
    dictionary = cedict(options.root)
    library.lexicon = lexicon_of(glossary, dictionary)
    originals = _Originals(options, library, _paths_of_source_texts(options))
    findings = [*options.doubts, *found]
    near_texts = Nearest(originals.paths)
    known = Known(frozenset(originals.paths), near_texts.to)
    # A folder that somebody has named in mkdocs.yml is put right there.
    elsewhere = near_folder(options.source_texts) if options.source_texts.name == Chosen().source_texts else None
    translations: dict[str, Kept[TranslationRecord]] = {}
    for page, path in sorted(pages if pages is not None else pages_in(options.docs)):
        file = read_file(path, options.shown(path), options.within(path), old_line_ends=True)
        kept = originals.library.translation(file, page, originals.named)
        if kept:
            translations[page] = kept
            findings += kept.findings
        else:
            findings += near_misses_of_page(file, known)
        seen(page)
    sources = originals.named_so_far() if alone else originals.all()
    findings += [finding for kept in sources.values() for finding in kept.findings]
    texts = {id_: originals.related(kept.record) for id_, kept in sources.items()}
    records = {page: kept.record for page, kept in translations.items()}
    findings += without_source(records.values(), near_texts, options, elsewhere)
    findings += unknown_relations(texts, near_texts)
    if not alone:
        findings += stray_translations(options, texts.keys() - {each.source_id for each in records.values()})
        findings += other_names(options, elsewhere)
    findings += unknown_terms(records, glossary)
    if pages is None:
        findings += docs_of(options).faults()
    is_used = dictionary and _has_han((*texts.values(), *records.values()))
    findings += dictionary.doubts if dictionary and is_used else ()
    sentences = Sentences(library.lexicon, library.store) if options.sentences else None
    shelves = Shelves(translations, sources, library.lexicon, sentences, library.heard)
    own = frozenset(page for page, each in records.items() if is_own(each, texts.get(each.source_id)))
    return Corpus(
        texts,
        records,
        ordered(findings),
        shelves,
        glossary,
        cache(partial(concordance, glossary, records, shelves, matches or Matches(), own)),
        (dictionary.credit,) if dictionary and is_used and not dictionary.doubts else (),
    )


def _state_of(path: Path) -> str:
    """Return what tells whether a file has changed; an empty string where there is none."""
    try:
        status = path.lstat()
    except OSError:
        return ""
    return f"{status.st_ino} {status.st_size} {status.st_mtime_ns}"


def _has_han(texts: Iterable[SourceRecord | TranslationRecord]) -> bool:
    """Return whether a text is in a language for whose words there may be a lexicon."""
    return any(language(text.language).has_han_of_its_own for text in texts)


@dataclass(slots=True)
class _Originals:
    """The source texts of a project, each read when the first translation of it is."""

    options: Options
    library: Library
    paths: Mapping[str, Path]
    """By id, in the order of the paths."""
    _looks: Mapping[str, str] = field(init=False)
    """Ids by what they look like."""
    _kept: dict[str, Kept[SourceRecord]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._looks = {fold(id_): id_ for id_ in self.paths}

    def named(self, typed: str) -> Original:
        """Return the original that a translation names."""
        id_ = self._id(typed)
        if id_ in self._kept or id_ not in self.paths:
            return Original(id_, self._kept.get(id_))
        path = self.paths[id_]
        file = read_file(path, self.options.shown(path), self.options.within(path))
        original = self.library.original(file, id_)
        if original.kept:
            self._kept[id_] = original.kept
        return original

    def all(self) -> dict[str, Kept[SourceRecord]]:
        """Return all source texts by id, those that nobody names as well."""
        return {id_: kept for id_ in self.paths if (kept := self.named(id_).kept)}

    def named_so_far(self) -> dict[str, Kept[SourceRecord]]:
        """Return the source texts that have been named, by id."""
        return dict(self._kept)

    def related(self, text: SourceRecord) -> SourceRecord:
        """Return a source text that names the texts it is related to as their files are called."""
        related = tuple(map(self._id, text.related))
        return text if related == text.related else replace(text, related=related)

    def _id(self, typed: str) -> str:
        return typed if typed in self.paths else self._looks.get(fold(typed), typed)


def concordance(
    glossary: Glossary,
    translations: Mapping[str, TranslationRecord],
    texts: Texts,
    matches: Matches,
    own: Collection[str] = (),
) -> Concordance:
    """Return where the terms of the glossary occur in the translations and their originals.

    `matches`: takes what is found, for those who mark it on the pages; `own`: the pages of the site's own texts.
    """
    if not glossary:
        return Concordance()
    matches.begin(glossary)
    counted = (
        count(
            page,
            _pair_texts(edition),
            matches.on(page),
            glossary,
            translation.skipped_terms,
        )
        for page, translation in translations.items()
        if translation.marks_terms and _has_terms(edition := texts.edition(page))
    )
    return reduce(counted, glossary, own)


def _has_terms(edition: Edition) -> bool:
    """Return whether terms are looked for in a text: headwords are Chinese, and renderings English."""
    source = edition.source
    of_original = source is None or not source.on_file or language(source.language).is_chinese
    return of_original and language(edition.translation.language).is_as(ENGLISH)


def _pair_texts(edition: Edition) -> Iterator[PairText]:
    """Yield what each pair says, those left out in which terms are left alone."""
    translation, source = edition.translation, edition.source
    original = source.blocks if source and source.on_file else None
    for pair in translation.pairing.pairs:
        if translation.unmarked.isdisjoint(pair.translation):
            blocks = [translation.blocks[index] for index in pair.translation]
            sides = None if original is None else _texts(original[index] for index in pair.source)
            yield PairText(pair.number, sides, _texts(blocks), linked_terms(blocks))


def _texts(blocks: Iterable[Block]) -> tuple[str, ...]:
    return tuple(passage.text for block in blocks for passage in block.passages)


def _paths_of_source_texts(options: Options) -> dict[str, Path]:
    """Return the files of the source texts by id, in their order."""
    folder = options.source_texts
    if folder.exists() and not folder.is_dir():
        name = options.shown(folder)
        message = f"expected source_texts to name a folder, found the file {name}; name the folder of the originals"
        raise ConfigurationError(Finding("F12", options.source_texts_place, message))
    paths: dict[str, Path] = {}
    seen: dict[str, str] = {}
    for path in sorted(folder.rglob("*.md")):
        id_, shown = id_of(path), options.shown(path)
        other = seen.setdefault(fold(id_).casefold(), shown)
        if other != shown:
            why = difference(shown.rpartition("/")[2], other.rpartition("/")[2])
            alike = f" (it looks the same; this one has {why})" if why else ""
            message = f"expected one source text with the id {id_}, found another, {other}{alike}; rename one of them"
            raise DuplicateIdError(Finding("F08", Location(shown), message))
        paths[id_] = path
    return paths


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
