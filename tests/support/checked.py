"""Texts for checks, made of two bodies without any file."""

from __future__ import annotations

from collections.abc import Iterable

from bitext.checks import CHECKS, CheckedText, checked_text, findings_of
from bitext.diagnostics import Finding
from bitext.languages import language
from bitext.library import paired
from bitext.model.edition import Edition, SourceText, Translation
from bitext.model.glossary import Glossary
from bitext.readers.translation import with_body
from bitext.syntax.source_blocks import scan
from bitext.syntax.source_notes import source_notes

SOURCE, PAGE = "source_texts/a.md", "docs/a.md"


def text_of(
    source: str, translation: str, glossary: Glossary | None = None, languages: tuple[str, str] = ("zh-Hans", "en")
) -> CheckedText:
    """Return a text of the body of an original and that of its translation, paired as in a build."""
    ours, theirs = map(language, languages)
    blocks = tuple(scan(source, 1, ours))
    original = SourceText("a", SOURCE, language=ours.tag, body=source, blocks=blocks, notes=source_notes(blocks))
    page = with_body(Translation(PAGE, "a.md", "a", language=theirs.tag), translation, 1)[0]
    return checked_text(Edition(paired(page, original)[0], original), glossary or Glossary())


def found(text: CheckedText, codes: Iterable[str] = ()) -> list[Finding]:
    """Return what is found in a text; `codes`: of these kinds alone."""
    wanted = frozenset(codes)
    checks = [check for check in CHECKS if not wanted or check.code in wanted]
    return [each for each in findings_of(text, checks) if not wanted or each.code in wanted]
