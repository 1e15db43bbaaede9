"""What the formats of reference managers have in common: what they have no field for is said in a note."""

from __future__ import annotations

from collections.abc import Iterator

from bitext.citing.parts import long_date
from bitext.citing.phrases import both, first_publication, verb
from bitext.citing.record import CitedWork


def original_note(work: CitedWork) -> str:
    """Return what is known of the original: `Originally published in Qiushi 求是, January 15, 2022`."""
    date = long_date(work.original_date) if work.is_translation else ""
    issue = f"no. {work.issue}" if work.issue else ""
    place = f"in {both(work.container)}" if work.container else ""
    said = ", ".join(filter(None, (both(work.number), place, issue, date)))
    done = f"Originally {verb(work)}" if work.is_translation else verb(work).capitalize()
    return f"{done} {'as ' if work.number else ''}{said}" if said else ""


def notes(work: CitedWork) -> Iterator[str]:
    """Yield each note of a work: the original, its address and its archived copy, where the translation first was."""
    first = first_publication(work)
    yield from filter(
        None,
        (
            original_note(work),
            f"Original at {work.original_url}" if work.original_url else "",
            f"Archived at {work.archived_url}" if work.archived_url else "",
            f"Translation {first}" if first else "",
            f"Read on {work.site_name}" if first and work.site_name else "",
        ),
    )


def both_titles(work: CitedWork) -> str:
    """Return the original's title in pinyin and in its characters."""
    return " ".join(filter(None, (work.pinyin, work.original_title)))
