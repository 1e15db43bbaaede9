"""`bitext align`: a page and its source text, drafted from two raw texts."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import click

from bitext.alignment.beads import Languages
from bitext.cli import templates
from bitext.cli.configuration import as_built, configured, corpus_of, options_at
from bitext.cli.drafting import Draft, draft
from bitext.cli.drafting_report import report
from bitext.cli.examples import example
from bitext.cli.files import Change, make_folder, sweep, write_all
from bitext.cli.places import check_id, is_on_one_line, is_there, named_language, page_place, source_place
from bitext.cli.terminal import CommandError, confirmed
from bitext.config import MAX_FILE_BYTES, Options
from bitext.diagnostics import FileError, Finding, Location
from bitext.languages import ENGLISH, Language, language
from bitext.languages.lists import words
from bitext.languages.script import HAN
from bitext.languages.tags import canonical, primary
from bitext.library import Library
from bitext.readers.decoding import codec_of
from bitext.readers.raw_texts import RawText, language_tag, read_raw
from bitext.readers.source import id_of
from bitext.tree import real_path

_LEAST = (
    0.4  # share of the longer text that has a counterpart: with less, these are hardly one text and its translation
)
_NAME_END = re.compile(rf"[-_. ]+([A-Za-z-]{{2,12}}|[{HAN}]{{2,3}})$")
_SIDES = words("chinese english original source translation trans text cn 中文 原文 英文 译文 译本")
_SIGNS = "※*\uff0a①"  # of a note that is called in a title


@dataclass(frozen=True, slots=True)
class _Task:
    """What is to be drafted, and where it goes."""

    raws: tuple[RawText, RawText]
    languages: Languages
    id: str
    source: Path
    page: Path
    has_source: bool
    """Whether SOURCE is a source text of the site already."""


@click.command(epilog=example("bitext align speech.zh.txt speech.en.txt"))
@click.argument("source", type=click.Path(path_type=Path))
@click.argument("translation", type=click.Path(path_type=Path))
@click.option("--id", "id_", metavar="ID", default="", help="Names the text for good. Left out: the name of SOURCE.")
@click.option("--page", metavar="FILE", default="", help="The translation's place in the docs folder.")
@click.option("--source-language", metavar="TAG", default="", help="Of SOURCE. Left out: what its script shows.")
@click.option("--language", "own", metavar="TAG", default="", help="Of TRANSLATION. Left out: what its script shows.")
@click.option("--encoding", metavar="NAME", default="", help="Of a file that is not UTF-8. Left out: a guess.")
@click.option("--yes", is_flag=True, help="Do not ask, where an encoding is a guess or little of the texts fits.")
@configured
def align(
    source: Path,
    translation: Path,
    id_: str,
    page: str,
    source_language: str,
    own: str,
    encoding: str,
    config: Path | None,
    *,
    yes: bool,
) -> int:
    """Draft a page and its source text from two raw texts, plain text or Markdown.

    SOURCE is the original, TRANSLATION renders it. Their paragraphs are put beside one another, with marks where they
    are not one to one, and questions where that is doubtful. No file is overwritten.
    """
    options = options_at(config)
    sweep((options.docs, options.source_texts))
    library = Library()
    corpus = corpus_of(options, library)
    raws = _read((source, translation), encoding, yes=yes)
    record = next((each for each in corpus.source_texts.values() if _is_at(options.root / each.path, source)), None)
    known = record.language if record else ""
    languages = _languages(raws, (source_language or known, own))
    name = _id(id_ or (record.id if record else ""), source, languages)
    place = source_place(name, corpus, options)
    task = _Task(raws, languages, name, place, page_place(name, page, corpus, options), record is not None)
    _refuse_what_is_there(task, options)
    made = draft(raws, languages, library.lexicon)
    _write(task, made, options, yes=yes)
    corpus = corpus_of(options)
    record_of_page = corpus.translations[task.page.relative_to(options.docs).as_posix()]
    return report(made, record_of_page, as_built(corpus, options, config, [record_of_page]))


def _is_at(path: Path, typed: Path) -> bool:
    return real_path(path) == real_path(typed)


def _read(paths: tuple[Path, Path], encoding: str, *, yes: bool) -> tuple[RawText, RawText]:
    """Return both texts; raises BitextError where one cannot be read, or where they are one."""
    if real_path(paths[0]) == real_path(paths[1]):
        raise CommandError(f"expected two files, found {paths[0]} twice; name the original, then its translation")
    codec = codec_of(encoding) if encoding else ""
    if encoding and not codec:
        message = f"expected the name of an encoding, found {encoding}; write GB18030, Big5 or UTF-16"
        raise CommandError(message)
    one, other = (read_raw(path, path.as_posix(), codec) for path in paths)
    faults = [raw.fault for raw in (one, other) if raw.fault]
    for fault in faults[:-1]:
        click.echo(str(fault), err=True)
    if faults:
        raise FileError(faults[-1])
    for raw in (one, other):
        _confirm_encoding(raw, yes=yes)
    return one, other


def _confirm_encoding(raw: RawText, *, yes: bool) -> None:
    if not raw.guess:
        return
    begins = raw.sample or "without Chinese"
    click.echo(f"{raw.shown}: does not say its encoding; read as {raw.guess} it begins {begins}")
    named = f"add --encoding {raw.guess} if it is right, or --yes"
    if not confirmed("Is that right?", yes=yes, otherwise=named):
        raise CommandError("nothing was written; add --encoding with the name of the right one")


def _languages(raws: tuple[RawText, RawText], named: tuple[str, str]) -> Languages:
    """Return the languages that were named or that the scripts show.

    Raises CommandError where these can hardly be meant.
    """
    one, other = (
        named_language(tag) if tag else _by_script(raw, option)
        for raw, tag, option in zip(raws, named, ("--source-language", "--language"), strict=True)
    )
    if one.is_as(other) and not all(named):
        found = f"found {one.english_name or one.tag} in both"
        do = "name the original, then its translation, or add --source-language and --language"
        raise CommandError(f"expected texts in two languages, {found}; {do}")
    if other.is_chinese and not one.is_chinese and not any(named):
        found = f"found {raws[0].shown} in {one.english_name} and {raws[1].shown} in Chinese"
        do = f"swap the two, or add --source-language {one.tag} if they are in order"
        raise CommandError(f"expected the Chinese original, then its translation, {found}; {do}")
    return one, other


def _by_script(raw: RawText, option: str) -> Language:
    tag = language_tag(raw.text)
    if not tag:
        found = f"found that of {raw.shown}, in which several are written"
        raise CommandError(f"expected a script of one language, {found}; add {option} with its tag, like {option} ru")
    return language(tag)


def _id(typed: str, source: Path, languages: Languages) -> str:
    """Return the id that was typed, or the one that the name of the original makes: `speech.zh.txt` → `speech`."""
    if not typed:
        typed = re.sub(r"\s+", "-", id_of(source).strip())
        while (end := _NAME_END.search(typed)) and _names_a_side(end[1], languages):
            typed = typed[: end.start()]
        if _names_a_side(typed, languages):
            message = f"expected the name of a text, found {source.name}; add --id, such as --id water-2024"
            raise CommandError(message)
    typed = unicodedata.normalize("NFC", typed)
    check_id(typed)
    return typed


def _names_a_side(word: str, languages: Languages) -> bool:
    """Return whether a word says no more than which of the two texts a file holds."""
    tag = primary(canonical(word))
    return word.lower() in _SIDES or any(tag == primary(each.tag) for each in languages)


def _refuse_what_is_there(task: _Task, options: Options) -> None:
    there = [path for path in (task.source, task.page) if is_there(path)]
    if task.has_source:
        there.remove(task.source)
    if there:
        found = " and ".join(map(options.shown, there))
        name = "--id" if task.source in there else "--id or --page"
        raise CommandError(f"expected a new text, found {found}; nothing was made, choose another name with {name}")


def _write(task: _Task, made: Draft, options: Options, *, yes: bool) -> None:
    """Make both files, or neither; where little of the texts fits, after asking."""
    sizes = made.sizes
    fitting = made.fitting
    if fitting < _LEAST * max(sizes):
        click.echo(f"{task.raws[0].shown} has {_paragraphs(sizes[0])}, {task.raws[1].shown} {sizes[1]}: {fitting} fit")
        if not confirmed("Are these a text and its translation?", yes=yes, otherwise="add --yes if they are"):
            raise CommandError("nothing was written; name the original, then its translation")
    one, other = task.languages
    titles = [title.rstrip(_SIGNS).strip() for title in made.titles]
    titles = [title if is_on_one_line(title) else "" for title in titles]
    named = templates.title_from(task.id)
    files = (
        []
        if task.has_source
        else [
            (task.source, templates.source_text(task.id, titles[0] or f"[{named}]", one.tag, "", body=made.source_body))
        ]
    )
    files.append(
        (
            task.page,
            templates.translation(
                task.id, titles[1] or named, english=other.is_as(ENGLISH), language=other.tag, body=made.page_body
            ),
        )
    )
    for path, _ in files:
        make_folder(path.parent, options.shown(path))
    write_all([_change(path, text, options) for path, text in files])
    for path, _ in files:
        click.echo(f"made {options.shown(path)}")


def _change(path: Path, text: str, options: Options) -> Change:
    shown, data = options.shown(path), text.encode()
    if len(data) > MAX_FILE_BYTES:
        limit, size = MAX_FILE_BYTES // 1_000_000, len(data) / 1_000_000
        message = f"expected at most {limit} MB with its marks, found {size:.1f} MB; split the text into several files"
        raise FileError(Finding("F03", Location(shown), message))
    return Change(path, shown, None, data)


def _paragraphs(number: int) -> str:
    return f"{number} paragraph{'' if number == 1 else 's'}"
