"""The options of a site, and the bounds that hold everywhere."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urljoin, urlsplit

from bitext.diagnostics import ConfigurationError, Finding, Location
from bitext.options import HEAD, Chosen, Grade, Rule, Scope
from bitext.words import ENGLISH_WORDS, Words, own_table, words_of

TEXT_TYPES = (
    "law",
    "regulation",
    "measures",
    "plan",
    "notice",
    "opinion",
    "speech",
    "article",
    "news",
    "standard",
)
"""The values of a source text's `type`."""

SAMPLE_ORIGINAL, SAMPLE_TRANSLATION = "原文。", "The translation of the paragraph beside this one."
"""The sample texts of `bitext new`, which an editor replaces."""

MAX_FILE_BYTES = 5_000_000
"""No translated text is larger than this; a larger file counts as not on file."""

MARKDOWN_SUFFIXES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""Suffixes of the files that MkDocs makes pages of."""

MAX_ID_BYTES = 200
"""An id is the name of a file and of a folder of the site, and a name has at most 255 bytes."""

DATE_FIELDS = ("delivered", "adopted", "issued", "published", "effective")
"""Dates of a source text, in the order in which a document has them."""


@dataclass(frozen=True, slots=True)
class Options:
    """The folders and the options of a site."""

    root: Path
    """The project's folder: that of `mkdocs.yml`. Messages name paths below it."""
    docs: Path
    """The docs folder."""
    source_texts: Path
    """The folder of the originals."""
    contact: str = ""
    """Where readers write about rights: the address of a page, an e-mail address, or ""."""
    repository: str = ""
    """Address of the repository, for reports, or ""."""
    edit_address: str = ""
    """Address to edit a file of the docs folder, with `{path}` for its path, or ""."""
    source_edit_address: str = ""
    """Address to edit a file of the folder of the originals, with `{path}` for its path, or ""."""
    directory_urls: bool = True
    """Whether `a.md` becomes `a/` and not `a.html`."""
    mark_terms: Rule = "first-in-text"
    """Which of the places where a term stands are marked."""
    sentences: bool = True
    """Whether the site has sentence pairs."""
    status: bool = False
    """Whether the site has a page that shows how far its texts are."""
    incremental: bool = True
    """Whether an edit of a served site makes anew just the pages that it changes."""
    checks: Mapping[str, Grade] = field(default_factory=dict)
    """How grave findings are for this site, by code, where not as the table of codes says."""
    raw_html: bool = False
    """Whether the site trusts its editors, so that any HTML that they type is published."""
    allowed_html: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Elements that an article may hold besides those of the guide, with the attributes of each."""
    search: Scope = "all"
    """What is searched."""
    language: str = "en"
    """BCP 47 tag of the language of the site's pages: the theme's."""
    words: Words = ENGLISH_WORDS
    """What the site says to its readers."""
    words_folder: Path | None = None
    """The folder of the site's own words, where it has one."""
    site_name: str = ""
    site_address: str = ""
    """Where the site is published, ending in `/`, or "" where `site_url` does not say."""
    knows_addresses: bool = True
    """Whether `directory_urls` tells how the host addresses pages; else only the host can link between pages."""
    writes_files: bool = True
    """Whether the host writes files of ours beside the pages."""
    templates: tuple[str, ...] = ()
    """The theme's templates that a page's front matter may choose."""
    source_texts_place: Location = HEAD
    """Place of the option that names the folder of the originals."""
    doubts: tuple[Finding, ...] = ()
    """Findings on `mkdocs.yml` that do not stop the build."""

    def shown(self, path: Path) -> str:
        """Return a path as messages name it: as seen from the project's folder, so that an editor can open it."""
        if path.is_relative_to(self.root):
            return path.relative_to(self.root).as_posix()
        try:
            return Path(os.path.relpath(path, self.root)).as_posix()
        except ValueError:  # on another disk
            return path.as_posix()

    def within(self, path: Path) -> Path:
        """Return the folder that a file must not lead out of: the project's, or one that is elsewhere by choice."""
        folders = (self.root, self.docs, self.source_texts)
        return next((folder for folder in folders if path.is_relative_to(folder)), path.parent)

    def file(self, shown: str) -> Path:
        """Return the file for a path as messages name it."""
        return Path(os.path.normpath(self.root / shown))


_FIELD = re.compile(r"\{path(?:_noext)?(?:!q)?\}")
_FIELD_OR_BRACE = re.compile(r"\{\{|\}\}|\{(?P<name>path(?:_noext)?)(?P<whole>!q)?\}")

# Path of the docs folder on each forge, for a site with only `repo_url`: MkDocs' defaults.
_EDIT_PATHS = {
    "github.com": "edit/master/docs/",
    "gitlab.com": "edit/master/docs/",
    "bitbucket.org": "src/default/docs/",
}


