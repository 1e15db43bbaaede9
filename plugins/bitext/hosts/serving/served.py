"""The site that `mkdocs serve` shows: what is kept of a whole build, and what then stands in place of the next ones."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bitext.checks import baseline
from bitext.extension import Site
from bitext.hosts.generated_files import OURS
from bitext.hosts.serving.builder import RefreshingBuilder
from bitext.hosts.serving.edited_files import EditedFiles, is_below_any
from bitext.hosts.serving.kept_site import KeptSite
from bitext.hosts.serving.others import gathering, including
from bitext.hosts.serving.refreshing import Maker, Refresh
from bitext.hosts.serving.server import attach
from bitext.hosts.serving.snapshot import snapshot
from bitext.project.unchanged import Signature

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

_INHERIT = re.compile(r"""^INHERIT:[ \t]*(?P<quote>["']?)(?P<path>[^"'\n#]+?)(?P=quote)[ \t]*(?:#.*)?$""", re.MULTILINE)
"""Where a configuration names the one that it is made upon, as the host reads it."""


@dataclass(slots=True)
class ServedSite:
    """Follows the whole builds of a server, and keeps what the last of them has left."""

    maker: Maker
    _state: Refresh | str = "no build has ended well yet"
    """What an edit begins with, or why it needs a whole build."""
    _roots: tuple[str, ...] = ()
    _of_all: tuple[str, ...] = ()
    """Those of them that all pages depend on."""
    _early: dict[str, Signature] = field(default_factory=dict)
    """Those before the build began to read the configuration."""
    _seen: dict[str, Signature] = field(default_factory=dict)
    """The files before the build began to read them."""
    _nav: Navigation | None = None
    _kept: KeptSite | None = None
    _builder: RefreshingBuilder | None = None
    _is_frozen: bool = False
    """Whether the collector of garbage leaves out what is kept."""

    def begin(self) -> None:
        """Begin a whole build."""
        if self._is_frozen:
            gc.unfreeze()
            self._is_frozen = False
        self._state, self._nav, self._kept = "the last build has failed", None, None

    def see_files(self, config: MkDocsConfig, source_texts: Path, words: Path | None) -> None:
        """Note how the files lie, before a build reads them."""
        self._roots = tuple(dict.fromkeys((config.docs_dir, str(source_texts), *_of_all(config, words))))
        self._of_all = tuple(dict.fromkeys(_of_all(config, words)))
        early = {path: at for path, at in self._early.items() if is_below_any(path, self._roots)}
        self._seen = {**snapshot(self._roots), **early}
        self._early = {}

    def see_navigation(self, nav: Navigation) -> None:
        """Note the navigation of a build."""
        self._nav = nav

    def see_pages(self, env: jinja2.Environment, files: Files, config: MkDocsConfig) -> None:
        """Note the pages of a build, when all have been read."""
        if self._nav:
            self._kept = KeptSite(config, files, self._nav, env)

    def end(self, site: Site | None, words: Path | None) -> None:
        """Keep what a whole build has left, when it has written everything."""
        if site is None or self._kept is None:
            return
        kept = self._kept
        kept.finish()
        hooks: Mapping[str, object] = kept.config.hooks  # type: ignore[assignment]  # by file, despite its declared type
        alone = [*gathering(kept.config.plugins, hooks, OURS), *including(_extensions(kept.config))]
        if alone:
            self._state = f"{' and '.join(alone)} may gather what is on all pages"
            return
        if kept.config.strict:
            self._state = "--strict counts the warnings of all pages"
            return
        whole = frozenset(_of_all(kept.config, words)) - {str(site.options.source_texts)}
        self._state = Refresh(kept, self.maker, EditedFiles(kept, site.options, self._roots, whole, self._seen), site)
        self._state.begin()
        # What is kept lives until the next whole build: to look through it for garbage takes longer than most edits.
        gc.collect()
        gc.freeze()
        self._is_frozen = True

    def state(self) -> Refresh | str:
        """Return what an edit begins with, or why it needs a whole build."""
        state = self._state  # a build may put another one there
        return state.broken or state if isinstance(state, Refresh) else state

    def attach(self, server: LiveReloadServer, builder: Callable[[], None], config: MkDocsConfig) -> None:
        """Have a server refresh what it shows."""
        mount = urlsplit(config.site_url or "/").path.rstrip("/") + "/"
        self._builder = RefreshingBuilder(partial(self._build, builder), self.state, mount)
        attach(server, self._builder, (config.docs_dir, config.config_file_path), config.theme.dirs)
        for path in self._of_all:
            if Path(path).parent.is_dir():
                server.watch(path)

    def _build(self, builder: Callable[[], None]) -> None:
        """Build everything; the configuration is read before a build of ours begins, and may be saved between."""
        self._early = snapshot(self._of_all)
        builder()

    def close(self) -> None:
        """Make nothing more: the server ends, and its folder goes."""
        if self._builder:
            self._builder.close()


def _of_all(config: MkDocsConfig, words: Path | None) -> Iterable[str]:
    """Yield the files and folders that all pages depend on."""
    if config.config_file_path:
        root = Path(config.config_file_path).parent
        yield config.config_file_path
        yield from _inherited(Path(config.config_file_path))
        yield str(root / baseline.FILE)
    if config.theme.custom_dir:
        yield str(config.theme.custom_dir)
    if words:
        yield str(words)
    yield from (str(Path(config.docs_dir, name)) for name in config.extra_templates)
    yield from (str(path) for path in config.watch if not _holds_texts(Path(path), config))


def _holds_texts(watched: Path, config: MkDocsConfig) -> bool:
    """Return whether a folder is that of the pages, or has it in it: what lies there is looked at for itself."""
    docs = Path(config.docs_dir)
    return docs.is_relative_to(watched) or watched.is_relative_to(docs)


def _inherited(path: Path) -> Iterable[str]:
    """Yield the configurations that one is made upon."""
    seen = {path}
    while found := _INHERIT.search(_text(path)):
        path = path.parent / found["path"]
        if path in seen:
            return
        seen.add(path)
        yield str(path)


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except (OSError, ValueError):
        return ""


def _extensions(config: MkDocsConfig) -> Mapping[str, object]:
    """Return the settings of the extensions of Markdown, by name."""
    return {str(name): config.mdx_configs.get(str(name), {}) for name in config.markdown_extensions}
