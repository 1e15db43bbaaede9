"""The page with readings beside the page of a text."""

from __future__ import annotations

from collections.abc import Iterator

from bitext.extension.extension import Page
from bitext.extension.readings import readings_of


def pinyin(made: Page) -> Iterator[tuple[str, bytes]]:
    """Yield ending and content of the page with the readings of an original in Chinese; `made`: the text's page."""
    readings = readings_of(made)
    if readings:
        ending, text = readings
        yield ending, text.encode()
