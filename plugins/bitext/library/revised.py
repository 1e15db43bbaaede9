"""What has changed in an original since it was translated, and what is said of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from bitext.diagnostics import Finding, Location, Severity
from bitext.languages import language
from bitext.model.edition import SourceText, Translation
from bitext.model.revision import Change, Revision
from bitext.revisions import revision_between
from bitext.syntax.characters import showable
from bitext.syntax.source_blocks import scan

_SHOWN = 24  # characters of what has changed that a message shows
_AROUND = 6  # … and of what stands before it
_INNER = re.compile(r"[A-Za-z\d.,][A-Za-z\d]|\d[.,%]")
"""Two characters between which no word and no number begins."""


def revised(
    translation: Translation, source: SourceText | None, earlier: Callable[[str, str], str]
) -> tuple[Translation, tuple[Finding, ...]]:
    """Return a translation, which is paired, with what of its original has changed since, and a finding for each pair.

    `earlier`: gives the body of an original, by its path, when it was given a seal.
    """
    seal = _seal_of(translation, source) if source else ""
    body = earlier(source.path, seal) if source and seal else ""
    if source is None or not body:
        return translation, ()
    before = scan(showable(body), 1, language(source.language))
    translation = replace(translation, revision=revision_between(before, source.blocks))
    return translation, tuple(_findings(translation, source))


def _seal_of(translation: Translation, source: SourceText) -> str:
    """Return the seal of the version that a translation renders; empty, where that is the present one."""
    seal = translation.source_sha256 or (source.sha256 if source.changed else "")
    return seal if source.on_file and seal != source.body_sha256 else ""


def _findings(translation: Translation, source: SourceText) -> Iterator[Finding]:
    revision: Revision = translation.revision
    for pair in translation.pairing.pairs:
        changes = revision.of(pair.source)
        if not changes:
            continue
        see = Location(source.path, source.blocks[pair.source[0]].line)
        line = translation.blocks[pair.translation[0]].line if pair.translation else translation.body_line
        do = f"revise pair {pair.label}; when all are done, run `bitext seal {source.id}`"
        now, then = _said(changes[0], "new"), _said(changes[0], "gone")
        message = f"expected a translation of {now}, found that of {then}; {do}"
        grade: Severity | None = "information" if translation.source_sha256 else None
        yield Finding("C37", Location(translation.path, line), message, see, grade)


def _end_of(text: str) -> str:
    """Return the last characters of a text, from the begin of a word or a number on."""
    start = max(len(text) - _AROUND, 0)
    while start and _INNER.match(text, start - 1):
        start -= 1
    return text[start:]


def _said(change: Change, state: str) -> str:
    """Return what one of two versions has where they first differ, for a message."""
    index = next((i for i, part in enumerate(change) if part.state != "kept"), 0)
    before = _end_of(change[index - 1].text) if index else ""
    after = "".join(part.text for part in change[index:] if part.state in ("kept", state))
    other = next((part for part in change[index : index + 2] if part.state == state), None)
    if other is None and len(change) == 1:
        return "nothing"
    shown = (before + after).replace("\n", " ")
    limit = len(before) + max(len(other.text) if other else 0, _AROUND)
    cut = shown[: min(limit, _SHOWN)].strip()
    return f'"{cut}{"…" if len(shown) > len(cut) else ""}"' if cut else "nothing"
