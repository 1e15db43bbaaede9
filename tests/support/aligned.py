"""What is read of a text beside its translation, as lines that can be read at a glance."""

from __future__ import annotations

from collections.abc import Iterator

from bitext.importers.document import Block
from bitext.importers.parallel import Aligned

_SIGNS = {"paragraph": "", "item": "- ", "quotation": "> ", "verse": "", "code": "`", "table": "| ", "image": "!"}


def as_lines(aligned: Aligned | None) -> str:
    """Return the languages, and the blocks of each row: `<` those of the original, `>` those of the translation."""
    if aligned is None:
        return "no rows\n"
    if aligned.fault:
        return f"{aligned.fault}\n"
    return "\n".join([" ".join(aligned.languages), *_about(aligned), "", *_rows(aligned)])


def _about(aligned: Aligned) -> Iterator[str]:
    if any(aligned.titles):
        yield f"titles: {' | '.join(aligned.titles)}"
    if aligned.dropped:
        yield f"dropped: {'; '.join(aligned.dropped)}"


def _rows(aligned: Aligned) -> Iterator[str]:
    for row in aligned.rows:
        yield from (f"< {shown(block)}" for block in row.source)
        yield from (f"> {shown(block)}" for block in row.translation)
        yield ""


def shown(block: Block) -> str:
    """Return a block on one line."""
    sign = "#" * block.level + " " if block.kind == "heading" else _SIGNS[block.kind]
    return f"{sign}{block.text}".replace("\n", " / ")
