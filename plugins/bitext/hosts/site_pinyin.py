"""Writes the page with readings beside the page of a text."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

from mkdocs.config.defaults import MkDocsConfig

from bitext.extension.extension import Page
from bitext.extension.readings import readings_of


def write_pinyin(made: Page, config: MkDocsConfig) -> None:
    """Write the readings of an original in Chinese, once the page of its translation has been made."""
    readings = readings_of(made)
    if readings is None:
        return
    address, text = readings
    path = Path(config.site_dir, unquote(address))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
