"""A translation beside its original: the pairs, and what does not fit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bitext import shown
from bitext.aligner import NO_LEXICON, Lexicon
from bitext.alignment import Given, Outcome, Text, Texts, Weighed
from bitext.alignment import pair as pair_blocks
from bitext.alignment.lines import with_lines
from bitext.diagnostics import Finding
from bitext.edits import Edit
from bitext.languages import CHINESE, ENGLISH, Language, language
from bitext.languages.script import is_mostly_han
from bitext.library.lemmas import with_sides
from bitext.model.edition import SourceText, Translation
from bitext.model.pairing import Pairing
from bitext.model.text import Block, Mark
from bitext.readers.translation import with_body
from bitext.sentences import mark_findings
from bitext.suppression import Suppression
from bitext.syntax.characters import showable
from bitext.syntax.passages import scan_page
from bitext.syntax.source_blocks import scan as scan_source


def paired(
    translation: Translation,
    source: SourceText | None,
    found: Iterable[Finding] = (),
    lexicon: Lexicon = NO_LEXICON,
    weighed: Weighed | None = None,
) -> tuple[Translation, Outcome]:
    """Return the translation with its pairs, and what came of pairing: what does not fit, and what would mend it.

    `found`: what is off with the page already; where mending that makes it fit, no more is said.
    `lexicon`: what is known of words. `weighed`: what was weighed for these texts before.
    """
    translation = with_sides(_in_its_language(translation, source), source)
    body = translation.body
    # Not `splitlines`, for which U+2028 and a form feed end a line too.
    end_line = translation.body_line + body.count("\n") + (body[-1:] not in ("", "\n"))
    said = tuple(each.edits for each in found if each.edits and each.location.path == translation.path)
    outcome = _outcome(
        translation,
        source,
        translation.blocks,
        translation.marks,
        end_line,
        _texts(translation, source, said),
        lexicon,
        weighed,
    )
    pairing, more = _with_lines(outcome.pairing, translation.blocks, translation.path, source)
    translation = replace(translation, pairing=pairing)
    said_of_marks = mark_findings(translation, source)
    return translation, replace(outcome, pairing=pairing, findings=(*outcome.findings, *more, *said_of_marks))


def _with_lines(
    pairing: Pairing, blocks: Sequence[Block], path: str, source: SourceText | None
) -> tuple[Pairing, tuple[Finding, ...]]:
    if source is None or not source.on_file:
        return pairing, ()
    return with_lines(pairing, source.blocks, blocks, source.lines, path, source.path)


def without_consequences(found: Iterable[Finding], translation: Translation, outcome: Outcome) -> tuple[Finding, ...]:
    """Return what is off with a page without what would be gone if the slips were mended that pairing has found."""
    found = tuple(found)
    if outcome.mended is None or not found:
        return found
    left = with_body(translation, outcome.mended, translation.body_line)[1]
    return shown.without_consequences(found, outcome.findings, left, outcome.explained)


def _texts(
    translation: Translation, source: SourceText | None, said: tuple[tuple[Edit, ...], ...] = ()
) -> Texts | None:
    """Return both files as pairing can read them again, where the original is on file."""
    if not source or not source.on_file:
        return None
    original, page = (showable(source.body), source.body_line), (translation.body, translation.body_line)
    languages = _languages(translation, source)

    def read_source(body: str) -> tuple[Sequence[Block], Sequence[Mark]]:
        return scan_source(body, original[1], languages[0]), ()

    def read_page(body: str) -> tuple[Sequence[Block], Sequence[Mark]]:
        found = scan_page(body, page[1], languages[1])
        return found.blocks, found.marks

    return Texts(Text(*original, read_source), Text(*page, read_page), said)


def _in_its_language(translation: Translation, source: SourceText | None) -> Translation:
    """Return the translation of a text that is not Chinese as one into Chinese, where it is written in such characters.

    It need not say so: English is what a translation is in that says no language.
    """
    ours = language(source.language) if source and source.on_file else CHINESE
    if ours.has_han_of_its_own or translation.language != ENGLISH.tag or not is_mostly_han(translation.body):
        return translation
    return with_body(replace(translation, language="zh"), translation.body, translation.body_line)[0]


def _languages(translation: Translation, source: SourceText | None) -> tuple[Language, Language]:
    """Return the languages of the original and of the translation."""
    return language(source.language) if source else CHINESE, language(translation.language)


def _verified(translation: Translation, blocks: Sequence[Block]) -> frozenset[int]:
    """Return the lines of the blocks whose sections the editor has verified."""
    indices = range(len(blocks)) if translation.verified else translation.verified_blocks
    return frozenset(blocks[index].line for index in indices if index < len(blocks))


def _outcome(
    translation: Translation,
    source: SourceText | None,
    blocks: Sequence[Block],
    marks: Sequence[Mark],
    end_line: int,
    texts: Texts | None = None,
    lexicon: Lexicon = NO_LEXICON,
    weighed: Weighed | None = None,
) -> Outcome:
    outcome = pair_blocks(
        source.blocks if source else (),
        blocks,
        marks,
        source_path=source.path if source else "",
        path=translation.path,
        end_line=end_line,
        texts=texts,
        given=Given(_languages(translation, source), lexicon, _verified(translation, blocks), weighed or Weighed()),
    )
    if source is None or source.unreadable:
        return replace(outcome, findings=(), insertions=())  # that it cannot be read is said, and all else follows
    return outcome


def reread(
    translation: Translation,
    body: str,
    source: SourceText | None,
    lines: Sequence[int],
    lexicon: Lexicon = NO_LEXICON,
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
    outcome = _outcome(translation, source, blocks, marks, lines[-1] + 1, lexicon=lexicon)
    placed = (replace(each, location=replace(each.location, line=origin(each.location.line))) for each in malformed)
    pairing, more = _with_lines(outcome.pairing, blocks, translation.path, source)
    scanned = replace(with_sides(scanned, source), pairing=pairing)
    of_marks = (
        replace(each, location=replace(each.location, line=origin(each.location.line)), edits=())
        for each in mark_findings(scanned, source)
    )
    # What stands below a mark in the file is what it is about: the findings name the lines of that.
    suppression = Suppression.of(translation, source)
    return scanned, tuple(suppression.left((*placed, *outcome.findings, *more, *of_marks)))
