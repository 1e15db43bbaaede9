"""MkDocs and ProperDocs: hooks in, calls out."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from bitext import assets
from bitext.config import Options, options_from
from bitext.diagnostics import Finding, Location
from bitext.errors import BitextError
from bitext.extension import BitextExtension, Matches, Site
from bitext.extension.site import ASSETS
from bitext.hosts.front_matter import Theme, clean, escaped, is_tag_in, place_of_key
from bitext.hosts.left_out import leave_out
from bitext.model.edition import Translation
from bitext.pages import generated_pages, term_page, term_path, term_title
from bitext.project import docs_of, load

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.livereload import LiveReloadServer  # brings a web server along: 4 MB that no build needs

log = get_plugin_logger("bitext")

_AFTER_META = 49
"""Priority: after Material's plugin `meta` (50), which adds to front matters; before those (0) that set HTML."""


class TermsConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves its hook without types
    """The option `terms`."""

    mark = config_options.Type(str, default="first-in-pair")
    """Which of the places where a term stands are marked."""


class BitextConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves its hook without types
    """The plugin's options in `mkdocs.yml`."""

    source_texts = config_options.Type(str, default="source_texts")
    """Folder of the originals, seen from `mkdocs.yml`."""
    terms = config_options.SubConfig(TermsConfig)
    """How terms are marked."""
    raw_html = config_options.Type(bool, default=False)
    """Whether any HTML that editors type is published."""
    allowed_html = config_options.ListOfItems(config_options.Type(str), default=[])
    """Elements that an article may hold besides those of the guide, like `video[src controls]`."""
    templates = config_options.ListOfItems(config_options.Type(str), default=[])
    """Templates that the front matter of a page may choose."""
    contact = config_options.Type(str, default="")
    """Where readers write to about rights: an address or an e-mail address."""


