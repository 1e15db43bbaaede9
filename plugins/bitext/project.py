"""The order of the work: files → source texts and translations → pairs → corpus. Nothing else knows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from bitext.alignment import Outcome, Text, Texts
from bitext.alignment import pair as pair_blocks
from bitext.alignment.lines import with_lines
from bitext.alike import difference, fold
from bitext.annotation.concordance import Counting, PairText
from bitext.annotation.matches import Matches
from bitext.config import MARKDOWN_SUFFIXES, Options
from bitext.diagnostics import Finding, Location
from bitext.edits import Edit
from bitext.errors import ConfigurationError, DuplicateIdError
from bitext.model.concordance import Concordance
from bitext.model.corpus import Corpus
from bitext.model.edition import SourceText, Translation
from bitext.model.glossary import Glossary
from bitext.model.pairing import Pairing
from bitext.model.text import Block, Mark
from bitext.nearest import Nearest, nearest
from bitext.options import Chosen
from bitext.readers.configuration import Places
from bitext.readers.files import read as read_file
from bitext.readers.glossary import read_glossary
from bitext.readers.near_names import Strays, near_folder, near_names, rename
from bitext.readers.ordinary_pages import near_misses_of_page
from bitext.readers.source import read_source_text
from bitext.readers.strays import stray_translations
from bitext.readers.translation import from_file, read_translation, with_body
from bitext.syntax.characters import showable
from bitext.syntax.frontmatter import split
from bitext.syntax.near.front_matter import Known
from bitext.syntax.passages import linked_terms, source_passages, translation_passages
from bitext.syntax.source_blocks import scan as scan_source
from bitext.syntax.translation_blocks import scan as scan_page
from bitext.syntax.yaml_doubts import for_hosts as quoted_for_hosts
from bitext.syntax.yaml_doubts import is_for_hosts
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
    findings += _without_source(translations.values(), near_texts, options, elsewhere)
    findings += _unknown_relations(texts, near_texts)
    findings += stray_translations(options, texts.keys() - {each.source_id for each in translations.values()})
    findings += _other_names(options, elsewhere)
    glossary, found = read_glossary(options.docs, options.shown, options.within(options.docs))
    findings += (*found, *_unknown_terms(translations, glossary))
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
    counting = Counting(matches)
    for page, translation in translations.items():
        if translation.marks_terms:
            pairs = _pair_texts(translation, texts.get(translation.source_id))
            counting.add(page, pairs, translation.skipped_terms)
    return counting.result()


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


def _unknown_terms(translations: Mapping[str, Translation], glossary: Glossary) -> list[Finding]:
    """Return a finding for each term that a page names and the glossary does not have."""
    findings = []
    nearest = Nearest(glossary.by_id)
    by_headword = {fold(term.zh): term.id for term in glossary}
    for translation in translations.values():
        for id_ in sorted(translation.skipped_terms.keys() - glossary.by_id.keys()):
            near = by_headword.get(fold(id_)) or nearest.to(id_)
            do = f"write {near}" if near else "correct it, or take it out"
            message = f"expected the id of a term in terms.skip, found {id_}; {do}"
            findings.append(Finding("F14", translation.skipped_terms[id_], message))
    return findings


def paired(
    translation: Translation, source: SourceText | None, found: Iterable[Finding] = ()
) -> tuple[Translation, Outcome]:
    """Return the translation with its pairs, and what came of pairing: what does not fit, and what would mend it.

    `found`: what is off with the page already; where mending that makes it fit, no more is said.
    """
    body = translation.body
    # Not `splitlines`, for which U+2028 and a form feed end a line too.
    end_line = translation.body_line + body.count("\n") + (body[-1:] not in ("", "\n"))
    said = tuple(each.edits for each in found if each.edits and each.location.path == translation.path)
    outcome = _outcome(
        translation, source, translation.blocks, translation.marks, end_line, _texts(translation, source, said)
    )
    pairing, more = _with_lines(outcome.pairing, translation.blocks, translation.path, source)
    outcome = replace(outcome, pairing=pairing, findings=(*outcome.findings, *more))
    return replace(translation, pairing=pairing), outcome


def _with_lines(
    pairing: Pairing, blocks: Sequence[Block], path: str, source: SourceText | None
) -> tuple[Pairing, tuple[Finding, ...]]:
    if source is None or not source.on_file:
        return pairing, ()
    return with_lines(pairing, source.blocks, blocks, source.lines, path, source.path)


def without_consequences(found: Iterable[Finding], translation: Translation, outcome: Outcome) -> tuple[Finding, ...]:
    """Return what is off with a page without what would be gone if the slips were mended that pairing has found.

    What is said of such a slip's line already, but does not mend it, is gone too. A finding whose edits make the page
    fit is an error, as one of pairing would be.
    """
    found = tuple(found)
    if outcome.mended is None or not found:
        return found
    left = {(each.code, each.message) for each in with_body(translation, outcome.mended, translation.body_line)[1]}
    mended = {each.location for each in outcome.findings if each.edits}

    def stays(each: Finding) -> bool:
        if each.edits:
            return True
        gone = each.code in _OF_THE_BODY and (each.code, each.message) not in left
        return not gone and not (each.code == "C30" and each.location in mended)

    return tuple(
        replace(each, grade="error") if each.edits and outcome.explained.issuperset(each.edits) else each
        for each in found
        if stays(each)
    )


_OF_THE_BODY = ("C20", "C21")


def _texts(
    translation: Translation, source: SourceText | None, said: tuple[tuple[Edit, ...], ...] = ()
) -> Texts | None:
    """Return both files as pairing can read them again, where the original is on file."""
    if not source or not source.on_file:
        return None
    original, page = (showable(source.body), source.body_line), (translation.body, translation.body_line)

    def read_source(body: str) -> tuple[Sequence[Block], Sequence[Mark]]:
        return scan_source(body, original[1]), ()

    def read_page(body: str) -> tuple[Sequence[Block], Sequence[Mark]]:
        found = scan_page(body, page[1])
        return found.blocks, found.marks

    return Texts(Text(*original, read_source), Text(*page, read_page), said)


def _outcome(
    translation: Translation,
    source: SourceText | None,
    blocks: Sequence[Block],
    marks: Sequence[Mark],
    end_line: int,
    texts: Texts | None = None,
) -> Outcome:
    outcome = pair_blocks(
        source.blocks if source else (),
        blocks,
        marks,
        source_path=source.path if source else "",
        path=translation.path,
        end_line=end_line,
        texts=texts,
    )
    if source is None or source.unreadable:
        return replace(outcome, findings=(), insertions=())  # that it cannot be read is said, and all else follows
    return outcome


def reread(
    translation: Translation, body: str, source: SourceText | None, lines: Sequence[int]
) -> tuple[Translation, tuple[Finding, ...]]:
    """Return the translation with another body than its file's: what the host's other plugins made of it.

    `lines`: by line of that body, the line of the file that it comes from. Findings name those; all else in the
    translation that has a line has that of the body, as if it began where the file's does.
    """
    scanned, malformed = with_body(translation, body, translation.body_line)

    def origin(line: int) -> int:
        return lines[min(line - translation.body_line, len(lines) - 1)]

    blocks = [replace(block, line=origin(block.line)) for block in scanned.blocks]
    marks = [replace(mark, line=origin(mark.line)) for mark in scanned.marks]
    outcome = _outcome(translation, source, blocks, marks, lines[-1] + 1)
    placed = (replace(each, location=replace(each.location, line=origin(each.location.line))) for each in malformed)
    pairing, more = _with_lines(outcome.pairing, blocks, translation.path, source)
    return replace(scanned, pairing=pairing), (*placed, *outcome.findings, *more)


def read_again(
    translation: Translation, source: SourceText | None, options: Options
) -> tuple[Translation, SourceText | None]:
    """Return a translation and its original as their files are now, paired; what is off was found the first time."""
    path = options.file(translation.path)
    found = read_translation(path, translation.page, translation.path, options.within(path))
    if source and source.path:
        path = options.file(source.path)
        source, _ = read_source_text(path, source.path, options.within(path))
    again = replace(found[0], source_id=translation.source_id) if found else translation
    return paired(again, source)[0], source


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


def _without_source(
    translations: Iterable[Translation], texts: Nearest, options: Options, elsewhere: Path | None
) -> Iterator[Finding]:
    """Yield a finding for each page whose original is not there; one alone, where the whole folder is not.

    `elsewhere`: the folder that the originals lie in, where its name is said already.
    """
    lost = [each for each in translations if each.source_id and each.source_id not in texts.words]
    folder = options.shown(options.source_texts)
    if lost and not elsewhere and not options.source_texts.exists():
        beside = [path.name for path in options.source_texts.parent.glob("*") if path.is_dir()]
        near = nearest(options.source_texts.name, beside)
        do = f"write {near}" if near else f"make it, with `bitext new {lost[0].source_id}` or by hand"
        message = f"expected source_texts to name the folder of the originals, found no folder {folder}; {do}"
        yield Finding("F12", options.source_texts_place, message)
        return
    strays = Strays(elsewhere or options.source_texts)
    for translation in lost:
        id_ = translation.source_id
        if elsewhere and (elsewhere / f"{id_}.md").is_file():
            continue
        stray = strays.named(id_)
        near = "" if stray else texts.to(id_)
        found = f"found {stray.name}" if stray else "found no such file"
        do = f"write {near}" if near else f"make it with `bitext new {id_}`, or correct source_text"
        do = rename(stray, f"{id_}.md") if stray else do
        message = f"expected the source text {folder}/{id_}.md, {found}; {do}"
        yield Finding("F07", translation.source_place or Location(translation.path), message)


def _other_names(options: Options, elsewhere: Path | None) -> list[Finding]:
    """Return what is off with the names of files and folders; `elsewhere`: see `_without_source`."""
    found = list(near_names(options.docs, options.root, options.shown))
    if elsewhere:
        name, typed = options.shown(options.source_texts), options.shown(elsewhere)
        message = f"expected the originals in {name}, found {typed}; rename it, or name it in mkdocs.yml (source_texts)"
        found.append(Finding("C30", Location(typed), message))
    return found


def _unknown_relations(texts: Mapping[str, SourceText], nearest: Nearest) -> list[Finding]:
    findings = []
    for text in texts.values():
        for id_, place in zip(text.related, text.related_places, strict=True):
            if id_ not in texts:
                near = nearest.to(id_)
                do = f"write {near}" if near else "correct it, or take it out"
                message = f"expected the id of a source text in related, found {id_}; {do}"
                findings.append(Finding("F07", place, message))
    return findings
