"""The page with readings that stands beside the page of a text."""

from __future__ import annotations

from bitext.extension.extension import Page
from bitext.languages import language
from bitext.rendering.pinyin_page import PINYIN, render_pinyin_page


def readings_of(made: Page) -> tuple[str, str] | None:
    """Return the page with readings, as the ending of its name and its HTML.

    `made`: the page of a translation, once it has been made. Return None where its original is not in Chinese, or not
    on file.
    """
    source = made.shown[0].source if made.shown else None
    if made.site is None or made.shown is None or source is None:
        return None
    if not source.on_file or not language(source.language).is_chinese:
        return None
    addresses = made.site.addresses
    address = addresses.beside(made.path, PINYIN)
    root = "../" * address.count("/")
    page = f"{root}{addresses.from_root(made.path)}" or "./"
    return PINYIN, render_pinyin_page(source, made.shown[0].translation, page, root, made.site.words)
