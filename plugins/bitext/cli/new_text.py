"""A new text: what it is called, where its two files go, what they hold; both are written, or neither."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import click

from bitext.cli import templates
from bitext.cli.drafting import Draft
from bitext.cli.files import Change, make_folder, write_all
from bitext.cli.intake import File
from bitext.cli.places import check_id, is_on_one_line, is_there, page_place, source_place
from bitext.cli.terminal import CommandError
from bitext.cli.two_texts import TwoTexts
from bitext.config import MAX_FILE_BYTES, Options
from bitext.diagnostics import FileError, Finding, Location
from bitext.languages import ENGLISH, Language, language
from bitext.languages.lists import words
from bitext.languages.script import HAN, has_han, is_latin
from bitext.languages.tags import canonical, primary
from bitext.model.catalogue import SourceRecord
from bitext.model.corpus import Corpus
from bitext.tree import real_path

_NAME_END = re.compile(rf"[-_. ]+([A-Za-z-]{{2,12}}|[{HAN}]{{2,3}})$")
_SIDES = words("chinese english original source translation trans root text cn 中文 原文 英文 译文 译本")
_SIGNS = "※*\uff0a①"  # of a note that is called in a title


@dataclass(frozen=True, slots=True)
class Places:
    """What a text is called, and where its files are or go."""

    id: str
    source: Path
    page: Path
    has_source: bool = False
    """Whether the source text is one of the site already, which stays."""
    has_page: bool = False
    """Whether the page is one of this text already, which stays."""


@dataclass(frozen=True, slots=True)
class NewText:
    """What the two files of a text say."""

    titles: tuple[str, str]
    """Of the original and of the translation; empty where they are not known."""
    languages: tuple[str, str]
    """Their tags; empty for a translation of which it is not known."""
    type: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
    """What is known of the original: keys of its front matter → values."""
    page_facts: Mapping[str, str] = field(default_factory=dict)
    """What is known of the translation: keys of the page's front matter → values."""
    bodies: tuple[str | None, str | None] = ("", None)
    """Of the original and of the page; None: its title as a heading."""
    example: bool = False
    """Whether both hold a paragraph that is to be replaced."""


def text_of(draft: Draft, texts: TwoTexts, title: str = "", type_: str = "") -> NewText:
    """Return what the two files of a draft say; `title`, `type_`: what an editor said."""
    ours, theirs = (said or heading for said, heading in zip(draft.titles, texts.titles, strict=True))
    titles = with_title(title, (ours, theirs), texts.languages[0])
    return NewText(titles, texts.tags, type_, *texts.facts, bodies=(draft.source_body, draft.page_body))


def record_at(path: Path, corpus: Corpus, options: Options) -> SourceRecord | None:
    """Return the source text of the site that a file is, or None."""
    real = real_path(path)
    return next((each for each in corpus.source_texts.values() if real_path(options.root / each.path) == real), None)


def id_from(name: str, tags: Iterable[str]) -> str:
    """Return the id that the name of a file makes: `speech.zh.txt` → `speech`; empty where it names a side alone.

    `tags`: of the languages that the two texts are in.
    """
    languages = {primary(tag) for tag in tags}
    made = re.sub(r"\s+", "-", unicodedata.normalize("NFC", Path(name).stem).strip())
    while (end := _NAME_END.search(made)) and _names_a_side(end[1], languages):
        made = made[: end.start()]
    return "" if _names_a_side(made, languages) else made


def _names_a_side(word: str, languages: Iterable[str]) -> bool:
    """Return whether a word says no more than which of the two texts a file holds."""
    return word.lower() in _SIDES or primary(canonical(word)) in languages


def id_of_file(file: File, tags: Iterable[str]) -> str:
    """Return the id that the name of a file makes. Raises CommandError where it names no text."""
    made = "" if file.is_pasted else id_from(file.path.name, tags)
    if not made:
        found = "pasted text, which has none" if file.is_pasted else file.path.name
        raise CommandError(f"expected the name of a text, found {found}; add --id, such as --id water-2024")
    return made


