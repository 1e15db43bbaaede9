"""Source texts: a file of `source_texts/` → `SourceText`."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from bitext.config import DATE_FIELDS, SAMPLE_ORIGINAL, TEXT_TYPES
from bitext.diagnostics import Finding, Location
from bitext.languages import CHINESE, language
from bitext.model.catalogue import Verification
from bitext.model.edition import SourceText
from bitext.readers.doubts import cut_values, samples, several_names
from bitext.readers.files import File, control_characters
from bitext.readers.suppression import declared, in_original
from bitext.readers.values import Fields, front_matter
from bitext.syntax.characters import showable
from bitext.syntax.frontmatter import Split, Value, split
from bitext.syntax.near.front_matter import MOST_LINES, opening_slip
from bitext.syntax.source_blocks import scan
from bitext.syntax.source_notes import source_notes

KEYS = (
    "title",
    "language",
    "type",
    "author",
    "number",
    "issuer",
    *DATE_FIELDS,
    "published_in",
    "issue",
    "url",
    "archived_url",
    "license",
    "lines",
    "sha256",
    "verified",
    "related",
    "ignore",
)
"""The keys of a source text's front matter."""

_OF_TRANSLATIONS = "source_text"

LINES = ("keep", "join")
"""The values of `lines`: what to do with a source text's line ends."""

_SHOWN = 80  # characters of an address that a message shows


def id_of(path: Path) -> str:
    """Return the id of the source text in a file: the file's name, its letters composed with their accents (NFC).

    A disk may decompose them (macOS does), where keyboards write them composed.
    """
    return unicodedata.normalize("NFC", path.stem)


def from_file(file: File, id_: str) -> tuple[SourceText, tuple[Finding, ...]]:
    """Return the source text in a file that has been read, and its findings.

    A file that cannot be read counts as not on file: the text has no blocks, and `unreadable` says why.
    """
    if file.fault:
        return _unusable(file, id_, file.fault)
    parts = split(file.text)
    mapping, fault = front_matter(file.shown, parts, file.text)
    if fault:
        return _unusable(file, id_, fault)
    slip = opening_slip(file.text.split("\n", MOST_LINES), _has_a_key) if mapping is None else None
    if slip:
        return _unusable(file, id_, replace(slip, code="F04").finding(file.shown))
    if mapping is None:
        message = (
            "expected a front matter between two lines of ---, found none; "
            "put one at the head of the file, with title: at least"
        )
        return _unusable(file, id_, Finding("F04", Location(file.shown), message))
    return _source_text(file, id_, parts, mapping)


def _has_a_key(line: str) -> bool:
    """Return whether a line begins with a key of ours."""
    return re.split("[:=\uff1a]", line, maxsplit=1)[0].strip().lower() in KEYS


def _unusable(file: File, id_: str, fault: Finding) -> tuple[SourceText, tuple[Finding, ...]]:
    return SourceText(id_, file.shown, unreadable=str(fault)), (fault,)


def _source_text(file: File, id_: str, parts: Split, mapping: Value) -> tuple[SourceText, tuple[Finding, ...]]:
    fields = Fields(file.shown, {key.text: value for key, value in mapping.fields})
    fields.report_unknown((*KEYS, _OF_TRANSLATIONS), (key for key, _ in mapping.fields))
    for key, _ in mapping.fields:
        if key.text == _OF_TRANSLATIONS:
            found = f"found {key.text}, which translations have"
            message = f"expected a key of an original, {found}; put a translation into the docs folder"
            fields.findings.append(Finding("F05", Location(file.shown, key.line, key.column), message))
    body = parts.body.strip("\n")
    first_line = parts.body_line + len(parts.body) - len(parts.body.lstrip("\n"))
    seal = hashlib.sha256(body.encode()).hexdigest() if body else ""
    spoken = language(fields.language("language") or CHINESE.tag)
    blocks = scan(showable(body), first_line, spoken)
    text = SourceText(
        id=id_,
        path=file.shown,
        title=fields.bilingual("title", spoken),
        language=spoken.tag,
        type=fields.one_of("type", TEXT_TYPES),
        authors=fields.bilinguals("author", spoken),
        issuers=fields.bilinguals("issuer", spoken),
        number=fields.bilingual("number", spoken),
        dates={name: date for name in DATE_FIELDS if (date := fields.date(name))},
        published_in=fields.bilingual("published_in", spoken),
        issue=fields.text("issue"),
        url=fields.address("url"),
        archived_url=fields.address("archived_url"),
        license=fields.text("license"),
        sha256=fields.text("sha256").lower(),
        verified=_verification(fields),
        related=fields.texts("related"),
        related_places=fields.places("related"),
        lines=fields.one_of("lines", LINES),
        body=body,
        body_line=first_line,
        blocks=blocks,
        notes=source_notes(blocks),
        keys={key.text: Location(file.shown, key.line, key.column) for key, _ in mapping.fields},
        ignored=declared(fields),
        body_sha256=seal,
    )
    faults = control_characters(body, file.shown, first_line)
    doubts = (
        *cut_values(parts.yaml, file.shown, parts.yaml_line),
        *several_names(fields, "author", "issuer"),
        *samples(blocks, SAMPLE_ORIGINAL, "original", file.shown),
        *in_original(file.shown, body, first_line),
    )
    return text, (*fields.findings, *doubts, *faults, *_picture_findings(text), *_seal_findings(text, fields))


def _picture_findings(text: SourceText) -> Iterator[Finding]:
    """Yield a finding for each image that may not be shown; the page has it as typed."""
    for block in text.blocks:
        if block.kind == "image" and not block.address:
            found = block.text.partition("](")[2].rstrip().removesuffix(")").partition(" ")[0][:_SHOWN]
            message = f"expected a picture of this site, found {found}; put the file into the docs folder, and name it"
            yield Finding("C29", Location(text.path, block.line), message)


def _verification(fields: Fields) -> Verification | None:
    values = fields.mapping("verified")
    known = {name: values[name] for name in ("by", "on", "against") if name in values}
    return Verification(**known) if any(known.values()) else None


def _seal_findings(text: SourceText, fields: Fields) -> tuple[Finding, ...]:
    if not text.changed:
        return ()
    found = f"{text.body_sha256[:12]}…" if text.body_sha256 else "no text"
    message = (
        f"expected the text that was sealed (sha256 {text.sha256[:12]}…), found {found}; "
        f"take the change back, or run `bitext seal {text.id}` if it is meant"
    )
    return (Finding("C27", fields.place("sha256"), message),)
