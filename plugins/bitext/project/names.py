"""What a text, a page or a folder is called, and what is named and is not there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from bitext.alike import fold
from bitext.config import Options
from bitext.diagnostics import Finding, Location
from bitext.model.catalogue import SourceRecord, TranslationRecord
from bitext.model.glossary import Glossary
from bitext.nearest import Nearest, nearest
from bitext.readers.near_names import Strays, near_names, rename


def without_source(
    translations: Iterable[TranslationRecord], texts: Nearest, options: Options, elsewhere: Path | None
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


def other_names(options: Options, elsewhere: Path | None) -> list[Finding]:
    """Return what is off with the names of files and folders; `elsewhere`: see `without_source`."""
    found = list(near_names(options.docs, options.root, options.shown))
    if elsewhere:
        name, typed = options.shown(options.source_texts), options.shown(elsewhere)
        message = f"expected the originals in {name}, found {typed}; rename it, or name it in mkdocs.yml (source_texts)"
        found.append(Finding("C30", Location(typed), message))
    return found


def unknown_relations(texts: Mapping[str, SourceRecord], nearest: Nearest) -> list[Finding]:
    """Return a finding for each text that another names as related, and that is not there."""
    findings = []
    for text in texts.values():
        for id_, place in zip(text.related, text.related_places, strict=True):
            if id_ not in nearest.words:
                near = nearest.to(id_)
                do = f"write {near}" if near else "correct it, or take it out"
                message = f"expected the id of a source text in related, found {id_}; {do}"
                findings.append(Finding("F07", place, message))
    return findings


def unknown_terms(translations: Mapping[str, TranslationRecord], glossary: Glossary) -> list[Finding]:
    """Return a finding for each term that a page names and the glossary does not have."""
    findings: list[Finding] = []
    skipping = [each for each in translations.values() if each.skipped_terms]
    if not skipping:
        return findings
    nearest = Nearest(glossary.by_id)
    by_headword = {fold(term.headword): term.id for term in glossary}
    for translation in skipping:
        for id_ in sorted(translation.skipped_terms.keys() - glossary.by_id.keys()):
            near = by_headword.get(fold(id_)) or nearest.to(id_)
            do = f"write {near}" if near else "correct it, or take it out"
            message = f"expected the id of a term in terms.skip, found {id_}; {do}"
            findings.append(Finding("F14", translation.skipped_terms[id_], message))
    return findings
