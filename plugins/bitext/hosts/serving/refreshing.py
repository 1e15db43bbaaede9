"""An edit under `mkdocs serve`: what has to be made anew by it, in which order, and what needs a whole build."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Protocol

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from bitext.extension import Site
from bitext.hosts.front_matter import text_of
from bitext.hosts.generated_files import NeedsWholeBuild
from bitext.hosts.serving.edited_files import EditedFiles
from bitext.hosts.serving.facts import Facts
from bitext.hosts.serving.kept_site import KeptSite
from bitext.hosts.serving.keys import FIRST_TIME, Key, differing, key_of
from bitext.hosts.site_reading import Again
from bitext.library import PutOff

log = get_plugin_logger("bitext")


class Maker(Protocol):
    """The plugin, as far as a refresh calls it."""

    def reread(self, given: Again, files: Files, config: MkDocsConfig) -> tuple[Site, PutOff]:
        """Read the corpus again; return it, and the pages whose pairs have stayed as they were and may be others now.

        Raises NeedsWholeBuild where other pages are generated than can be made alone.
        """

    def made_again(self, page: Page, config: MkDocsConfig) -> None:
        """Note what was made of a page, when its content is there."""

    def say_now(self) -> None:
        """Write the messages so far."""

    def end_edit(self, pages: Iterable[str], files: Files, config: MkDocsConfig) -> None:
        """Write what stands beside the pages, and the messages; `pages`: those made since the corpus was read."""


@dataclass(slots=True)
class Refresh:
    """The state of a served site, from one edit to the next."""

    kept: KeptSite
    maker: Maker
    edited: EditedFiles
    site: Site
    linked: dict[str, frozenset[str]] = field(default_factory=dict)
    """By page, as it was last made: the pages that its links lead to."""
    waiting: dict[str, File] = field(default_factory=dict)
    """By path in the site: the pages that are to be made anew and are not yet."""
    made: list[str] = field(default_factory=list)
    """Paths of the pages that the last edit has made anew."""
    put_off: frozenset[str] = frozenset()
    """The pages whose texts an edit of the glossary may pair otherwise, and that are not paired anew yet."""
    _put_off: PutOff = field(default_factory=PutOff)
    """Pairs them."""
    _facts: Facts | None = None
    _of_page: dict[str, Key | None] = field(default_factory=dict)
    """By page: the key of what is on the disk; None where it is not known."""
    _edited: set[str] = field(default_factory=set)
    """By path in the site: those of them that the edit is in."""
    _order: list[tuple[str, bool]] = field(default_factory=list)
    """The texts in the order in which a navigation of ours has them."""
    _essays: set[str] = field(default_factory=set)
    """The pages of terms that editors wrote, which stand in no navigation that the site does not give."""
    _made_before: int = 0
    """How many pages the last edit had made when the corpus was read for the last time."""
    is_finished: bool = True
    """Whether all is done that the last edit asks for."""
    broken: str = ""
    """Why a whole build is needed after all, or an empty string."""

    def begin(self) -> None:
        """Note what the pages that have been built depend on."""
        self.edited.begin()
        self.linked = {page: frozenset(others) for page, others in self.site.targets.linked.items()}
        self._order, self._essays = self._order_now(), self._essays_among(self.kept.pages())
        self._facts = self._new_facts()
        self._of_page = {file.src_uri: key_of(self._facts, file.src_uri) for file in self.kept.pages()}

    def take(self, open_: Iterable[str] = ()) -> bool:
        """Find out what an edit makes stale; return whether anything has changed.

        `open_`: paths in the site of the pages that are open: other texts may be paired anew after these are made; see
        `put_off`. Raises NeedsWholeBuild where the edit is not a matter of single pages.
        """
        if not self.edited.take():
            return False
        made, self.made = self.site.files_of(self._made_since()), []
        self._edited = set()
        shown = {self.kept.by_address[path].src_uri for path in open_ if path in self.kept.by_address}
        self._reread(Again(lambda page: page not in shown, made, goes_on=False))
        return True

    def pair_next(self) -> bool:
        """Pair a text anew that could wait, for when the corpus is read next; return whether there are more of them."""
        return self._put_off.pair_next()

    def catch_up(self, path: str = "") -> None:
        """Pair the texts anew that could wait until now, and find out what else that makes stale.

        `path`: in the site, of the page that is asked for: if it is that of a text, others may go on waiting.
        """
        file = self.kept.by_address.get(path)
        asked = file.src_uri if file and file.src_uri in self.site.corpus.translations else ""
        made = self.site.files_of(self._made_since())
        self._reread(Again(lambda page: bool(asked) and page != asked, made, goes_on=True))

    def _reread(self, given: Again) -> None:
        self._made_before = len(self.made)
        before = {file.src_uri: file for file in self.kept.pages()}
        self.site, self._put_off = self.maker.reread(given, self.kept.files, self.kept.config)
        self.put_off = frozenset(self._put_off.pages)
        now = list(self.kept.pages())
        self._take_pages(before, now)
        self._take_navigation(now)
        self._facts, older = self._new_facts(), self._facts
        if older is not None:
            older.before = None
        self.waiting = {}
        for file in now:
            key, on_disk = key_of(self._facts, file.src_uri), self._of_page.get(file.src_uri)
            if key != on_disk:
                changed = differing(key, on_disk)
                log.debug("%s is made anew for %s", file.src_uri, ", ".join(changed))
                self.waiting[file.dest_uri] = file
                if self._is_edited(file, set(changed)):
                    self._edited.add(file.dest_uri)
        self.is_finished = False

    def _take_navigation(self, pages: Iterable[File]) -> None:
        """Raise NeedsWholeBuild where what stands in the navigation is another."""
        order, essays = self._order_now(), self._essays_among(pages)
        for path in sorted(essays ^ self._essays):
            is_essay = path in essays
            raise NeedsWholeBuild(
                f"{path} is {'the essay of a term now' if is_essay else 'no essay of a term any more'}"
            )
        if order != self._order:
            raise NeedsWholeBuild("the order of the texts in the navigation is another")

    def _order_now(self) -> list[tuple[str, bool]]:
        if self.kept.config.nav is not None:
            return []
        return [(entry.translation.page, entry.is_own) for entry in self.site.in_order()]

    def _essays_among(self, pages: Iterable[File]) -> set[str]:
        return {file.src_uri for file in pages if not file.generated_by and self.site.term(file.src_uri)}

    def _take_pages(self, before: Mapping[str, File], pages: Iterable[File]) -> None:
        """Take note of generated pages that are new, and remove those that are gone.

        Raises NeedsWholeBuild where a page of the navigation is gone.
        """
        now = {file.src_uri: file for file in pages}
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
            if file.dest_uri in self._edited or (file.dest_uri in shown and self._is_ready(file))
        ]

    def make(self, file: File) -> bool:
        """Make a page anew, if it still is to be; return whether it was written.

        Raises NeedsWholeBuild where others show what has changed of it.
        """
        if self.waiting.pop(file.dest_uri, None) is None or self._facts is None or file.page is None:
            return False
        path = file.src_uri
        self._of_page[path] = None
        is_written = self.kept.make(file.page, partial(self.maker.made_again, config=self.kept.config))
        self.made.append(path)
        self.linked[path] = self.site.targets.linked.get(path, frozenset())
        self._of_page[path] = key_of(self._facts, path)
        if file.page in self.kept.nav.pages and self.kept.menu_now() != self.kept.menu:
            raise NeedsWholeBuild(f"the title of {path} in the navigation is another")
        return is_written

    def is_up_to_date(self, path: str) -> bool:
        """Return whether the page at a path in the site can be shown, also where other texts are to be paired yet."""
        file = self.kept.by_address.get(path)
        return not self.put_off or (file is not None and self._is_ready(file))

    def finish(self) -> None:
        """Write what stands beside the pages, when all of them are made."""
        if not self.is_finished and not self.waiting:
            self.is_finished = True
            self.maker.end_edit(self._made_since(), self.kept.files, self.kept.config)

    def _made_since(self) -> list[str]:
        """Return the pages made since the corpus was read."""
        return self.made[self._made_before :]

    def _new_facts(self) -> Facts:
        return Facts(self.site, self._content_of, self._text_of, self.linked, self._facts)

    def _content_of(self, page: str) -> object:
        """Return what tells what stands in the file of a page."""
        file = self.kept.file(page)
        if file is None:
            return None
        return self._generated(file) or self.edited.contents.of(file.abs_src_path or "")

    def _text_of(self, page: str) -> str:
        file = self.kept.file(page)
        is_there = file and (file.generated_by or Path(file.abs_src_path or "").is_file())  # no pipe, and no device
        return text_of(file) if file and is_there else ""

    @staticmethod
    def _generated(file: File) -> str:
        return file.content_string if file.generated_by else ""

    def _is_ready(self, file: File) -> bool:
        """Return whether all texts are paired that a page shows; that of a text shows nothing of how others are."""
        page = file.src_uri
        return not self.put_off or (page in self.site.corpus.translations and page not in self.put_off)

    def _is_edited(self, file: File, changed: set[str]) -> bool:
        """Return whether an edit is in a page: in its own file, or in the entry that it has its title from.

        `changed`: the names of the values that are others for it.
        """
        if not file.generated_by and changed & {"its file", FIRST_TIME}:
            return True
        return bool(changed & {"its entry", FIRST_TIME}) and file.page in self.kept.nav.pages
