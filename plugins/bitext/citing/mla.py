"""MLA: MLA Handbook, 9th edition (2021), chapters 5 and 6.

The work, with the date of the original after it, and its container, the site, with its contributors, the date and the
address; an optional last element says what it was first. Chinese names are not turned round.
"""

from __future__ import annotations

from bitext.citing.names import Name
from bitext.citing.parts import Part, Parts, parts, short_date
from bitext.citing.phrases import both, curly, ended, is_made_up, joined, journal, original_title, quoted, row, site
from bitext.citing.record import CitedWork


def works_cited(work: CitedWork) -> Parts:
    """Return the entry of a list of works cited."""
    first = short_date(work.original_date) if work.is_translation else ""
    names = [name.latin for name in work.translators]
    by = f"{names[0]} et al." if len(names) > 2 else row(names)  # three and more are shortened
    address = parts(Part(work.address, "address")) if work.address else ()
    date = short_date(work.published)
    here = parts(Part(site(work), "italic")) if work.site_name else ""
    elsewhere = work.publisher != work.site_name
    about = joined(
        [
            *_journal(work),
            parts(Part(curly(work.publisher), "italic")) if work.publisher else "",
            f"translated by {by}" if by else "",
            date,
            *([work.first_url] if elsewhere else []),
        ]
    )
    where = parts(", " if about and not elsewhere else "", Part("{place}, ", "place"), address) if address else ()
    about = parts(about, ". " if about else "", here, ", " if here else "", where) if elsewhere else parts(about, where)
    accessed = () if date or first or work.original_date else parts(" Accessed ", Part("short", "accessed"), ".")
    return parts(
        _names(work.creators),
        quoted(work.title, "."),
        f" {ended(first)}" if first else "",
        parts(" ", about, ".") if about else "",
        accessed,
        _original(work),
    )


def in_text(work: CitedWork) -> Parts:
    """Return the citation in the text, in parentheses: `(Xi, pair 9)`."""
    names = [name.family or name.latin or name.original for name in work.creators]
    who = f"{names[0]} et al." if len(names) > 2 else row(names)  # three and more are shortened
    if who or is_made_up(work.title):
        return parts("(", who or curly(work.title), Part(", {place}", "place"), ")")
    return parts("(", quoted(work.title).removesuffix("\u201d"), Part(",\u201d {place}", "place", "\u201d"), ")")


def _journal(work: CitedWork) -> list[Parts | str]:
    """Return where a text that has no other original was published."""
    if work.is_translation:
        return []
    return [journal(work), both(work.number), short_date(work.original_date)]


def _names(names: tuple[Name, ...]) -> str:
    said = [
        f"{name.inverted if index == 0 else name.latin}{f' [{name.original}]' if name.original else ''}"
        for index, name in enumerate(names)
    ]
    if not said:
        return ""
    return f"{ended(f'{said[0]}, et al' if len(said) > 2 else ', and '.join(said))} "  # the first of three and more


def _original(work: CitedWork) -> Parts:
    """Return what the work was first: `Originally published as “Bu duan …” 不断…, in Qiushi 求是`."""
    title, place, number = original_title(work), journal(work), both(work.number)
    if not work.is_translation or not (title or place or number):
        return ()
    said = joined([f"as {title}" if title else "", number, parts("in ", place) if place else ""])
    return parts(" Originally published ", said, ".")