def options_from(
    root: Path,
    docs: Path,
    ours: Chosen,
    *,
    repository: str = "",
    edit_path: str | None = None,
    edit_template: str = "",
    directory_urls: bool = True,
    language: str = "en",
    site_name: str = "",
    site_address: str = "",
    edit_place: Location = HEAD,
) -> Options:
    """Return the options for the settings of `mkdocs.yml`.

    `root`: the folder of `mkdocs.yml`; `docs`: the docs folder; `ours`: the options of `bitext`. `repository`,
    `edit_path` and `edit_template`: `repo_url`, `edit_uri` and `edit_uri_template` as typed; without the last two, the
    known forges' own. `language`: the theme's. `site_name` and
    `site_address`: `site_name` and `site_url`. `edit_place`: where `edit_uri` stands.
    Raises ConfigurationError where no folder can have the name in `source_texts`, and where a table of words is wrong.
    """
    source_texts = folder_of_originals(root, ours)
    edit = _edit_address(repository, edit_path, edit_template)
    return Options(
        root=root,
        docs=docs,
        source_texts=source_texts,
        contact=ours.contact,
        repository=repository,
        edit_address=edit,
        source_edit_address=beside(edit, docs, source_texts),
        directory_urls=directory_urls,
        language=language,
        words=_words(root, ours, language),
        words_folder=Path(os.path.normpath(root / ours.words)) if ours.words else None,
        site_name=site_name,
        site_address=f"{site_address.rstrip('/')}/" if site_address else "",
        mark_terms=ours.mark_terms,
        sentences=ours.sentences,
        status=ours.status,
        incremental=ours.incremental,
        checks=ours.checks,
        raw_html=ours.raw_html,
        allowed_html=ours.allowed_html,
        templates=ours.templates,
        search=ours.search,
        source_texts_place=ours.source_texts_place,
        doubts=_doubts(edit_path, edit_template, edit_place),
    )


def _doubts(edit_path: str | None, edit_template: str, place: Location) -> tuple[Finding, ...]:
    if edit_template or not edit_path or not _FIELD.search(edit_path):
        return ()
    typed = edit_path.rstrip("/")
    message = f"expected edit_uri without {{path}}, found {typed}; write edit_uri_template: {typed}"
    return (Finding("F12", place, message, grade="warning"),)


def folder_of_originals(root: Path, ours: Chosen) -> Path:
    """Return the folder that the option `source_texts` names, whether it exists or not.

    Raises ConfigurationError where no folder can have the name.
    """
    typed = ours.source_texts
    folder = Path(os.path.normpath(root / typed))  # with `..` in it, it would seem to lie in the project
    try:
        folder.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return folder
    except (OSError, ValueError) as error:  # too long, or with a zero byte
        why = getattr(error, "strerror", None) or "no name of a folder"
        message = f"expected source_texts to name a folder, found {typed} ({why}); name the folder of the originals"
        raise ConfigurationError(Finding("F12", ours.source_texts_place, message)) from error
    return folder


def _words(root: Path, ours: Chosen, language: str) -> Words:
    """Return what the site says, with its own words before ours; raises ConfigurationError where these are wrong."""
    if not ours.words:
        return words_of(language)
    folder = Path(os.path.normpath(root / ours.words))
    if not folder.is_dir():
        message = f"expected words to name a folder of tables, found {ours.words}; make it, or take the option out"
        raise ConfigurationError(Finding("F12", ours.words_place, message))
    name, table = own_table(folder, ours.words.rstrip("/"), language)
    return words_of(language, table, name)


def _edit_address(repository: str, edit_path: str | None, edit_template: str) -> str:
    """Return the address to edit a file, as MkDocs makes it, with `{path}` in it, or ""."""
    if not edit_template:
        if edit_path is None:
            edit_path = _EDIT_PATHS.get(urlsplit(repository).netloc.lower(), "")
        if not edit_path:
            return ""
        slash = "" if edit_path.endswith("/") else "/"
        edit_template = f"{edit_path.replace('{', '{{').replace('}', '}}')}{slash}{{path}}"
    if not repository:
        return edit_template if edit_template.startswith(("https://", "http://")) else ""
    slash = "" if edit_template.startswith(("?", "#")) else "/"
    return urljoin(f"{repository.rstrip('/')}{slash}", edit_template)


def beside(address: str, docs: Path, other: Path) -> str:
    """Return the address to edit files of another folder than the docs folder.

    `address`: that of the docs folder's files. Return "" where it does not show the folders between the two.
    """
    before, field, after = address.partition("{path}") if "{path}" in address else ("", "", "")
    try:
        way = Path(os.path.relpath(other, docs)).parts
    except ValueError:  # on another disk
        return ""
    up = way.count(os.pardir)
    shown = before.rstrip("/").split("/")
    if not field or shown[len(shown) - up :] != list(docs.parts[len(docs.parts) - up :]):
        return ""
    return f"{'/'.join((*shown[: len(shown) - up], *way[up:]))}/{{path}}{after}"


def address_of(address: str, path: str) -> str:
    """Return the address at which a file can be edited, or "" where there is none.

    `address`: one of those in `Options`; `path`: the file's, relative to that folder. The address has the fields
    of MkDocs' `edit_uri_template`.
    """
    fields = {"path": path, "path_noext": posixpath.splitext(path)[0]}

    def filled(match: re.Match[str]) -> str:
        if not match["name"]:
            return match[0][0]
        return quote(fields[match["name"]], safe="" if match["whole"] else "/")

    return _FIELD_OR_BRACE.sub(filled, address)
