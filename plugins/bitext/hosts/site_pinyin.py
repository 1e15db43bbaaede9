"""The page with readings that stands beside the page of a text."""

from __future__ import annotations

import posixpath
from pathlib import Path
from urllib.parse import unquote

from mkdocs.config.defaults import MkDocsConfig

from bitext.extension.extension import Page
from bitext.languages import language
from bitext.rendering.pinyin_page import PINYIN, render_pinyin_page


def write_pinyin(made: Page, config: MkDocsConfig) -> None:
    """Write the readings of an original in Chinese, once the page of its translation has been made."""
    source = made.shown[0].source if made.shown else None
    if made.site is None or made.shown is None or source is None:
        return
    if not source.on_file or not language(source.language).is_chinese:
        return
    addresses = made.site.addresses
    address = addresses.beside(made.path, PINYIN)
    root = "../" * address.count("/")
    page = f"{root}{addresses.from_root(made.path)}" if root else addresses.from_root(made.path)
    text = render_pinyin_page(source, made.shown[0].translation, page, root, made.site.words)
    path = Path(config.site_dir, unquote(posixpath.normpath(address)))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
