"""Translations: a page of `docs/` that names its source text → `Translation`, not paired yet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from bitext.config import SAMPLE_TRANSLATION
from bitext.diagnostics import Finding, Location
from bitext.edits import Edit
from bitext.languages import ENGLISH, language
from bitext.model.edition import Translation
from bitext.readers.doubts import cut_values, refused_values, samples, several_names
from bitext.readers.files import File, control_characters, read, too_long
from bitext.readers.near_misses import near_misses
from bitext.readers.suppression import above_nothing, declared, marked
from bitext.readers.values import Fields, front_matter
from bitext.syntax.characters import showable
from bitext.syntax.frontmatter import Split, Value, split
from bitext.syntax.ideographic import ideographic_indents
from bitext.syntax.marks import VERIFIED
from bitext.syntax.near.slip import shortened
from bitext.syntax.note_faults import unmatched
from bitext.syntax.notes import Voices, find
from bitext.syntax.passages import read_page, unmarked
from bitext.syntax.translation_blocks import Scan

KEYS = (
    "source_text",
    "source_sha256",
    "title",
    "language",
    "translators",
    "editors",
    "published",
    "revised",
    "url",
    "publisher",
    "license",
    "description",
    "initials",
    "terms",
    "verified",
    "ignore",
)
"""Our keys of a translation's front matter; all others belong to the host and its plugins."""

_PRINTED = 6  # lines named in one message: more are not read
_NO, _YES = ("false", "no", "off"), ("true", "yes", "on")
_NAMES_A_SOURCE = re.compile(r"^[\"']?source_text[\"']?[ \t]*[:\uff1a]", re.MULTILINE)


def read_translation(path: Path, page: str, shown: str, within: Path) -> tuple[Translation, tuple[Finding, ...]] | None:
    """Return the translation on a page and its findings, or None where the page names no source text."""
    return from_file(read(path, shown, within, old_line_ends=True), page)


def from_file(file: File, page: str) -> tuple[Translation, tuple[Finding, ...]] | None:
    """Return the translation in a file that has been read and its findings, or None if it names no source text."""
    if file.fault:
        if not (file.refused or _NAMES_A_SOURCE.search(file.head)):
            return None
        return Translation(file.shown, page, "", faults=(str(file.fault),)), (file.fault,)
    parts = split(file.text)
    if not _NAMES_A_SOURCE.search(parts.yaml if parts.present else _unclosed(file.text)):
        return None
    mapping, fault = front_matter(file.shown, parts, file.text)
    if mapping is None:
        return _without_front_matter(file, page, parts, fault)
    return _translation(file, page, parts, mapping)


def _unclosed(text: str) -> str:
    """Return the head of a file whose front matter is never closed."""
    return text[:2000] if text.startswith("---\n") else ""


def with_body(translation: Translation, body: str, first_line: int) -> tuple[Translation, tuple[Finding, ...]]:
    """Return the translation with its body scanned, and findings on the body."""
    characters = control_characters(body, translation.path, first_line)
    body = showable(body)
    page = read_page(body, first_line, language(translation.language))
    found, typed = page.found, page.typed
    voices = Voices(translation.initials, translation.translators)
    notes = find(translation.path, page, voices)
    ends = [(each.start, each.end) for each in found.definitions]
    ends += [each.lines(first_line) for each in found.alerts]
    near, said = near_misses(translation.path, body, page, notes.numbered, translation.initials)
    blocks = page.blocks(notes.numbered)
    ignored = marked(translation.path, found, first_line)
    scanned = replace(
        translation,
        body=body,
        body_line=first_line,
        blocks=blocks,
        marks=found.marks,
        sentence_marks=page.sentence_marks(blocks),
        alerts=found.alerts,
        pieces=found.pieces,
        typed=typed,
        notes=notes.numbered,
        wordless={start: end for start, end in ends if first_line + start in notes.wordless},
        ignored=(*(each for each in translation.ignored if each.whole), *ignored),
        unmarked=unmarked(body, first_line, found.blocks),
        verified_blocks=frozenset(index for _, index in found.verified if index < len(blocks)),
    )
    unclosed = (_unclosed_html(translation.path, *place) for place in found.unclosed)
    long = (too_long(translation.path, first_line + run.start, run.why) for run in typed)
    return scanned, (
        *characters,
        *near,
        *unclosed,
        *long,
        *_questions(translation.path, found.questions),
        *samples(found.blocks, SAMPLE_TRANSLATION, "translation", translation.path),
        *notes.findings,
        *unmatched(notes.undefined, notes.unused, said),
        *_below_nothing(translation.path, found),
        *above_nothing(translation.path, ignored),
        *_indented(translation.path, tuple(ideographic_indents(body, first_line, found.blocks))),
    )


def _below_nothing(path: str, found: Scan) -> Iterator[Finding]:
    """Yield a finding for each mark `<!-- verified -->` that stands above no block."""
    do = "put it above a block of the section that it is about, or remove it"
    for line, index in found.verified:
        if index == len(found.blocks):
            yield Finding("C30", Location(path, line), f"expected a block below {VERIFIED}, found none; {do}")


