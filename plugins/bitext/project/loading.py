"""The order of the work: files → source texts and translations → pairs → corpus. Nothing else knows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from bitext.alike import difference, fold
from bitext.config import MARKDOWN_SUFFIXES, Options
from bitext.diagnostics import Finding, Location
from bitext.errors import ConfigurationError, DuplicateIdError
from bitext.model.concordance import Concordance
from bitext.model.corpus import Corpus
from bitext.model.edition import SourceText, Translation
from bitext.model.glossary import Glossary
from bitext.nearest import Nearest
from bitext.options import Chosen
from bitext.project.names import other_names, unknown_relations, unknown_terms, without_source
from bitext.project.pairing import paired, without_consequences
from bitext.readers.configuration import Places
from bitext.readers.files import read as read_file
from bitext.readers.glossary import read_glossary
from bitext.readers.near_names import near_folder
from bitext.readers.ordinary_pages import near_misses_of_page
from bitext.readers.source import read_source_text
from bitext.readers.strays import stray_translations
from bitext.readers.translation import from_file
from bitext.syntax.frontmatter import split
from bitext.syntax.near.front_matter import Known
from bitext.syntax.passages import linked_terms, source_passages, translation_passages
from bitext.syntax.yaml_doubts import for_hosts as quoted_for_hosts
from bitext.syntax.yaml_doubts import is_for_hosts
from bitext.terms.counting import PairText, count, reduce
from bitext.terms.matches import Matches
from bitext.tree import Tree


def load(options: Options, pages: Iterable[tuple[str, Path]] | None = None, matches: Matches | None = None) -> Corpus:
    """Return the corpus: every source text, every page that names one, paired with it, and the glossary.

    `pages`: path relative to the docs folder, and file, of each page to look at. Where it is not given, all Markdown
    files of the docs folder are, and what should not be in that folder is found too. `matches`: takes what is found of
    terms, for those who make the pages.
    Raises DuplicateIdError where two source texts have one id, ConfigurationError where the folder of the originals
    is a file; everything else that is off is a finding.
    """
    texts, findings = _source_texts(options)
    findings += options.doubts
    looks = {fold(id_): id_ for id_ in texts}
    translations: dict[str, Translation] = {}
    near_texts = Nearest(texts)
    known = Known(frozenset(texts), near_texts.to)
    # A folder that somebody has named in mkdocs.yml is put right there.
    elsewhere = near_folder(options.source_texts) if options.source_texts.name == Chosen().source_texts else None
    for page, path in sorted(pages if pages is not None else _pages(options.docs)):
        file = read_file(path, options.shown(path), options.within(path), old_line_ends=True)
        read = from_file(file, page)
        if not read:
            findings += near_misses_of_page(file, known)
        else:
            translation, found = _resolved(read[0], texts, looks), read[1]
            translations[page], outcome = paired(translation, texts.get(translation.source_id), found)
            findings += (*without_consequences(found, translation, outcome), *outcome.findings)
    texts = {text.id: _related(text, texts, looks) for text in texts.values()}
    findings += without_source(translations.values(), near_texts, options, elsewhere)
    findings += unknown_relations(texts, near_texts)
    findings += stray_translations(options, texts.keys() - {each.source_id for each in translations.values()})
    findings += other_names(options, elsewhere)
    glossary, found = read_glossary(options.docs, options.shown, options.within(options.docs))
    findings += (*found, *unknown_terms(translations, glossary))
    if pages is None:
        findings += docs_of(options).faults()
    ordered = tuple(sorted(dict.fromkeys(findings), key=lambda finding: (finding.location, finding.code)))
    return Corpus(
        texts, translations, ordered, glossary, concordance(glossary, texts, translations, matches or Matches())
    )


def _resolved(translation: Translation, texts: Mapping[str, SourceText], looks: Mapping[str, str]) -> Translation:
    """Return a translation that names its original as the file is called; `looks`: ids by what they look like."""
    id_ = translation.source_id
    real = id_ if id_ in texts else looks.get(fold(id_), id_)
    return translation if real == id_ else replace(translation, source_id=real)


def _related(text: SourceText, texts: Mapping[str, SourceText], looks: Mapping[str, str]) -> SourceText:
    """Return a source text that names the texts it is related to as their files are called."""
    related = tuple(id_ if id_ in texts else looks.get(fold(id_), id_) for id_ in text.related)
    return text if related == text.related else replace(text, related=related)


def concordance(
    glossary: Glossary,
    texts: Mapping[str, SourceText],
    translations: Mapping[str, Translation],
    matches: Matches,
) -> Concordance:
    """Return where the terms of the glossary occur in the translations and their originals.

    `matches`: takes what is found, for those who mark it on the pages.
    """
    if not glossary:
        return Concordance()
    matches.begin(glossary)
    counted = (
        count(
            page,
            _pair_texts(translation, texts.get(translation.source_id)),
            matches.on(page),
            glossary,
            translation.skipped_terms,
        )
        for page, translation in translations.items()
        if translation.marks_terms
    )
    return reduce(counted, glossary)


def _pair_texts(translation: Translation, source: SourceText | None) -> Iterator[PairText]:
    """Yield what each pair says, those left out in which terms are left alone."""
    english = translation_passages(translation.body, translation.body_line, translation.blocks, translation.notes)
    named = linked_terms(translation.body, translation.blocks)
    original = source.blocks if source and source.on_file else None
    for pair in translation.pairing.pairs:
        if translation.unmarked.isdisjoint(pair.translation):
            sides = (
                None
                if original is None
                else tuple(text for index in pair.source for text in source_passages(original[index]))
            )
            yield PairText(
                pair.number,
                sides,
                tuple(text for index in pair.translation for text in english[index]),
                tuple(id_ for index in pair.translation for id_ in named[index]),
            )


def _source_texts(options: Options) -> tuple[dict[str, SourceText], list[Finding]]:
    folder = options.source_texts
    if folder.exists() and not folder.is_dir():
        name = options.shown(folder)
        message = f"expected source_texts to name a folder, found the file {name}; name the folder of the originals"
        raise ConfigurationError(Finding("F12", options.source_texts_place, message))
    texts: dict[str, SourceText] = {}
    findings: list[Finding] = []
    seen: dict[str, str] = {}
    for path in sorted(folder.rglob("*.md")):
        text, found = read_source_text(path, options.shown(path), options.within(path))
        other = seen.setdefault(fold(text.id).casefold(), text.path)
        if other != text.path:
            why = difference(text.path.rpartition("/")[2], other.rpartition("/")[2])
            alike = f" (it looks the same; this one has {why})" if why else ""
            message = (
                f"expected one source text with the id {text.id}, found another, {other}{alike}; rename one of them"
            )
            raise DuplicateIdError(Finding("F08", Location(text.path), message))
        texts[text.id] = text
        findings += found
    return texts, findings


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


def _pages(docs: Path) -> Iterable[tuple[str, Path]]:
    return (
        (path.relative_to(docs).as_posix(), path) for path in docs.rglob("*.m*") if path.suffix in MARKDOWN_SUFFIXES
    )
