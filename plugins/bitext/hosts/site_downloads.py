"""The files in which a text can be had, beside its page: its pairs, its original and its citations."""

from __future__ import annotations

from collections.abc import Iterator

from bitext.citing import cited_work
from bitext.citing.parts import plain
from bitext.citing.styles import STYLES, cited
from bitext.exports.pairs import pairs_tmx, pairs_tsv
from bitext.extension.extension import Page
from bitext.extension.site import Site
from bitext.model.edition import Edition


def downloads(made: Page) -> Iterator[tuple[str, bytes]]:
    """Yield ending and content of each file of a translation, as it is shown; `made`: its page."""
    if made.site is not None and made.shown is not None:
        yield from _files(made.site, made.shown[0])


def _files(site: Site, edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Yield ending and content of each file."""
    source, translation = edition.source, edition.translation
    address = site.published(translation.page)
    work = cited_work(source, translation, site.options.site_name, address)
    for style in STYLES:
        if style.ending:
            text = "".join(plain(row) for _, row in cited(work, style))
            yield style.ending, text.replace("\n", style.line_end).encode()
    if source is not None and source.on_file:
        yield ".tsv", pairs_tsv(edition).encode()
        yield ".tmx", pairs_tmx(edition, address or site.options.site_name)
        yield ".txt", source.body.encode(errors="replace")  # no more than what is sealed: its digest is the seal
