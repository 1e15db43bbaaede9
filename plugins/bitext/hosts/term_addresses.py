"""The addresses of terms that share a page: at each stands a small file that leads to the place of the term."""

from __future__ import annotations

from html import escape

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from bitext.extension import Site
from bitext.pages import term_path

_PAGE = (
    '<!doctype html><html lang="zh"><meta charset="utf-8"><title>{name}</title><meta name="robots" content="noindex">'
    '<link rel="canonical" href="{canonical}"><meta http-equiv="refresh" content="0;url={address}">'
    '<a href="{address}">{name}</a></html>\n'
)


def add_term_addresses(site: Site, files: Files, config: MkDocsConfig) -> None:
    """Add a file at `glossary/<id>/` for each term that has no page of its own.

    To be called when all addresses are known. They are no pages of the host: neither navigation, nor search, nor
    sitemap has them. A file that somebody wrote wins.
    """
    for term in site.corpus.glossary:
        shared = site.terms.shared_page_of(term.id)
        if not shared:
            continue
        path = site.addresses.from_root(term_path(term))
        base = "../" * path.count("/")
        address = f"{site.addresses.from_root(shared)}#{term.id}"
        canonical = f"{config.site_url.rstrip('/')}/{address}" if config.site_url else f"{base}{address}"
        text = _PAGE.format(name=escape(term.headword), canonical=escape(canonical), address=escape(f"{base}{address}"))
        place = f"{path}index.html" if path.endswith("/") else path
        if files.get_file_from_path(place) is None:
            files.append(File.generated(config, place, content=text, inclusion=InclusionLevel.NOT_IN_NAV))
