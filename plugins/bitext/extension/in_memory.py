"""What is found only when a page is made, without a host: its pages are made in memory, and thrown away."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import markdown

from bitext.config import Options
from bitext.diagnostics import Finding
from bitext.extension.extension import BitextExtension
from bitext.extension.site import Site
from bitext.model.catalogue import TranslationRecord
from bitext.model.corpus import Corpus
from bitext.pages import GLOSSARY, term_path
from bitext.shown import ordered

Configured = tuple[str, Mapping[str, object]]
"""The name of an extension of Python-Markdown, with its settings."""

_HOSTS = ("toc", "tables", "fenced_code")  # what MkDocs adds by itself
_OURS = "bitext"


@dataclass(slots=True)
class _Maker:
    """Makes pages with the extensions of a site, and keeps what is said of them."""

    site: Site
    extensions: Sequence[Configured]
    found: list[Finding] = field(default_factory=list)

    def make(self, page: str, body: str) -> None:
        """Make a page; with the extensions that every site has, where the site's own fail on it."""
        before = len(self.found)
        if not self._made(page, body, self.extensions):
            del self.found[before:]
            self._made(page, body, [(name, {}) for name in _HOSTS])

    def _made(self, page: str, body: str, extensions: Sequence[Configured]) -> bool:
        names = [name for name, _ in extensions]
        settings: dict[str, Any] = {name: dict(each) for name, each in extensions}
        try:
            markdown.markdown(body, extensions=[*names, BitextExtension(self.site, page)], extension_configs=settings)
        except Exception:  # noqa: BLE001  # whatever somebody's extension raises, which a build will show
            return False
        return True


@dataclass(slots=True)
class InMemory:
    """Makes the pages of a corpus, and says what is found only then.

    No term is marked and none is counted, since nothing is ever said of that.
    """

    corpus: Corpus
    options: Options
    extensions: Iterable[Configured]
    """Those of `mkdocs.yml`."""
    _maker: _Maker = field(init=False)

    def __post_init__(self) -> None:
        found: list[Finding] = []
        site = Site(self.corpus, replace(self.options, mark_terms="none"), found.append, cites=False)
        self._maker = _Maker(site, _usable(self.extensions), found)

    def of_page(self, page: str) -> list[Finding]:
        """Return what is found when the page of a translation is made."""
        self._maker.make(page, self.corpus.texts.edition(page).translation.body)
        return self._taken()

    def of_glossary(self) -> list[Finding]:
        """Return what is found when the definitions and the essays of the glossary are made."""
        for term in self.corpus.glossary:
            for text in (term.definition, *(rendering.note for rendering in term.renderings)):
                self._maker.site.terms.definitions.elements(text, GLOSSARY)
            if term.essay:
                self._maker.make(term_path(term), term.essay.body)
        return self._taken()

    def of_other_page(self, page: str, body: str) -> list[Finding]:
        """Return what is found when a page is made that translates nothing."""
        self._maker.make(page, body)
        return self._taken()

    def _taken(self) -> list[Finding]:
        taken = list(self._maker.found)
        self._maker.found.clear()
        return taken


def with_pages(
    corpus: Corpus,
    options: Options,
    extensions: Iterable[Configured],
    pages: Iterable[TranslationRecord] | None = None,
    seen: Callable[[str], None] = lambda _: None,
) -> Corpus:
    """Return the corpus with what is found when its pages are made, as in a build.

    `extensions`: those of `mkdocs.yml`. `pages`: those to look at; where it is not given, all are, with the glossary
    and the essays. `seen`: called with each page when it has been made.
    """
    made = InMemory(corpus, options, extensions)
    found: list[Finding] = []
    for translation in corpus.translations.values() if pages is None else pages:
        found += made.of_page(translation.page)
        seen(translation.page)
    found += made.of_glossary() if pages is None else ()
    return replace(corpus, findings=ordered((*corpus.findings, *found)))


def _usable(extensions: Iterable[Configured]) -> list[Configured]:
    """Return the extensions of a site that are there and take their settings, with those that MkDocs adds."""
    configured = {name: settings for name, settings in extensions if not name.startswith(_OURS)}
    return [
        each
        for each in (*((name, {}) for name in _HOSTS if name not in configured), *configured.items())
        if _is_usable(each)
    ]


def _is_usable(extension: Configured) -> bool:
    name, settings = extension
    try:
        markdown.Markdown(extensions=[name], extension_configs={name: dict(settings)})
    except Exception:  # noqa: BLE001  # the same
        return False
    return True