class BitextPlugin(BasePlugin[BitextConfig]):  # type: ignore[no-untyped-call]  # the same
    """Renders translations side by side with their originals."""

    def __init__(self) -> None:
        """Make the one extension that all pages of this build are rendered with."""
        super().__init__()
        self.extension = BitextExtension()
        self.site: Site | None = None

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Add the extension, the styles, the scripts and the templates."""
        config.markdown_extensions.append(self.extension)  # type: ignore[arg-type]  # an instance is as good as a name
        config.extra_css.append(f"{ASSETS}/{assets.STYLESHEET}")
        script = config_options.ExtraScriptValue(f"{ASSETS}/{assets.SCRIPT}")
        script.type = "module"
        config.extra_javascript.append(script)
        # After the site's own templates, before the theme's.
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(assets.templates()))
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Stop where a link leads to more than the host could ever walk, which it would begin with next."""
        try:
            endless = docs_of(options_of(config, self.config)).endless()
        except BitextError as error:
            raise PluginError(str(error)) from error
        if endless:
            raise PluginError(str(endless))

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Read the corpus, report what is off, add what the site generates."""
        try:
            options = options_of(config, self.config)
            left_out = leave_out(files, options)
            pages = [
                (file.src_uri, Path(file.abs_src_path)) for file in files.documentation_pages() if file.abs_src_path
            ]
            matches = Matches()
            corpus = load(options, pages, matches)
        except BitextError as error:
            raise PluginError(str(error)) from error
        for finding in dict.fromkeys((*left_out, *corpus.findings)):
            _log(finding)
        self.site = Site(corpus, options, _log, matches)
        for name, text in assets.published().items():
            files.append(File.generated(config, f"{ASSETS}/{name}", content=text))
        for path, text in generated_pages(corpus).items():
            if files.get_file_from_path(path) is None:
                inclusion = InclusionLevel.NOT_IN_NAV if path.startswith("glossary/") else InclusionLevel.UNDEFINED
                files.append(File.generated(config, path, content=text, inclusion=inclusion))
        for term in corpus.glossary:
            essay = files.get_file_from_path(term_path(term)) if term.essay else None
            if essay:
                essay.inclusion = InclusionLevel.NOT_IN_NAV
        return files

    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str | None:  # noqa: ARG002
        """Return the text of a page that the host could not read, or would take the front matter of for prose."""
        translation = self._translation(page)
        if translation is None or (translation.source_id and translation.body):
            return None
        # The host wants a line feed after the closing rule; without one it takes the front matter for prose.
        return (
            f"{Path(page.file.abs_src_path or '').read_text('utf-8-sig')}\n"
            if translation.source_id
            else translation.body
        )

    @event_priority(_AFTER_META)
    def _clean_front_matter(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """Make harmless what the theme will write of a page's front matter."""
        typed = page.file.content_string
        templates = ["main.html", *self.config.templates]
        if type(page) is not Page and not place_of_key(typed, "template"):  # a plugin's own page chooses for itself
            templates.append(page.meta.get("template", ""))
        for key, message in clean(page.meta, Theme(templates, partial(_has_icon, config.theme.dirs))):
            path = f"{Path(config.docs_dir).name}/{page.file.src_uri}"
            _log(Finding("F06", Location(path, place_of_key(typed, key) or 1), message))

    def _open_page(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Open the page for the extension, and say what it is for those who find it elsewhere."""
        if self.site:
            self.extension.open(self.site, page.file.src_uri)
        translation = self._translation(page)
        term = self.site.term(page.file.src_uri) if self.site else None
        if translation:
            page.meta.setdefault("description", _description(translation, self.site))
        elif term:
            page.meta.setdefault("title", term_title(term))
            # A search for a term leads to the texts first: a title weighs a thousand times what a text does there.
            page.meta.setdefault("search", {"boost": 0.0001})
            markdown = term_page(term, markdown) if term.essay else markdown
        for name in ("title", "description"):
            if name in page.meta:
                page.meta[name] = escaped(page.meta[name])
        # Python-Markdown makes nothing of nothing, and the article would be missing with its box or its original.
        return markdown if markdown.strip() or not translation else "<!-- nothing yet -->"

    on_page_markdown = CombinedEvent(_clean_front_matter, _open_page)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002  # the host's names
        """Keep titles text that templates would make tags of: Material reads the entities of those of headings."""
        for page in (file.page for file in files.documentation_pages()):
            if page and "title" not in page.meta and "title" not in vars(page) and is_tag_in(str(page.title)):
                page.meta["title"] = escaped(unescape(str(page.title)))

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002  # the host's names
        """Let go of a page's text: from here on the host holds the page itself."""
        self.extension.close()

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:  # noqa: ARG002
        """Follow the originals as the host follows its pages."""
        if self.site and self.site.options.source_texts.is_dir():
            server.watch(str(self.site.options.source_texts))
        return server

    def _translation(self, page: Page) -> Translation | None:
        return self.site.translation(page.file.src_uri) if self.site else None


def options_of(config: MkDocsConfig, ours: BitextConfig) -> Options:
    """Return the host's configuration as the plain values that everything below works with."""
    root = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
    return options_from(
        root,
        Path(config.docs_dir),
        source_texts=ours.source_texts,
        contact=ours.contact,
        repository=config.repo_url or "",
        edit_path=config.edit_uri,
        directory_urls=config.use_directory_urls,
        mark_terms=ours.terms.mark,
        raw_html=ours.raw_html,
        allowed_html=ours.allowed_html,
    )


def _has_icon(folders: Iterable[str], name: str) -> bool:
    """Return whether a theme has an icon of this name; one without any icons is asked for none."""
    icons = [Path(folder) / ".icons" for folder in folders]
    return any((folder / f"{name}.svg").is_file() for folder in icons) or not any(map(Path.is_dir, icons))


def _log(finding: Finding) -> None:
    """Write a finding where `--strict` counts it; a build goes on after either."""
    log.log(40 if finding.severity == "error" else 30 if finding.severity == "warning" else 20, "%s", finding)


def _description(translation: Translation, site: Site | None) -> str:
    if translation.description:
        return translation.description
    source = site.corpus.source_of(translation) if site else None
    sides = (
        "Chinese original and English translation, side by side" if source and source.on_file else "English translation"
    )
    return f"{translation.title}: {sides}." if translation.title else f"{sides}."
