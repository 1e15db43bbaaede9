"""An edit under `mkdocs serve`: what has to be made anew by it, in which order, and what needs a whole build."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import filterfalse
from pathlib import Path
from typing import Protocol

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel, set_exclusions
from mkdocs.structure.pages import Page

from bitext.extension import Site
from bitext.hosts.front_matter import text_of
from bitext.hosts.generated_files import NeedsWholeBuild
from bitext.hosts.serving.facts import Facts
from bitext.hosts.serving.kept_site import KeptSite, is_served, write
from bitext.hosts.serving.keys import Key, differing, key_of
from bitext.hosts.serving.others import NAVIGATIONS
from bitext.hosts.serving.snapshot import Changes, Contents, Signature, changes, snapshot
from bitext.project import docs_of

log = get_plugin_logger("bitext")


class Maker(Protocol):
    """The plugin, as far as a refresh calls it."""

    def reread(self, files: Files, config: MkDocsConfig) -> Site:
        """Read the corpus again; raises NeedsWholeBuild where other pages are generated than can be made alone."""

    def made_again(self, page: Page, config: MkDocsConfig) -> None:
        """Note what was made of a page, when its content is there."""

    def say_now(self) -> None:
        """Write the messages so far."""

    def end_edit(self, pages: Iterable[str], files: Files, config: MkDocsConfig) -> None:
        """Write what stands beside the pages, and the messages; `pages`: those that were made anew."""


@dataclass(slots=True)
class Refresh:
    """The state of a served site, from one edit to the next."""

    kept: KeptSite
    maker: Maker
    roots: tuple[str, ...]
    """Folders and files whose changes matter."""
    whole: frozenset[str]
    """Files of these, and folders, whose changes need a whole build."""
    site: Site
    files: dict[str, Signature]
    """As they were before the last build began."""
    contents: Contents = field(default_factory=Contents)
    linked: dict[str, frozenset[str]] = field(default_factory=dict)
    """By page, as it was last made: the pages that its links lead to."""
    waiting: dict[str, File] = field(default_factory=dict)
    """By path in the site: the pages that are to be made anew and are not yet."""
    made: list[str] = field(default_factory=list)
    """Paths of the pages that the last edit has made anew."""
    _facts: Facts | None = None
    _of_page: dict[str, Key | None] = field(default_factory=dict)
    """By page: the key of what is on the disk; None where it is not known."""
    _edited: set[str] = field(default_factory=set)
    """By path in the site: those of them whose own file was edited."""
    is_finished: bool = True
    """Whether all is done that the last edit asks for."""
    broken: str = ""
    """Why a whole build is needed after all, or an empty string."""

    def begin(self) -> None:
        """Note what the pages that have been built depend on."""
        self.contents.files = self.files
        for path in filter(self._is_of_all, self.files):
            self.contents.of(path)
        self._note_links()
        self._facts = self._new_facts()
        self._of_page = {file.src_uri: key_of(self._facts, file.src_uri) for file in self.kept.pages()}

    def is_behind(self) -> bool:
        """Return whether files have changed since the last build began."""
        return bool(self._changes(snapshot(self.roots)))

    def take(self) -> bool:
        """Find out what an edit makes stale; return whether anything has changed.

        Raises NeedsWholeBuild where that is not a matter of single pages.
        """
        now = snapshot(self.roots)
        found = self._changes(now)
        if not found:
            return False
        self.contents.files = now
        self._check(found)
        self.files = now
        self._copy(found.touched)
        order, essays = _order(self.site), self._essays()
        pages = {file.src_uri: file for file in self.kept.pages()}
        self.site = self.maker.reread(self.kept.files, self.kept.config)
        self._take_pages(pages)
        for path in sorted(essays ^ self._essays()):
            is_essay = path not in essays
            raise NeedsWholeBuild(
                f"{path} is {'the essay of a term now' if is_essay else 'no essay of a term any more'}"
            )
        if self.kept.config.nav is None and _order(self.site) != order:
            raise NeedsWholeBuild("the order of the texts in the navigation is another")
        self.made = []
        self._facts, older = self._new_facts(), self._facts
        if older is not None:
            older.before = None
        self.waiting = {}
        self._edited = set()
        for file in self.kept.pages():
            key, on_disk = key_of(self._facts, file.src_uri), self._of_page.get(file.src_uri)
            if key != on_disk:
                log.debug("%s is made anew for %s", file.src_uri, ", ".join(differing(key, on_disk)))
                self.waiting[file.dest_uri] = file
                if on_disk is None or key["its file"] != on_disk["its file"]:
                    self._edited.add(file.dest_uri)
        self.is_finished = False
        return True

    def _essays(self) -> set[str]:
        """Return the pages of terms that editors wrote, which stand in no navigation that the site does not give."""
        pages = (file.src_uri for file in self.kept.pages() if not file.generated_by)
        return {page for page in pages if self.site.term(page)}

    def _take_pages(self, before: Mapping[str, File]) -> None:
        """Take note of generated pages that are new, and remove those that are gone.

        Raises NeedsWholeBuild where a page of the navigation is gone.
        """
        now = {file.src_uri: file for file in self.kept.pages()}
        for path in before.keys() - now.keys():
            if before[path].page in self.kept.nav.pages:
                raise NeedsWholeBuild(f"the page {path} is gone")
            self.kept.remove(before[path])
            self._of_page.pop(path, None)
        for path in now.keys() - before.keys():
            self.kept.by_address[now[path].dest_uri] = now[path]
        if list(before) != list(now):
            self.kept.list_pages()

    def first(self, open_: Iterable[str]) -> list[File]:
        """Return the pages to be made before the browser loads again: those it shows, and those the edit is in.

        `open_`: paths in the site of the pages that are open.
        """
        shown = set(open_)
        return [
            file
            for file in self.waiting.values()
            if file.dest_uri in shown or file.dest_uri in self._edited or self._is_named_by_site(file)
        ]

    def make(self, file: File) -> None:
        """Make a page anew, if it still is to be; raises NeedsWholeBuild where others show what has changed of it."""
        if self.waiting.pop(file.dest_uri, None) is None or self._facts is None or file.page is None:
            return
        path = file.src_uri
        self._of_page[path] = None
        self.kept.make(file.page, partial(self.maker.made_again, config=self.kept.config))
        self.made.append(path)
        self.linked[path] = self.site.targets.linked.get(path, frozenset())
        self._of_page[path] = key_of(self._facts, path)
        if file.page in self.kept.nav.pages and self.kept.menu_now() != self.kept.menu:
            raise NeedsWholeBuild(f"the title of {path} in the navigation is another")

    def finish(self) -> None:
        """Write what stands beside the pages, when all of them are made."""
        if not self.is_finished and not self.waiting:
            self.is_finished = True
            self.maker.end_edit(self.made, self.kept.files, self.kept.config)

    def _new_facts(self) -> Facts:
        return Facts(self.site, self._content_of, self._text_of, self.linked, self._facts)

    def _note_links(self) -> None:
        self.linked = {page: frozenset(others) for page, others in self.site.targets.linked.items()}

    def _content_of(self, page: str) -> object:
        """Return what tells what stands in the file of a page."""
        file = self.kept.files.get_file_from_path(page)
        if file is None:
            return None
        return self._generated(file) or self.contents.of(file.abs_src_path or "")

    def _text_of(self, page: str) -> str:
        file = self.kept.files.get_file_from_path(page)
        is_there = file and (file.generated_by or Path(file.abs_src_path or "").is_file())  # no pipe, and no device
        return text_of(file) if file and is_there else ""

    @staticmethod
    def _generated(file: File) -> str:
        return file.content_string if file.generated_by else ""

    def _is_named_by_site(self, file: File) -> bool:
        """Return whether a page has a title of ours and stands in the navigation."""
        return self.site.term(file.src_uri) is not None and file.page in self.kept.nav.pages

    def _check(self, found: Changes) -> None:
        """Raise NeedsWholeBuild where the files themselves say so."""
        for path in sorted((*found.added, *found.removed)):
            if not _is_below(path, str(self.site.options.source_texts)) or _is_below(path, self.kept.config.docs_dir):
                raise NeedsWholeBuild(f"{self._shown(path)} is {'new' if path in found.added else 'gone'}")
        for path in sorted(found.touched):
            if self._is_of_all(path):
                is_whole = self.contents.has_changed(path)
            else:
                is_whole = _is_below(path, self.kept.config.docs_dir) and self._is_left_out(path)
            if is_whole:
                raise NeedsWholeBuild(f"{self._shown(path)} has changed")

    def _is_of_all(self, path: str) -> bool:
        """Return whether all pages depend on a file."""
        return any(path == each or _is_below(path, each) for each in self.whole)

    def _is_left_out(self, path: str) -> bool:
        """Return whether a file of the docs folder is not published, or may be no more: it is not to be read here."""
        file = self._file_at(path)
        if file is None or Path(path).name in NAVIGATIONS:
            return True
        return docs_of(self.site.options).fault(path, is_page=file.is_documentation_page()) is not None

    def _changes(self, now: Mapping[str, Signature]) -> Changes:
        """Return what has changed since the last build, but for files that no page is made of."""
        found = changes(self.files, now)
        return Changes(
            *(frozenset(filterfalse(self._is_nobodys, each)) for each in (found.added, found.removed, found.touched))
        )

    def _is_nobodys(self, path: str) -> bool:
        """Return whether a file is hidden from the host, as what an editing program keeps beside one that is open."""
        docs = self.kept.config.docs_dir
        if not _is_below(path, docs) or self._is_of_all(path):
            return False
        name = Path(path).relative_to(docs).as_posix()
        if not any(part.startswith(".") for part in name.split("/")) or posixpath.basename(name) in NAVIGATIONS:
            return False
        file = self.kept.files.get_file_from_path(name)
        if file is None:
            config = self.kept.config
            file = File(name, docs, config.site_dir, config.use_directory_urls)
            set_exclusions([file], config)
        return file.inclusion is InclusionLevel.EXCLUDED

    def _shown(self, path: str) -> str:
        return self.site.options.shown(Path(path))

    def _file_at(self, path: str) -> File | None:
        folder = self.kept.config.docs_dir
        return self.kept.files.get_file_from_path(Path(path).relative_to(folder).as_posix())

    def _copy(self, touched: Iterable[str]) -> None:
        """Copy the files that are no pages."""
        for path in touched:
            if not _is_below(path, self.kept.config.docs_dir):
                continue
            file = self._file_at(path)
            if file and not file.is_documentation_page() and is_served(file):
                write(Path(file.abs_dest_path), file.content_bytes)


def _is_below(path: str, folder: str) -> bool:
    return path.startswith(os.path.join(folder, ""))  # noqa: PTH118  # thousands of files at each edit


def _order(site: Site) -> list[tuple[str, bool]]:
    """Return the texts in the order in which a navigation of ours has them."""
    return [(entry.translation.page, entry.is_own) for entry in site.entries("index.md")]
