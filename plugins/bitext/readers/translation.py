"""Translations: a page of `docs/` that names its source text → `Translation`, not paired yet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from bitext.config import SAMPLE_TRANSLATION
from bitext.diagnostics import Finding, Location
from bitext.edits import Edit
from bitext.model.edition import Translation
from bitext.readers.doubts import cut_values, refused_values, samples, several_names
from bitext.readers.files import File, control_characters, read, too_long
from bitext.readers.near_misses import left, near_misses
from bitext.readers.values import Fields, front_matter
from bitext.syntax.characters import showable
from bitext.syntax.frontmatter import Split, Value, split
from bitext.syntax.heavy import heavy, without_brackets
from bitext.syntax.ideographic import ideographic_indents
from bitext.syntax.notes import Problem, Voices, find
from bitext.syntax.passages import unmarked
from bitext.syntax.translation_blocks import scan

KEYS = (
    "source_text",
    "title",
    "translators",
    "editors",
    "published",
    "url",
    "license",
    "description",
    "initials",
    "terms",
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
    found = scan(body, first_line)
    voices = Voices(translation.initials, translation.translators)
    typed = heavy(body, found.blocks, first_line)
    noted, problems = find(
        without_brackets(body, typed), first_line, (found.pieces, found.blocks, found.alerts, found.definitions), voices
    )
    wordless = {problem.line for problem in problems if problem.kind == "empty"}
    ends = [(each.start, each.end) for each in found.definitions]
    ends += [(each.line - first_line, each.end - first_line + 1) for each in found.alerts]
    near, said = near_misses(translation.path, body, first_line, found, noted, translation.initials)
    scanned = replace(
        translation,
        body=body,
        body_line=first_line,
        blocks=found.blocks,
        marks=found.marks,
        alerts=found.alerts,
        pieces=found.pieces,
        typed=typed,
        notes=noted,
        wordless={start: end for start, end in ends if first_line + start in wordless},
        unmarked=unmarked(body, first_line, found.blocks),
    )
    unclosed = (_unclosed_html(translation.path, *place) for place in found.unclosed)
    long = (too_long(translation.path, first_line + run.start, run.why) for run in typed)
    return scanned, (
        *characters,
        *near,
        *unclosed,
        *long,
        *samples(found.blocks, SAMPLE_TRANSLATION, "translation", translation.path),
        *(_problem(translation.path, each) for each in left(problems, said) if each.label),
        *_indented(translation.path, tuple(ideographic_indents(body, first_line, found.blocks))),
    )


def _indented(path: str, edits: tuple[Edit, ...]) -> Iterator[Finding]:
    """Yield one finding for all lines that begin with ideographic spaces."""
    if edits:
        lines = [str(edit.line) for edit in edits[:_PRINTED]]
        more = f" and {len(edits) - _PRINTED} more" if len(edits) > _PRINTED else ""
        where = f"line{'s' * (len(edits) > 1)} {', '.join(lines)}{more}"
        message = f"expected words at the head of {where}, found ideographic spaces (U+3000); take them out"
        yield Finding("C30", Location(path, edits[0].line, edits[0].column), message, edits=edits)


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


def _problem(path: str, problem: Problem) -> Finding:
    """Return the finding on a note's fault."""
    mark, place = f"[^{problem.label}]", Location(path, problem.line, problem.column)
    match problem.kind:
        case "undefined" if problem.near:
            near = f"[^{problem.near}]"
            return Finding("C21", place, f"expected a footnote {mark}, found {near}, which nothing calls; write {near}")
        case "undefined":
            do = f"write it on a line of its own ({mark}: …), or correct the mark"
            return Finding("C21", place, f"expected a footnote {mark}, found none; {do}")
        case "unused":
            do = f"put {mark} after the words that it is about, or take it out"
            return Finding("C21", place, f"expected a mark {mark} in the text, found none; {do}", grade="warning")
        case "twice":
            see = Location(path, problem.other)
            return Finding("C21", place, f"expected one footnote {mark}, found another; give it a name of its own", see)
        case "empty":
            do = f"write what it says behind the colon, or take it out, with {mark} in the text"
            return Finding("C21", place, f"expected a note's words behind {mark}:, found none; {do}")
        case _:
            do = "end it with –Ed. or –Trans., unless it is the author's own"
            return Finding("C21", place, f"expected a signature, found none; {do}", grade="information")


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
        title=fields.text("title"),
        translators=fields.texts("translators", "name"),
        editors=fields.texts("editors", "name"),
        published=fields.date("published"),
        url=fields.address("url"),
        license=fields.text("license"),
        description=fields.text("description"),
        initials=fields.mapping("initials"),
        marks_terms=_plain(fields, "terms").lower() not in _NO,
        skipped_terms=_skipped(fields),
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
