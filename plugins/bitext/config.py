"""What can be set, and the bounds that hold everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import urljoin, urlsplit

from bitext.diagnostics import Finding, Location
from bitext.errors import ConfigurationError
from bitext.nearest import nearest

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

MAX_FILE_BYTES = 5_000_000
"""A file larger than this is no text that a person translated; it counts as not on file."""

MAX_ID_BYTES = 200
"""An id is the name of a file and of a folder of the site: 255 bytes are the most that a name can have."""

DATE_FIELDS = ("delivered", "adopted", "issued", "published", "effective")
"""Dates of a source text, in the order in which a document has them."""


Rule = Literal["first-in-pair", "first-in-section", "all", "none"]
RULES: tuple[Rule, ...] = ("first-in-pair", "first-in-section", "all", "none")
"""What the option `terms: {mark: …}` may say."""


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
    """Address below which the docs folder's files can be edited, with a slash at its end; empty where there is none."""
    source_edit_address: str = ""
    """The same for the folder of the originals."""
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

    def shown(self, path: Path) -> str:
        """Return a path as messages name it."""
        try:
            return path.relative_to(self.root).as_posix()
        except ValueError:
            return path.name


_CONTACT = re.compile(r"https?://\S+|[^\s@:/?]+@[^\s@:/?]+")

NEVER_ALLOWED = frozenset(
    (
        "script",
        "style",
        "base",
        "link",
        "meta",
        "object",
        "embed",
        "applet",
        "frame",
        "frameset",
        "plaintext",
        "template",
    )
)
"""Elements that no option allows by itself: with them, a page is another program."""
_ELEMENT = re.compile(r"(?P<name>[a-z][a-z0-9-]*)(?:\[(?P<attributes>[a-z][\w:. -]*)\])?")
_RUNS = re.compile(r"on|srcdoc$|srcset$|formaction$|action$|ping$|style$")

# Where the forges keep the docs folder, for a site that names its repository and no more: MkDocs' own defaults.
_EDIT_PATHS = {
    "github.com": "edit/master/docs/",
    "gitlab.com": "edit/master/docs/",
    "bitbucket.org": "src/default/docs/",
}


def options_from(
    root: Path,
    docs: Path,
    *,
    source_texts: str = "source_texts",
    contact: str = "",
    repository: str = "",
    edit_path: str | None = None,
    directory_urls: bool = True,
    mark_terms: str = "first-in-pair",
    raw_html: bool = False,
    allowed_html: Iterable[str] = (),
) -> Options:
    """Return what the settings of `mkdocs.yml` come to.

    `root`: the folder of `mkdocs.yml`; `docs`: the docs folder; `source_texts`: seen from `root`. `repository` and
    `edit_path`: `repo_url` and `edit_uri` as typed; without the second, the known forges' own.
    Raises ConfigurationError where `contact` is nothing that a reader can write to.
    """
    if contact and not _CONTACT.fullmatch(contact):
        message = f"expected contact to be an address with http:// or https://, or an e-mail address, found {contact}"
        raise ConfigurationError(Finding("F12", Location("mkdocs.yml"), f"{message}; correct it, or take it out"))
    edit = _edit_address(repository, edit_path)
    folder = f"{docs.name}/"
    return Options(
        root=root,
        docs=docs,
        source_texts=folder_of_originals(root, source_texts),
        contact=contact,
        repository=repository,
        edit_address=edit,
        source_edit_address=f"{edit.removesuffix(folder)}{source_texts}/" if edit.endswith(f"/{folder}") else "",
        directory_urls=directory_urls,
        mark_terms=_rule(mark_terms),
        raw_html=raw_html,
        allowed_html=elements_of(allowed_html),
    )


def folder_of_originals(root: Path, typed: str) -> Path:
    """Return the folder that the option `source_texts` names, which need not be there.

    Raises ConfigurationError where no folder can have such a name.
    """
    folder = root / typed
    try:
        folder.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return folder
    except (OSError, ValueError) as error:  # too long, or with a zero byte
        why = getattr(error, "strerror", None) or "no name of a folder"
        message = f"expected source_texts to name a folder, found {typed} ({why}); name the folder of the originals"
        raise ConfigurationError(Finding("F12", Location("mkdocs.yml"), message)) from error
    return folder


def _rule(typed: str) -> Rule:
    for rule in RULES:
        if rule == typed:
            return rule
    near = nearest(typed, RULES, 0.5)
    do = f"write {near}" if near else "choose one of them"
    message = f"expected terms.mark to be one of {', '.join(RULES)}, found {typed}; {do}"
    raise ConfigurationError(Finding("F12", Location("mkdocs.yml"), message))


def elements_of(typed: Iterable[str]) -> dict[str, frozenset[str]]:
    """Return elements with the attributes of each, of items like `video[src controls]`.

    Raises ConfigurationError where an item is none, or names what no option allows by itself.
    """
    return dict(map(_element, typed))


def _element(typed: str) -> tuple[str, frozenset[str]]:
    """Return an element and its attributes of an item like `video[src controls]`."""
    match = _ELEMENT.fullmatch(typed.strip().lower())
    attributes = frozenset(match["attributes"].split()) if match and match["attributes"] else frozenset[str]()
    if match is None or match["name"] in NEVER_ALLOWED or any(map(_RUNS.match, attributes)):
        message = f"expected an element like video or video[src controls] in allowed_html, found {typed}"
        do = "correct it; scripts and styles are for sites with raw_html: true"
        raise ConfigurationError(Finding("F12", Location("mkdocs.yml"), f"{message}; {do}"))
    return match["name"], attributes


def _edit_address(repository: str, edit_path: str | None) -> str:
    if edit_path is None:
        edit_path = _EDIT_PATHS.get(urlsplit(repository).netloc.lower(), "")
    if not repository or not edit_path:
        return ""
    return urljoin(f"{repository.rstrip('/')}/", edit_path if edit_path.endswith("/") else f"{edit_path}/")