def places(id_: str, page: str, corpus: Corpus, options: Options) -> Places:
    """Return where a text goes; `page`: the place of its page, where one was named.

    Raises CommandError where there can be no such text.
    """
    id_ = unicodedata.normalize("NFC", id_)
    check_id(id_)
    return Places(id_, source_place(id_, corpus, options), page_place(id_, page, corpus, options))


def refuse_what_is_there(where: Places, options: Options) -> None:
    """Raise CommandError where a file is there that would have to be made."""
    there = [
        path
        for path, stays in ((where.source, where.has_source), (where.page, where.has_page))
        if not stays and is_there(path)
    ]
    if there:
        found = " and ".join(map(options.shown, there))
        name = "--id" if where.source in there else "--id or --page"
        raise CommandError(f"expected a new text, found {found}; nothing was made, choose another name with {name}")


def refuse_another(where: Places, corpus: Corpus, options: Options) -> None:
    """Raise CommandError where the page is there and is not one of this text: its original would be nobody's."""
    if not where.page.exists():
        return
    there = corpus.translations.get(where.page.relative_to(options.docs).as_posix())
    if there is None or there.source_id != where.id:
        names = f"names {there.source_id}" if there and there.source_id else "names no source text"
        found = f"found {options.shown(where.page)}, which {names}"
        do = f"write `source_text: {where.id}` at its head first, or put the page elsewhere with --page"
        raise CommandError(f"expected a page of the text {where.id}, {found}; {do}")


def title_option(title: str) -> str:
    """Return a title that was typed; raises CommandError where it holds what cannot be seen."""
    if not is_on_one_line(title):
        raise CommandError(f"expected a title on one line, found {title!r}; take out what cannot be seen")
    return title.strip()


def with_title(typed: str, titles: tuple[str, str], original: Language) -> tuple[str, str]:
    """Return the titles of both sides with the one that was typed, on the side whose characters it has."""
    if not typed:
        return titles
    ours = has_han(typed) if original.is_chinese else original.is_latin or not is_latin(typed)
    return (typed, titles[1]) if ours else (titles[0], typed)


def write(text: NewText, where: Places, options: Options) -> None:
    """Make the two files of a text, or the one that is not there yet, and say so; both or neither."""
    named = templates.title_from(where.id)
    original, translated = (_cleaned(title) for title in text.titles)
    source_body, page_body = text.bodies
    tag, own = text.languages
    source = templates.source_text(
        where.id,
        original or f"[{translated or named}]",
        tag,
        text.type,
        example=text.example,
        body=source_body or "",
        facts=text.facts,
    )
    page = templates.translation(
        where.id,
        translated or named,
        example=text.example,
        english=language(own).is_as(ENGLISH) if own else not language(tag).is_as(ENGLISH),
        language=own,
        body=page_body,
        facts=text.page_facts,
    )
    files = [
        (path, content)
        for path, content, stays in ((where.source, source, where.has_source), (where.page, page, where.has_page))
        if not stays
    ]
    for path, _ in files:
        make_folder(path.parent, options.shown(path))
    write_all([_change(path, content, options) for path, content in files])
    made = {path for path, _ in files}
    for path in (where.source, where.page):
        if path in made:
            click.echo(f"made {options.shown(path)}")
        else:
            click.echo(f"found {options.shown(path)} and left it as it is")


def _cleaned(title: str) -> str:
    """Return a title without the sign of a note, or an empty string where it holds what cannot be seen."""
    title = " ".join(title.split("\n")).rstrip(_SIGNS).strip()
    return title if is_on_one_line(title) else ""


def _change(path: Path, text: str, options: Options) -> Change:
    shown, data = options.shown(path), text.encode()
    if len(data) > MAX_FILE_BYTES:
        limit, size = MAX_FILE_BYTES // 1_000_000, len(data) / 1_000_000
        message = f"expected at most {limit} MB with its marks, found {size:.1f} MB; split the text into several files"
        raise FileError(Finding("F03", Location(shown), message))
    return Change(path, shown, None, data)