def _indented(path: str, edits: tuple[Edit, ...]) -> Iterator[Finding]:
    """Yield one finding for all lines that begin with ideographic spaces."""
    if edits:
        lines = [str(edit.line) for edit in edits[:_PRINTED]]
        more = f" and {len(edits) - _PRINTED} more" if len(edits) > _PRINTED else ""
        where = f"line{'s' * (len(edits) > 1)} {', '.join(lines)}{more}"
        message = f"expected words at the head of {where}, found ideographic spaces (U+3000); take them out"
        yield Finding("C30", Location(path, edits[0].line, edits[0].column), message, edits=edits)


def _questions(path: str, questions: Iterable[tuple[int, str]]) -> Iterator[Finding]:
    """Yield a finding for each question to the editor that is still in the page."""
    for line, words in questions:
        do = "compare the two sides, and take the comment out"
        message = f'expected no question to the editor, found "{shortened(words)}"; {do}'
        yield Finding("C35", Location(path, line), message)


def _unclosed_html(path: str, line: int, tag: str) -> Finding:
    message = f"expected a tag that closes {tag}, found none; add it (the page closes it at the next blank line)"
    return Finding("F10", Location(path, line), message)


def _plain(fields: Fields, name: str) -> str:
    """Return a value that is plain text, or "" for another, without a report."""
    value = fields.values.get(name)
    return value.text.strip() if value else ""


def _skipped(fields: Fields) -> dict[str, Location]:
    """Return the terms that a page does not mark (`terms: {skip: [id, …]}`), with their places."""
    value = fields.values.get("terms")
    if value is None or (value.kind == "text" and value.text.lower() in ("", *_NO, *_YES)):
        return {}
    if value.kind != "mapping":
        fields.report_form(value, "`false` or {skip: [id, \u2026]}", "write one of them")
        return {}
    inner = Fields(fields.shown, {key.text: item for key, item in value.fields}, fields.findings)
    inner.report_unknown(("skip",), (key for key, _ in value.fields))
    return dict(zip(inner.texts("skip"), inner.places("skip"), strict=False))


def _verified(fields: Fields) -> bool:
    """Return whether a page says `verified: yes`."""
    value = fields.values.get("verified")
    if value is None or (value.kind == "text" and value.text.strip().lower() in ("", *_NO)):
        return False
    if value.kind == "text" and value.text.strip().lower() in _YES:
        return True
    who = "who has compared what stands in the source text, or in a comment"
    fields.report_form(value, "yes or no", f"write yes if all blocks pair as they should; {who}")
    return False


def _without_front_matter(
    file: File, page: str, parts: Split, fault: Finding | None
) -> tuple[Translation, tuple[Finding, ...]]:
    findings = (fault,) if fault else ()
    bare = Translation(file.shown, page, "", faults=tuple(map(str, findings)))
    body = parts.body if parts.present else file.text
    translation, malformed = with_body(bare, body, parts.body_line)
    return translation, (*findings, *malformed)


def _translation(file: File, page: str, parts: Split, mapping: Value) -> tuple[Translation, tuple[Finding, ...]]:
    fields = Fields(file.shown, {key.text: value for key, value in mapping.fields})
    fields.report_misspelt(KEYS, (key for key, _ in mapping.fields if "-" not in key.text))
    source_id = fields.identifier("source_text")
    if not source_id and not fields.findings:
        message = (
            "expected the id of a source text, found nothing; write the name of its file without folder and ending"
        )
        fields.findings.append(Finding("F06", fields.place("source_text"), message))
    faults = tuple(str(f) for f in fields.findings if f.location == fields.place("source_text"))
    translation = Translation(
        path=file.shown,
        page=page,
        source_id=source_id,
        source_place=fields.place("source_text"),
        source_sha256=fields.text("source_sha256").lower(),
        title=fields.text("title"),
        language=fields.language("language") or ENGLISH.tag,
        translators=fields.texts("translators", "name"),
        editors=fields.texts("editors", "name"),
        published=fields.date("published"),
        revised=fields.date("revised"),
        url=fields.address("url"),
        publisher=fields.text("publisher"),
        license=fields.text("license"),
        description=fields.text("description"),
        initials=fields.mapping("initials"),
        marks_terms=_plain(fields, "terms").lower() not in _NO,
        skipped_terms=_skipped(fields),
        verified=_verified(fields),
        keys={key.text: Location(file.shown, key.line, key.column) for key, _ in mapping.fields},
        ignored=declared(fields),
        faults=faults,
    )
    body = parts.body.lstrip("\n")
    translation, malformed = with_body(translation, body, parts.body_line + len(parts.body) - len(body))
    return translation, (*fields.findings, *_doubts(parts, fields), *malformed)


def _doubts(parts: Split, fields: Fields) -> Iterator[Finding]:
    """Yield findings on values that have the right form and may be wrong."""
    yield from cut_values(parts.yaml, fields.shown, parts.yaml_line)
    yield from refused_values(parts.yaml, fields.shown, parts.yaml_line, fields.findings)
    yield from several_names(fields, "translators", "editors")
