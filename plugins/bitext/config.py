"""What can be set, and the bounds that hold everywhere."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urljoin, urlsplit

from bitext.diagnostics import ConfigurationError, Finding, Location
from bitext.options import HEAD, Chosen, Rule

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
"""What a source text may be."""

SAMPLE_ORIGINAL, SAMPLE_TRANSLATION = "原文。", "The translation of the paragraph beside this one."
"""What `bitext new` writes in the place of a text, and an editor replaces."""

MAX_FILE_BYTES = 5_000_000
"""A file larger than this is no text that a person translated; it counts as not on file."""

MARKDOWN_SUFFIXES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""What the files end in that MkDocs makes pages of."""

MAX_ID_BYTES = 200
"""An id is the name of a file and of a folder of the site: 255 bytes are the most that a name can have."""

DATE_FIELDS = ("delivered", "adopted", "issued", "published", "effective")
"""Dates of a source text, in the order in which a document has them."""


@dataclass(frozen=True, slots=True)
class Options:
    """Where things are, and what the site says of itself."""

    root: Path
    """The project's folder: that of `mkdocs.yml`. Messages name paths below it."""
    docs: Path
    """The docs folder."""
    source_texts: Path
    """The folder of the originals."""
    contact: str = ""
    """Where readers write to about rights: an address of a page, or an e-mail address."""
    repository: str = ""
    """Address of the repository, for reports; empty where there is none."""
    edit_address: str = ""
    """Address to edit a file of the docs folder, with `{path}` for its path; empty where there is none."""
    source_edit_address: str = ""
    """The like for the folder of the originals."""
    directory_urls: bool = True
    """Whether `a.md` becomes `a/` and not `a.html`."""
    mark_terms: Rule = "first-in-pair"
    """Which of the places where a term stands are marked."""
    raw_html: bool = False
    """Whether the site trusts its editors, so that any HTML that they type is published."""
    allowed_html: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Elements that an article may hold besides those of the guide, with the attributes of each."""
    knows_addresses: bool = True
    """Whether that is how the host addresses its pages; else all links between pages are its own to make."""
    templates: tuple[str, ...] = ()
    """Templates of the theme that the front matter of a page may choose."""
    source_texts_place: Location = HEAD
    """Where the folder of the originals is named."""
    doubts: tuple[Finding, ...] = ()
    """What is off in `mkdocs.yml`, and stops nothing."""

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
        """Return the file that messages name so."""
        return Path(os.path.normpath(self.root / shown))


_FIELD = re.compile(r"\{path(?:_noext)?(?:!q)?\}")
_FIELD_OR_BRACE = re.compile(r"\{\{|\}\}|\{(?P<name>path(?:_noext)?)(?P<whole>!q)?\}")

# Where the forges keep the docs folder, for a site that names its repository and no more: MkDocs' own defaults.
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
    edit_place: Location = HEAD,
) -> Options:
    """Return what the settings of `mkdocs.yml` come to.

    `root`: the folder of `mkdocs.yml`; `docs`: the docs folder; `ours`: the options of `bitext`. `repository`,
    `edit_path` and `edit_template`: `repo_url`, `edit_uri` and `edit_uri_template` as typed; without the last two, the
    known forges' own. `edit_place`: where `edit_uri` stands.
    Raises ConfigurationError where no folder can have the name that the originals' has.
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
        mark_terms=ours.mark_terms,
        raw_html=ours.raw_html,
        allowed_html=ours.allowed_html,
        templates=ours.templates,
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
    """Return the folder that the option `source_texts` names, which need not be there.

    Raises ConfigurationError where no folder can have such a name.
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


def _edit_address(repository: str, edit_path: str | None, edit_template: str) -> str:
    """Return the address of a file to edit, as MkDocs makes it, with `{path}` in it."""
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
    """Return the address to edit files of another folder, of that for the docs folder's.

    Empty where it cannot be told, because the address does not show the folders that lead from one to the other.
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
    """Return the address at which a file can be edited; empty where there is none.

    `address`: one of those in `Options`; `path`: that of the file, seen from its folder. The fields in the address are
    those of MkDocs' `edit_uri_template`.
    """
    fields = {"path": path, "path_noext": posixpath.splitext(path)[0]}

    def filled(match: re.Match[str]) -> str:
        if not match["name"]:
            return match[0][0]
        return quote(fields[match["name"]], safe="" if match["whole"] else "/")

    return _FIELD_OR_BRACE.sub(filled, address)
