"""A site read: its corpus from the files of the host, the generated pages among them, and what is off with it, said."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files

from bitext.config import Options
from bitext.diagnostics import BitextError, Finding, Severity
from bitext.extension import Matches, Site
from bitext.hosts.build_summary import add_summary
from bitext.hosts.cache_folder import CACHE, CacheFolder
from bitext.hosts.generated_files import add_generated, addresses, documentation_pages, put_again
from bitext.hosts.messages import Messages
from bitext.hosts.site_checks import checked_site
from bitext.keeping import Store
from bitext.library import Library
from bitext.model.corpus import Corpus
from bitext.project import load

log = get_plugin_logger("bitext")


@dataclass(frozen=True, slots=True)
class Again:
    """How a corpus is to be read again."""

    may_wait: Callable[[str], bool]
    """Tells of a page whether its pairs may stay as they were, where nothing has changed but what is known of words."""
    made: Collection[str]
    """The paths of the files whose pages were made since it was read before."""
    goes_on: bool
    """Whether it was read for the same edit already."""


@dataclass(slots=True)
class SiteReading:
    """Reads a site, and keeps from one reading to the next what was made of its texts."""

    messages: Messages
    report: Callable[[Finding], None]
    """Takes what is found when a page is made."""
    kept: Store = field(default_factory=Store)
    """What the reading before has made: a text that has not changed is not read, paired and checked again."""
    library: Library = field(init=False)
    cache: CacheFolder | None = None
    generated: Path | None = None
    """Folder of the generated files, or None where they are not on the disk."""
    _paths: dict[str, Path] = field(init=False, default_factory=dict)
    """The files of the pages, by their paths: to take a path apart takes as long as to look for its file."""

    def __post_init__(self) -> None:
        self.library = Library(self.kept)

    def begin(self) -> None:
        """Begin a whole build."""
        self.cache = self.generated = None
        self.library.put_off.begin(lambda _: False)
        self.kept.begin()

    def first(
        self, files: Files, config: MkDocsConfig, options: Options, pages: Container[str], *, serving: bool
    ) -> Site:
        """Read the corpus, and add the generated files to the host's; `pages`: see `documentation_pages`."""
        corpus, matches = self._corpus(files, options, pages)
        self.cache = self.cache or CacheFolder(options.root)
        self.generated = add_generated(files, corpus, config, self.cache, options.words, status=options.status)
        site = self._site(corpus, matches, files, options, serving=serving)
        for work in corpus.credits:
            self.messages.note(f"sentences are paired with {work}")
        if self.cache.fault:
            where = "memory alone" if self.generated is None else "a temporary folder"
            log.info("generated pages are kept in %s: %s cannot be used (%s)", where, "/".join(CACHE), self.cache.fault)
        return site

    def again(self, given: Again, files: Files, config: MkDocsConfig, options: Options, pages: Container[str]) -> Site:
        """Read the corpus after an edit; the generated files get their new text.

        Raises NeedsWholeBuild where there are others than before.
        """
        self.messages.begin_edit(given.made, goes_on=given.goes_on)
        self.library.put_off.begin(given.may_wait)
        corpus, matches = self._corpus(files, options, pages)
        cache = self.cache or CacheFolder(options.root)
        put_again(files, corpus, config, cache, options.words, status=options.status)
        return self._site(corpus, matches, files, options, serving=True)

    def summarize(self, environment: Mapping[str, str]) -> None:
        """Say in the summary of a job on GitHub what had to be made anew."""
        add_summary(self.kept.made, self.kept.found, environment)

    def _corpus(self, files: Files, options: Options, seen: Container[str]) -> tuple[Corpus, Matches]:
        lie = {file.src_uri: file.abs_src_path or "" for file in documentation_pages(files, seen)}
        self._paths = {path: self._paths.get(path) or Path(path) for path in lie.values()}
        pages = [(page, self._paths[path]) for page, path in lie.items()]
        matches = Matches()
        try:
            return load(options, pages, matches, self.library), matches
        except BitextError as error:
            raise PluginError(str(error)) from error

    def _site(self, corpus: Corpus, matches: Matches, files: Files, options: Options, *, serving: bool) -> Site:
        least: Severity = "warning" if serving else "error"
        site = checked_site(Site(corpus, options, self.report, matches, addresses(files)), least, self.kept)
        held = site.files_of(self.library.put_off.pages)  # what is off with these is known when they are paired
        self.messages.say(each for each in (*site.at_once(), *site.terms.doubts()) if each.location.path not in held)
        return site
