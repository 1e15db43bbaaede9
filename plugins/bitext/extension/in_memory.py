"""What is found only when a page is made, without a host: its pages are made in memory, and thrown away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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


def with_pages(
    corpus: Corpus, options: Options, extensions: Iterable[Configured], pages: Iterable[TranslationRecord] | None = None
) -> Corpus:
    """Return the corpus with what is found when its pages are made, as in a build.

    `extensions`: those of `mkdocs.yml`. `pages`: those to look at; where it is not given, all are, with the glossary
    and the essays. No term is marked and none is counted, since nothing is ever said of that.
    """
    found: list[Finding] = []
    site = Site(corpus, replace(options, mark_terms="none"), found.append, cites=False)
    maker = _Maker(site, _usable(extensions), found)
    for translation in corpus.translations.values() if pages is None else pages:
        maker.make(translation.page, corpus.texts.edition(translation.page).translation.body)
    for term in corpus.glossary if pages is None else ():
        for text in (term.definition, *(rendering.note for rendering in term.renderings)):
            site.terms.definitions.elements(text, GLOSSARY)
        if term.essay:
            maker.make(term_path(term), term.essay.body)
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
