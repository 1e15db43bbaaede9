"""The tags that reference managers read in the head of a page.

Zotero's translator "Embedded Metadata" makes an item of them. It takes the translator from `z:translators` alone, and
where it finds one tag that begins with `citation_` it drops all other names: so there is none. What its fields have no
place for goes into `z:extra`, whose lines have the names of CSL's variables.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bitext.citing.names import Name
from bitext.citing.record import CitedWork
from bitext.metadata.published_text import PublishedText, iso

Tag = tuple[str, str]
"""Name and content of a `meta` element."""

ITEM_TYPE = "webpage"
"""Zotero's type of every text: a translation on a site is no article of the journal, and no law, that it renders.

Of the types that would do, it has fields for an author, a translator and a site's name.
"""


def tags(text: PublishedText) -> tuple[Tag, ...]:
    """Return the tags of a text's page, in their order; none of them is empty."""
    work = text.work
    found: list[Tag] = [
        ("DC.title", work.title),
        *(("DC.creator", as_creator(name)) for name in work.creators),
        ("DC.date", iso(work.published)),
        ("DC.language", work.language),
        ("DC.rights", text.translation.license),
        ("z:itemType", ITEM_TYPE),
        *(("z:translators", as_creator(name)) for name in work.translators),
        *(("bib:contributors", as_creator(name)) for name in work.editors),
        ("z:extra", "\n".join(_extra(work))),
    ]
    return tuple(tag for tag in found if tag[1])


def as_creator(name: Name) -> str:
    """Return a name so that Zotero parts it rightly: `Xi, Jinping`, and an office whole: `State Council,`.

    It takes what stands before a comma for the family's name; without one, the last word.
    """
    if name.family and "," not in name.family + name.given:
        return f"{name.family}, {name.given}"
    whole = (name.latin or name.original).replace(", ", "; ").replace(",", ";")
    return f"{whole}," if " " in whole else whole


def _extra(work: CitedWork) -> Iterator[str]:
    """Yield the lines on the original: those that CSL has a variable for first."""
    if work.is_translation:
        yield from _line("Original Title", [work.original_title])
        yield from (line for name in work.creators for line in _line("Original Author", [name.original]))
        yield from _line("Original Date", [iso(work.original_date)])
    yield from _line("Original Publisher", [work.container.translated, work.container.original])
    yield from _line("Number", [work.number.original or work.number.translated])
    yield from _line("Original URL", [work.original_url])
    yield from _line("Archived Copy", [work.archived_url])


def _line(label: str, values: Iterable[str]) -> Iterator[str]:
    value = " ".join(" ".join(filter(None, values)).split())
    if value:
        yield f"{label}: {value}"
