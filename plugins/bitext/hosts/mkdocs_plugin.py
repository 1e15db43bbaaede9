"""MkDocs and ProperDocs: hooks in, calls out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from bitext.config import Options
from bitext.diagnostics import BitextError, Finding
from bitext.extension import BitextExtension, Site
from bitext.extension.drop_comments import shown_value
from bitext.extension.given_text import NOTHING_YET
from bitext.extension.hidden_alerts import HiddenAlerts
from bitext.hosts import front_matter
from bitext.hosts.additions import add_files, add_words
from bitext.hosts.beside_pages import BesidePages
from bitext.hosts.changed_texts import changes, translations_first
from bitext.hosts.configuration import options_of
from bitext.hosts.excerpts import clean_excerpts
from bitext.hosts.generated_files import without_cache
from bitext.hosts.kept_comments import kept_comments
from bitext.hosts.left_out import leave_out
from bitext.hosts.menu import put_in_order
from bitext.hosts.messages import Messages
from bitext.hosts.other_search import switch_off
from bitext.hosts.priorities import AFTER_META, EARLY, FIRST, LAST
from bitext.hosts.seldom_collected import SeldomCollected
from bitext.hosts.serving.served import ServedSite
from bitext.hosts.site_reading import Again, SiteReading
from bitext.library import PutOff
from bitext.model.catalogue import TranslationRecord
from bitext.project import docs_of, for_hosts

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.livereload import LiveReloadServer  # imports a web server: 4 MB that no build needs
    from mkdocs.structure.nav import Navigation
    from mkdocs.utils.templates import TemplateContext


class BitextPlugin(BasePlugin):  # type: ignore[type-arg,no-untyped-call]  # MkDocs leaves its hook without types; its options are read by a table of our own
    """Renders translations side by side with their originals."""

    def __init__(self) -> None:
        """Make the one extension that all pages of this build are rendered with."""
        super().__init__()
        self.extension = BitextExtension()
        self.typed: object = {}
        """The options as they were typed."""
        self.options: Options | None = None
        self.site: Site | None = None
        self.pages: frozenset[str] = frozenset()
        self.alerts = HiddenAlerts("")
        self.serving = self.dirty = False
        self.beside = BesidePages()
        self.messages = Messages(partial(get_plugin_logger("bitext").log))
        """The messages so far: a build in two languages finds each twice, and every later build finds them again."""
        self._say = self.messages.say  # where `--strict` counts findings; none of them stops the build
        self.reading = SiteReading(self.messages, self._report)
        self.served = ServedSite(self)
        self.collected = SeldomCollected()

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Learn whether more builds follow; the host keeps a plugin with this handler for all of them."""
        self.serving, self.dirty = command == "serve", dirty
        self.reading.kept.again = self.serving

    def load_config(
        self, options: Mapping[str, object], config_file_path: str | None = None
    ) -> tuple[list[tuple[str, Exception]], list[tuple[str, str]]]:
        """Take the options as they were typed; faults are reported later, as the commands do, with their lines."""
        del config_file_path  # the configuration has it
        self.served.begin()  # the host asks for this at the begin of every build
        self.typed, self.options, self.site = options, None, None
        self.messages.begin(serving=self.serving)
        self.reading.begin()
        return [], []

    @event_priority(FIRST)
    def _switch_off_other(self, config: MkDocsConfig) -> None:
        """Switch the theme's own search off, before it is set up."""
        for line in switch_off(config):
            self.messages.note(line)

    def _add_ours(self, config: MkDocsConfig) -> MkDocsConfig:
        """Add the extension, the styles, the scripts and the templates; called again for each language."""
        self.options = self._read_options(config)
        if self.extension not in config.markdown_extensions:  # type: ignore[comparison-overlap]  # as below
            config.markdown_extensions.append(self.extension)  # type: ignore[arg-type]  # an instance may stand for a name
            add_files(config, self.options.words)
        return config

    on_config = CombinedEvent(_switch_off_other, _add_ours)

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Add what scripts say; stop where a link leads to more files than the host could walk, which it does next."""
        self.collected.begin()
        self.options = self._read_options(config)  # other plugins have changed the configuration by now
        add_words(config, self.options.words)
        if endless := docs_of(self.options).endless():
            raise PluginError(str(endless))
        if self.refreshes:
            self.served.see_files(config, self.options.source_texts, self.options.words_folder)

    @event_priority(FIRST)
    def _see_files(self, files: Files, *, config: MkDocsConfig) -> None:
        """Leave out the files that no plugin may read or publish."""
        self._say(leave_out(files, self._options(config)))

    def _see_pages(self, files: Files, *, config: MkDocsConfig) -> None:  # noqa: ARG002  # the host's names
        """Note which pages the site has: a blog excludes its posts until the navigation is there."""
        self.pages = frozenset(file.src_uri for file in files.documentation_pages())

    @event_priority(LAST)
    def _read_and_add(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Read the corpus, report its findings and add the generated files, after other plugins have added theirs."""
        self.beside.begin(files, config, dirty=self.dirty)
        self.site = self.reading.first(files, config, self._options(config), self.pages, serving=self.serving)
        self.extension.kept_comments = kept_comments(config)
        return files

    on_files = CombinedEvent(_see_files, _see_pages, _read_and_add)

    @event_priority(FIRST)
    def _order(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002  # the host's names
        """Order the navigation where the site gives none, before a plugin that orders it as its own files say."""
        if self.site and not config.nav:
            put_in_order(nav, self.site)

    @event_priority(LAST)
    def _finish_navigation(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Have the texts made before the lists of them; the order of the files has no other use any more."""
        if not config.nav:
            front_matter.clean_navigation(nav.items)
        self.served.see_navigation(nav)
        if self.site:
            translations_first(files, self.site, config, self)
        self.collected.keep()

    on_nav = CombinedEvent(_order, _finish_navigation)

    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str | None:
        """Return the text of a page that the host cannot read, or whose front matter it takes for prose; else None."""
        translation = self._translation(page)
        if translation is None:
            rest, said = front_matter.bounded(page.file, self._options(config))
            self._say(said)
            return rest
        if not translation.source_id:
            return self._body(page)
        typed = front_matter.text_of(page.file)
        readable = for_hosts(typed)
        if translation.size or self._body(page):
            return readable if readable != typed else None
        # The host wants a line feed after the closing rule; without one it takes the front matter for prose.
        return f"{readable}\n"

    @event_priority(AFTER_META)
    def _clean_front_matter(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """Make the values that the theme writes of a front matter harmless, and leave out comments."""
        if self._translation(page):
            page.meta.update({name: shown_value(value) for name, value in page.meta.items()})
        self._say(front_matter.clean_page(page, config, self._options(config)))

    def _on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Describe the page for search engines, and put an essay into its term's page."""
        return front_matter.described(markdown, page, self.site, self._translation(page))

    @event_priority(FIRST)
    def _hide_alerts(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Hide the alerts of a translation from plugins that make something else of them."""
        self.alerts = HiddenAlerts.of(markdown)
        return self.alerts.hidden(markdown) if self._translation(page) else markdown

    @event_priority(EARLY)
    def _hide_more_alerts(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Hide also the alerts that another plugin has inserted."""
        return self.alerts.hidden(markdown) if self._translation(page) else markdown

    @event_priority(LAST)
    def _open(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Open the page for the extension, once no other plugin will render anything before it."""
        markdown = without_cache(self.alerts.shown(markdown), page.file, self.reading.generated, config.docs_dir)
        if self.site:
            self.extension.open(self.site, page.file.src_uri)
        return markdown if markdown.strip() or not self._translation(page) else NOTHING_YET

    on_page_markdown = CombinedEvent(_hide_alerts, _clean_front_matter, _hide_more_alerts, _on_page_markdown, _open)

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002  # the host's names
        """Close the page: from here on the host holds it itself."""
        if self.site and self.extension.page.path == page.file.src_uri:
            page.markdown = self.extension.for_others(page.markdown or "")
            if page.present_anchor_ids is not None:
                page.present_anchor_ids |= self.extension.page.anchors
            self._say(self.site.at_last(page.file.src_uri))
            self.beside.add_text(self.extension, page, files, config)
        self.extension.close()

    @event_priority(LAST)
    def on_page_context(self, context: TemplateContext, *, page: Page, config: MkDocsConfig, **_: object) -> None:
        """Clean the excerpts of translations in a blog, and give the template what machines read of the page."""
        if self.site:
            clean_excerpts(context, self.site)
            context.update(bitext=self.beside.head(page, self.site, config))  # type: ignore[call-arg]  # a template may have values that the host has no name for

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Give our templates their words; report on pages that were not made, and on texts that others have changed."""
        config.theme["bitext_words"] = self._options(config).words  # also where another plugin has its own environment
        if self.site:
            self._say(self.site.at_last())
            for line in changes(self.site, config, self):
                self.messages.note(line)
            self.beside.write(self.site, files, config)
        self.messages.finish()
        front_matter.escape_titles(file.page for file in files.documentation_pages())
        if self.refreshes:
            self.served.see_pages(env, files, config)

    @event_priority(LAST)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Keep what the build has left, where edits follow; else say on GitHub what had to be made anew."""
        self.collected.end()
        if self.refreshes:
            self.served.end(self.site, self._options(config).words_folder)
        elif not self.serving:
            self.reading.summarize(os.environ)

    def reread(self, given: Again, files: Files, config: MkDocsConfig) -> tuple[Site, PutOff]:
        """Read the corpus again after an edit; see `serving.refreshing.Maker`."""
        self.site = self.reading.again(given, files, config, self._options(config), self.pages)
        return self.site, self.reading.library.put_off

    def made_again(self, page: Page, config: MkDocsConfig) -> None:
        """Note what was made of a page after an edit."""
        if self.site:
            self.beside.add_page(page, self.site, config)
        front_matter.escape_titles([page])

    def say_now(self) -> None:
        """Write the messages on the pages that an edit has been made good on so far."""
        self.messages.finish()

    def end_edit(self, pages: Iterable[str], files: Files, config: MkDocsConfig) -> None:
        """Write what stands beside the pages, when an edit is made good; `pages`: those that were made anew."""
        if self.site:
            self.beside.write_again(self.site, files, config)
            self.messages.end_edit(self.site.files_of({f.src_uri for f in files.documentation_pages()} - {*pages}))

    @property
    def refreshes(self) -> bool:
        """Return whether the site is served, and an edit makes anew just what it changes."""
        return self.serving and not self.dirty and (self.options is None or self.options.incremental)

    @event_priority(FIRST)
    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[[], None]) -> None:
        """Watch the originals as the host watches its pages, and make edits good by our own builder."""
        if self.refreshes:
            self.served.attach(server, builder, config)
        if self.site and self.site.options.source_texts.is_dir():
            server.watch(str(self.site.options.source_texts))

    def on_shutdown(self) -> None:
        """Make no more pages: the host removes their folder next."""
        self.served.close()

    def _report(self, finding: Finding) -> None:
        """Report a finding made while a page was rendered."""
        self._say([self.site.in_file(finding) if self.site else finding])

    def on_build_error(self, *, error: Exception) -> None:  # noqa: ARG002  # the host's names
        """Report the findings made before the build stopped."""
        self.messages.finish()
        self.collected.end()

    def _options(self, config: MkDocsConfig) -> Options:
        """Return the options of this build."""
        return self.options or self._read_options(config)

    def _read_options(self, config: MkDocsConfig) -> Options:
        """Return the options as the configuration is now; raises PluginError where one has the wrong form."""
        try:
            return options_of(config, self.typed)
        except BitextError as error:
            raise PluginError(str(error)) from error

    def _translation(self, page: Page) -> TranslationRecord | None:
        return self.site.corpus.translations.get(page.file.src_uri) if self.site else None

    def _body(self, page: Page) -> str:
        """Return the Markdown of a translation as its file has it."""
        return edition.translation.body if self.site and (edition := self.site.edition(page.file.src_uri)) else ""
