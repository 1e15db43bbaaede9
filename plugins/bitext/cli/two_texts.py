"""A text and its translation, each in a file of its own: in which languages they are, and the draft of both."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import click

from bitext.aligner import Lexicon
from bitext.alignment.beads import Languages
from bitext.cli.drafting import Draft, draft
from bitext.cli.given import given_draft
from bitext.cli.intake import File, Intake
from bitext.cli.places import named_language
from bitext.cli.terminal import CommandError, confirmed
from bitext.importers import Document, as_page, as_source
from bitext.importers.parallel import Aligned
from bitext.importers.parallel.aligned import words_of
from bitext.importers.parallel.alternating import Halves
from bitext.importers.parallel.two_languages import as_tag
from bitext.importers.write import with_notes_in_text
from bitext.languages import CHINESE, ENGLISH, Language, language
from bitext.languages.tags import is_chinese, primary
from bitext.readers.raw_texts import RawText

_LEAST = 0.4
"""Share of the longer text that has a counterpart: with less, these are hardly one text and its translation."""
_CALLED = re.compile(r"(?:^|[\W_])(?:original|source|orig)$|原文$")
"""The end of the name of a file that holds an original."""
_OF_A_TRANSLATION = ("url", "published")
_OF_AN_ORIGINAL = ("number", "issuer", "delivered", "adopted", "issued", "effective", "lines")
"""What is true of an original wherever it is printed."""
OPTIONS = ("--source-language", "--translation-language")
"""What names the languages of the two."""


@dataclass(frozen=True, slots=True)
class TwoTexts:
    """A text and its translation, as they were read."""

    languages: Languages
    titles: tuple[str, str]
    """As their documents say; empty where they do not."""
    facts: tuple[Mapping[str, str], Mapping[str, str]]
    """What is known of the original, and of the translation: keys of their front matter → values."""
    read: tuple[Document | Aligned, ...]
    """What they were read from, for what is to be said of it."""
    raws: tuple[RawText, RawText] | None = None
    """Both, where somebody has to find out what belongs together."""

    @property
    def tags(self) -> tuple[str, str]:
        """Return the tags of both languages."""
        return self.languages[0].tag, self.languages[1].tag

    def draft(self, lexicon: Lexicon, *, yes: bool) -> Draft:
        """Return the bodies of both files; where little of the texts fits, after asking, unless `yes`."""
        if self.raws is not None:
            return _drafted(self.raws, self.languages, lexicon, yes=yes)
        (aligned,) = self.read
        assert isinstance(aligned, Aligned)  # noqa: S101  # what has no raw texts was read as rows
        return given_draft(aligned, lexicon)


def read_two(
    taken: Intake, files: Sequence[File], named: tuple[str, str], *, is_on_file: bool = False, any_order: bool = False
) -> TwoTexts:
    """Return a text and its translation that lie in two files, by the rows that these have, or as documents.

    `named`: their languages, where an editor named them. `is_on_file`: the original is one of the site, which is not
    written anew. `any_order`: the one whose name says so is the original, else the Chinese one. Raises BitextError
    where they cannot be read, or can hardly be meant.
    """
    if not is_on_file and (aligned := _rows(taken, files, named, any_order=any_order)):
        return of_rows(aligned)
    one, other = taken.documents(files)
    first = _original_by_name(files) if any_order and not any(named) else None
    if first is not None:
        files, one, other = (files[::-1], other, one) if first else (files, one, other)
        named = one.language, other.language
    elif any_order and _are_swapped(one, other, named):
        files, one, other = files[::-1], other, one
    return of_documents(taken, files, (one, other), named)


def of_documents(
    taken: Intake, files: Sequence[File], documents: tuple[Document, Document], named: tuple[str, str]
) -> TwoTexts:
    """Return a text and its translation, each a document in a file of its own."""
    one, other = documents = _with_notes(*documents)
    raws = taken.raw(files[0], one, is_source=True), taken.raw(files[1], other, is_source=False)
    return TwoTexts(
        languages_of(documents, named),
        (one.title, other.title),
        (one.facts, of_translation(other.facts)),
        documents,
        raws,
    )


def _with_notes(one: Document, other: Document) -> tuple[Document, Document]:
    """Return two documents, the notes of the second as blocks of its text where the first has as many of its own."""
    is_same = one.notes and len(one.notes) == len(other.notes) and other.body is None
    return one, with_notes_in_text(other) if is_same else other


def of_rows(aligned: Aligned) -> TwoTexts:
    """Return the two texts of which the rows are known."""
    tags = (
        as_tag(tag, words) if tag else "" for tag, words in zip(aligned.languages, words_of(aligned.rows), strict=True)
    )
    languages = _languages(*tags)
    return TwoTexts(languages, aligned.titles, _of_both(aligned.facts), (aligned,))


def of_halves(document: Document, both: Halves) -> TwoTexts:
    """Return the two texts that stand one after the other in a document."""
    one, other = _with_notes(both.source, both.translation)
    raws = RawText(one.shown, as_source(one), is_markdown=True), RawText(other.shown, as_page(other), is_markdown=True)
    tags = (as_tag(each.language, "\n".join(block.text for block in each.blocks)) for each in (one, other))
    return TwoTexts(_languages(*tags), (one.title, other.title), _of_both(document.facts), (document,), raws)


def of_translation(facts: Mapping[str, str]) -> Mapping[str, str]:
    """Return what a document says of itself that a translation's page has a key for."""
    return {key: facts[key] for key in _OF_A_TRANSLATION if key in facts}


