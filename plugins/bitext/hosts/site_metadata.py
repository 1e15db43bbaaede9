"""What machines read of a site: in the head of each page, and in files beside the pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import is_
from pathlib import Path
from typing import NamedTuple

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.pages import Page

from bitext.extension import Site
from bitext.extension.extension import Page as Made
from bitext.hosts.front_matter import Escaped
from bitext.hosts.generated_files import language_folder
from bitext.metadata import linked_data
from bitext.metadata.feed import feed
from bitext.metadata.markdown_text import as_markdown
from bitext.metadata.overview import overview
from bitext.metadata.published_text import PublishedText, Where, published_text
from bitext.metadata.tags import Tag, tags
from bitext.model.catalogue import SourceRecord, TranslationRecord
from bitext.model.glossary import Term
from bitext.pages import GLOSSARY, description_of

FEED, OVERVIEW = "feed.xml", "llms.txt"
"""Paths in the site of the feed of texts and of the overview of them."""
_LISTS = {"texts/index.md": "pages.texts", GLOSSARY: "pages.glossary", "notes.md": "pages.notes"}


@dataclass(frozen=True, slots=True)
class Alternate:
    """Another form of a page, or of the site."""

    type: str
    """Media type, or "" for a page in another language."""
    address: str
    title: str = ""
    language: str = ""
    """Of a page in another language: its BCP 47 tag."""


@dataclass(frozen=True, slots=True)
class Head:
    """What the template `bitext/head.html` writes of a page."""

    tags: tuple[Tag, ...]
    """Names and contents of `meta` elements."""
    alternates: tuple[Alternate, ...]
    data: Escaped
    """Linked data as JSON, as it stands in a script element, or ""."""


class _Known(NamedTuple):
    """A text as it is published, with what it was made of."""

    translation: TranslationRecord
    source: SourceRecord | None
    where: Where
    text: PublishedText


@dataclass(slots=True)
class SiteMetadata:
    """Makes the files, and gives each page its head."""

    has_feed: bool = False
    _texts: dict[str, _Known] = field(default_factory=dict)
    """By page; kept from one build to the next."""
    _made: tuple[tuple[PublishedText, ...], object, dict[str, bytes]] | None = None
    """What the files of the site were last made of, and they themselves."""

    def begin(self) -> None:
        """Begin a build; one for another language is a build of its own."""
        self.has_feed, self._texts, self._made = False, {}, None

    def markdown(self, made: Made, clean: Callable[[str], str]) -> Iterator[tuple[str, bytes]]:
        """Yield ending and content of the Markdown of the translation that has been made, as it is shown.

        `clean`: for one block.
        """
        site = made.site
        if site is not None and made.shown is not None:
            yield ".md", as_markdown(made.shown[0], self._text(site, made.path), clean, site.words).encode()

    def files(self, site: Site, files: Files, config: MkDocsConfig) -> dict[str, bytes]:
        """Return path in the site → content of the overview and the feed; a file that somebody wrote wins.

        To be called when all pages are made. Where nothing has changed, it is the same object as before.
        """
        if language_folder(config):  # the build of the default language has written them
            self.has_feed = Path(config.site_dir, FEED).is_file()
            return {}
        texts = tuple(self._text(site, page) for page in sorted(site.corpus.translations) if _is_published(files, page))
        lists = {site.words(name): _absolute(site, page) for page, name in _LISTS.items() if page in site.told}
        around = lists, config.site_name, config.site_description, site.options.site_address
        if self._made is None or self._made[1] != around or not _are_same(self._made[0], texts):
            self._made = texts, around, dict(self._files(site, files, config, texts, lists))
        return self._made[2]

    def _files(
        self, site: Site, files: Files, config: MkDocsConfig, texts: Sequence[PublishedText], lists: Mapping[str, str]
    ) -> Iterator[tuple[str, bytes]]:
        if not _is_taken(files, OVERVIEW):
            about = str(config.site_description or "")
            yield OVERVIEW, overview(config.site_name, about, texts, lists, site.words).encode()
        if site.options.site_address and not _is_taken(files, FEED):
            made = feed(site.options.site_address, config.site_name, site.words.language, texts, FEED)
            self.has_feed = bool(made)
            if made:
                yield FEED, made

    def head(self, page: Page, site: Site, config: MkDocsConfig) -> Head:
        """Return what stands in the head of a page, whose alternates have addresses as seen from it."""
        path = page.file.src_uri
        translation = site.corpus.translations.get(path)
        feeds = self._feed(site, config, path)
        if translation:
            text = self._text(site, path)
            markdown = Alternate("text/markdown", site.beside(path, ".md"))
            others = _in_other_languages(site, translation)
            return Head(tags(text), (markdown, *feeds, *others), _script(linked_data.of_text(text)))
        return Head((), feeds, _script(self._node(page, site, config)))

    def _feed(self, site: Site, config: MkDocsConfig, path: str) -> tuple[Alternate, ...]:
        if not self.has_feed:
            return ()
        return (Alternate("application/atom+xml", _seen_from(site, path, FEED), config.site_name),)

    def _node(self, page: Page, site: Site, config: MkDocsConfig) -> linked_data.Node | None:
        """Return what a page is that holds no text: the site, the glossary or a term; else None."""
        path, term = page.file.src_uri, site.term(page.file.src_uri)
        if term:
            return _term(site, term)
        if path == GLOSSARY:
            return _glossary(site)
        if page.is_homepage:
            about = str(config.site_description or "")
            return linked_data.of_site(config.site_name, site.options.site_address, about, site.words.language)
        return None

    def _text(self, site: Site, page: str) -> PublishedText:
        translation = site.corpus.translations[page]
        source = site.corpus.source_of(translation)
        known = self._texts.get(page)
        if known and known.translation is translation and known.source is source:
            return known.text
        markdown = f"{site.options.site_address}{site.addresses.beside(page, '.md')}"
        where = Where(site.options.site_name, site.options.site_address, site.published(page), markdown)
        about = description_of(source, translation, site.words)
        if not (known and known[:3] == (translation, source, where)):
            known = _Known(translation, source, where, published_text(source, translation, where, about))
        self._texts[page] = known = known._replace(translation=translation, source=source)
        return known.text


def _script(node: linked_data.Node | None) -> Escaped:
    return Escaped(linked_data.as_script(node) if node else "")


def _term(site: Site, term: Term) -> linked_data.Node:
    reading, definition = site.corpus.glossary.reading(term), site.terms.definitions.text(term.definition)
    address = _absolute(site, f"glossary/{term.id}.md")
    return linked_data.of_term(term, reading, definition, address, _glossary(site))


def _glossary(site: Site) -> linked_data.Node:
    return linked_data.of_glossary(site.words("pages.glossary"), _absolute(site, GLOSSARY))


def _absolute(site: Site, page: str) -> str:
    return site.published(page) or site.addresses.from_root(page)


def _seen_from(site: Site, page: str, address: str) -> str:
    return f"{site.addresses.base(page)}{address}"


def _in_other_languages(site: Site, translation: TranslationRecord) -> Iterator[Alternate]:
    """Yield the page and those that render its original in other languages, where there are any.

    Search engines want whole addresses, and one page a language.
    """
    pages: dict[str, str] = {}
    for other in (translation, *site.corpus.translations_of(translation.source_id)):
        pages.setdefault(other.language, other.page)
    if len(pages) > 1 and site.options.site_address:
        yield from (Alternate("", site.published(page), language=tag) for tag, page in sorted(pages.items()))


def _is_published(files: Files, page: str) -> bool:
    file = files.get_file_from_path(page)
    return file is not None and file.inclusion.value > InclusionLevel.DRAFT.value


def _is_taken(files: Files, address: str) -> bool:
    """Return whether the host has a file at a path in the site."""
    return any(file.dest_uri == address for file in files)


def _are_same(some: Sequence[object], others: Sequence[object]) -> bool:
    return len(some) == len(others) and all(map(is_, some, others))
