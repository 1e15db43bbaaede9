"""Chicago, notes and bibliography: The Chicago Manual of Style, 18th edition (2024), chapters 11, 13 and 14.

A page of a site, translated: the title in quotation marks, the site in roman. The original follows, “originally
published as”. Chinese: pinyin without tones, then the characters, which are not italic; a Chinese name is not turned
round and has no comma. The 17th edition (2017) differs here in how many names it gives.
"""

from __future__ import annotations

from bitext.citing.names import Name
from bitext.citing.parts import Part, Parts, long_date, parts
from bitext.citing.phrases import (
    both,
    ended,
    first_publication,
    joined,
    journal,
    original_title,
    quoted,
    row,
    site,
    verb,
)
from bitext.citing.record import CitedWork

_MOST = 2
"""Names that a note gives; of more it gives the first, and `et al.`; the 17th edition gave three."""
_MOST_LISTED, _LISTED = 6, 3
"""Names that a bibliography gives, and how many of more."""


def note(work: CitedWork) -> Parts:
    """Return the full note: who, title, translator, site, date, pair, address; the original."""
    first = first_publication(work)
    by = f"trans. {_names(work.translators)}" if work.translators else "" if not first else "translation"
    translated = f"{by} ({first})" if first else by
    about = joined([_report(work), translated, site(work), _date(work), _accessed(work)])
    head = parts(_names(work.creators, both_scripts=True), ", " if work.creators else "")
    return parts(
        head,
        quoted(work.title, ","),
        " ",
        about,
        Part(", {place}", "place"),
        _address(work, ", "),
        _original(work, "; "),
        ".",
    )


def bibliography(work: CitedWork) -> Parts:
    """Return the entry of a bibliography, by the first name: it is the whole text's, whatever is cited of it."""
    names = [_listed(name, first=index == 0) for index, name in enumerate(work.creators)]
    if len(names) > _MOST_LISTED:
        names = [*names[:_LISTED], "et al."]
    elif len(names) > 1:
        names[-1] = f"and {names[-1]}"
    head = f"{ended(', '.join(names))} " if names else ""
    translated = f" Translated by {ended(row([name.latin for name in work.translators]))}" if work.translators else ""
    first = f" Translation {first_publication(work)}." if first_publication(work) else ""
    about = joined([_report(work), site(work), _date(work), _accessed(work)])
    original = _original(work, "")
    return parts(
        head,
        quoted(work.title, "."),
        translated,
        first,
        " " if about else "",
        about,
        "." if about else "",
        parts(" ", Part(work.address, "page"), ".") if work.address else "",
        parts(" ", _capital(original), ".") if original else "",
    )


def _date(work: CitedWork) -> str:
    """Return the date on which the site published the page."""
    return long_date(work.published) if work.published_here else ""


def _accessed(work: CitedWork) -> Parts:
    """Return the day on which a reader saw a page to which the site gives no date."""
    return () if work.published_here else parts("accessed ", Part("long", "accessed"))


def _report(work: CitedWork) -> Parts:
    """Return where and when a text that has no other original was published."""
    if work.is_translation:
        return ()
    return joined([journal(work), both(work.number), long_date(work.original_date)])


def _address(work: CitedWork, comma: str) -> Parts:
    return parts(comma, Part(work.address, "address")) if work.address else ()


def _original(work: CitedWork, before: str) -> Parts:
    """Return what is known of the original: `originally published as “…” …, Qiushi 求是, January 15, 2022, https…`."""
    title = original_title(work)
    where = joined([title, both(work.number), journal(work)]) if work.is_translation else ()
    when = long_date(work.original_date) if work.is_translation else ""
    archived = f"archived at {work.archived_url}" if work.archived_url else ""
    addresses = joined([work.original_url, archived])
    if not (where or when):
        return parts(before, "original at ", addresses) if addresses else ()
    link = " as " if title or work.number else " in " if where else " "
    spoken = _spoken(work)
    return parts(before, f"originally {verb(work)}", link, joined([where, when, spoken, addresses]))


def _spoken(work: CitedWork) -> str:
    """Return when a speech was given, where another date stands for it."""
    date = work.dates.get("delivered", "")
    return f"from a speech of {long_date(date)}" if date and verb(work) != "delivered" else ""


def _capital(row_: Parts) -> Parts:
    first, *others = row_
    return parts(Part(f"{first.text[:1].upper()}{first.text[1:]}", first.kind), others)


def _names(names: tuple[Name, ...], *, both_scripts: bool = False) -> str:
    said = [str(name) if both_scripts else name.latin or name.original for name in names]
    return f"{said[0]} et al." if len(said) > _MOST else row(said)


def _listed(name: Name, *, first: bool) -> str:
    latin = name.inverted if first else name.latin
    return " ".join(filter(None, (latin, name.original)))
