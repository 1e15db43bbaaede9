"""The addresses of terms that share a page: at each stands a small file that leads to the place of the term."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from bitext.extension import Site
from bitext.pages import term_path

_PAGE = (
    '<!doctype html><html lang="zh"><meta charset="utf-8"><title>{name}</title><meta name="robots" content="noindex">'
    '<link rel="canonical" href="{canonical}"><meta http-equiv="refresh" content="0;url={address}">'
    '<a href="{address}">{name}</a>\n'
)


def term_addresses(site: Site, files: Files, config: MkDocsConfig) -> dict[str, bytes]:
    """Return path in the site → content of a file at `glossary/<id>/` for each term that has no page of its own.

    To be called when all addresses are known. They are no files of the host, which would take ten times as long for
    one: neither navigation, nor search, nor sitemap has them. A file that somebody wrote wins.
    """
    made = {path: text.encode() for path, text in _files(site, config.site_url or "")}
    for file in files if made else ():
        made.pop(file.dest_uri, None)
    return made


def _files(site: Site, root: str) -> Iterator[tuple[str, str]]:
    """Yield path in the site and text of each file; `root`: address of the site, where it is known."""
    for term in site.corpus.glossary:
        shared = site.terms.shared_page_of(term.id)
        if not shared:
            continue
        path = site.addresses.from_root(term_path(term))
        base = "../" * path.count("/")
        address = f"{site.addresses.from_root(shared)}#{term.id}"
        near = address.removeprefix("glossary/") if path.startswith("glossary/") else address
        way = f"{base.removesuffix('../') if near != address else base}{near}"
        canonical = f"{root.rstrip('/')}/{address}" if root else way
        text = _PAGE.format(name=escape(term.headword), canonical=escape(canonical), address=escape(way))
        yield f"{path}index.html" if path.endswith("/") else path, text
