"""Near misses on pages that name no source text: of a translation's front matter, and of a list's comment."""

from __future__ import annotations

from bitext.diagnostics import Finding
from bitext.readers.files import File
from bitext.readers.near_misses import near_lists
from bitext.syntax.frontmatter import split
from bitext.syntax.near.front_matter import MOST_LINES, Known, is_source_key, key_slip, opening_slip


def near_misses_of_page(file: File, known: Known) -> list[Finding]:
    """Return findings on near misses on a page that is no translation; `known`: the existing source texts."""
    if file.fault:
        return []
    parts = split(file.text)
    lines = file.text.split("\n", MOST_LINES)
    slip = key_slip(parts, known) if parts.present else opening_slip(lines, is_source_key)
    found = [slip.finding(file.shown)] if slip else []
    return [*found, *near_lists(file.shown, parts.body, parts.body_line)]
