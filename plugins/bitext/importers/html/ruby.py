"""Words with their reading above them, as `<ruby>` has them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bs4.element import NavigableString, Tag

from bitext.importers.document import Run
from bitext.importers.html.elements import words_of


def readings(ruby: Tag, way: Run) -> Iterator[Run]:
    """Yield the words of an element with their readings; `way`: how they stand in the text."""
    bases, above = list[str](), list[str]()
    for child in ruby.contents:
        if isinstance(child, Tag) and child.name in ("rp", "rtc"):
            continue
        if isinstance(child, Tag) and child.name == "rt":
            above.append(words_of(child))
            continue
        text = words_of(child) if isinstance(child, Tag) else str(child).strip()
        if text and type(child) in (Tag, NavigableString):
            if above:
                yield from _paired(bases, above, way)
                bases, above = [], []
            bases.append(text)
    yield from _paired(bases, above, way)


def _paired(bases: list[str], above: list[str], way: Run) -> Iterator[Run]:
    if len(bases) == len(above):
        yield from (replace(way, text=base, ruby=reading) for base, reading in zip(bases, above, strict=True))
    elif bases:
        yield replace(way, text="".join(bases), ruby=" ".join(above))