def _of_both(facts: Mapping[str, str]) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return what a document with a text in both languages says: who published it has published the translation."""
    return {key: facts[key] for key in _OF_AN_ORIGINAL if key in facts}, of_translation(facts)


def _languages(ours: str, theirs: str) -> Languages:
    return language(ours or CHINESE.tag), language(theirs or ENGLISH.tag)


def _rows(taken: Intake, files: Sequence[File], named: tuple[str, str], *, any_order: bool) -> Aligned | None:
    found = taken.aligned(files, named)
    if any_order and found and not any(named) and is_chinese(found.languages[1]) and not is_chinese(found.languages[0]):
        return taken.aligned(files[::-1], named)
    return found


def _original_by_name(files: Sequence[File]) -> int | None:
    """Return which of two files is called the original: `speech-original.txt`; None where neither is, or both."""
    called = [_CALLED.search(file.path.stem.lower()) is not None for file in files]
    return called.index(True) if called.count(True) == 1 else None


def _are_swapped(one: Document, other: Document, named: tuple[str, str]) -> bool:
    """Return whether the second of two documents is the original, as far as languages tell."""
    if named[0]:
        wanted = primary(named[0])
        return primary(one.language) != wanted and primary(other.language) == wanted
    return is_chinese(other.language) and not is_chinese(one.language) and not named[1]


def languages_of(documents: tuple[Document, Document], named: tuple[str, str]) -> Languages:
    """Return the languages that were named or that the scripts show.

    Raises CommandError where these can hardly be meant.
    """
    one, other = (
        named_language(tag) if tag else by_script(document, option)
        for document, tag, option in zip(documents, named, OPTIONS, strict=True)
    )
    if one.is_as(other) and not all(named):
        found = f"found {one.english_name or one.tag} in both"
        do = f"name the original, then its translation, or add {' and '.join(OPTIONS)}"
        raise CommandError(f"expected texts in two languages, {found}; {do}")
    if other.is_chinese and not one.is_chinese and not any(named):
        found = f"found {documents[0].shown} in {one.english_name} and {documents[1].shown} in Chinese"
        do = f"swap the two, or add {OPTIONS[0]} {one.tag} if they are in order"
        raise CommandError(f"expected the Chinese original, then its translation, {found}; {do}")
    return one, other


def by_script(document: Document, option: str) -> Language:
    """Return the language that the script of a document shows; raises CommandError where several have it.

    `option`: what names it instead.
    """
    if not document.language:
        found = f"found that of {document.shown}, in which several are written"
        raise CommandError(f"expected a script of one language, {found}; add {option} with its tag, like {option} ru")
    return language(document.language)


def _drafted(raws: tuple[RawText, RawText], languages: Languages, lexicon: Lexicon, *, yes: bool) -> Draft:
    """Return the draft of two texts; where little of them fits, after asking, unless `yes`."""
    made = draft(raws, languages, lexicon)
    sizes, fitting = made.sizes, made.fitting
    if fitting < _LEAST * max(sizes):
        click.echo(f"{raws[0].shown} has {_paragraphs(sizes[0])}, {raws[1].shown} {sizes[1]}: {fitting} fit")
        if not confirmed("Are these a text and its translation?", yes=yes, otherwise="add --yes if they are"):
            raise CommandError("nothing was written; name the original, then its translation")
    return made


def _paragraphs(number: int) -> str:
    return f"{number} paragraph{'' if number == 1 else 's'}"
